"""Pages to one text: columns to paragraphs, paragraphs across pages, what pages print around them as lines of its own."""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Iterable

import msgspec

from gongwen.read.paged.furniture import furniture
from gongwen.read.paged.layout import columns_of
from gongwen.read.paged.lines import shifted
from gongwen.read.paged.model import Line, Page
from gongwen.read.paged.paragraphs import Measure, goes_on, joint, measure
from gongwen.read.paged.rows import joined
from gongwen.read.source import Mark

_ENOUGH = 6
"""Lines in a column from which its measure may stand for the whole document's."""


class PagedText(msgspec.Struct, frozen=True):
    """The text of pages, where each begins in it, and the spans that are no part of the flow (`asides`).

    An aside is a line with the line end behind it, so that without it the text goes on as if it had never been there;
    in mid-paragraph the line end before it belongs to it as well.
    """

    text: str
    page_starts: tuple[int, ...]
    asides: tuple[tuple[int, int], ...]
    marks: tuple[Mark, ...]


class _Sheet(msgspec.Struct, frozen=True):
    """A page's columns, and what it prints around them."""

    columns: list[list[Line]]
    head: list[Line]
    foot: list[str]


def flow(pages: Iterable[Page]) -> PagedText:
    """The text of `pages`."""
    text = _Text()
    sheets = _sheets(pages)
    whole = _usual([column for sheet in sheets for column in sheet.columns if column])
    for sheet in sheets:
        text.page()
        for line in sheet.head:
            text.aside(line.text)
        for column in sheet.columns:
            place = measure(column, whole)
            for line, then in itertools.zip_longest(column, column[1:]):
                text.line(line, then, place)
        for stray in sheet.foot:
            text.aside(stray)
    return text.finish()


def _sheets(pages: Iterable[Page]) -> list[_Sheet]:
    laid: list[tuple[list[list[Line]], list[Line], tuple[str, ...]]] = []
    for page in pages:
        columns = columns_of(page)
        laid.append((columns, sorted((line for column in columns for line in column), key=_base), page.strays))
    found = furniture([lines for _, lines, _ in laid])
    sheets = []
    for (columns, lines, strays), (head, foot) in zip(laid, found, strict=True):
        gone = {id(lines[k]) for k in head | foot}
        sheets.append(
            _Sheet(
                [[line for line in column if id(line) not in gone] for column in columns] if gone else columns,
                [lines[k] for k in sorted(head)],
                [*(lines[k].text for k in sorted(foot)), *strays],
            )
        )
    last: _Sheet | None = None
    for sheet in sheets:
        if last is not None and sheet.columns:
            last.columns[-1], sheet.columns[0], heads = joined(last.columns[-1], sheet.columns[0])
            sheet.head.extend(heads)
        if any(sheet.columns):
            last = sheet
    return sheets


def _base(line: Line) -> float:
    return line.base


def _usual(columns: list[list[Line]]) -> Measure | None:
    """The measure of the document's longer columns; where there are none, of the widest of all."""
    measures = [measure(column) for column in columns if len(column) >= _ENOUGH]
    if measures:
        left, right, pitch = zip(*measures, strict=True)
        return Measure(statistics.median(left), statistics.median(right), statistics.median(pitch))
    return max(map(measure, columns), key=lambda found: found.right - found.left, default=None)


class _Text:
    """The text so far; what stands around the flow waits until it is known whether a paragraph goes on behind it."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._at = 0
        self._page_starts: list[int] = []
        self._asides: list[tuple[int, int]] = []
        self._marks: list[Mark] = []
        self._waiting: list[str | None] = []
        self._first: Line | None = None
        self._last: Line | None = None
        self._place: Measure | None = None

    def page(self) -> None:
        """A page begins."""
        self._waiting.append(None)

    def aside(self, text: str) -> None:
        """Something printed around the flow."""
        self._waiting.append(text)

    def line(self, line: Line, then: Line | None, place: Measure) -> None:
        """The next line of the flow, the one below it, and the measure of its column."""
        on = self._goes_on(line, then, place)
        if on:
            self._put(joint(self._last.text, line.text) if self._last else "")
        around = any(waiting is not None for waiting in self._waiting)
        start = self._at
        if self._at and (around or not on):
            self._put("\n")
        if not on:
            start = self._at
        for waiting in self._waiting:
            if waiting is None:
                self._page_starts.append(self._at)
            else:
                self._put(waiting + "\n")
        if around:
            self._asides.append((start, self._at))
        self._waiting = []
        self._marks += shifted(line.marks, self._at)
        self._put(line.text)
        if not on:
            self._first = line
        self._last, self._place = line, place

    def _goes_on(self, line: Line, then: Line | None, place: Measure) -> bool:
        if self._first is None or self._last is None or self._place is None:
            return False
        after = None if place is self._place else place
        return goes_on(self._first, self._last, line, self._place, after, then)

    def finish(self) -> PagedText:
        """The whole; what still waits stands at its end."""
        start = self._at
        for waiting in self._waiting:
            if waiting is None:
                self._page_starts.append(self._at)
            else:
                self._put(("\n" if self._at else "") + waiting)
        if self._at > start:
            self._asides.append((start, self._at))
        return PagedText("".join(self._parts), tuple(self._page_starts), tuple(self._asides), tuple(self._marks))

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._at += len(text)
