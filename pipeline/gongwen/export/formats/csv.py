"""CSV that opens right in Excel: one file per table, UTF-8 with a byte order mark, text never a formula and never a number.

Excel takes text such as `=1`, `-3`, `(1)` or `1.` for a formula or a number. Such text has an apostrophe before it here;
numbers have none. Several values in one cell are parted by `；`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from gongwen.document.model import Document
from gongwen.export.tables import tables
from gongwen.messages import Language
from gongwen.office.plain import guarded

NAME = "csv"
SUFFIX = ""


def write(documents: Sequence[Document], where: Path, lang: Language) -> None:
    """Write `<table>.csv` for every table; columns have their names in Python."""
    for table in tables(documents):
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(table.columns)
        writer.writerows([_text(cell) for cell in row] for row in table.rows)
        (where / f"{table.name}.csv").write_bytes(out.getvalue().encode("utf-8-sig"))


def _text(cell: object) -> object:
    return guarded("；".join(map(str, cell)) if isinstance(cell, tuple) else cell)
