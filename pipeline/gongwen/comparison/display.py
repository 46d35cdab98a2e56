"""A comparison in a notebook: its summary, its rows as a table, its pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongwen.comparison.listing import lines
from gongwen.comparison.report import Sources, cards, quotas
from gongwen.comparison.results import By, Comparison
from gongwen.errors import MissingExtra
from gongwen.messages import Language
from gongwen.pages import fragment

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Drawing", "drawing", "summary", "table"]

ROWS, SHOWN = 20, 8
"""Rows of quotas, those that most units speak of first, and groups of clauses in the summary."""


@dataclass(frozen=True)
class Drawing:
    """A picture that shows itself in a notebook; `svg` is the file."""

    svg: str

    def _repr_svg_(self) -> str:
        return self.svg


def drawing(comparison: Comparison, by: By | None, lang: Language) -> Drawing:
    """The picture of a view.

    Raises:
        MissingExtra: altair or vl-convert is not installed.
    """
    try:
        from gongwen.comparison.cells import svg  # an extra: only who wants a picture needs it
        from gongwen.comparison.charts import chart
    except ImportError as error:
        raise MissingExtra("altair, vl-convert-python", "report") from error
    return Drawing(svg(chart(comparison, by, lang), by or "all"))


def table(comparison: Comparison, by: By | None, lang: Language) -> pd.DataFrame:
    """One row for each thing that a unit says.

    Raises:
        MissingExtra: pandas is not installed.
    """
    try:
        import pandas as pd  # an extra: only who asks for a table needs it
    except ImportError as error:
        raise MissingExtra("pandas", "tables") from error
    names = {unit.id: unit.name for unit in comparison.units}
    rows = [
        {
            "view": line.view,
            "row": line.row,
            "name": line.name,
            "unit": names[line.unit],
            "state": line.state,
            "said": line.said,
            "about": line.about,
            "per_year": line.per_year,
            "text": None if line.place is None else line.place.text,
            "document": None if line.place is None else line.place.document,
            "start": None if line.place is None else line.place.span.start,
            "end": None if line.place is None else line.place.span.end,
        }
        for line in lines(comparison, by, lang)
    ]
    return pd.DataFrame(rows)


def summary(comparison: Comparison, lang: Language) -> str:
    """Who is compared, the matrix of quotas, and the clauses in which something changed, as HTML.

    Raises:
        MissingExtra: jinja2 is not installed.
    """
    sources = Sources(())
    rows = sorted(quotas(comparison, sources, lang), key=lambda row: sum(cell.kind == "silent" for cell in row.cells))
    changed = [card for card in cards(comparison, sources, lang) if card.directions]
    return fragment(
        "comparison:summary.html",
        lang,
        comparison=comparison,
        names={unit.id: unit.name for unit in comparison.units},
        rows=rows[:ROWS],
        more=len(rows) - ROWS,
        cards=changed[:SHOWN],
        changed=len(changed),
    )
