"""Which conduct is sanctioned how, and the ladder of each unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from gongwen.codebook import Codebook
from gongwen.comparison.matrices.sorting import Found, gather, rows, where
from gongwen.comparison.results import ConductCell, ConductEntry, ConductRow, Ladder, Step
from gongwen.comparison.statements import Column
from gongwen.document.model import Plan, Sanction, Trigger


def conduct_rows(columns: Sequence[Column], codebook: Codebook) -> tuple[ConductRow, ...]:
    """A row for each kind of conduct that some unit sanctions."""
    found = gather(columns, lambda plan: plan.accountability.triggers, codebook.of_trigger)
    made: list[ConductRow] = []
    for number, row in enumerate(rows(found, codebook, lambda trigger: trigger.condition), 1):
        entries: dict[str, list[ConductEntry]] = defaultdict(list)
        for item in row.found:
            entries[item.column.unit.id].append(_entry(item))
        made.append(
            ConductRow(
                id=f"c{number}",
                topic=row.topic.id if row.topic else None,
                name=row.name,
                cells=tuple(
                    ConductCell(unit=column.unit.id, entries=tuple(entries.get(column.unit.id, ())))
                    for column in columns
                ),
            )
        )
    return tuple(made)


def ladders(columns: Sequence[Column]) -> tuple[Ladder, ...]:
    """All sanctions of each unit that has any."""
    found = [
        Ladder(
            unit=column.unit.id,
            steps=tuple(
                _step(column, plan, sanction) for plan in column.plans for sanction in plan.accountability.sanctions
            ),
        )
        for column in columns
    ]
    return tuple(ladder for ladder in found if ladder.steps)


def _entry(item: Found[Trigger]) -> ConductEntry:
    sanctions = {sanction.id: sanction for sanction in item.plan.accountability.sanctions}
    return ConductEntry(
        place=item.place,
        condition=item.fact.condition,
        catch_all=item.fact.catch_all,
        steps=tuple(
            _step(item.column, item.plan, sanctions[name]) for name in item.fact.sanctions if name in sanctions
        ),
        topics=tuple(topic.id for topic in item.topics),
    )


def _step(column: Column, plan: Plan, sanction: Sanction) -> Step:
    return Step(
        place=where(column, plan, sanction),
        tier=sanction.tier,
        measures=tuple(measure.name for measure in sanction.measures),
        bands=tuple(measure.band for measure in sanction.measures),
        regimes=tuple(measure.regime for measure in sanction.measures),
        authority=sanction.authority,
        cumulative=sanction.cumulative,
    )
