"""What a character of a key is worth in a comparison: little in a set phrase, little in what half of the statements say.

Two statements that merely share a set phrase say different things: 加强对消防工作的领导 and 加强对消防工作的检查 have most of their
characters in common and nothing of what matters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
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
UNSEEN = 60
"""Statements that are thought of beside those given, and have none of their pairs: among two, nothing is common."""


def weigh(keys: Sequence[str]) -> list[NDArray[np.float32]]:
    """The weight (0–1) of each character of each key, among these keys."""
    lengths = np.fromiter((len(key) for key in keys), np.int64, len(keys))
    text = without_values("".join(keys))
    common = _commonness(text, lengths)
    starts = np.concatenate(([0], np.cumsum(lengths)))
    for match in _light().finditer(text):
        common[match.start() : match.end()] = np.minimum(common[match.start() : match.end()], LIGHT)
    return [common[a:b] for a, b in pairwise(starts.tolist())]


def _commonness(text: str, lengths: NDArray[np.int64]) -> NDArray[np.float32]:
    """By the bigrams on both sides of a character: 1 where they are rare, towards 0 where every statement has them."""
    codes = np.frombuffer(text.encode("utf-32-le"), np.uint32).astype(np.int64)
    owner = np.repeat(np.arange(len(lengths)), lengths)
    whole = owner[:-1] == owner[1:]
    bucket = (codes[:-1] * 0x9E3779B1 + codes[1:] * 0x85EBCA6B >> 8) % _BUCKETS
    frequency = np.bincount(bucket[whole], minlength=_BUCKETS)
    rarity = np.log((len(lengths) + UNSEEN) / np.maximum(frequency, 1)) / np.log(RARE)
    bigram = np.where(whole, np.clip(rarity, 0.05, 1).astype(np.float32)[bucket], np.float32(1))
    edge = np.ones(1, np.float32)
    weights: NDArray[np.float32] = (np.concatenate((edge, bigram)) + np.concatenate((bigram, edge))) / np.float32(2)
    return weights


@cache
def _light() -> re.Pattern[str]:
    keys = Keys()
    phrases = [keys.of(phrase) for phrase in words("gongwen.comparison", "phrases", "phrase")]
    return re.compile(any_of((key for key in phrases if not any(map(is_number, key))), "[\U00040000-\U0010ffff]"))
