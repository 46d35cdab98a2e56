"""Paragraphs whose line ends have become blanks, back to lines (edit kind "wrap").

Where a page was copied as one line, a blank stands wherever a printed line ended. Between ideographs no blank is written
otherwise, so the distances from one such blank to the next are the widths of the printed lines: if most of them agree,
that is the full width, and then

* a blank before a number, or after a shorter run that ends in an end mark or is a heading, ended a paragraph: it becomes
  a line end;
* a blank at full width is a wrap, and goes; any other is spacing, which is another step's.

A blank between an ideograph and a letter or digit (20xx 年) is spacing as well, unless it stands at full width. Without a
common width, a long line still falls into paragraphs where blanks stand before its numbers and behind its headings. Rows
of a table (lines with tabs) stay rows.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

import msgspec

from gongwen.normalise.steps.wrap.measure import TERMINAL, label_alone, opens_unit
from gongwen.text.edits import Edit

_LONG = 150
"""A line that long may be several."""
_BLANKS = 4
_NARROW, _WIDE = 15, 60
"""Ideographs that a printed line has at least and at most."""
_SLACK = 4
"""Ideographs that a full line may lack."""
_SHARE = 0.5
_HEADING, _TITLE = 26, 50
_COLUMN = 4
"""More blanks than that part columns."""


class _Blank(msgspec.Struct, frozen=True, gc=False):
    """A run of blanks; `at` is how much of its line was printed before it; `spacing`: beside a letter or digit."""

    start: int
    end: int
    spacing: bool
    at: float


@cache
def _blank() -> re.Pattern[str]:
    return re.compile("[ \u3000\u00a0][ \u3000\u00a0]*")


def flattened(text: str) -> Iterator[Edit]:
    """Give long lines their paragraphs back."""
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if len(line) >= _LONG and sum(map(line.count, " \u3000\u00a0")) >= _BLANKS:
            inside = line.lstrip("\t")
            if "\t" not in inside:
                yield from _line(text, end - len(inside), end)
        start = end + 1


def _line(text: str, start: int, end: int) -> Iterator[Edit]:
    blanks = _measured(text, start, end)
    full = _full_width(blanks)
    if full is None:
        yield from _paragraphs(text, start, end, blanks)
        return
    last, unit, whole = 0.0, start, True
    for blank, following in zip(blanks, _next_true(blanks), strict=True):
        run = blank.at - last
        is_full = run >= full - _SLACK
        alone = run <= 1.5 or label_alone(text, unit, blank.start)
        if (blank.spacing and (not is_full or following - last <= full + 2)) or (whole and alone):
            continue
        ended = text[blank.start - 1] in TERMINAL
        if (opens_unit(text, blank.end, end) and (ended or whole)) or (not is_full and (ended or whole)):
            yield Edit(blank.start, blank.end, "\n", "wrap")
            last, unit, whole = blank.at, blank.end, True
        elif is_full:
            yield Edit(blank.start, blank.end, "", "wrap")
            last, whole = blank.at, False


def _next_true(blanks: list[_Blank]) -> list[float]:
    """For each blank, where the next one is that is no spacing."""
    places: list[float] = []
    following = float("inf")
    for blank in reversed(blanks):
        places.append(following)
        if not blank.spacing:
            following = blank.at
    return places[::-1]


def _measured(text: str, start: int, end: int) -> list[_Blank]:
    """The blanks of a line, those between two letters or digits left out."""
    blanks: list[_Blank] = []
    at, printed = start, 0.0
    for match in _blank().finditer(text, start, end):
        printed += _printed(text[at : match.start()])
        at = match.end()
        if match.start() == start or at == end or at - match.start() > _COLUMN:
            continue
        left, right = text[match.start() - 1], text[at]
        if not (_is_latin(left) and _is_latin(right)):
            spacing = (_is_latin(left) and right.isalnum()) or (_is_latin(right) and left.isalnum())
            blanks.append(_Blank(match.start(), at, spacing, printed))
    return blanks


@cache
def _latin() -> re.Pattern[str]:
    return re.compile("[0-9A-Za-z]")


def _is_latin(c: str) -> bool:
    return c.isascii() and c.isalnum()


def _printed(piece: str) -> float:
    """How wide a piece is printed, in ideographs: letters and digits are half, marks are whole in Chinese type."""
    return len(piece) - len(_latin().findall(piece)) / 2


def _full_width(blanks: list[_Blank]) -> float | None:
    """The common distance of the blanks, if there is one."""
    places = [0.0, *(blank.at for blank in blanks if not blank.spacing)]
    runs = Counter(round(b - a) for a, b in itertools.pairwise(places))
    total = sum(runs.values())
    near = {w: sum(runs[w + d] for d in (-1, 0, 1)) for w in runs if _NARROW <= w <= _WIDE}
    if not near:
        return None
    full = max(near, key=lambda w: (near[w], runs[w], w))
    return float(full) if near[full] >= max(_BLANKS, _SHARE * total) else None


def _paragraphs(text: str, start: int, end: int, blanks: list[_Blank]) -> Iterator[Edit]:
    """The paragraphs of a line without a common width: before numbers, and behind the headings that these open."""
    places = [blank for blank in blanks if not blank.spacing]
    openers = {b.end for b in places if text[b.start - 1] in TERMINAL and opens_unit(text, b.end, end)}
    if len(openers) < 2:
        return
    unit: int | None = start
    begun = 0.0
    for blank in places:
        if blank.end not in openers:
            if unit is None or label_alone(text, unit, blank.start):
                continue
            longest = _TITLE if unit == start else _HEADING
            heading = blank.at - begun <= longest and not any(c in "。；，,;：:" for c in text[unit : blank.start])
            if not heading and not opens_unit(text, blank.end, end):
                unit = None
                continue
        yield Edit(blank.start, blank.end, "\n", "wrap")
        unit, begun = blank.end, blank.at
