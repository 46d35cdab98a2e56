"""The order in which a page is read: columns one after the other, from left to right.

A gutter is a strip that lines of prose leave free on both sides, line after line. Lists of names and forms leave strips
free as well: what stands beside those is short, and is read line by line. What crosses the gutter (a title over both
columns) parts what stands above it from what stands below.
"""

from __future__ import annotations

import itertools
import statistics

from gongwen.read.paged.lines import rows_of
from gongwen.read.paged.model import Piece

_ROWS = 5
"""Lines side by side that make columns, at least."""
_PROSE = 8.0
"""Ideographs that a line of prose in a column holds at least."""
_GUTTER = 1.0
_SHARE = 0.6
_DEPTH = 3


def in_columns(pieces: list[Piece], depth: int = _DEPTH) -> list[list[Piece]]:
    """The pieces in blocks that are read one after the other."""
    gutter = _gutter(pieces) if depth and len(pieces) >= 2 * _ROWS else None
    if gutter is None:
        return [pieces]
    across = sorted((p for p in pieces if p.left < gutter < p.right), key=lambda p: p.base)
    blocks: list[list[Piece]] = []
    top = float("-inf")
    for below in (*across, None):
        floor = below.base - 0.5 * below.size if below else float("inf")
        band = [p for p in pieces if top < p.base <= floor and not p.left < gutter < p.right]
        for side in ([p for p in band if p.right <= gutter], [p for p in band if p.left >= gutter]):
            if side:
                blocks += in_columns(side, depth - 1)
        if below:
            blocks.append([below])
            top = floor
    return blocks


def _gutter(pieces: list[Piece]) -> float | None:
    """The middle of the strip that parts two columns, if there is one."""
    centres: list[float] = []
    for row in rows_of(pieces):
        centres += [
            (one.right + two.left) / 2
            for one, two in itertools.pairwise(row)
            if two.left - one.right > _GUTTER * two.size and min(_length(one), _length(two)) >= _PROSE
        ]
    if len(centres) < _ROWS:
        return None
    middle = statistics.median(centres)
    top, bottom = min(p.base for p in pieces), max(p.base for p in pieces)
    beside = [p for p in pieces if not p.left < middle < p.right]
    prose = sum(_length(p) >= _PROSE for p in beside)
    if bottom <= top or len(beside) < _SHARE * len(pieces) or prose < _SHARE * len(beside):
        return None
    return middle


def _length(piece: Piece) -> float:
    return (piece.right - piece.left) / max(piece.size, 1.0)
