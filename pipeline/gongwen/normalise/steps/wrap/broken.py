"""Lines that end in mid-sentence, to one line (edit kind "wrap").

Three signs, each enough: (1) the line ends with a comma or an opening bracket, or the next begins with a closing mark;
(2) the line is a number alone, and its text stands below; (3) the lines of the text have a common width, this one is
full, it ends in no end mark, and the next opens no unit of its own. A common width is believed only if most lines without
an end mark are that wide, hardly any is wider, and most of the lines that would be joined come to an end mark: a list of
names has no sentences. Two lines that make a title are left to segmentation: they are seldom full.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from gongwen.normalise.steps.wrap.measure import (
    CLOSING,
    COMMA,
    OPENING,
    TERMINAL,
    label_alone,
    opens_unit,
    width,
)
from gongwen.text.edits import Edit

_NARROW, _WIDE = 24, 200
"""Columns that a page has at least and at most."""
_SLACK = 7
"""Columns that a full line may lack: marks that may not begin a line, Latin words, the first line's indent."""
_NUMBER = 14
"""Characters that a number alone on its line has at most."""
_INNER = "，。；、：,;"
_LINES = 3
"""So many full lines make a width."""
_STRETCH = 40
"""Lines of a stretch that may have a width of its own."""
_SHARE = 0.6
_ENDS = TERMINAL + "）)”』」"
_FEW = 0.05
"""The share of lines that may be wider than the common width: titles, addresses of pages."""


_Row = tuple[int, int, int]
"""A line that is not blank: where it begins, and its span without the blanks at its ends."""


def broken_lines(text: str) -> Iterator[Edit]:
    """Join what belongs together."""
    rows = _rows(text)
    if len(rows) < 2:
        return
    widths = _open_widths(text, rows)
    whole = _full_width(text, rows, widths)
    for first in range(0, len(rows) - 1, _STRETCH):
        stretch = rows[first : first + _STRETCH + 1]
        full = whole or _full_width(text, stretch, widths)
        for one, two in pairwise(stretch):
            joint = _joint(text, one, two, full)
            if joint is not None:
                yield Edit(one[2], two[1], joint, "wrap")


def _rows(text: str) -> list[_Row]:
    rows: list[_Row] = []
    begin = 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            start = begin if line[0] == bare[0] else begin + line.index(bare[0])
            rows.append((begin, start, start + len(bare)))
        begin += len(line) + 1
    return rows


def _joint(text: str, one: _Row, two: _Row, full: int | None) -> str | None:
    """What to put between two lines that belong together; None where they don't."""
    begin, start, end = one
    _, below, below_end = two
    last, first = text[end - 1], text[below]
    if last in TERMINAL:
        if end - start > _NUMBER or not label_alone(text, start, end):
            return None
    elif text.count("\n", end, below) != 1:
        return None
    if last in OPENING:
        return ""
    if opens_unit(text, below, below_end):
        return None
    if end - start <= _NUMBER and (alone := label_alone(text, start, end)):
        return (" " if alone == 2 else "") if text.count("\n", end, below) == 1 else None
    if last in COMMA or (first in CLOSING and last not in TERMINAL):
        return ""
    if full is None or text.find("\t", start, end) >= 0 or width(text[begin:end]) < full - _SLACK:
        return None
    return " " if last.isascii() and last.isalpha() and first.isascii() and first.isalpha() else ""


def _open_widths(text: str, rows: list[_Row]) -> dict[int, int]:
    """The widths of the lines that end in no end mark, by where they begin."""
    return {
        begin: width(text[begin:end])
        for begin, _, end in rows
        if end - begin <= _WIDE and text[end - 1] not in TERMINAL
    }


def _full_width(text: str, rows: list[_Row], widths: dict[int, int]) -> int | None:
    """The common width of the lines, if they have one."""
    open_ended = Counter(w for begin, _, _ in rows if (w := widths.get(begin, 0)) >= _NARROW)
    if open_ended.total() < _LINES or sum(end - begin > _WIDE for begin, _, end in rows) > _FEW * len(rows):
        return None
    full = max(open_ended, key=lambda w: (_near(open_ended, w), w))
    near = _near(open_ended, full)
    if near < _LINES or near < _SHARE * open_ended.total():
        return None
    if not _is_prose(text, rows, widths, full):
        return None
    wider = sum(end - begin > full // 2 and width(text[begin:end]) > full + 2 for begin, _, end in rows)
    return full if wider <= _FEW * len(rows) + 1 and _makes_sentences(text, rows, full) else None


def _is_prose(text: str, rows: list[_Row], widths: dict[int, int], full: int) -> bool:
    """Have most full lines a mark inside, as prose has and a title has not?"""
    lines = [text[begin:end] for begin, _, end in rows if full - _SLACK < widths.get(begin, 0) <= full]
    return 2 * sum(any(c in line for c in _INNER) for line in lines) >= len(lines)


def _near(widths: Counter[int], full: int) -> int:
    return sum(widths[full - lack] for lack in range(_SLACK))


def _makes_sentences(text: str, rows: list[_Row], full: int) -> bool:
    """Do the lines that would be joined come to an end mark?"""
    chains = ended = 0
    inside = False
    for one, two in pairwise(rows):
        joined = _joint(text, one, two, full) is not None
        if inside and not joined:
            chains += 1
            ended += text[one[2] - 1] in _ENDS
        inside = joined
    if inside:
        chains += 1
        ended += text[rows[-1][2] - 1] in _ENDS
    return chains > 0 and ended >= _SHARE * chains
