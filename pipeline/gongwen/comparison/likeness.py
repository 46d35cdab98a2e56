"""What no topic knows, grouped by likeness: by the words that most of it has in common, offered for naming."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from heapq import heapify, heappop, heappush

import msgspec

from gongwen.text.lexicon import any_of, words

_LONGEST = 6
_SHORTEST = 2
_NAME = 24
"""Characters of a text that stands alone, shown as its name."""


class Likes(msgspec.Struct, frozen=True):
    """Texts that have a word in common: `name` is the word, or, of a text alone, its beginning. `members` are places."""

    name: str
    shared: bool
    members: tuple[int, ...]


def alike(texts: Sequence[str]) -> list[Likes]:
    """Each text in one group: first the group of the word that explains most, and so on; what is like nothing stands alone.

    >>> [(likes.name, likes.members) for likes in alike(["修剪海棠", "修剪月季", "浇水"])]
    [('修剪', (0, 1)), ('浇水', (2,))]
    """
    having: dict[str, set[int]] = defaultdict(set)
    for k, text in enumerate(texts):
        for word in _words(text):
            having[word].add(k)
    shared = {word: members for word, members in having.items() if len(members) > 1}
    heap = [(_worth(word, len(members)), word) for word, members in shared.items()]
    heapify(heap)
    found: list[Likes] = []
    taken: set[int] = set()
    while heap:
        worth, word = heappop(heap)
        members = shared[word] - taken
        if len(members) < 2:
            continue
        if _worth(word, len(members)) != worth:
            heappush(heap, (_worth(word, len(members)), word))
            continue
        taken |= members
        found.append(Likes(word, True, tuple(sorted(members))))
    found += [Likes(_short(text), False, (k,)) for k, text in enumerate(texts) if k not in taken]
    return found


def _worth(word: str, count: int) -> int:
    """Longer words and more texts first (least is first in a heap)."""
    return -count * (len(word) - 1)


def _words(text: str) -> set[str]:
    """The stretches of two to six characters that may be a word: no empty words in them, no punctuation, no digits."""
    return {
        run[start : start + size]
        for run in _empty().sub(" ", text).split()
        for size in range(_SHORTEST, _LONGEST + 1)
        for start in range(len(run) - size + 1)
    }


@cache
def _empty() -> re.Pattern[str]:
    return re.compile(any_of(words("gongwen.comparison", "phrases", "empty"), r"[^\u4e00-\u9fff]"))


def _short(text: str) -> str:
    return text if len(text) <= _NAME else text[:_NAME] + "…"
