"""Who promises how much of what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from gongwen.codebook import Codebook
from gongwen.comparison.matrices.sorting import Found, gather, rows, where
from gongwen.comparison.results import CellState, QuotaCell, QuotaEntry, QuotaRow
from gongwen.comparison.statements import Column
from gongwen.comparison.units import Place
from gongwen.document.model import Quota

MENTIONS = 3
"""Clauses shown where a unit speaks of a topic without a quota."""


def quota_rows(columns: Sequence[Column], codebook: Codebook) -> tuple[QuotaRow, ...]:
    """A row for each topic that some unit has a quota of."""
    found = gather(columns, lambda plan: plan.quotas, codebook.of_quota)
    mentions = _mentions(columns, codebook, {item.topics[0].id for item in found if item.topics})
    made: list[QuotaRow] = []
    for number, row in enumerate(rows(found, codebook, lambda quota: quota.activity), 1):
        entries: dict[str, list[QuotaEntry]] = defaultdict(list)
        for item in row.found:
            entries[item.column.unit.id].append(_entry(item))
        topic = row.topic.id if row.topic else None
        made.append(
            QuotaRow(
                id=f"q{number}",
                topic=topic,
                name=row.name,
                cells=tuple(
                    _cell(column.unit.id, entries[column.unit.id], mentions.get((column.unit.id, topic), []))
                    for column in columns
                ),
            )
        )
    return tuple(made)


def _mentions(
    columns: Sequence[Column], codebook: Codebook, wanted: set[str]
) -> dict[tuple[str, str | None], list[Place]]:
    """Clauses of each unit about a topic of which some unit has a quota."""
    found: dict[tuple[str, str | None], list[Place]] = defaultdict(list)
    for column in columns:
        for plan in column.plans:
            for clause in plan.clauses:
                for topic in codebook.of_clause(clause):
                    if topic.id in wanted and len(found[column.unit.id, topic.id]) < MENTIONS:
                        found[column.unit.id, topic.id].append(where(column, plan, clause))
    return found


def _entry(item: Found[Quota]) -> QuotaEntry:
    quota = item.fact
    return QuotaEntry(
        place=item.place,
        activity=quota.activity,
        op=quota.op,
        value=quota.value,
        max=quota.max,
        measure=quota.unit,
        period=quota.period,
        per_year=quota.per_year,
        vague=quota.vague,
        implicit=quota.implicit,
        actor=quota.actor,
        topics=tuple(topic.id for topic in item.topics),
    )


def _cell(unit: str, entries: Sequence[QuotaEntry], mentions: Sequence[Place]) -> QuotaCell:
    state: CellState = "silent"
    if entries:
        state = "vague" if all(entry.vague for entry in entries) else "stated"
    elif mentions:
        state = "mentioned"
    return QuotaCell(unit=unit, state=state, entries=tuple(entries), mentions=() if entries else tuple(mentions))
