"""What a page shows, as pdf, ofd and recognised scans all deliver it: pieces of text and ruling lines, with their places.

Lengths are points, x from the left edge of the page, y downwards from its top.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from gongwen.read.source import Mark


class Piece(NamedTuple):
    """Characters that stand side by side on one line.

    `base` is where the line stands (y of the baseline), `size` that of the type: the width of an ideograph. `marks` are
    doubts about parts of the text.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    marks: tuple[Mark, ...] = ()


class Rule(NamedTuple):
    """A straight line, or a bar so thin that it is one."""

    left: float
    top: float
    right: float
    bottom: float


class Page(msgspec.Struct, frozen=True):
    """All that a page shows. `strays` is text that stands askew: watermarks, stamps."""

    pieces: tuple[Piece, ...]
    rules: tuple[Rule, ...] = ()
    strays: tuple[str, ...] = ()

    @property
    def is_ruled(self) -> bool:
        """Does it have verticals that part columns of a table?"""
        return sum(rule.right - rule.left < rule.bottom - rule.top for rule in self.rules) > 1


class Field(NamedTuple):
    """A cell with its text: how many columns of its row stand before it, its borders, its printed lines."""

    column: int
    left: float
    right: float
    top: float
    bottom: float
    lines: tuple[Line, ...]


class Row(NamedTuple):
    """A row of a table: its cells that hold text, and the borders of all columns."""

    fields: tuple[Field, ...]
    edges: tuple[float, ...]


class Line(NamedTuple):
    """A printed line. `gapped`: its parts stand far apart, as in a list of names; `row`: it is a row of a table."""

    text: str
    left: float
    right: float
    base: float
    size: float
    gapped: bool = False
    row: Row | None = None
    marks: tuple[Mark, ...] = ()
