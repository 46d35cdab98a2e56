"""What a cell of a workbook may hold, as the text that is seen, and the room that text takes."""

from __future__ import annotations

import datetime as dt
import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

MOST_CHARACTERS = 32_767
"""What Excel holds in a cell."""

_LOOKED_AT = 500
"""Characters of a text by which its column's width is found."""


@dataclass(frozen=True)
class Link:
    """Text that leads somewhere: `target` is an address, a file beside the workbook, or `#sheet!A1` inside it."""

    text: str
    target: str


@dataclass(frozen=True)
class Marked:
    """A piece of text in one colour; a cell of several pieces is a sequence of `str` and `Marked`."""

    text: str
    colour: str = "#C00000"
    struck: bool = False


Value = str | int | float | bool | dt.date | None
Cell = Value | Link | Sequence[str | Marked]
"""What a cell may hold; `None` and NaN are an empty cell."""


def plain(cell: Cell) -> str:
    """A cell as the text that is seen."""
    if cell is None or isinstance(cell, bool):
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, Link):
        return cell.text
    if isinstance(cell, Sequence):
        return "".join(piece if isinstance(piece, str) else piece.text for piece in cell)
    return str(cell)


def width_of(text: str) -> int:
    """The width of the longest line, in half-width characters; a Chinese character counts two."""
    return max((_line_width(line) for line in text[:_LOOKED_AT].split("\n")), default=0)


def lines_of(text: str, width: int) -> int:
    """How many lines the text takes in a column."""
    return sum(max(1, math.ceil((_line_width(line) + 1) / width)) for line in text[:MOST_CHARACTERS].split("\n"))


def _line_width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in line)
