"""Pictures of a comparison: which unit promises how much, who has whose text, which sanctions stand on whose ladder.

Each is a matrix of topics (or units, or measures) by units, in a few named colours with a key: read in print and by the
colour-blind as well, for the words stand in the cells. `cells` draws them.
"""

from __future__ import annotations

from collections import Counter

import altair as alt

from gongwen.comparison.cells import BLANK, Cell, Picture, dressed, matrix, most_spoken, short
from gongwen.comparison.outputs import By
from gongwen.comparison.results import Comparison, QuotaCell
from gongwen.comparison.wording import quota, role_name, row_name
from gongwen.messages import Language, say

__all__ = ["chart", "ladder_chart", "quota_heat_map", "reuse_matrix", "role_matrix", "stock_bars"]


def chart(comparison: Comparison, by: By | None, lang: Language) -> Picture:
    """The picture of one view; of all of them, that of the quotas."""
    match by:
        case "clauses":
            return reuse_matrix(comparison, lang)
        case "accountability":
            return ladder_chart(comparison, lang)
        case "roles":
            return role_matrix(comparison, lang)
    return quota_heat_map(comparison, lang)


_PER_YEAR = ((1, "#deebf7"), (3, "#9ecae1"), (6, "#4292c6"), (13, "#2171b5"), (None, "#08306b"))
"""Upper ends (exclusive) of how often a year, each with its colour: less than once, 1–2, 3–5, 6–12, more."""


def quota_heat_map(comparison: Comparison, lang: Language) -> Picture:
    """Topic by unit: the darker, the more often a year; what is vague, only mentioned or silent has a colour of its own."""
    classes = _quota_classes(lang)
    rows = [
        (row_name(comparison, row.topic, row.name, lang), [(cell, cell.state != "silent") for cell in row.cells])
        for row in comparison.quotas
    ]
    kept, title = most_spoken(rows, say("compare-quotas", lang), lang)
    cells = [
        Cell(name, _unit(comparison, cell.unit), _quota_words(cell, lang), _quota_class(cell, lang))
        for name, row in kept
        for cell, _ in row
    ]
    return matrix(cells, [name for name, _ in kept], _units(comparison), classes, title)


def _quota_classes(lang: Language) -> dict[str, str]:
    often = {say(f"chart-often-{k}", lang): colour for k, (_, colour) in enumerate(_PER_YEAR)}
    return {
        **often,
        say("chart-stated", lang): "#a1d99b",
        say("compare-vague", lang): "#fee391",
        say("compare-mentioned", lang): "#eeeeee",
        say("compare-silent", lang): BLANK,
    }


def _quota_class(cell: QuotaCell, lang: Language) -> str:
    known = [entry.per_year for entry in cell.entries if entry.per_year is not None]
    if known:
        most = max(known)
        k = next(k for k, (end, _) in enumerate(_PER_YEAR) if end is None or most < end)
        return say(f"chart-often-{k}", lang)
    return say("chart-stated" if cell.state == "stated" else f"compare-{cell.state}", lang)


def role_matrix(comparison: Comparison, lang: Language) -> Picture:
    """Responsibility by unit: who holds it."""
    held, nobody = say("chart-held", lang), say("chart-nobody", lang)
    rows = [
        (role_name(comparison, row, lang), [(cell, bool(cell.entries)) for cell in row.cells])
        for row in comparison.roles
    ]
    kept, title = most_spoken(rows, say("compare-roles", lang), lang)
    cells = [
        Cell(
            name,
            _unit(comparison, cell.unit),
            short("、".join(dict.fromkeys(entry.holder for entry in cell.entries))),
            held if cell.entries else nobody,
        )
        for name, row in kept
        for cell, _ in row
    ]
    return matrix(cells, [name for name, _ in kept], _units(comparison), {held: "#c6dbef", nobody: BLANK}, title)


_SHARES = ((0.05, BLANK), (0.2, "#deebf7"), (0.4, "#9ecae1"), (0.7, "#4292c6"), (None, "#08306b"))
"""Upper ends (exclusive) of shares of a text, each with its colour."""


def reuse_matrix(comparison: Comparison, lang: Language) -> Picture:
    """How much of the unit in the row stands in the unit of the column as well."""
    kinds = {say(f"chart-share-{k}", lang): colour for k, (_, colour) in enumerate(_SHARES)}
    itself = say("chart-itself", lang)
    shares = {(pair.a, pair.b): pair.share_a for pair in comparison.reuse}
    shares |= {(pair.b, pair.a): pair.share_b for pair in comparison.reuse}
    cells = []
    for one in comparison.units:
        for other in comparison.units:
            share = shares.get((one.id, other.id), 0.0)
            k = next(k for k, (end, _) in enumerate(_SHARES) if end is None or share < end)
            same = one.id == other.id
            cells.append(
                Cell(
                    _unit(comparison, one.id),
                    _unit(comparison, other.id),
                    "" if same or share < 0.005 else f"{share:.0%}",
                    itself if same else say(f"chart-share-{k}", lang),
                )
            )
    title = say("chart-reuse", lang)
    return matrix(cells, _units(comparison), _units(comparison), {**kinds, itself: "#bdbdbd"}, title)


_BANDS = ("#fde0c5", "#f8a07e", "#ca5268", "#5c2751")
"""The four forms (四种形态), from mild to severe."""


def ladder_chart(comparison: Comparison, lang: Language) -> Picture:
    """Measure by unit, the mildest at the foot: which rungs a unit's ladder has. Measures of no known form stand apart, above."""
    bands: dict[str, int | None] = {}
    named: Counter[str] = Counter()
    has: set[tuple[str, str]] = set()
    for ladder in comparison.ladders:
        for step in ladder.steps:
            for measure, band in zip(step.measures, step.bands, strict=True):
                bands[measure] = bands.get(measure) or band
                if (measure, ladder.unit) not in has:
                    has.add((measure, ladder.unit))
                    named[measure] += 1
    order = sorted(bands, key=lambda name: (-(bands[name] or 9), -named[name], name))
    rows = [(name, [(unit.id, (name, unit.id) in has) for unit in comparison.units]) for name in order]
    kept, title = most_spoken(rows, say("compare-ladders", lang), lang)
    classes = {say("chart-band", lang, band=k): colour for k, colour in enumerate(_BANDS, 1)}
    classes[say("chart-no-band", lang)] = "#9ecae1"
    classes[say("chart-not-named", lang)] = BLANK
    cells = [
        Cell(
            name,
            _unit(comparison, unit),
            "●" if there else "",
            say("chart-not-named", lang) if not there else _band(bands[name], lang),
        )
        for name, row in kept
        for unit, there in row
    ]
    return matrix(cells, [name for name, _ in kept], _units(comparison), classes, title)


def _band(band: int | None, lang: Language) -> str:
    return say("chart-no-band", lang) if band is None else say("chart-band", lang, band=band)


def stock_bars(comparison: Comparison, lang: Language) -> Picture:
    """How much of each unit's text is common stock, shared with some other unit, or its own."""
    colours = {"common": "#969696", "shared": "#9ecae1", "own": "#2171b5"}
    rows = [
        {"unit": _unit(comparison, stock.unit), "part": say(f"chart-{part}", lang), "k": k, "n": getattr(stock, part)}
        for stock in comparison.stock
        for k, part in enumerate(colours)
    ]
    bars = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_bar(aria=False)
        .encode(
            x=alt.X("n:Q", title=say("chart-characters", lang)),
            y=alt.Y("unit:N", title=None, sort=_units(comparison)),
            color=alt.Color(
                "part:N",
                title=None,
                scale=alt.Scale(domain=[say(f"chart-{part}", lang) for part in colours], range=list(colours.values())),
            ),
            order="k:Q",
        )
        .properties(title=say("chart-stock", lang), width=480)
    )
    return dressed(bars)


def _units(comparison: Comparison) -> list[str]:
    return [_unit(comparison, unit.id) for unit in comparison.units]


def _unit(comparison: Comparison, unit: str) -> str:
    """A unit's label on an axis: its id keeps it unique where names are cut."""
    name = next(u.name for u in comparison.units if u.id == unit)
    return f"{unit} {short(name, 14)}"


def _quota_words(cell: QuotaCell, lang: Language) -> str:
    """The quota that the cell's colour is of, and how many others there are; nothing for silence."""
    if not cell.entries:
        return "" if cell.state == "silent" else say(f"compare-{cell.state}", lang)
    most = max(cell.entries, key=lambda entry: (entry.per_year or 0, not entry.vague))
    others = len({quota(entry, lang) for entry in cell.entries}) - 1
    return short(quota(most, lang)) + (f" +{others}" if others else "")
