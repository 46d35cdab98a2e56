"""Tables: rows, cells, and whether they are tables at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from gongwen.read.word.flow import Line, Piece, in_cell, shows
from gongwen.read.word.parts import Element, number, switched, value, w
from gongwen.read.word.tree import GONE, contents

_MOST_COLUMNS = 200
_DOMINANT = 0.6
_LONG_CELL = 800
_MANY_PARAGRAPHS = 8


class Cell(msgspec.Struct, frozen=True):
    """A cell and the columns it takes; no element where it only goes on with the one above or before it."""

    element: Element | None
    width: int = 1


class Table:
    """A table's rows that are printed."""

    def __init__(self, element: Element) -> None:
        """Find rows and cells."""
        self.rows = [
            _cells(row) for row in contents(element) if row.tag == w("tr") and not _is_gone(row.find(w("trPr")))
        ]

    def line(self, row: list[Cell], read: Callable[[Element], Iterator[Line]]) -> Iterator[Line]:
        """The line of a row, its cells read by `read`; none where nothing shows."""
        line: Line = []
        tabs = 0
        for cell in row:
            inside = in_cell(read(cell.element)) if cell.element is not None else []
            if shows(inside):
                line += [Piece("\t" * tabs), *inside] if tabs else inside
                tabs = 0
            tabs += cell.width
        if line:
            yield line


def _cells(row: Element) -> list[Cell]:
    properties = row.find(w("trPr"))
    before = number(value(properties, "gridBefore")) or 0
    cells = [Cell(None, min(before, _MOST_COLUMNS))] if before > 0 else []
    for cell in contents(row):
        if cell.tag != w("tc"):
            continue
        about = cell.find(w("tcPr"))
        width = min(max(number(value(about, "gridSpan")) or 1, 1), _MOST_COLUMNS)
        cells.append(Cell(None if _goes_on(about) else cell, width))
    return cells


def _goes_on(properties: Element | None) -> bool:
    """Whether a cell is only the continuation of a merged one, or deleted."""
    if properties is None:
        return False
    if properties.find(w("cellDel")) is not None:
        return True
    merged = (properties.find(w(kind)) for kind in ("vMerge", "hMerge"))
    return any(merge is not None and merge.get(w("val"), "continue") == "continue" for merge in merged)


def _is_gone(properties: Element | None) -> bool:
    """Whether a row was deleted with changes tracked, or is hidden."""
    if properties is None:
        return False
    return any(child.tag in GONE for child in properties) or switched(properties, "hidden") is True


def is_frame(table: Table) -> bool:
    """Whether a table serves the layout only: one cell to a row, or one cell that is most of the text."""
    sizes = [[_size(cell) for cell in row] for row in table.rows]
    filled = [row for row in ([size for size in row if size] for row in sizes) if row]
    if sum(len(row) > 1 for row in filled) * 2 < len(filled) or not filled:
        return True
    largest = max(max(row) for row in filled)
    if largest <= _LONG_CELL or largest <= _DOMINANT * sum(map(sum, filled)):
        return False
    cell = next(
        cell.element
        for row, widths in zip(table.rows, sizes, strict=True)
        for cell, size in zip(row, widths, strict=True)
        if size == largest
    )
    return cell is not None and sum(1 for _ in cell.iter(w("p"))) >= _MANY_PARAGRAPHS


def _size(cell: Cell) -> int:
    return 0 if cell.element is None else sum(len((text.text or "").strip()) for text in cell.element.iter(w("t")))
