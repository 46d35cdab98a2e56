"""A page's pieces to its lines in reading order: prose by columns, tables by rows."""

from __future__ import annotations

from gongwen.read.paged.blanks import with_blanks
from gongwen.read.paged.columns import in_columns
from gongwen.read.paged.grid import Grid, grids
from gongwen.read.paged.lines import lines_of
from gongwen.read.paged.model import Field, Line, Page, Piece, Row
from gongwen.read.paged.rows import line_of_row

_MIDDLE = 0.35
"""How far above its baseline the middle of a character is, in ideographs."""
_FRAME = 800
_MOSTLY = 0.6


def columns_of(page: Page) -> list[list[Line]]:
    """The lines of a page, column by column in reading order; a row of a table is a line."""
    if page.rules:
        page = with_blanks(page)
    tables = grids(page.rules)
    if not tables:
        return [lines_of(block) for block in in_columns(list(page.pieces))]
    loose: list[Piece] = []
    inside: list[list[tuple[int, Piece]]] = [[] for _ in tables]
    for piece in page.pieces:
        x, y = (piece.left + piece.right) / 2, piece.base - _MIDDLE * piece.size
        for k, grid in enumerate(tables):
            cell = grid.cell(x, y)
            if cell is not None:
                inside[k].append((cell, piece))
                break
        else:
            loose.append(piece)
    rows: list[Line] = []
    for grid, held in zip(tables, inside, strict=True):
        if _is_frame(grid, held):
            loose += [piece for _, piece in held]
        else:
            rows += _rows(grid, held)
    blocks = [lines_of(block) for block in in_columns(loose)]
    if not rows:
        return blocks
    if len(blocks) == 1:
        return [sorted((*blocks[0], *rows), key=lambda line: line.base)]
    return _placed(blocks, rows)


def _placed(blocks: list[list[Line]], rows: list[Line]) -> list[list[Line]]:
    """Rows of tables in the column that holds them, else before the first one that begins further down."""
    for row in sorted(rows, key=lambda line: line.base):
        middle = (row.left + row.right) / 2
        for block in blocks:
            left, right = min(line.left for line in block), max(line.right for line in block)
            if left <= middle <= right and row.base <= block[-1].base + 3 * row.size:
                block.append(row)
                block.sort(key=lambda line: line.base)
                break
        else:
            blocks.append([row])
    return blocks


def _is_frame(grid: Grid, held: list[tuple[int, Piece]]) -> bool:
    """Is one cell most of the text, so that the lines only frame a page?"""
    sizes: dict[int, int] = {}
    for cell, piece in held:
        sizes[cell] = sizes.get(cell, 0) + len(piece.text)
    if not sizes:
        return True
    largest = max(sizes, key=lambda cell: sizes[cell])
    left, right, _, _ = grid.bounds(largest)
    if right - left <= _MOSTLY * (grid.right - grid.left):
        return False
    return len(sizes) < 2 or (sizes[largest] > _FRAME and sizes[largest] > _MOSTLY * sum(sizes.values()))


def _rows(grid: Grid, held: list[tuple[int, Piece]]) -> list[Line]:
    """The rows of a table as lines; a merged cell is there once, where it begins."""
    cells: dict[int, list[Piece]] = {}
    for cell, piece in held:
        cells.setdefault(cell, []).append(piece)
    found: list[Line] = []
    seen: set[int] = set()
    for k, owners in enumerate(grid.owner):
        fields = []
        for column, owner in enumerate(owners):
            if owner not in seen and owner in cells:
                fields.append(Field(column, *grid.bounds(owner), tuple(lines_of(cells[owner]))))
            seen.add(owner)
        if fields:
            found.append(line_of_row(Row(tuple(fields), tuple(grid.xs)), grid.ys[k]))
    return found
