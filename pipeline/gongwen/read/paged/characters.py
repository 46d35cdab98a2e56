"""Single characters with their places to pieces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from gongwen.read.paged.lines import SPACING
from gongwen.read.paged.model import Piece

WORD = 0.15
"""Ideographs that a gap between words measures at least."""
_SEVERAL = 4
_OVERLAP = 0.3


class Character(NamedTuple):
    """A character, the room it takes on its line, and where it stands."""

    text: str
    left: float
    right: float
    base: float


def pieces_of(
    row: list[Character],
    base: float,
    size: float,
    walls: Iterable[float] = (),
    spacing: float = SPACING,
    word: float = WORD,
) -> Iterator[Piece]:
    """Characters of one line, from left to right, as pieces: cut at walls and wide gaps, a blank in a narrower gap.

    Gaps count by what they have more than the line's usual one: type may be set apart as a whole. From `spacing`
    ideographs on they are wide, from `word` on a blank. Between ideographs and Latin type a narrow gap is type setting.
    """
    text = ""
    left = right = 0.0
    slack = _OVERLAP * size
    usual = _usual_gap(row)
    for c in row:
        if text:
            gap = c.left - right - usual
            if gap >= spacing * size or any(right - slack < wall < c.left + slack for wall in walls):
                if text.strip():
                    yield Piece(text.rstrip(), left, right, base, size)
                text = ""
            elif (
                gap > word * size
                and is_latin(text[-1]) == is_latin(c.text)
                and not (text[-1].isspace() or c.text.isspace())
            ):
                text += " "
        if not text:
            left = right = c.left
        text += c.text
        right = max(right, c.right)
    if text.strip():
        yield Piece(text.rstrip(), left, right, base, size)


def _usual_gap(row: list[Character]) -> float:
    """The gap that most characters of a line have, if they are set apart."""
    gaps = sorted(two.left - one.right for one, two in pairwise(row))
    return max(gaps[len(gaps) // 2], 0.0) if len(gaps) >= _SEVERAL else 0.0


def is_latin(c: str) -> bool:
    """Is it a letter or digit of a script that parts its words by blanks?"""
    return c.isalnum() and c < "\u2e80"
