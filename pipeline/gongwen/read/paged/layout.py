"""A page's pieces to its lines in reading order: prose by columns, tables by rows."""

from __future__ import annotations

from itertools import zip_longest

from gongwen.read.paged.blanks import with_blanks
from gongwen.read.paged.columns import in_columns
from gongwen.read.paged.grid import Grid, grids
from gongwen.read.paged.lines import line_of, lines_of, rows_of, shifted
from gongwen.read.paged.model import Line, Page, Piece
from gongwen.read.paged.paragraphs import Measure, goes_on, joint, measure
from gongwen.read.source import Mark

_MIDDLE = 0.35
"""How far above its baseline the middle of a character is, in ideographs."""
_NARROWER = 0.35
"""Ideographs by which a cell has less room than its borders say."""
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
        if _is_frame(held):
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


def _is_frame(held: list[tuple[int, Piece]]) -> bool:
    """Is one cell most of the text, so that the lines only frame a page?"""
    sizes: dict[int, int] = {}
    for cell, piece in held:
        sizes[cell] = sizes.get(cell, 0) + len(piece.text)
    largest = max(sizes.values(), default=0)
    return len(sizes) < 2 or (largest > _FRAME and largest > _MOSTLY * sum(sizes.values()))


def _rows(grid: Grid, held: list[tuple[int, Piece]]) -> list[Line]:
    """The rows of a table as lines, cells parted by tabs; a merged cell is there once, where it begins."""
    cells: dict[int, list[Piece]] = {}
    for cell, piece in held:
        cells.setdefault(cell, []).append(piece)
    lines: list[Line] = []
    seen: set[int] = set()
    for k, owners in enumerate(grid.owner):
        text, tabs = "", 0
        marks: tuple[Mark, ...] = ()
        for owner in owners:
            if owner not in seen:
                seen.add(owner)
                inner, found = _cell(cells.get(owner, []), grid.bounds(owner))
                if inner:
                    text += "\t" * tabs
                    marks += shifted(found, len(text))
                    text += inner
                    tabs = 0
            tabs += 1
        if text:
            pieces = [piece for owner in set(owners) for piece in cells.get(owner, [])]
            size = max((piece.size for piece in pieces), default=10.0)
            base = grid.ys[k] + size
            lines.append(Line(text, grid.left, grid.right, base, size, row=True, marks=marks))
    return lines


def _cell(pieces: list[Piece], bounds: tuple[float, float]) -> tuple[str, tuple[Mark, ...]]:
    """The text of a cell on one line: paragraphs parted by blanks."""
    if not pieces:
        return "", ()
    lines = [line_of(row) for row in rows_of(pieces)]
    margin = max(min(line.left for line in lines) - bounds[0], 0.0)
    room = _NARROWER * lines[0].size
    column = measure(lines, Measure(bounds[0] + margin, bounds[1] - margin - room, 0.0))
    text = ""
    marks: tuple[Mark, ...] = ()
    first = last = None
    for line, then in zip_longest(lines, lines[1:]):
        on = first is not None and last is not None and goes_on(first, last, line, column, then=then)
        if last is not None:
            text += joint(text, line.text) if on else " "
        marks += shifted(line.marks, len(text))
        text += line.text.replace("\t", " ")
        first, last = (first if on else line), line
    return text, marks
