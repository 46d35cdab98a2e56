"""Lines that end in mid-sentence, to one line (edit kind "wrap").

Three signs, each enough: (1) the line ends with a comma or an opening bracket, or the next begins with a closing mark;
(2) the line is a number alone, and its text stands below; (3) the lines have a common width (`page`), this one is full, its
sentence has no end, and the next opens no unit of its own. Where the width is exact, the third also joins what begins like
a label but is none (45%至60%, 2300吨, 本办法 第五条), what goes on behind an end mark, what stands in brackets that the line
opened, and the cells of a table's row. Two lines that make a title are
left to segmentation: they are seldom full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from msgspec.structs import astuple

from gongwen.normalise.steps.wrap.measure import (
    CLOSING,
    COMMA,
    INLINE,
    OPENING,
    TERMINAL,
    label_alone,
    unit_shape,
)
from gongwen.normalise.steps.wrap.narrow import columns
from gongwen.normalise.steps.wrap.page import Page, Row, pages
from gongwen.text.edits import Edit
from gongwen.text.gaps import usual_gap

_NUMBER = 14
"""Characters that a number alone on its line has at most."""
_STRETCH = 40
"""Lines of a stretch that may have a width of its own."""
_SHARE = 0.6
_PAIRS = (("（", "）"), ("(", ")"), ("《", "》"))
_BRACKETED = 200
"""Characters that are looked through for a bracket."""
_ENDS = TERMINAL + "）)”』」"


def broken_lines(text: str) -> Iterator[Edit]:
    """Join what belongs together."""
    rows = _rows(text)
    if len(rows) < 2:
        return
    gap = usual_gap([_gap(text, one, two) for one, two in pairwise(rows)])
    whole = _page(text, rows, gap)
    for first in range(0, len(rows) - 1, _STRETCH):
        stretch = rows[first : first + _STRETCH + 1]
        page = whole or (_page(text, stretch, gap) if len(stretch) < len(rows) else None)
        for part, own in [(stretch, page)] if page is not None else _parts(text, stretch, gap):
            yield from _broken(text, part, own, gap)


def _broken(text: str, rows: Sequence[Row], page: Page | None, gap: int) -> Iterator[Edit]:
    ends = TERMINAL if page is None or not page.exact else ""
    head = rows[0].start
    for one, two in pairwise(rows):
        # Most lines end their sentence, and are more than a number.
        ended = text[one.end - 1] in ends and one.end - one.start > _NUMBER
        joint = None if ended else _joint(text, head, one, two, page, gap)
        if joint is None:
            head = two.start
        else:
            yield Edit(one.end, two.start, joint, "wrap")


def _parts(text: str, rows: Sequence[Row], gap: int) -> Iterator[tuple[Sequence[Row], Page | None]]:
    """The columns that have a page of their own, and what stands between them."""
    done = 0
    for first, last in columns(text, rows):
        page = _page(text, rows[first : last + 1], gap)
        if page is None or not page.exact:
            continue
        if first > done:
            yield rows[done : first + 1], None
        yield rows[first : last + 1], page
        done = last
    yield rows[done:], None


def _rows(text: str) -> list[Row]:
    rows: list[Row] = []
    for match in _line().finditer(text):
        start, stop = match.span()
        end = stop if not text[stop - 1].isspace() else start + len(match[0].rstrip())
        begin = start if text[start - 1 : start] == "\n" else text.rfind("\n", 0, start) + 1
        rows.append(Row(begin, start, end, stop))
    shared = min((row.start - row.begin for row in rows), default=0)  # an indent that every line has is a margin
    return [Row(begin + shared, start, end, stop) for begin, start, end, stop in map(astuple, rows)] if shared else rows


@cache
def _line() -> re.Pattern[str]:
    return re.compile(r"\S[^\n]*")


def _gap(text: str, one: Row, two: Row) -> int:
    """How many line ends part two lines."""
    return 1 if two.begin - one.stop == 1 else text.count("\n", one.stop, two.begin)


def _page(text: str, rows: Sequence[Row], gap: int) -> Page | None:
    """The page of the lines, if what it would join makes sentences."""
    return next((page for page in pages(text, rows) if _makes_sentences(text, rows, page, gap)), None)


def _makes_sentences(text: str, rows: Sequence[Row], page: Page, gap: int) -> bool:
    """Do the lines that would be joined come to an end mark?"""
    chains = ended = 0
    inside = False
    head = rows[0].start
    for one, two in pairwise(rows):
        joined = _joint(text, head, one, two, page, gap) is not None
        was = head
        if not joined:
            head = two.start
        if inside and not joined:
            chains += 1
            ended += _is_ended(text, was, one, page)
        inside = joined
    if inside:
        chains += 1
        ended += _is_ended(text, head, rows[-1], page)
    return chains > 0 and ended >= _SHARE * chains


def _is_ended(text: str, head: int, last: Row, page: Page) -> bool:
    """Does a paragraph end as sentences do, or as rows of the table do?"""
    return text[last.end - 1] in _ENDS or (page.tabs > 0 and text.count("\t", head, last.end) == page.tabs)


def _joint(text: str, head: int, one: Row, two: Row, page: Page | None, gap: int) -> str | None:
    """What to put between two lines that belong together; None where they don't.

    The paragraph begins at `head`; `gap` line ends part two lines of the text.
    """
    last = text[one.end - 1]
    alone = label_alone(text, one.start, one.end) if one.end - one.start <= _NUMBER else 0
    if last in TERMINAL and not alone and (page is None or not page.exact):
        return None
    first = text[two.start]
    breaks = _gap(text, one, two)
    near = breaks <= gap
    if page is not None and page.exact and breaks <= page.breaks and not alone and page.reached(text, one, two):
        if not _goes_on(text, head, one, two, page):
            return None
        return (
            "\t"
            if page.tabs and _is_row(text, head, one) and "\t" in text[one.end : two.start]
            else _between(last, first)
        )
    if last in TERMINAL:
        if not alone:
            return None
    elif not near:
        return None
    if last in OPENING or _in_date(text, one.end, two.start):
        return ""
    if unit_shape(text, two.start, two.end) is not None:
        return None
    if alone:
        return (" " if alone == 2 else "") if near else None
    if last in COMMA or (first in CLOSING and last not in TERMINAL):
        return ""
    if page is None or page.exact or "\t" in text[one.start : one.end] or not page.reached(text, one, two):
        return None
    return _between(last, first)


def _between(last: str, first: str) -> str:
    return " " if last.isascii() and last.isalpha() and first.isascii() and first.isalpha() else ""


def _goes_on(text: str, head: int, one: Row, two: Row, page: Page) -> bool:
    """Does the paragraph of a line of exactly full width go on below it?"""
    last, first = text[one.end - 1], text[two.start]
    if page.tabs and _is_row(text, head, one):
        return text.count("\t", head, one.stop) + text.count("\t", two.begin, two.end) <= page.tabs
    if (
        last in OPENING
        or first in CLOSING
        or _in_number(text, one.end, two.start)
        or _in_brackets(text, head, one, two)
    ):
        return True
    if _date().fullmatch(text, two.start, two.end):
        return False
    shape = unit_shape(text, two.start, two.end)
    if last not in TERMINAL:
        return shape is None or shape not in page.shapes or _is_reference(text, one, two)
    if last not in page.flowing or (shape is not None and (shape != INLINE or shape in page.shapes)):
        return False
    # A signature or a heading may well stand below a full line; prose is full itself, or ends.
    return text[two.end - 1] in _ENDS or page.reached(text, two, two)


def _is_row(text: str, head: int, one: Row) -> bool:
    """Is the paragraph from `head` on a row of a table: has it tabs, other than the one behind its label?"""
    tabs = text.count("\t", head, one.stop)
    return tabs > 1 or (tabs == 1 and unit_shape(text, head, one.end) is None)


def _in_brackets(text: str, head: int, one: Row, two: Row) -> bool:
    """Is a bracket open at the line's end that the next line closes?"""
    begin = max(head, one.end - _BRACKETED)
    for opening, closing in _PAIRS:
        at = text.rfind(opening, begin, one.end)
        if at >= 0 and text.find(closing, at, one.end) < 0:
            closed = text.find(closing, two.start, two.end)
            return closed >= 0 and text.find(opening, two.start, closed) < 0
    return False


@cache
def _date() -> re.Pattern[str]:
    return re.compile(r"(?:\d{4}|[一二三四五六七八九〇○零]{4}) ?年[^，。]{2,8}日")


def _in_number(text: str, end: int, below: int) -> bool:
    """Do two lines part a number, or an address?"""
    last, first = text[end - 1], text[below]
    if not first.isascii() or not first.isalnum():
        return False
    return (last.isdigit() and first.isdigit()) or (last in ".:" and end > 1 and text[end - 2].isascii())


def _in_date(text: str, end: int, below: int) -> bool:
    """Do two lines part a date or a document's number, as pages do that set figures apart: 2031 / 年6 / 月28 / 日?"""
    last, first = text[end - 1], text[below]
    if first in _BEHIND_FIGURES:
        return last.isdecimal() and _word().match(text, below) is None
    parted = last in "年月" and first.isdecimal() and text[end - 2 : end - 1].isdecimal()
    return parted and _rest_of_date().match(text, below) is not None


_BEHIND_FIGURES = frozenset("年月日号")


@cache
def _word() -> re.Pattern[str]:
    return re.compile("日[常前益后程]|号[召称令]|月[台票]|年[轻龄画货]")


@cache
def _rest_of_date() -> re.Pattern[str]:
    return re.compile(r"\d{1,2} ?(?:[月日]|$)", re.M)


@cache
def _referring() -> re.Pattern[str]:
    """The end of a line whose next number is one that it refers to."""
    return re.compile(
        r"(?:[》和或及与至到、款条项第本]|[法例则定程]|办法|方案|预案|规划|违反|[按依参对遵]照|[根依]据|适用)\Z"
    )


@cache
def _article() -> re.Pattern[str]:
    return re.compile(r"第 ?(?:[一1] ?[章节条條编])|第[^章节编篇]{1,8}[条條]|[(（]")


def _is_reference(text: str, one: Row, two: Row) -> bool:
    """Does the line end so that the number below is named, not opened? The first of all is opened."""
    opening = _article().match(text, two.start, two.end)
    if opening is None or opening[0][1:].strip().startswith(("一", "1")):
        return False
    return _referring().search(text[max(one.start, one.end - 3) : one.end]) is not None
