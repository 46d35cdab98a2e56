"""Which plan of a file carries which: 关于印发某办法的通知 and the 办法 are two plans, the first carries the second."""

from __future__ import annotations

import re
from functools import cache

from gongwen.document.model import Genre
from gongwen.segment import naming
from gongwen.segment.opening import Opening


class Carriage:
    """Which plan carries which: a notice carries what follows it, what it names, and what is attached to it."""

    def __init__(self) -> None:
        self._count = 0
        self._last_carrying: tuple[int, Opening] | None = None
        self._last_whole = -1  # the last plan that is no attachment
        self._previous: int | None = None  # the carrier of the plan before

    def carrier_of(self, opening: Opening) -> int | None:
        """The index of the plan that carries the next one, None where none does."""
        if self._last_carrying is not None:
            index, carrying = self._last_carrying
            attached = opening.attached and index >= self._last_whole
            if index == self._count - 1 or attached or _names(carrying, opening):
                return index
        if opening.attached and self._last_whole >= 0:
            return self._last_whole
        return None if _hands_on(opening) else self._previous

    def add(self, opening: Opening, genre: Genre, carrier: int | None) -> None:
        """Take note of the next plan."""
        if _carries(opening, genre):
            self._last_carrying = (self._count, opening)
        if not opening.attached:
            self._last_whole = self._count
        self._previous = carrier
        self._count += 1


def _carries(opening: Opening, genre: Genre) -> bool:
    """Is this a document that carries another (印发, 转发, 发布 in its title; an untitled notice)?"""
    if opening.title is not None and opening.title.text.endswith("令"):
        return True
    if genre not in ("通知", "函", "通报", "公告", "决定", "批复", "意见"):
        return False
    return opening.title is None or _hands_on(opening)


def _hands_on(opening: Opening) -> bool:
    """Does a title say that the document hands on another: 关于印发…的通知?"""
    return opening.title is not None and _handing().search(opening.title.text) is not None


def _names(carrier: Opening, carried: Opening) -> bool:
    """Does a carrier's title name the carried one?"""
    if carrier.title is None or carried.title is None:
        return False
    return naming.bare(carried.title.text) in naming.bare(carrier.title.text)


@cache
def _handing() -> re.Pattern[str]:
    return re.compile(r"征求|印发|转发|批转|颁发|颁布|发布|公布|下发|通过|修订|修改|批准")
