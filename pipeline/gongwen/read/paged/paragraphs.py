"""Lines to paragraphs: which line goes on with the one above it.

A line was broken by the page's width if what follows would not have fitted: the first word of the next line (an ideograph
with the marks that may not be parted from it, a whole number or Latin word) is wider than the room that was left. A line
that had the room ended on purpose. Even after a full line a paragraph begins where the next line

* is indented more than the lines that go on, or sticks out to the left of them;
* stands further down than lines of one paragraph do;
* is of another size;
* opens a unit (一、 1. 第三条) behind an end mark, on pages that set no indents.

A numbered paragraph may hang: its further lines stand under its text, right of its number. A paragraph may be indented as
a whole: three lines then begin at one place. A title that was broken by the
page's width goes on centred.
"""

from __future__ import annotations

import itertools
import re
from functools import cache
from typing import NamedTuple

from gongwen.read.paged.model import Line
from gongwen.read.paged.words import opens_unit, printed

_INDENT = 0.8
_CENTRED, _TITLE = 3.0, 16.0
"""Ideographs by which the last line of a centred title is indented, and that its full line holds, at least."""
_SLACK = 0.1
_NARROWEST, _WIDEST = 0.5, 8.0
"""Ideographs that a word takes at least; those beyond which it may have been broken after all: an address of a page."""
_COLUMN = 10.0
"""Ideographs that a column holds at least, if nothing else is known of it."""
_FEW = 4
_CLAUSE = 8.0
"""Ideographs beside a gap from which they are prose, not a name or an office."""
_GAP = "\u3000\u3000"
_EDGE, _SHARE = 0.6, 0.25
_SPACED = 1.4
_RESIZED = 1.15
_ENDS = "。！？；：.!?;:…"
_CLOSING = "，。、；：！？）》〉”’」』】〕％,;:!?)]%"
_OPENING = "（《〈“‘「『【〔(["


class Measure(NamedTuple):
    """Where the lines that go on begin and where full lines end, and the usual distance between lines."""

    left: float
    right: float
    pitch: float


@cache
def _word() -> re.Pattern[str]:
    """What may not be broken at the start of a line."""
    return re.compile(
        rf"[{re.escape(_OPENING)}]{{0,3}}(?:_{{1,40}}|[0-9A-Za-z０-９][0-9A-Za-z.,/%:_@-]{{0,40}}|.)[{re.escape(_CLOSING)}]{{0,3}}"
    )


@cache
def _leaders() -> re.Pattern[str]:
    """A line of a table of contents: leaders and a page number."""
    return re.compile(r"[.·．…‥⋯]{3,}\s*[-(（]?\d{0,4}[-)）]?$")


def measure(lines: list[Line], whole: Measure | None = None) -> Measure:
    """The measure of lines that stand in one column; where they are too few to tell, that of the `whole`."""
    prose = [line for line in lines if not line.row]
    if not prose:
        return whole or Measure(0.0, 0.0, 0.0)
    right = _right(prose)
    size = prose[len(prose) // 2].size
    if whole is None:
        right = max(right, _left(prose) + _COLUMN * size)
    elif not _is_borne_out(prose, right, size):
        right = max(right, _left(prose) + whole.right - whole.left)
    below = [
        (one, two) for one, two in itertools.pairwise(prose) if _same_size(one, two) and _was_full(one, two, right)
    ]
    gaps = sorted(two.base - one.base for one, two in below if two.base > one.base)
    pitch = gaps[(len(gaps) - 1) // 2] if gaps else (whole.pitch if whole else 0.0)
    return Measure(_common_left([two.left for _, two in below], size) if below else _left(prose), right, pitch)


def _is_borne_out(lines: list[Line], right: float, size: float) -> bool:
    """Do enough lines end at `right` to take it for the column's edge?"""
    there = sum(abs(line.right - right) <= _EDGE * size for line in lines)
    return there >= _FEW and there >= _SHARE * len(lines)


def _left(lines: list[Line]) -> float:
    return min(line.left for line in lines)


def _common_left(lefts: list[float], size: float) -> float:
    """The leftmost place where a good part of the lines begin."""
    lefts.sort()
    needed = max(1, len(lefts) // 5)
    for k, left in enumerate(lefts):
        if sum(other <= left + 0.5 * size for other in lefts[k:]) >= needed:
            return left
    return lefts[0]


def _right(lines: list[Line]) -> float:
    """Where full lines end: the middle of the outermost edges that several long lines share."""
    widest = max((line.right - line.left for line in lines if not line.gapped), default=0.0)
    edges = sorted(
        (line.right for line in lines if not line.gapped and line.right - line.left >= widest / 2), reverse=True
    )
    if not edges:
        return max(line.right for line in lines)
    size = lines[len(lines) // 2].size
    needed = 2 if len(edges) >= _FEW else 1
    for k, edge in enumerate(edges):
        near = [other for other in edges[k:] if other >= edge - 1.2 * size]
        if len(near) >= needed:
            return near[len(near) // 2]
    return edges[0]


def goes_on(
    first: Line, one: Line, two: Line, column: Measure, after: Measure | None = None, then: Line | None = None
) -> bool:
    """Does line `two` go on with line `one`, in a paragraph that began with line `first`?

    `after` is the measure where `two` stands, if that is another page or column; the distance of the lines says nothing
    then. `then` is the line below `two`.
    """
    if one.row or two.row or not _same_size(one, two):
        return False
    here = after or column
    if (one.gapped or two.gapped) and not _is_prose(one, two, column, here):
        return False
    if after is None and two.base - one.base > _SPACED * column.pitch > 0:
        return False
    if not _was_full(one, two, column.right) or _leaders().search(one.text):
        return False
    if two.text[0] in _CLOSING or one.text[-1] in _OPENING:
        return True
    size = two.size
    opens = opens_unit(two.text)
    if abs(one.left + one.right - two.left - two.right) < 0.5 * size and abs(one.left - two.left) > 0.5 * size:
        return not opens and one.right - one.left > _TITLE * size and two.left > here.left + _CENTRED * size
    if two.left > here.left + _INDENT * size:
        if opens:
            return False
        under = two.left - here.left - one.left + column.left
        if abs(under) < 0.3 * size:
            block = then is not None and abs(then.left - two.left) < 0.3 * size
            return one is not first or (block and one.text[-1] not in _ENDS)
        return one is first and opens_unit(first.text) and under > 0.5 * size
    if two.left < here.left - _INDENT * size:
        return False
    return not (opens and one.text[-1] in _ENDS)


def _is_prose(one: Line, two: Line, column: Measure, here: Measure) -> bool:
    """Do two lines with gaps go on all the same: the one ends at the edge in mid-sentence, the other begins there?

    What stands on both sides of the break is longer than the parts of lists of names are; or the second line has no gap
    and stands further left than the first.
    """
    at_edge = abs(one.right - column.right) < _EDGE * one.size and one.text[-1] not in _ENDS
    if not at_edge or abs(two.left - here.left) >= _EDGE * two.size or opens_unit(two.text):
        return False
    around = min(printed(one.text.rpartition(_GAP)[2]), printed(two.text.partition(_GAP)[0]))
    return around >= _CLAUSE or (not two.gapped and two.left < one.left - _INDENT * two.size)


def joint(one: str, two: str) -> str:
    """What stands between two lines that are one: a blank between Latin words, else nothing.

    >>> joint("work", "safety"), joint("安全", "生产")
    (' ', '')
    """
    return " " if one[-1:].isalnum() and one[-1:] < "\u2e80" and two[:1].isalpha() and two[:1] < "\u2e80" else ""


def _was_full(one: Line, two: Line, right: float) -> bool:
    """Was there no room on line `one` for the first word of line `two`?"""
    room = (right - one.right) / one.size + _SLACK
    if room < _NARROWEST or room >= _WIDEST:
        return room < _NARROWEST
    word = _word().match(two.text)
    need = min(printed(word.group()), _WIDEST) if word else 1.0
    return need > room


def _same_size(one: Line, two: Line) -> bool:
    return max(one.size, two.size) <= _RESIZED * min(one.size, two.size)
