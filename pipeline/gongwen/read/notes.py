"""Doubts about pages, collected page by page and told once for all of a kind."""

from __future__ import annotations

from gongwen.read.source import Doubts


class PageNotes:
    """Which pages each doubt is about."""

    def __init__(self) -> None:
        """Start without any."""
        self._pages: dict[str, list[int]] = {}

    def add(self, code: str, number: int) -> None:
        """A doubt about a page; `number` counts from 0."""
        self._pages.setdefault(code, []).append(number)

    def count(self, code: str) -> int:
        """About how many pages there is this doubt."""
        return len(self._pages.get(code, ()))

    def doubts(self) -> Doubts:
        """The doubts, by the first page that each is about."""
        rows = sorted(self._pages.items(), key=lambda row: (row[1][0], row[0]))
        return tuple((code, (("pages", spelled(numbers)),)) for code, numbers in rows)


def spelled(numbers: list[int]) -> str:
    """Page numbers from 0 as people read them.

    >>> spelled([0, 1, 2, 6])
    '1-3, 7'
    """
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number:
            runs[-1] = (runs[-1][0], number + 1)
        else:
            runs.append((number + 1, number + 1))
    return ", ".join(f"{a}-{b}" if b > a else str(a) for a, b in runs)
