"""One XLSX workbook: a sheet per table, heads and values in words, what was found first; where it stands is folded away."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gongwen.document.model import Document
from gongwen.export.tables import PLACES, tables
from gongwen.export.tables import Table as Rows
from gongwen.messages import Language, say
from gongwen.office.sheets import Table, Value, workbook
from gongwen.wording import value_in_words

NAME = "xlsx"
SUFFIX = ".xlsx"


def write(documents: Sequence[Document], where: Path, lang: Language) -> None:
    """Write the workbook; tables without rows, and columns without a value, are left out."""
    sheets = [_sheet(table, lang) for table in tables(documents) if table.rows]
    where.write_bytes(workbook(sheets))


def _sheet(table: Rows, lang: Language) -> Table:
    used = [k for k in range(len(table.columns)) if any(row[k] not in (None, (), "") for row in table.rows)]
    order = sorted(used, key=lambda k: _rank(table.columns[k]))
    names = [table.columns[k] for k in order]
    rows = [[_value(table.columns[k], row[k], lang) for k in order] for row in table.rows]
    folded = [k for k, name in enumerate(names) if name in PLACES]
    return Table(say(f"table-{table.name}", lang), [say(f"field-{name}", lang) for name in names], rows, folded=folded)


def _rank(name: str) -> int:
    """The file first, then what was found, its words, and last where it stands."""
    return 0 if name == "file" else 3 if name in PLACES else 2 if name == "text" else 1


def _value(name: str, cell: object, lang: Language) -> Value:
    if isinstance(cell, bool | int | float) or cell is None:
        return cell
    return value_in_words(name, cell, lang)
