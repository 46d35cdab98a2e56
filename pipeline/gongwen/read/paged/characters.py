"""Single characters with their places to pieces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gongwen.read.paged.lines import SPACING
from gongwen.read.paged.model import Piece

_WORDS = 0.15
"""Ideographs that a gap between Latin words measures at least."""
_OVERLAP = 0.3


class Character(NamedTuple):
    """A character, the room it takes on its line, and where it stands."""

    text: str
    left: float
    right: float
    base: float


def pieces_of(
    row: Iterable[Character], base: float, size: float, walls: Iterable[float] = (), spacing: float = SPACING
) -> Iterator[Piece]:
    """Characters of one line, from left to right, as pieces: cut at walls and wide gaps, a blank in gaps of Latin text.

    A gap is wide from `spacing` ideographs on.
    """
    text = ""
    left = right = 0.0
    slack = _OVERLAP * size
    for c in row:
        if text:
            gap = c.left - right
            if gap >= spacing * size or any(right - slack < wall < c.left + slack for wall in walls):
                if text.strip():
                    yield Piece(text.rstrip(), left, right, base, size)
                text = ""
            elif gap > _WORDS * size and is_latin(text[-1]) and is_latin(c.text):
                text += " "
        if not text:
            left = right = c.left
        text += c.text
        right = max(right, c.right)
    if text.strip():
        yield Piece(text.rstrip(), left, right, base, size)


def is_latin(c: str) -> bool:
    """Is it a letter or digit of a script that parts its words by blanks?"""
    return c.isalnum() and c < "\u2e80"
