"""One self-contained HTML page: matrices, clauses side by side, reuse, pictures; each cell leads to its words in the source."""

from __future__ import annotations

from collections.abc import Sequence

from gongwen.comparison.outputs import By
from gongwen.comparison.results import Comparison
from gongwen.document.model import Document
from gongwen.errors import MissingExtra
from gongwen.messages import Language, say

SUFFIX = ".html"

_VIEWS: tuple[tuple[By, str], ...] = (
    ("quotas", "compare-quotas"),
    ("roles", "compare-roles"),
    ("accountability", "compare-conduct"),
    ("clauses", "report-clauses"),
)


def render(comparison: Comparison, documents: Sequence[Document], by: By | None, lang: Language) -> bytes:
    """The page; with `by`, of one view alone.

    Raises:
        MissingExtra: jinja2, altair or vl-convert is not installed.
    """
    try:
        from markupsafe import Markup

        from gongwen.comparison import cells, charts  # an extra: only who wants the page needs it
    except ImportError as error:
        raise MissingExtra("jinja2, altair, vl-convert-python", "report") from error
    from gongwen.comparison import report
    from gongwen.pages import page
    from gongwen.pages.marks import paragraphs

    sources = report.Sources(documents)
    views = [view for view, _ in _VIEWS if by in (None, view)]
    pictures: dict[str, cells.Picture] = {view: charts.chart(comparison, view, lang) for view in views}
    if "clauses" in views:
        pictures["stock"] = charts.stock_bars(comparison, lang)
    return page(
        "comparison:compare.html",
        lang,
        title=say("report-title", lang, units=len(comparison.units)),
        comparison=comparison,
        views=[(view, say(code, lang)) for view, code in _VIEWS if view in views],
        names={unit.id: unit.name for unit in comparison.units},
        stock={stock.unit: stock for stock in comparison.stock},
        quotas=list(report.quotas(comparison, sources, lang)),
        holders=list(report.holders(comparison, sources, lang)),
        conduct=list(report.conduct(comparison, sources, lang)),
        cards=report.cards(comparison, sources, lang),
        alone=[
            (alone.unit, [sources.entry(m.place, m.place.text) for m in alone.members]) for alone in comparison.alone
        ],
        unknown=report.unknowns(comparison, sources),
        sources=[(doc, paragraphs(doc, (), (), f"{doc.id}-")) for doc in sources.documents.values()],
        # Drawn by altair and vl-convert from data: text in it is escaped there.
        pictures={name: Markup(cells.svg(picture, name)) for name, picture in pictures.items()},  # noqa: S704
    ).encode("utf-8", "replace")
