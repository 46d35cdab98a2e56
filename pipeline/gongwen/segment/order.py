"""Which style of labels stands over which in a document."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from gongwen.segment.labels import ARTICLE, CHAPTER, Label, rank

HEADING = "heading"
"""The style of headings without a number."""


def goes_on(heading: Label, following: Label) -> bool:
    """Does an unnumbered heading stand right above an article whose number goes on: a chapter that has lost its number?"""
    return (
        heading.style == HEADING
        and following.style == ARTICLE
        and following.number > 1
        and following.line == heading.line + 1
    )


class Order:
    """Which style stands over which in this document, by count, else by custom.

    t counts as standing over s where s starts between two numbers of t. It does not count where a third style goes on
    right before: 第一条 … 第二章 第一节 第二条 shows 节 under 章, and nothing of 条.
    """

    def __init__(self, labels: list[Label]) -> None:
        self._over: Counter[tuple[str, str]] = Counter()
        last: dict[str, tuple[int, int]] = {}  # style → its last number and where that is
        went_on: dict[str, tuple[int, int]] = {}  # style → where it last went on, and where its number before was
        opened: dict[str, tuple[int, frozenset[str]]] = {}  # style → where it last began, and what that says nothing of
        headings = [k for k, label in enumerate(labels) if label.style == HEADING]
        self._chapters = any(k + 1 < len(labels) and goes_on(labels[k], labels[k + 1]) for k in headings)
        """Do headings take the place of chapters?"""
        self._first_heading = headings[0] if headings else len(labels)
        self._first: dict[str, int] = {}
        for k, label in enumerate(labels):
            style = label.style
            self._first.setdefault(style, k)
            number, at = last.get(style, (0, -1))
            present = label.numbers[-1]
            if at >= 0 and (style == HEADING or number + 1 == present > 1):
                for other, (where, apart) in opened.items():
                    if other != style and where > at and style not in apart:
                        self._over[style, other] += 1
                if headings and style != HEADING and bisect_left(headings, k) - bisect_left(headings, at) > 1:
                    self._over[style, HEADING] += 1
                went_on[style] = (k, at)
            if present == 1 and style != HEADING:
                jumps = went_on.values()
                apart = frozenset([s for s, (_, n) in last.items() for now, then in jumps if now > n > then])
                opened[style] = (k, apart)
            last[style] = (present, k)

    def over(self, outer: str, inner: str) -> bool:
        """Does `outer` stand over `inner`?"""
        if outer == inner:
            return False
        if self._chapters and inner == HEADING and outer == CHAPTER:
            return True
        there, back = self._over[outer, inner], self._over[inner, outer]
        if there != back:
            return there > back
        if outer == HEADING:
            return self._first_heading < self._first.get(inner, -1)
        usual_outer, usual_inner = rank(outer), rank(inner)
        return usual_outer is not None and usual_inner is not None and usual_outer < usual_inner
