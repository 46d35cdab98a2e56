"""Pieces to lines: what stands on one baseline is one line, its gaps are blanks.

A gap narrower than three quarters of an ideograph is only type setting (between ideographs and digits, between
characters set apart) and leaves nothing; a gap of two ideographs, or nearly, parts columns and is two blanks, which no
later step takes for spacing; what lies between is one blank. Between Latin words any gap is a blank; behind the number that opens a line, a wide
one is no more than one.
"""

from __future__ import annotations

from collections.abc import Iterable

from gongwen.read.paged.model import Line, Piece
from gongwen.read.paged.words import is_label
from gongwen.read.source import Mark

SPACING, WIDE = 0.75, 1.75
"""Ideographs that a gap measures, at which it becomes a blank, and two."""
_SAME_BASE = 0.45
_COVERED = 0.5


def lines_of(pieces: Iterable[Piece]) -> list[Line]:
    """The lines that pieces make, from top to bottom."""
    return [line_of(row) for row in rows_of(pieces)]


def rows_of(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Pieces by baseline, from top to bottom, each row from left to right."""
    rows: list[list[Piece]] = []
    base = size = 0.0
    for piece in sorted(pieces, key=_base):
        if rows and piece.base - base < _SAME_BASE * max(size, piece.size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
            base = piece.base
            size = piece.size
    for row in rows:
        if len(row) > 1:
            row.sort(key=_left)
    return rows


def line_of(row: list[Piece]) -> Line:
    """One line out of the pieces on it, in order; what is printed twice in one place is there once."""
    first = row[0]
    marks = first.marks
    if len(row) == 1:
        return Line(first.text, first.left, first.right, first.base, first.size, marks=marks)
    parts = [first.text]
    gapped = False
    last, at = first, len(first.text)
    for piece in row[1:]:
        if piece.text == last.text and last.right - piece.left > _COVERED * (last.right - last.left):
            continue
        gap = (piece.left - last.right) / max(piece.size, 1.0)
        if last is first and is_label(last.text):
            gap = min(gap, 1.0)
        blank = blank_for(gap, last.text[-1:], piece.text[:1])
        gapped = gapped or gap >= WIDE
        parts += (blank, piece.text)
        at += len(blank)
        marks += shifted(piece.marks, at)
        at += len(piece.text)
        last = piece
    size = max(row, key=lambda piece: len(piece.text)).size
    right = max(piece.right for piece in row)
    return Line("".join(parts), first.left, right, first.base, size, gapped, marks=marks)


def shifted(marks: tuple[Mark, ...], at: int) -> tuple[Mark, ...]:
    """Marks of a text that now begins at `at`."""
    return tuple(Mark(at + mark.start, at + mark.end, mark.code) for mark in marks) if marks else ()


def blank_for(gap: float, before: str, after: str) -> str:
    """What a gap of so many ideographs between two characters is in text."""
    if gap >= WIDE:
        return "\u3000\u3000"
    if gap >= SPACING:
        return "\u3000" if before > "\u2e7f" and after > "\u2e7f" else " "
    return " " if gap > 0.1 and _is_word(before) and _is_word(after) else ""


def _is_word(c: str) -> bool:
    return c.isalnum() and c < "\u2e80"


def _base(piece: Piece) -> float:
    return piece.base


def _left(piece: Piece) -> float:
    return piece.left
