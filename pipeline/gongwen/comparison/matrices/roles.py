"""Who holds which responsibility."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import get_args

from gongwen.codebook import Codebook
from gongwen.comparison.matrices.sorting import Found, gather
from gongwen.comparison.results import RoleCell, RoleEntry, RoleRow
from gongwen.comparison.statements import Column
from gongwen.document.model import Role, RoleHeld

_TASKS: frozenset[Role] = frozenset(("牵头", "配合", "责任单位", "负责", "考核", "专人"))
"""Roles that a plan gives many times, each for a task of its own: a row for each topic."""


def role_rows(columns: Sequence[Column], codebook: Codebook) -> tuple[RoleRow, ...]:
    """A row for each responsibility that some unit gives to somebody."""
    cells: dict[tuple[Role, str | None], dict[str, list[RoleEntry]]] = defaultdict(lambda: defaultdict(list))
    for item in gather(columns, lambda plan: plan.roles, codebook.of_role):
        topic = item.topics[0].id if item.topics and item.fact.role in _TASKS else None
        cells[item.fact.role, topic][item.column.unit.id].append(_entry(item, codebook))
    roles = {role: k for k, role in enumerate(get_args(Role))}
    topics = {topic.id: k for k, topic in enumerate(codebook.all)}
    order = sorted(cells, key=lambda key: (roles[key[0]], topics.get(key[1] or "", -1)))
    return tuple(
        RoleRow(
            id=f"r{number}",
            role=role,
            topic=topic,
            cells=tuple(
                RoleCell(unit=column.unit.id, entries=tuple(cells[role, topic].get(column.unit.id, ())))
                for column in columns
            ),
        )
        for number, (role, topic) in enumerate(order, 1)
    )


def _entry(item: Found[RoleHeld], codebook: Codebook) -> RoleEntry:
    held = item.fact
    return RoleEntry(
        place=item.place,
        holder=held.holder,
        kinds=tuple(topic.id for topic in codebook.of_holder(held)),
        person=held.person,
        scope=held.scope,
        topics=tuple(topic.id for topic in item.topics),
    )
