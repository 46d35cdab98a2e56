"""Recognised lines to placed text: sizes, ends, gaps, doubts.

A size is taken from a line's length and its text; lines of nearly the same size have the same, for boxes are not exact. A
box is a little wider than its print, and marks at a line's ends leave half of their field white.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache

import numpy as np

from gongwen.read.ocr.engine import Points, Seen
from gongwen.read.ocr.ink import Bar
from gongwen.read.ocr.seals import Seal, meets
from gongwen.read.paged import Page, Piece, Rule
from gongwen.read.paged.characters import Character, pieces_of
from gongwen.read.source import Mark

_LONG_SIDE = 842.0
"""Points of A4: what the long side of any picture is taken for."""
_UNSURE = 0.85
_DOUBTFUL = 0.7
"""Confidence in a line, and in a character, below which there is a warning. (Marks are uncertain by nature: wide or not?)"""
_WHOLE = 0.97
_EDGE = 0.18
"""Ideographs by which a box is wider than its print, on each side."""
_NARROW = 0.55
"""The width of a digit or letter in ideographs."""
_TELLING = 5
"""Ideographs from which a line's length says how large they are."""
_ALIKE, _USUAL, _SHORT = 1.12, 0.3, 0.45
"""By how much lines of one group differ, and by how much a line may from its group: a short one by more."""
_HEIGHT = 0.88
"""The size of type as a share of its box's height."""
_BLANK = 0.6
"""Ideographs of a gap behind the number of a line at which it is a blank."""
_GAP = 1.5
"""Ideographs of a gap at which a line is cut: places of recognised characters are not exact."""
_BEFORE = "（《“‘「『【〔"
_AFTER = "，。、；：！？）》”’」』】〕"


def placed(lines: list[Seen], ruled: list[Bar], seals: list[Seal], gaps: list[Points], shape: tuple[int, ...]) -> Page:
    """The page that lines and ruling lines make, in points; `gaps` are places with print that gave no text."""
    scale = _LONG_SIDE / max(shape[:2])
    rules = tuple(Rule(b.left * scale, b.top * scale, b.right * scale, b.bottom * scale) for b in ruled)
    walls = [rule for rule in rules if rule.right - rule.left < rule.bottom - rule.top]
    sizes = sizes_of(lines)
    beside = {id(_above(lines, box)) for box in gaps}
    pieces: list[Piece] = []
    parted = {id(line) for seal in seals for line in _parted(lines, seal)}
    for line, size in zip(lines, sizes, strict=True):
        doubt = "line-gap" if id(line) in beside else ""
        if not doubt and any(meets(line.corners, seal) for seal in seals):
            doubt = "seal" if id(line) in parted or _is_hurt(line, size) else ""
        pieces += _pieces(line, line.corners, size, scale, walls, doubt)
    return Page(tuple(pieces), rules)


def _is_hurt(line: Seen, size: float) -> bool:
    """Does a line under a seal look as if it lacked something?"""
    least = min((score for c, score in zip(line.text, line.scores, strict=False) if c.isalnum()), default=line.score)
    return line.score < _WHOLE or least < _UNSURE or _has_gap(line, size)


def _parted(lines: list[Seen], seal: Seal) -> list[Seen]:
    """The lines that end under a seal, with others going on at the same height behind a gap."""
    under = [line for line in lines if meets(line.corners, seal)]
    return [
        line
        for line in under
        for other in under
        if line is not other
        and abs(float(line.corners[:, 1].mean() - other.corners[:, 1].mean())) < line.height / 2
        and max(
            float(other.corners[:, 0].min() - line.corners[:, 0].max()),
            float(line.corners[:, 0].min() - other.corners[:, 0].max()),
        ) > line.height / 2
    ]  # fmt: skip


def _marks(line: Seen, doubt: str) -> tuple[Mark, ...]:
    """Doubts about a line: as a whole, or about single characters that are no punctuation."""
    if doubt or line.score < _UNSURE:
        return (Mark(0, len(line.text), doubt or "low-confidence"),)
    found: list[Mark] = []
    for k, (c, score) in enumerate(zip(line.text, line.scores, strict=False)):
        if score < _DOUBTFUL and c.isalnum():
            if found and found[-1].end == k:
                found[-1] = Mark(found[-1].start, k + 1, "low-confidence")
            else:
                found.append(Mark(k, k + 1, "low-confidence"))
    return tuple(found)


def _above(lines: list[Seen], box: Points) -> Seen | None:
    """The line next to a place, above it if there is one."""
    top = float(box[:, 1].mean())
    above = [line for line in lines if float(line.corners[:, 1].mean()) <= top]
    if above:
        return max(above, key=lambda line: float(line.corners[:, 1].mean()))
    return min(lines, key=lambda line: float(line.corners[:, 1].mean()), default=None)


def sizes_of(lines: list[Seen]) -> list[float]:
    """The size of each line's type in pixels.

    A line's length shows it, that of several ideographs exactly. Such lines fall into groups, the sizes that the page is
    set in; other lines have the nearest of these.
    """
    found = [_own_size(line) for line in lines]
    groups: list[list[float]] = []
    for size in sorted(size for size, line in zip(found, lines, strict=True) if _ideographs(line.text) >= _TELLING):
        if groups and size <= _ALIKE * groups[-1][0]:
            groups[-1].append(size)
        else:
            groups.append([size])
    known = [float(np.median(group)) for group in groups]
    sizes = []
    for size, line in zip(found, lines, strict=True):
        nearest = min(known, key=lambda other: abs(math.log(other / size)), default=size)
        usual = _USUAL if _ideographs(line.text) >= _TELLING else _SHORT
        sizes.append(nearest if abs(nearest - size) <= usual * nearest else size)
    return sizes


def _own_size(line: Seen) -> float:
    """The size that a line's length says it has; where it has gaps, what its height says."""
    wide = _ideographs(line.text)
    by_length = line.width / (wide + _NARROW * (len(line.text) - wide) + 2 * _EDGE)
    by_height = line.height * _HEIGHT
    return by_length if by_length < 1.4 * by_height else by_height


def _ideographs(text: str) -> int:
    return sum(c > "\u2e7f" for c in text)


def _pieces(line: Seen, corners: Points, size: float, scale: float, walls: list[Rule], doubt: str) -> list[Piece]:
    """A line as pieces: cut where a wall or a wide gap runs through it."""
    left, right = float(corners[[0, 3], 0].mean()), float(corners[[1, 2], 0].mean())
    base = (float(corners[:, 1].mean()) + 0.38 * size) * scale
    left += _EDGE * size - (0.45 * size if line.text[0] in _BEFORE else 0.0)
    right -= _EDGE * size - (0.45 * size if line.text[-1] in _AFTER else 0.0)
    marks = _marks(line, doubt)
    whole = Piece(line.text, left * scale, right * scale, base, size * scale, marks)
    near = [w.left for w in walls if w.top < base - 0.3 * size * scale < w.bottom and whole.left < w.left < whole.right]
    label = _after_label(line, size)
    if not line.places or not (near or label or _has_gap(line, size)):
        return [whole]
    begin, length = float(corners[[0, 3], 0].mean()), line.width
    row = [
        Character(c, (begin + a * length) * scale, (begin + b * length) * scale, base)
        for c, (a, b) in zip(line.text, line.places, strict=True)
    ]
    parts = (row[:label], row[label:]) if label else (row,)
    found = [piece for part in parts for piece in pieces_of(part, base, size * scale, near, _GAP, math.inf)]
    return list(_shared_out(marks, found, line.text)) if marks else found


def _shared_out(marks: tuple[Mark, ...], pieces: list[Piece], text: str) -> Iterator[Piece]:
    """The pieces of a line, each with the doubts that are about it."""
    at = 0
    for piece in pieces:
        start = max(text.find(piece.text, at), at)
        at = end = start + len(piece.text)
        own = ((max(mark.start, start), min(mark.end, end), mark.code) for mark in marks)
        yield piece._replace(marks=tuple(Mark(a - start, b - start, code) for a, b, code in own if a < b))


@cache
def _label() -> re.Pattern[str]:
    """A number that a blank parts from its text."""
    return re.compile(
        r"第[^第条條章节節编編款]{1,14}[条條章节節编編款]|\d{1,2}(?:\.\d{1,2}){0,4}(?=[^\d.、．)）年月日%])"
    )


def _after_label(line: Seen, size: float) -> int:
    """How many characters the number holds that opens a line, if there is a gap behind it; else 0."""
    match = _label().match(line.text)
    if not match or not 0 < match.end() < len(line.places):
        return 0
    gap = (line.places[match.end()][0] - line.places[match.end() - 1][1]) * line.width
    return match.end() if gap > _BLANK * size else 0


def _has_gap(line: Seen, size: float) -> bool:
    return any(
        (two[0] - one[1]) * line.width > _GAP * size for one, two in zip(line.places, line.places[1:], strict=False)
    )
