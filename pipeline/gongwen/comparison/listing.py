"""A comparison as a list: one row for each thing that a unit says, in every view the same columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gongwen.comparison.outputs import By
from gongwen.comparison.results import Comparison
from gongwen.comparison.units import Place
from gongwen.comparison.wording import change, quota, role_name, row_name, topic_name
from gongwen.messages import Language, say

__all__ = ["Line", "lines"]


@dataclass(frozen=True)
class Line:
    """What one unit says of one row. `state` as in `QuotaCell`; `place` is None where it says nothing."""

    view: By
    row: str
    name: str
    unit: str
    state: str
    said: str
    about: str
    place: Place | None
    value: float | int | None = None
    per_year: float | int | None = None


def lines(comparison: Comparison, by: By | None, lang: Language) -> Iterator[Line]:
    """Every row of one view, or of all."""
    if by in (None, "quotas"):
        yield from _quotas(comparison, lang)
    if by in (None, "roles"):
        yield from _roles(comparison, lang)
    if by in (None, "accountability"):
        yield from _conduct(comparison, lang)
    if by in (None, "clauses"):
        yield from _clauses(comparison, lang)


def _quotas(comparison: Comparison, lang: Language) -> Iterator[Line]:
    for row in comparison.quotas:
        name = row_name(comparison, row.topic, row.name, lang)
        for cell in row.cells:
            for e in cell.entries:
                said = quota(e, lang)
                yield Line(
                    "quotas", row.id, name, cell.unit, cell.state, said, e.activity, e.place, e.value, e.per_year
                )
            for place in cell.mentions:
                yield Line("quotas", row.id, name, cell.unit, cell.state, "", "", place)
            if not cell.entries and not cell.mentions:
                yield Line("quotas", row.id, name, cell.unit, cell.state, "", "", None)


def _roles(comparison: Comparison, lang: Language) -> Iterator[Line]:
    for row in comparison.roles:
        name = role_name(comparison, row, lang)
        for cell in row.cells:
            for e in cell.entries:
                yield Line("roles", row.id, name, cell.unit, "stated", e.holder, e.scope or "", e.place)
            if not cell.entries:
                yield Line("roles", row.id, name, cell.unit, "silent", "", "", None)


def _conduct(comparison: Comparison, lang: Language) -> Iterator[Line]:
    for row in comparison.conduct:
        name = row_name(comparison, row.topic, row.name, lang)
        for cell in row.cells:
            for e in cell.entries:
                measures = "、".join(dict.fromkeys(measure for step in e.steps for measure in step.measures))
                yield Line("accountability", row.id, name, cell.unit, "stated", measures, e.condition, e.place)
            if not cell.entries:
                yield Line("accountability", row.id, name, cell.unit, "silent", "", "", None)


def _clauses(comparison: Comparison, lang: Language) -> Iterator[Line]:
    for group in comparison.groups:
        name = "、".join(topic_name(comparison, topic, lang) for topic in group.topics)
        changes = {d.after: "；".join(change(c, lang) for c in d.changes) for d in group.differences}
        for k, member in enumerate(group.members):
            said = say("report-first", lang) if k == 0 else changes.get(k, "")
            yield Line("clauses", group.id, name, member.place.unit, "stated", said, "", member.place)
    for alone in comparison.alone:
        for member in alone.members:
            yield Line("clauses", "", "", alone.unit, "alone", "", "", member.place)
