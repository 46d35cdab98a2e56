"""ofd: the blocks of a text set on pages by rules of our own, and written by the writer of the tests."""

from __future__ import annotations

import ofdfile
from rendering import Block, widths

_LEFT, _RIGHT, _TOP, _BOTTOM = 79.0, 527.0, 105.0, 740.0
_SIZE, _TITLE, _CELL, _PITCH = 16.0, 22.0, 10.5, 28.8
_FEW = 3
"""Lines of a row that are not set alone at the foot of a page."""
_NO_BEGIN = "，。、；：！？）》”’〕】,;:!?)]%"
_NO_END = "（《“‘〔【(["


def ofd(blocks: list[Block]) -> bytes:
    """The bytes of an ofd."""
    sheets = _Sheets()
    for block in blocks:
        if block.kind == "table":
            sheets.table(block.rows)
        elif block.kind == "title":
            sheets.lines(_broken(block.text, _TITLE, 0.0, _RIGHT - _LEFT), _TITLE, centred=True)
        else:
            sheets.lines(_broken(block.text, _SIZE, 2 * _SIZE, _RIGHT - _LEFT), _SIZE, indent=2 * _SIZE)
    return ofdfile.ofd(*sheets.done())


def _width(text: str, size: float) -> float:
    return sum(ofdfile.advance(c, size) for c in text)


def _broken(text: str, size: float, indent: float, room: float) -> list[str]:
    """A paragraph in lines: no line begins with a closing mark or ends with an opening one, no number is cut."""
    lines: list[str] = []
    line, left = "", room - indent
    k = 0
    while k < len(text):
        end = k + 1
        while (
            end < len(text)
            and text[k:end].isascii()
            and text[k:end].isalnum()
            and text[end].isascii()
            and text[end].isalnum()
        ):
            end += 1
        while end < len(text) and (text[end] in _NO_BEGIN or text[end - 1] in _NO_END):
            end += 1
        word = text[k:end]
        if line and _width(line + word, size) > left:
            lines.append(line)
            line, left = "", room
        line += word
        k = end
    return [*lines, line]


class _Sheets:
    """Pages as they fill."""

    def __init__(self) -> None:
        self._pages: list[list[str]] = [[]]
        self._y = _TOP

    def lines(self, lines: list[str], size: float, *, indent: float = 0.0, centred: bool = False) -> None:
        for k, line in enumerate(lines):
            self._room(_PITCH)
            x = _LEFT + (indent if k == 0 else 0.0)
            if centred:
                x = (_LEFT + _RIGHT - _width(line, size)) / 2
            if line.strip():
                blank = len(line) - len(line.lstrip())
                self._pages[-1].append(ofdfile.text(x + _width(line[:blank], size), self._y, line.strip(), size))
            self._y += _PITCH

    def table(self, rows: tuple[tuple[str, ...], ...]) -> None:
        columns = widths(rows, _RIGHT - _LEFT, _CELL)
        xs = [_LEFT, *(_LEFT + sum(columns[: k + 1]) for k in range(len(columns)))]
        for row in rows:
            cells = [
                _broken(cell, _CELL, 0.0, width - 10) if cell else [] for cell, width in zip(row, columns, strict=False)
            ]
            while any(cells):
                # A row that is longer than its page goes on on the next one, every cell with its further lines.
                fitting = max(int((_BOTTOM - self._y - 8) / (1.3 * _CELL)), 0)
                if fitting < min(_FEW, max(map(len, cells))):
                    self._room(_BOTTOM)
                    continue
                self._row(xs, [cell[:fitting] for cell in cells])
                cells = [cell[fitting:] for cell in cells]
        self._y += _PITCH / 2

    def _row(self, xs: list[float], cells: list[list[str]]) -> None:
        height = 1.3 * _CELL * max(map(len, cells)) + 8
        self._pages[-1] += ofdfile.table(xs, [self._y - _CELL, self._y - _CELL + height], [cells], _CELL)
        self._y += height

    def done(self) -> list[list[str]]:
        for number, page in enumerate(self._pages, 1):
            page.append(ofdfile.text(285, 790, f"— {number} —", 11))
        return self._pages

    def _room(self, height: float) -> None:
        if self._y + height > _BOTTOM:
            self._pages.append([])
            self._y = _TOP
