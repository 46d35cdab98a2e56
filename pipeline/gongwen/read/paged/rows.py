"""Rows of tables: their cells to one line, and rows that a page's end has cut in two.

A row that does not fit on its page goes on on the next one. There is no sign for that but what is printed: every cell
that has text on the new page goes on from a line that stood at the very foot of its cell and was full. Rows that repeat
the table's head on each page are noise.
"""

from __future__ import annotations

from itertools import zip_longest

from gongwen.read.paged.lines import shifted
from gongwen.read.paged.model import Field, Line, Row
from gongwen.read.paged.paragraphs import Measure, goes_on, joint, measure
from gongwen.read.source import Mark

_NARROWER = 0.35
"""Ideographs by which a cell has less room than its borders say."""
_CLOSE = 0.15
"""… and by which its lines end before its border at the latest, where it has the same margin on both sides."""
_FOOT, _HEAD = 1.5, 2.5
"""Ideographs from the last line of a cut cell to its border, if there is no further line to tell the pitch; and from
the border to the baseline where it goes on."""
_LINE = 1.9
"""Distances of lines that may stay free at the foot of a cut cell: single lines are not left alone."""
_SAME = 6.0
"""Points by which borders miss each other from page to page."""
_HEADS = 3
"""Rows that a table's head has at most."""


def line_of_row(row: Row, top: float) -> Line:
    """A row as a line: its cells parted by tabs; `top` is where the row begins."""
    text = ""
    marks: tuple[Mark, ...] = ()
    at = 0
    for field in row.fields:
        inner, found = _text(field)
        text += "\t" * (field.column - at)
        at = field.column
        marks += shifted(found, len(text))
        text += inner
    size = max(line.size for field in row.fields for line in field.lines)
    return Line(text, row.edges[0], row.edges[-1], top + size, size, row=row, marks=marks)


def _text(field: Field) -> tuple[str, tuple[Mark, ...]]:
    """The text of a cell on one line: paragraphs parted by blanks."""
    column = _measure(field)
    text = ""
    marks: tuple[Mark, ...] = ()
    first = last = None
    for line, then in zip_longest(field.lines, field.lines[1:]):
        on = first is not None and last is not None and goes_on(first, last, line, column, then=then)
        if last is not None:
            text += joint(text, line.text) if on else " "
        marks += shifted(line.marks, len(text))
        text += line.text.replace("\t", " ")
        first, last = (first if on else line), line
    return text, marks


def _measure(field: Field) -> Measure:
    lines = list(field.lines)
    size = lines[0].size
    margin = max(min(line.left for line in lines) - field.left, 0.0)
    found = measure(lines, Measure(field.left + margin, field.right - margin - _NARROWER * size, 0.0))
    return found._replace(right=min(found.right, field.right - min(margin, size) - _CLOSE * size))


def joined(above: list[Line], below: list[Line]) -> tuple[list[Line], list[Line], list[Line]]:
    """Lines at a page's end and at the next one's begin, with what goes on joined to the row that it belongs to.

    Returns:
        The lines above and below, and the rows below that only repeat the table's head.
    """
    if not (above and below and _same_table(above[-1], below[0])):
        return above, below, []
    heads: list[Line] = []
    top = _head(above)
    while len(heads) < len(top) and len(below) > 1 and below[1].row and below[0].text == top[len(heads)].text:
        heads.append(below[0])
        below = below[1:]
    whole = _whole(above[-1], below[0])
    return ([*above[:-1], whole], below[1:], heads) if whole else (above, below, heads)


def _head(lines: list[Line]) -> list[Line]:
    """The first rows of the table that lines end with."""
    first = len(lines) - 1
    while first and _same_table(lines[first - 1], lines[-1]):
        first -= 1
    return lines[first : min(first + _HEADS, len(lines) - 1)]


def _same_table(one: Line, two: Line) -> bool:
    """Do two rows begin at the same place, and stand in the same columns? One may have fewer, on the right."""
    if not (one.row and two.row):
        return False
    narrow, wide = sorted((one.row.edges, two.row.edges), key=len)
    return len(narrow) > 2 and abs(narrow[0] - wide[0]) <= _SAME and all(_column(edge, wide) >= 0 for edge in narrow)


def _column(edge: float, edges: tuple[float, ...]) -> int:
    """Which border stands at a place, -1 if there is none."""
    return next((k for k, other in enumerate(edges) if abs(edge - other) <= _SAME), -1)


def _whole(one: Line, two: Line) -> Line | None:
    """The row that two lines make together, if the second goes on with the first."""
    if one.row is None or two.row is None:
        return None
    edges = max(one.row.edges, two.row.edges, key=len)
    above, below = ({_column(field.left, edges): field for field in row.fields} for row in (one.row, two.row))
    if not all(_is_cut(above.get(column), field) for column, field in below.items()):
        return None
    if not any(_goes_on(above[column], field) for column, field in below.items()):
        return None
    whole = dict(above)
    for column, field in below.items():
        first = above[column]
        whole[column] = first._replace(lines=(*first.lines, *field.lines), bottom=field.bottom)
    fields = tuple(whole[column]._replace(column=column) for column in sorted(whole))
    return line_of_row(Row(fields, edges), one.base - one.size)


def _is_cut(one: Field | None, two: Field) -> bool:
    """Does a cell look as if it went on: it is full to its foot, and its last line, or what it says, is not at an end?"""
    if one is None or abs(one.left - two.left) > _SAME or abs(one.right - two.right) > _SAME:
        return False
    last, first = one.lines[-1], two.lines[0]
    foot = max(_FOOT * last.size, _LINE * _measure(one).pitch)
    at_edges = one.bottom - last.base <= foot and first.base - two.top <= _HEAD * first.size
    return at_edges and (_goes_on(one, two) or last.text.endswith(_STOPS))


_STOPS = ("。", "；", ";")


def _goes_on(one: Field, two: Field) -> bool:
    return goes_on(one.lines[0], one.lines[-1], two.lines[0], _measure(one), _measure(two))
