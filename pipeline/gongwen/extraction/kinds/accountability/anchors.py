"""Where reading is worth while: the sentences that may hold a measure.

A sentence is read if it has words that are measures by themselves (`strong`: instruments, class names, vows), or words that
are measures after a failing (`mild`: 取消, 不得, 列入 …) together with one that tells of a failing, of a degree or of a list
to come. The rest of a text, by far the most, costs one search for anchors.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from gongwen.extraction.kinds.accountability import conditions
from gongwen.extraction.kinds.accountability.vocabulary import marks, phrases
from gongwen.text.lexicon import searched



@cache
def _strong() -> frozenset[str]:
    found = (*phrases("families", "alone"), *phrases("measures", "kind", "head", "vow"))
    return frozenset(found) - frozenset(phrases("families", "plain"))


@cache
def _anchor() -> re.Pattern[str]:
    return re.compile(searched((*_strong(), *phrases("measures", "mild", "deprive", "seize"), *marks())))


@cache
def _telling() -> re.Pattern[str]:
    return re.compile(searched(phrases("language", "failing", "scale", "telling"), conditions.NOT, "低(?<!不低)于"))


class Anchors:
    """The anchors of text[start:end]."""

    def __init__(self, text: str, start: int, end: int) -> None:
        """Find them all."""
        strong = _strong()
        found = [(match.start(), match.group() in strong) for match in _anchor().finditer(text, start, end)]
        self._text = text
        self._all = [at for at, _ in found]
        self._strong = [at for at, own in found if own]

    def __bool__(self) -> bool:
        """Is there anything to read at all?"""
        return bool(self._all)

    def among(self, paragraphs: list[tuple[int, int]]) -> Iterator[tuple[int, list[int]]]:
        """The paragraphs that have anchors, by number, each with its anchors."""
        at, count = 0, len(self._all)
        for k, (start, end) in enumerate(paragraphs):
            while at < count and self._all[at] < start:
                at += 1
            first = at
            while at < count and self._all[at] < end:
                at += 1
            if first < at:
                yield k, self._all[first:at]

    def hold(self, start: int, end: int) -> bool:
        """May a sentence with an anchor, [start, end), hold a measure?"""
        k = bisect_left(self._strong, start)
        if k < len(self._strong) and self._strong[k] < end:
            return True
        return _telling().search(self._text, start, end) is not None
