"""Ruling lines to tables, which pdfplumber finds: a cell is what lines enclose, cells that touch are one table.

It is given the lines of a page of pdf, of ofd or of a scan, not the file: that was parsed by faster readers. Sides that are
left open are closed first: a page that ends in the middle of a row has no line there, and outer verticals are often not drawn.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple, TypeVar

from gongwen.read.paged.model import Rule

T = TypeVar("T")

_NEAR = 3.0
"""Points by which lines that meet may miss each other; pdfplumber's own measure."""
_SHORTEST = 6.0
_TALL, _SEVERAL = 200.0, 3
"""Points and number of verticals from which they are a table's even without a line across: the page has a row's middle only."""
_RULES, _PAIRS, _CROSSINGS = 10_000, 40_000, 4_000
"""Lines as they are drawn; lines across times lines down; their crossings, with the square of which the finder's time grows.
A page of a table has some hundred crossings; what has more is a drawing."""


class _Bar(NamedTuple):
    """A line in one direction: `at` across it, from `start` to `end` along it."""

    at: float
    start: float
    end: float


class Grid:
    """A table: where its fields are cut, and which cell each field belongs to.

    `owner[row][column]` is the number of the field's cell; `xs` and `ys` are the borders of columns and rows.
    """

    def __init__(self, cells: list[tuple[float, float, float, float]]) -> None:
        """The grid of cells (left, top, right, bottom); a field that none covers is a cell of its own."""
        self.xs = [group[0] for group in _near(sorted(x for cell in cells for x in cell[0::2]), float)]
        self.ys = [group[0] for group in _near(sorted(y for cell in cells for y in cell[1::2]), float)]
        self.left, self.right, self.top, self.bottom = self.xs[0], self.xs[-1], self.ys[0], self.ys[-1]
        columns = range(len(self.xs) - 1)
        self.owner = [[-1 - row * len(columns) - k for k in columns] for row in range(len(self.ys) - 1)]
        for number, (left, top, right, bottom) in enumerate(cells):
            for row in range(bisect_right(self.ys, top) - 1, bisect_right(self.ys, bottom) - 1):
                for k in range(bisect_right(self.xs, left) - 1, bisect_right(self.xs, right) - 1):
                    self.owner[row][k] = number

    def cell(self, x: float, y: float) -> int | None:
        """The cell that holds a point, None outside the table."""
        if not (self.left <= x <= self.right and self.top <= y <= self.bottom):
            return None
        column = min(bisect_right(self.xs, x), len(self.xs) - 1) - 1
        row = min(bisect_right(self.ys, y), len(self.ys) - 1) - 1
        return self.owner[row][column]

    def bounds(self, cell: int) -> tuple[float, float, float, float]:
        """The edges of a cell: left, right, top, bottom."""
        first_column, last_column, first_row, last_row = self._extents[cell]
        return self.xs[first_column], self.xs[last_column + 1], self.ys[first_row], self.ys[last_row + 1]

    @cached_property
    def _extents(self) -> dict[int, tuple[int, int, int, int]]:
        """The first and last column and row of each cell."""
        found: dict[int, tuple[int, int, int, int]] = {}
        for k, row in enumerate(self.owner):
            for column, cell in enumerate(row):
                a, b, c, d = found.get(cell, (column, column, k, k))
                found[cell] = min(a, column), max(b, column), min(c, k), max(d, k)
        return found


def may_hold_table(rules: tuple[Rule, ...]) -> bool:
    """Are there lines enough for a table?"""
    return _SEVERAL <= len(rules) <= _RULES and any(rule.right - rule.left <= rule.bottom - rule.top for rule in rules)


def grids(rules: tuple[Rule, ...]) -> list[Grid]:
    """The tables that ruling lines make, the smaller first: a table in a cell comes before the one around it."""
    if not may_hold_table(rules):
        return []
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells

    across = [_Bar((r.top + r.bottom) / 2, r.left, r.right) for r in rules if r.right - r.left > r.bottom - r.top]
    down = [_Bar((r.left + r.right) / 2, r.top, r.bottom) for r in rules if r.right - r.left <= r.bottom - r.top]
    across, down = _bars(across, down)
    if len(across) * len(down) > _PAIRS:
        return []
    across, down = _bars([*across, *_closing(down, across)], [*down, *_closing(across, down)])
    crossings = edges_to_intersections(_edges(across, down), _NEAR, _NEAR)
    if len(crossings) > _CROSSINGS:
        return []
    found = [Grid(cells) for cells in cells_to_tables(intersections_to_cells(crossings))]
    return sorted(found, key=lambda grid: (grid.right - grid.left) * (grid.bottom - grid.top))


def _edges(across: Iterable[_Bar], down: Iterable[_Bar]) -> list[dict[str, object]]:
    """Lines as pdfplumber describes them."""
    return [
        *({"orientation": "h", "x0": a, "x1": b, "top": y, "bottom": y, "width": b - a} for y, a, b in across),
        *({"orientation": "v", "x0": x, "x1": x, "top": a, "bottom": b, "height": b - a} for x, a, b in down),
    ]


def _bars(across: list[_Bar], down: list[_Bar]) -> tuple[list[_Bar], list[_Bar]]:
    """The lines, those that lie side by side or go on from each other made one, without the short ones."""
    from pdfplumber.table import merge_edges

    edges = merge_edges(_edges(across, down), _NEAR, _NEAR, _NEAR, _NEAR)
    h = (_Bar(edge["top"], edge["x0"], edge["x1"]) for edge in edges if edge["orientation"] == "h")
    v = (_Bar(edge["x0"], edge["top"], edge["bottom"]) for edge in edges if edge["orientation"] == "v")
    return list(filter(_is_long, h)), list(filter(_is_long, v))


def _is_long(bar: _Bar) -> bool:
    return bar.end - bar.start >= _SHORTEST


def _closing(bars: list[_Bar], others: list[_Bar]) -> Iterator[_Bar]:
    """The sides that are missing where neighbours, which a line across links, end together."""
    middle = not others and sum(bar.end - bar.start >= _TALL for bar in bars) >= _SEVERAL
    for end in (itemgetter(1), itemgetter(2)):
        for group in _near(sorted(bars, key=end), end):
            for one, two in pairwise(sorted(group)):
                if middle or any(_links(bar, one, two) for bar in others):
                    yield _Bar(end(one), one.at, two.at)


def _links(bar: _Bar, one: _Bar, two: _Bar) -> bool:
    """Does a line across touch two neighbours?"""
    reaches = bar.start - _NEAR <= one.at and two.at <= bar.end + _NEAR
    return reaches and all(side.start - _NEAR <= bar.at <= side.end + _NEAR for side in (one, two))


def _near(ordered: list[T], key: Callable[[T], float]) -> Iterator[list[T]]:
    """What stands in an order, in groups whose neighbours are near each other."""
    group: list[T] = []
    for one in ordered:
        if group and key(one) - key(group[-1]) > _NEAR:
            yield group
            group = []
        group.append(one)
    if group:
        yield group
