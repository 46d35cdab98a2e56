"""Ruling lines to tables: where lines cross there are cells; a border that is missing makes two fields one cell.

Lines that touch belong to one table. Its fields are cut at every line; neighbours with no line between them are one
cell, which stands where its first field does. Sides left open (the outer verticals are often not drawn) are closed. One
cell alone is a frame around text, no table.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property

from gongwen.read.paged.model import Rule

_NEAR = 3.0
"""Points by which lines that meet may miss each other."""
_SHORTEST = 6.0
_TALL, _SEVERAL = 200.0, 3
"""Points and number of verticals from which they are a table's even without a line across."""
_MOST = 400
"""Lines in one direction; a drawing has more, a table never."""


class _Bar:
    """A line in one direction: `at` across it, from `start` to `end` along it."""

    __slots__ = ("at", "end", "start")

    def __init__(self, at: float, start: float, end: float) -> None:
        self.at, self.start, self.end = at, start, end


class Grid:
    """A table: where its fields are cut, and which cell each field belongs to.

    `owner[row][column]` is the number of the field's cell, in reading order; `widths` are the columns that a cell takes.
    """

    def __init__(self, xs: list[float], ys: list[float], owner: list[list[int]]) -> None:
        """Hold the outcome; `grids` makes these."""
        self.xs, self.ys, self.owner = xs, ys, owner
        self.left, self.right, self.top, self.bottom = xs[0], xs[-1], ys[0], ys[-1]

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


def grids(rules: tuple[Rule, ...]) -> list[Grid]:
    """The tables that ruling lines make, the smaller first: a table in a cell comes before the one around it."""
    if len(rules) < 3:
        return []
    across = _bars(((r.top + r.bottom) / 2, r.left, r.right) for r in rules if r.right - r.left > r.bottom - r.top)
    down = _bars(((r.left + r.right) / 2, r.top, r.bottom) for r in rules if r.right - r.left <= r.bottom - r.top)
    if not down or len(across) > _MOST or len(down) > _MOST:
        return []
    found = [grid for hs, vs in _touching(across, down) if (grid := _grid(hs, vs)) is not None]
    if not found:
        found = _middles(down)
    return sorted(found, key=lambda grid: (grid.right - grid.left) * (grid.bottom - grid.top))


def _bars(lines: Iterable[tuple[float, float, float]]) -> list[_Bar]:
    """Lines in one direction, those that continue each other joined."""
    bars: list[_Bar] = []
    for at, start, end in sorted(lines):
        for bar in reversed(bars):
            if at - bar.at > _NEAR:
                bars.append(_Bar(at, start, end))
                break
            if start <= bar.end + _NEAR and end >= bar.start - _NEAR:
                bar.start, bar.end = min(bar.start, start), max(bar.end, end)
                break
        else:
            bars.append(_Bar(at, start, end))
    return [bar for bar in bars if bar.end - bar.start >= _SHORTEST]


def _touching(across: list[_Bar], down: list[_Bar]) -> list[tuple[list[_Bar], list[_Bar]]]:
    """The lines in groups whose members touch."""
    group = {id(bar): k for k, bar in enumerate((*across, *down))}
    parent = list(range(len(group)))

    def root(k: int) -> int:
        while parent[k] != k:
            parent[k] = parent[parent[k]]
            k = parent[k]
        return k

    for h in across:
        for v in down:
            if h.start - _NEAR <= v.at <= h.end + _NEAR and v.start - _NEAR <= h.at <= v.end + _NEAR:
                parent[root(group[id(v)])] = root(group[id(h)])
    groups: dict[int, tuple[list[_Bar], list[_Bar]]] = {}
    for bars, side in ((across, 0), (down, 1)):
        for bar in bars:
            groups.setdefault(root(group[id(bar)]), ([], []))[side].append(bar)
    return list(groups.values())


def _grid(across: list[_Bar], down: list[_Bar]) -> Grid | None:
    if not across or not down or (len(across) < 2 and len(down) < _SEVERAL):
        return None
    xs = _cuts([bar.at for bar in down], min(bar.start for bar in across), max(bar.end for bar in across))
    ys = _cuts([bar.at for bar in across], min(bar.start for bar in down), max(bar.end for bar in down))
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 1 or rows < 1 or columns * rows < 2:
        return None
    parent = list(range(columns * rows))

    def root(k: int) -> int:
        while parent[k] != k:
            k = parent[k]
        return k

    for row in range(rows):
        y = (ys[row] + ys[row + 1]) / 2
        for column in range(columns):
            x = (xs[column] + xs[column + 1]) / 2
            here = root(row * columns + column)
            if column and not _between(down, xs[column], y):
                other = root(row * columns + column - 1)
                parent[max(here, other)] = here = min(here, other)
            if row and not _between(across, ys[row], x):
                other = root((row - 1) * columns + column)
                parent[max(here, other)] = min(here, other)
    owner = [[root(row * columns + column) for column in range(columns)] for row in range(rows)]
    return Grid(xs, ys, owner) if len({cell for row in owner for cell in row}) > 1 else None


def _middles(down: list[_Bar]) -> list[Grid]:
    """A row so long that this page has only its middle: nothing but verticals, all of one length."""
    tall = [bar for bar in down if bar.end - bar.start >= _TALL]
    first = tall[0] if tall else None
    if first is None or any(abs(b.start - first.start) + abs(b.end - first.end) > _NEAR for b in tall):
        return []
    xs = _cuts([bar.at for bar in tall], first.at, tall[-1].at)
    if len(xs) < _SEVERAL:
        return []
    return [Grid(xs, [first.start, first.end], [list(range(len(xs) - 1))])]


def _cuts(places: list[float], first: float, last: float) -> list[float]:
    """Where lines cut, near ones taken as one, the open sides closed."""
    cuts: list[float] = []
    for at in sorted(places):
        if not cuts or at - cuts[-1] > _NEAR:
            cuts.append(at)
    if first < cuts[0] - _SHORTEST:
        cuts.insert(0, first)
    if last > cuts[-1] + _SHORTEST:
        cuts.append(last)
    return cuts


def _between(bars: list[_Bar], at: float, along: float) -> bool:
    """Is there a line at `at` where `along` is?"""
    return any(abs(bar.at - at) <= _NEAR and bar.start - _NEAR <= along <= bar.end + _NEAR for bar in bars)
