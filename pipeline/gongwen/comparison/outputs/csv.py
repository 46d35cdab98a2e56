"""CSV that opens right in Excel: one row for each thing that a unit says, for every view in the same columns.

Excel takes text such as `=1` for a formula; such text has an apostrophe before it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from gongwen.comparison.listing import Line, lines
from gongwen.comparison.outputs import By
from gongwen.comparison.results import Comparison
from gongwen.document.model import Document
from gongwen.messages import Language
from gongwen.office.plain import guarded

SUFFIX = ".csv"

COLUMNS = (
    "view", "row", "name", "unit", "unit_name", "state", "said", "about", "value", "per_year", "text", "file", "document",
    "section", "start", "end", "source_start", "source_end",
)  # fmt: skip


def render(comparison: Comparison, documents: Sequence[Document], by: By | None, lang: Language) -> bytes:
    """The list, UTF-8 with a byte order mark."""
    units = {unit.id: unit for unit in comparison.units}
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for line in lines(comparison, by, lang):
        unit = units[line.unit]
        row = (
            line.view, line.row, line.name, line.unit, unit.name, line.state, line.said, line.about, line.value,
            line.per_year, *_place(line, unit.file),
        )  # fmt: skip
        writer.writerow([guarded(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig", "replace")


def _place(line: Line, file: str) -> tuple[str | int | None, ...]:
    place = line.place
    if place is None:
        return ("", file, "", "", None, None, None, None)
    span = place.span
    return (
        place.text, file, place.document, place.section or "", span.start, span.end, span.source_start, span.source_end,
    )  # fmt: skip
