"""The width of the page that lines were printed on: the evidence for it, and which lines reach it.

A width is *exact* where many lines that end in no end mark have the very same one and hardly any line is wider: no author
writes so. It is counted in letters (a program broke the text) or in columns (a page did: an ideograph has two). Then a line
reaches the width if it has it; in columns also if what the next line begins with would not have fitted: a page breaks no
word, and no line before a closing mark. Of an exact width more follows:

* A line that doesn't reach it ends its paragraph, so that what stands below is seen to begin one. A label of a shape that
  never stands there (一是, 60.5) is none where it stands after a full line; nor is a table's row whole with fewer tabs than
  the others have.
* Where blank lines part nearly all lines, they part no paragraphs.
* A full line may end in an end mark by chance. Whether its paragraph goes on is told by what is commoner in the text: that
  mark inside lines, or below a shorter line with that mark a beginning that nothing marks (blank line, indent, label).

Else a *common* width is believed if most lines without an end mark are about that wide. Of either sort the lines that would
be joined must be prose, and come to an end mark: a list of names has no sentences.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise

import msgspec

from gongwen.normalise.steps.wrap.measure import CLOSING, OPENING, TERMINAL, unit_shape, width
from gongwen.text.gaps import usual_gap

_NARROW, _WIDE = 24, 200
"""Columns that a page has at least and at most."""
_SLACK = 7
"""Columns that a full line may lack of a common width: marks that may not begin a line, Latin words, an indent."""
_KEPT = 4
"""Columns by which what is kept together commonly shortens a line of an exact width."""
_LINES = 3
"""So many full lines make a width."""
_SHARE, _MOST = 0.6, 0.75
_BROADEST = 2.5
"""Columns that a letter has at most."""
_FEW = 0.05
"""The share of lines that may be wider than the width: titles, addresses of pages."""
_INNER = "，。；、：,;"
_PAUSE = "；;"
"""End marks within a sentence."""
_COMMONER = 2
"""Marks inside lines for each beginning that nothing marks."""


class Row(msgspec.Struct, frozen=True, gc=False):
    """A line that is not blank: its span, and the span without the blanks at its ends."""

    begin: int
    start: int
    end: int
    stop: int


class Page(msgspec.Struct, frozen=True):
    """A width, of exact ones with what its paragraphs say.

    `letters`: it is counted in letters. `flowing`: the marks after which a paragraph goes on. `shapes`: of the labels that
    open a paragraph. `tabs`: how many a row of a table has. `breaks`: how many line ends part two lines.
    """

    width: int
    exact: bool = False
    letters: bool = False
    flowing: frozenset[str] = frozenset()
    shapes: frozenset[str] = frozenset()
    tabs: int = 0
    breaks: int = 1

    def reached(self, text: str, one: Row, two: Row) -> bool:
        """Is `one`, with `two` below it, a full line?"""
        if not self.exact:
            return width(text[one.begin : one.end]) >= self.width - _SLACK
        if self.letters:
            return one.stop - one.begin == self.width
        line = text[one.begin : one.end]
        printed = width(line)
        if printed >= self.width - 1 or (
            printed >= self.width - _KEPT and line[-1] not in TERMINAL and _has_mark(line)
        ):
            return True
        kept = _kept().match(text, two.start, two.end)
        return kept is not None and printed + width(kept[0]) > self.width


@cache
def _kept() -> re.Pattern[str]:
    """What no page parts: a Latin word or a number, an ideograph, with the brackets and marks about it."""
    opening, closing = re.escape(OPENING), re.escape(CLOSING)
    return re.compile(rf"[{opening}]{{0,3}}(?:[0-9A-Za-z.%@_/-]{{1,20}}|.)[{closing}]{{0,3}}")


def pages(text: str, rows: Sequence[Row]) -> tuple[Page, ...]:
    """What the width of the lines may be, the best evidence first."""
    lengths = sorted((row.end - row.begin for row in rows), reverse=True)
    few = _FEW * len(rows)
    if lengths[int(few)] > _WIDE:
        return ()
    # Only so many lines may be wider, and so many must nearly be as wide: most texts are told by that.
    least = lengths[min(int(few + 1), len(lengths) - 1)] - 2 - _SLACK
    open_rows = [row for row in rows if row.end - row.begin <= _WIDE and text[row.end - 1] not in TERMINAL]
    if sum(_BROADEST * (row.end - row.begin) >= least for row in open_rows) < _LINES:
        return ()
    columns = [width(text[row.begin : row.end]) for row in open_rows]
    if sum(w >= least for w in columns) < _LINES:
        return ()
    letters = [row.stop - row.begin for row in open_rows]
    found = (*_exact(text, rows, open_rows, columns, letters), *_common(text, rows, open_rows, columns))
    return tuple(page for page in found if not _overrun(text, rows, page))


def _exact(text: str, rows: Sequence[Row], open_rows: list[Row], columns: list[int], letters: list[int]) -> list[Page]:
    ranked = []
    for widths, by_letters in ((columns, False), (letters, True)):
        count = Counter(w for w, c in zip(widths, columns, strict=True) if c >= _NARROW)
        full = _pile(count, by_letters)
        kept = 0 if by_letters else _KEPT
        if full and _is_prose(
            text, [r for r, w in zip(open_rows, widths, strict=True) if full - kept <= w <= full + 2]
        ):
            ranked.append((_near(count, full, 0 if by_letters else 1), Page(full, exact=True, letters=by_letters)))
    ranked.sort(key=lambda each: -each[0])
    return [_seasoned(text, rows, page) for _, page in ranked]


def _pile(count: Counter[int], by_letters: bool) -> int | None:
    """The greatest width that many lines have, and hardly any nearly has."""
    lack = 0 if by_letters else 1
    for greatest in sorted(count, reverse=True):
        if _near(count, greatest, lack) < _LINES:
            continue
        full = greatest if by_letters else max(range(greatest - 3, greatest + 1), key=lambda w: (_near(count, w, 1), w))
        exactly = _near(count, full, lack)
        about = exactly if by_letters else _near(count, full + 2, _KEPT + 2)
        wide = sum(times for w, times in count.items() if w > _MOST * full)
        if 2 * exactly >= about >= _MOST * wide:
            return full
    return None


def _common(text: str, rows: Sequence[Row], open_rows: list[Row], columns: list[int]) -> list[Page]:
    count = Counter(w for w in columns if w >= _NARROW)
    if count.total() < _LINES:
        return []
    full = max(count, key=lambda w: (_near(count, w, _SLACK - 1), w))
    near = _near(count, full, _SLACK - 1)
    if near < _LINES or near < _SHARE * count.total():
        return []
    lines = [row for row, w in zip(open_rows, columns, strict=True) if full - _SLACK < w <= full]
    return [Page(full)] if _is_prose(text, lines) else []


def _near(count: Counter[int], full: int, lack: int) -> int:
    return sum(count[full - less] for less in range(lack + 1))


def _is_prose(text: str, rows: Sequence[Row]) -> bool:
    """Have most of the lines a mark inside, as prose has and a title has not, and not all in the same places, as lists?"""
    places = Counter(_marks(text[row.begin : row.end]) for row in rows)
    return 2 * places[()] <= len(rows) and max(places.values(), default=0) < _MOST * len(rows)


def _marks(line: str) -> tuple[int, ...]:
    return tuple(k for k, c in enumerate(line) if c in _INNER)


def _has_mark(line: str) -> bool:
    return any(c in line for c in _INNER)


def _overrun(text: str, rows: Sequence[Row], page: Page) -> bool:
    """Are too many lines wider than the page?"""
    measure: Callable[[str], int] = len if page.letters else width
    room = page.width + (0 if page.letters else 2)
    least = room // 2
    wider = sum(row.end - row.begin > least and measure(text[row.begin : row.end]) > room for row in rows)
    return wider > _FEW * len(rows) + 1


def _seasoned(text: str, rows: Sequence[Row], page: Page) -> Page:
    """The page, with what the paragraphs that are seen to begin say of it."""
    breaks = usual_gap([text.count("\n", one.end, two.start) for one, two in pairwise(rows)])
    shapes: set[str] = set()
    unmarked: Counter[str] = Counter()
    marked: Counter[str] = Counter()
    for one, two in pairwise(rows):
        apart = text.count("\n", one.end, two.start) > breaks
        if not apart and page.reached(text, one, two):
            continue
        shape = unit_shape(text, two.start, two.end)
        if shape is not None:
            shapes.add(shape)
        if shape is None and not apart and two.start == two.begin:
            unmarked[text[one.end - 1]] += 1
        else:
            marked[text[one.end - 1]] += 1
    at_ends = Counter(text[row.end - 1] for row in rows)
    begin, end = rows[0].begin, rows[-1].end
    flowing = frozenset(
        mark
        for mark in TERMINAL
        if text.count(mark, begin, end) - at_ends[mark] + (mark in _PAUSE) > _COMMONER * unmarked[mark]
        or (marked[mark] >= _LINES and not unmarked[mark])
    )
    return Page(page.width, page.exact, page.letters, flowing, frozenset(shapes), _tabs(text, rows, page), breaks)


def _tabs(text: str, rows: Sequence[Row], page: Page) -> int:
    """How many tabs most rows have, put together where they were broken."""
    if text.find("\t", rows[0].begin, rows[-1].end) < 0:
        return 0
    count: Counter[int] = Counter()
    tabs = 0
    for one, two in pairwise(rows):
        tabs += text.count("\t", one.start, one.stop)
        if not page.reached(text, one, two):
            count[tabs] += 1
            tabs = 0
    del count[0]
    return max(count, key=lambda tabs: (count[tabs], tabs), default=0)
