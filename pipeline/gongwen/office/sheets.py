"""Tables as an XLSX workbook that an office passes on: frozen heads, filters, widths that fit Chinese, links, wrapped text.

Text is always text: what begins with = + - @ is no formula, what looks like an address is no link, and what looks like a
number keeps its zeros. The same tables give the same bytes.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING

from gongwen.errors import MissingExtra
from gongwen.office.cells import MOST_CHARACTERS, Cell, Link, Marked, Value, lines_of, plain, width_of

if TYPE_CHECKING:
    import xlsxwriter

__all__ = ["Cell", "Link", "Marked", "Rule", "Table", "Value", "workbook"]


@dataclass(frozen=True)
class Rule:
    """Cells of `columns` (first, last) take the colour "#RRGGBB" where `formula`, written for row 2, holds: `$C2=""`."""

    formula: str
    colour: str
    columns: tuple[int, int]


@dataclass(frozen=True)
class Table:
    """One sheet. `frozen` columns stay in sight on the left; `fills` colour cells, by (row, column) of `rows`, as "#RRGGBB".

    `folded` columns are hidden, and not printed, until their "+" is pressed; `notes` stand below the table. `widest` are
    the widths at which columns begin to wrap, in half-width characters (50 where it says nothing). `rules`
    colour cells for as long as their formula holds, so that the colour follows what people enter later.
    """

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    frozen: int = 1
    folded: Collection[int] = ()
    notes: Sequence[str] = ()
    fills: Mapping[tuple[int, int], str] = field(default_factory=dict)
    rules: Sequence[Rule] = ()
    widest: Sequence[int] = ()


def workbook(tables: Iterable[Table], title: str = "") -> bytes:
    """The bytes of an XLSX file with one sheet per table; the names of sheets are cut, cleaned and made unique.

    What Excel can't hold (more than 1,048,575 rows, more than 32,767 characters in a cell) is cut, and a note says so.

    Raises:
        MissingExtra: XlsxWriter is not installed.
    """
    try:
        import xlsxwriter  # an extra: only who writes a workbook needs it
    except ImportError as error:
        raise MissingExtra("XlsxWriter", "office") from error
    out = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_numbers": False,
        "strings_to_formulas": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        # The day is part of the bytes: a fixed one, or the same tables would never give the same file.
        book.set_properties({"title": title, "created": dt.datetime(2000, 1, 1)})
        writer = _Writer(book)
        for table in tables:
            writer.sheet(table)
        if not book.worksheets():
            writer.sheet(Table("空", (), ()))
    return out.getvalue()


MOST_ROWS = 1_048_576 - 1
MOST_LINKS = 65_530
"""What Excel holds: rows (without the head), links on a sheet."""

NARROWEST, WIDEST = 6, 50
"""Widths of columns, in half-width characters; longer text wraps."""

LINE, TALLEST = 16, 409
"""Heights in points: of a line, and of the tallest row that Excel has."""

SAMPLE = 2_000
"""Rows that are looked at to find the widths."""

_FORMULA = re.compile(r"[=+\-@\t\r]")
_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


class _Writer:
    """The formats of one workbook, each made once, and the names given out so far."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._names: set[str] = set()
        self._formats: dict[tuple[tuple[str, object], ...], object] = {}

    def sheet(self, table: Table) -> None:
        """Write one table."""
        sheet = self._book.add_worksheet(self._name(table.name))
        for column, head in enumerate(table.columns):
            sheet.write_string(0, column, head, self._format(**_HEAD))
        widths = [width_of(head) + 3 for head in table.columns]  # room for the button of the filter
        last = links = 0
        cut = False
        texts: list[list[str]] = []
        for row, cells in enumerate(table.rows):
            if row >= MOST_ROWS:
                cut = True
                break
            last = row + 1
            for column, cell in enumerate(cells):
                if isinstance(cell, Link):
                    links += 1
                    cell = cell if links <= MOST_LINKS else cell.text
                fill = table.fills.get((row, column))
                cut = self._write(sheet, last, column, cell, fill) or cut
                if row < SAMPLE:
                    widths[column] = max(widths[column], width_of(plain(cell)) + 1)
            texts.append([plain(cell) for cell in cells])
        self._sizes(sheet, table, widths, texts)
        if table.columns:
            sheet.freeze_panes(1, min(table.frozen, len(table.columns)))
            sheet.autofilter(0, 0, max(last, 1), len(table.columns) - 1)
        for rule in table.rules if last else ():
            look = {"type": "formula", "criteria": f"={rule.formula}", "format": self._format(bg_color=rule.colour)}
            sheet.conditional_format(1, rule.columns[0], last, rule.columns[1], look)
        notes = [*table.notes, *([CUT] if cut or links > MOST_LINKS else [])]
        for k, note in enumerate(notes):
            sheet.write_string(last + 2 + k, 0, note, self._format(italic=True, font_color="#595959"))
        self._print(sheet)

    def _sizes(
        self, sheet: xlsxwriter.worksheet.Worksheet, table: Table, widths: list[int], texts: list[list[str]]
    ) -> None:
        """Columns as wide as they may be, rows as high as what wraps in them needs."""
        most = zip_longest(widths, table.widest[: len(widths)], fillvalue=WIDEST)
        widths = [min(max(width, NARROWEST), widest) for width, widest in most]
        for column, width in enumerate(widths):
            fold = {"level": 1, "hidden": True} if column in table.folded else {}
            sheet.set_column(column, column, width, None, fold)
        for row, shown in enumerate([list(table.columns), *texts]):
            lines = max((lines_of(text, width) for text, width in zip(shown, widths, strict=False)), default=1)
            if lines > 1:  # Excel finds the height by itself, other programs don't
                sheet.set_row(row, min(lines * LINE, TALLEST))

    def _print(self, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        """Landscape A4, one page wide, the head on every page, page numbers below."""
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_footer("&C&P / &N")

    def _write(
        self, sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, cell: Cell, fill: str | None
    ) -> bool:
        """Write one cell; whether it had to be cut."""
        look: dict[str, object] = {**_BODY, **({"bg_color": fill} if fill else {})}
        if cell is None or (isinstance(cell, float) and not math.isfinite(cell)):
            sheet.write_blank(row, column, None, self._format(**look))
        elif isinstance(cell, bool):
            return self._string(sheet, row, column, "✓" if cell else "", {**look, "align": "center"})
        elif isinstance(cell, int | float):
            sheet.write_number(row, column, cell, self._format(**look))
        elif isinstance(cell, dt.date):
            sheet.write_datetime(row, column, cell, self._format(**look, num_format="yyyy-mm-dd"))
        elif isinstance(cell, str):
            return self._string(sheet, row, column, cell, look)
        elif isinstance(cell, Link):
            self._link(sheet, row, column, cell, look)
        else:
            return self._pieces(sheet, row, column, cell, look)
        return False

    def _string(
        self, sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, text: str, look: dict[str, object]
    ) -> bool:
        if not text:
            sheet.write_blank(row, column, None, self._format(**look))
            return False
        # With the prefix of quotes Excel still takes it for text when someone edits the cell or saves it as CSV.
        quoted = {"quote_prefix": True} if _FORMULA.match(text) else {}
        sheet.write_string(row, column, text[:MOST_CHARACTERS], self._format(**look, **quoted))
        return len(text) > MOST_CHARACTERS

    def _link(
        self, sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, link: Link, look: dict[str, object]
    ) -> None:
        place = "internal:" + link.target[1:] if link.target.startswith("#") else link.target
        shown = self._format(**{**look, "font_color": "#0563C1", "underline": 1})
        sheet.write_url(row, column, place, shown, link.text[:MOST_CHARACTERS])

    def _pieces(
        self,
        sheet: xlsxwriter.worksheet.Worksheet,
        row: int,
        column: int,
        pieces: Sequence[str | Marked],
        look: dict[str, object],
    ) -> bool:
        whole = plain(pieces)
        shown = [piece for piece in pieces if (piece if isinstance(piece, str) else piece.text)]
        if len(shown) < 2 or len(whole) > MOST_CHARACTERS:  # Excel knows no rich text of one piece
            return self._string(sheet, row, column, whole, look)
        parts: list[object] = []
        for piece in shown:
            if isinstance(piece, Marked):
                parts.append(self._format(font_color=piece.colour, bold=True, font_strikeout=piece.struck))
                parts.append(piece.text)
            else:
                parts.append(piece)
        sheet.write_rich_string(row, column, *parts, self._format(**look))
        return False

    def _format(self, **look: object) -> object:
        key = tuple(sorted(look.items(), key=lambda item: item[0]))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(look)
        return self._formats[key]

    def _name(self, wanted: str) -> str:
        """A name that Excel takes: none of its reserved signs, no quote at an edge, at most 31 characters, no two alike."""
        base = _NAME.sub("_", wanted).strip("'").strip() or "表"
        name, k = base[:31], 1
        while name.casefold() in self._names or name.casefold() == "history":
            k += 1
            name = f"{base[: 31 - len(str(k)) - 1]}_{k}"
        self._names.add(name.casefold())
        return name


_HEAD: dict[str, object] = {
    "bold": True, "bg_color": "#1F3864", "font_color": "#FFFFFF", "text_wrap": True, "valign": "vcenter", "border": 1,
    "border_color": "#BFBFBF",
}  # fmt: skip
_BODY: dict[str, object] = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#D9D9D9"}

CUT = "超出 Excel 的容量，已截断 / cut: more than Excel holds"
