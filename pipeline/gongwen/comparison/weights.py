"""What a character of a key is worth in a comparison: little in a set phrase, little in what half of the statements say.

Two statements that merely share a set phrase say different things: 加强对消防工作的领导 and 加强对消防工作的检查 have most of their
characters in common and nothing of what matters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from gongwen.comparison.statements import Keys, is_number, without_values
from gongwen.errors import MissingExtra
from gongwen.text.lexicon import any_of, words

try:
    import numpy as np
except ImportError as error:
    raise MissingExtra("numpy", "compare") from error

if TYPE_CHECKING:
    from numpy.typing import NDArray

LIGHT = 0.25
"""Of a character in a set phrase, and of a number: 4 instead of 2 must not part two statements, it must be called out."""
RARE = 20
"""A pair of characters that less than one in so many statements has counts in full."""
_BUCKETS = 1 << 19
"""Pairs of characters are counted in so many buckets: two that share one look a little more common than they are."""
_EDGE = 0
"""The bucket of pairs that a key begins or ends with: they count as rare."""
_BLOCK = 4096
"""Keys that are worked on at once: they stay in the processor's cache."""
UNSEEN = 60
"""Statements that are thought of beside those given, and have none of their pairs: among two, nothing is common."""


def weigh(keys: Sequence[str]) -> list[NDArray[np.float32]]:
    """The weight (0–1) of each character of each key, among these keys."""
    texts = [without_values("\n".join(keys[start : start + _BLOCK])) for start in range(0, len(keys), _BLOCK)]
    buckets = [_buckets(text) for text in texts]
    frequency = np.zeros(_BUCKETS, np.int64)
    for block in buckets:
        frequency += np.bincount(block, minlength=_BUCKETS)
    frequency[_EDGE] = 0
    rarity = np.log((len(keys) + UNSEEN) / np.maximum(frequency, 1)) / np.log(RARE)
    worth = np.clip(rarity, 0.05, 1).astype(np.float32)
    return [weights for text, block in zip(texts, buckets, strict=True) for weights in _weighed(text, worth[block])]


def _buckets(text: str) -> NDArray[np.int64]:
    """For each pair of neighbouring characters, where it is counted; what begins or ends a key is a pair with nothing."""
    codes = np.frombuffer(f"\n{text}\n".encode("utf-32-le"), np.uint32).astype(np.int64)
    bucket = (codes[:-1] * 0x9E3779B1 + codes[1:] * 0x85EBCA6B >> 8) % (_BUCKETS - 1) + 1
    edge = codes == ord("\n")
    bucket[edge[:-1] | edge[1:]] = _EDGE
    return bucket


def _weighed(text: str, pairs: NDArray[np.float32]) -> Iterator[NDArray[np.float32]]:
    """The weights of the characters of each line: of the pairs on both sides; less in set phrases."""
    weights = (pairs[:-1] + pairs[1:]) / np.float32(2)
    for match in _light().finditer(text):
        weights[match.start() : match.end()] = np.minimum(weights[match.start() : match.end()], LIGHT)
    start = 0
    for line in text.split("\n"):
        yield weights[start : start + len(line)]
        start += len(line) + 1


@cache
def _light() -> re.Pattern[str]:
    keys = Keys()
    phrases = [keys.of(phrase) for phrase in words("gongwen.comparison", "phrases", "phrase")]
    return re.compile(any_of((key for key in phrases if not any(map(is_number, key))), "[\U00040000-\U0010ffff]"))
