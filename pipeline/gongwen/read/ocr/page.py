"""One picture of a page to a page.

The picture is turned upright, freed of seals, recognised, and what stands on it is turned level: scanners lay pages a
little askew, and lines that fall a few points from left to right would not be found again as lines. A size is taken from
a line's length and its text; lines of nearly the usual size have that size, for boxes are not exact.
"""

from __future__ import annotations

import math

import cv2
import numpy as np

from gongwen.read.ocr.engine import Points, Seen, is_upside_down, look, reread
from gongwen.read.ocr.ink import Bar, bars, fall, ink_of, unread
from gongwen.read.ocr.picture import Pixels
from gongwen.read.ocr.seals import Seal, without_seals
from gongwen.read.paged import Page, Piece, Rule
from gongwen.read.paged.characters import Character, pieces_of
from gongwen.read.source import Mark

_LONG_SIDE = 842.0
"""Points of A4: what the long side of any picture is taken for."""
_UNSURE = 0.85
_DOUBTFUL = 0.7
"""Confidence in a line, and in a character, below which there is a warning. (Marks are uncertain by nature: wide or not?)"""
_WHOLE = 0.97
_JUNK = 0.4
"""Below this confidence it is no text: a picture, a stamp, dirt."""
_READ = 0.6
_EDGE = 0.18
"""Ideographs by which a box is wider than its print, on each side."""
_NARROW = 0.55
"""The width of a digit or letter in ideographs."""
_TELLING = 5
"""Ideographs from which a line's length says how large they are."""
_ALIKE, _USUAL = 1.12, 0.3
_HEIGHT = 0.88
"""The size of type as a share of its box's height."""
_LEVEL = 0.0015
_GAP = 1.5
"""Ideographs of a gap at which a line is cut: places of recognised characters are not exact."""
_UPRIGHT = 1.5
_BEFORE = "（《“‘「『【〔"
_AFTER = "，。、；：！？）》”’」』】〕"


def page_of(picture: Pixels) -> tuple[Page, tuple[str, ...]]:
    """What a picture shows, in points, and the codes of doubts about it as a whole."""
    picture, seals = without_seals(picture)
    lines = look(picture)
    if _is_lying(lines):
        picture, seals = _turned(picture, 1), []
        lines = look(picture)
    if is_upside_down(picture, lines):
        picture, seals = _turned(picture, 2), []
        lines = look(picture)
    lines = [line for line in lines if line.score >= _JUNK]
    height = float(np.median([line.height for line in lines])) if lines else 30.0
    ink = ink_of(picture)
    ruled = bars(picture, lines)
    doubts: set[str] = set()
    gaps: list[Points] = []
    for box in unread(ink, lines, ruled, height):
        text, score = reread(picture, box)
        if text and score >= _READ:
            lines.append(Seen(text, score, box))
        elif any(_meets(box, seal) for seal in seals):
            doubts.add("seal-unread")
        else:
            gaps.append(box)
    angle = _angle(lines, picture)
    if abs(angle) > _LEVEL:
        level = [line._replace(corners=_level(line.corners, angle, ink.shape)) for line in lines]
        ruled = bars(_levelled(picture, angle), level)
    return _page(lines, ruled, seals, gaps, angle, ink.shape), tuple(sorted(doubts))


def _is_lying(lines: list[Seen]) -> bool:
    """Does most of the text stand on its side?"""
    upright = sum(line.height > _UPRIGHT * line.width and len(line.text) > 1 for line in lines)
    return len(lines) >= 3 and 2 * upright > len(lines)


def _turned(picture: Pixels, quarters: int) -> Pixels:
    return np.ascontiguousarray(np.rot90(picture, quarters))


def _meets(box: Points, seal: Seal) -> bool:
    left, top = box.min(axis=0)
    right, bottom = box.max(axis=0)
    return bool(left < seal.right and right > seal.left and top < seal.bottom and bottom > seal.top)


def _angle(lines: list[Seen], picture: Pixels) -> float:
    """By how much the lines fall, in radians; long lines say it best, else ruling lines."""
    long = sorted((line for line in lines if line.width > 8 * line.height), key=lambda line: line.width)
    falls = []
    for line in long:
        across, down = line.corners[1] - line.corners[0]
        falls.append(math.atan2(float(down), float(across)))
    return float(np.median(falls)) if len(falls) >= 3 else fall(picture)


def _turn(angle: float, shape: tuple[int, ...]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    centre = (shape[1] / 2, shape[0] / 2)
    return np.asarray(cv2.getRotationMatrix2D(centre, math.degrees(angle), 1.0), dtype=np.float64)


def _level(points: Points, angle: float, shape: tuple[int, ...]) -> Points:
    turn = _turn(angle, shape)
    return points @ turn[:, :2].T + turn[:, 2]


def _levelled(picture: Pixels, angle: float) -> Pixels:
    turn, size = _turn(angle, picture.shape), (picture.shape[1], picture.shape[0])
    return np.asarray(cv2.warpAffine(picture, turn, size, borderMode=cv2.BORDER_REPLICATE), dtype=np.uint8)


def _page(
    lines: list[Seen], ruled: list[Bar], seals: list[Seal], gaps: list[Points], angle: float, shape: tuple[int, ...]
) -> Page:
    scale = _LONG_SIDE / max(shape[:2])
    rules = tuple(Rule(b.left * scale, b.top * scale, b.right * scale, b.bottom * scale) for b in ruled)
    walls = [rule for rule in rules if rule.right - rule.left < rule.bottom - rule.top]
    sizes = _sizes(lines)
    beside = {id(_above(lines, box)) for box in gaps}
    pieces: list[Piece] = []
    parted = {id(line) for seal in seals for line in _parted(lines, seal)}
    for line, size in zip(lines, sizes, strict=True):
        doubt = "line-gap" if id(line) in beside else ""
        if not doubt and any(_meets(line.corners, seal) for seal in seals):
            doubt = "seal" if id(line) in parted or _is_hurt(line, size) else ""
        pieces += _pieces(line, _level(line.corners, angle, shape), size, scale, walls, doubt)
    return Page(tuple(pieces), rules)


def _is_hurt(line: Seen, size: float) -> bool:
    """Does a line under a seal look as if it lacked something?"""
    least = min((score for c, score in zip(line.text, line.scores, strict=False) if c.isalnum()), default=line.score)
    return line.score < _WHOLE or least < _UNSURE or _has_gap(line, size)


def _parted(lines: list[Seen], seal: Seal) -> list[Seen]:
    """The lines that end under a seal, with others going on at the same height behind a gap."""
    under = [line for line in lines if _meets(line.corners, seal)]
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


def _sizes(lines: list[Seen]) -> list[float]:
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
    for size in found:
        nearest = min(known, key=lambda other: abs(math.log(other / size)), default=size)
        sizes.append(nearest if abs(nearest - size) <= _USUAL * nearest else size)
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
    if not line.places or not (near or _has_gap(line, size)):
        return [whole]
    begin, length = float(corners[[0, 3], 0].mean()), line.width
    row = [
        Character(c, (begin + a * length) * scale, (begin + b * length) * scale, base)
        for c, (a, b) in zip(line.text, line.places, strict=True)
    ]
    found = pieces_of(row, base, size * scale, near, _GAP, math.inf)
    return [piece._replace(marks=(Mark(0, len(piece.text), marks[0].code),)) if marks else piece for piece in found]


def _has_gap(line: Seen, size: float) -> bool:
    return any(
        (two[0] - one[1]) * line.width > _GAP * size for one, two in zip(line.places, line.places[1:], strict=False)
    )
