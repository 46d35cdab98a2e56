"""Statements of all units to groups that say the same, with their differences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from gongwen.codebook import Codebook
from gongwen.comparison.alignment import LOOSE, likeness, verified
from gongwen.comparison.candidates import candidates
from gongwen.comparison.differences import Side, align, changes, similarity
from gongwen.comparison.grouping import groups
from gongwen.comparison.sharing import AllButOne, Alone, ClauseGroup, ClauseMember, Difference
from gongwen.comparison.statements import Column, Statement, places
from gongwen.comparison.weights import weigh
from gongwen.document.model import Plan


def grouped(found: Sequence[Statement]) -> list[list[Statement]]:
    """The statements that say the same, of two units or more, in the order of their first."""
    same: dict[str, list[int]] = defaultdict(list)
    for k, statement in enumerate(found):
        same[statement.key].append(k)
    keys = sorted(same, key=lambda key: same[key][0])
    weights = weigh(keys)
    pairs = candidates(keys)
    units = [{found[k].place.unit for k in same[key]} for key in keys]
    linked = [
        (a, b)
        for a, b in verified(pairs, keys, weights)
        if len(units[a]) > 1 or len(units[b]) > 1 or units[a] != units[b]
    ]
    made = groups(len(keys), linked, lambda a, b: likeness(keys[a], keys[b], weights[a], weights[b]) >= LOOSE)
    together = (sorted(k for member in group for k in same[keys[member]]) for group in made)
    return sorted(
        ([found[k] for k in members] for members in together if len({found[k].place.unit for k in members}) > 1),
        key=lambda members: (int(members[0].place.unit[1:]), members[0].place.span.start, members[0].place.text),
    )


def clause_groups(
    made: Iterable[list[Statement]], columns: Sequence[Column], codebook: Codebook
) -> tuple[ClauseGroup, ...]:
    """The groups as results: the earliest first, differences from it."""
    order = {column.unit.id: k for k, column in enumerate(columns)}
    dated = {column.unit.id: column.unit.dated or "9999" for column in columns}
    plans = {(column.unit.id, plan.id): plan for column in columns for plan in column.plans}
    found: list[ClauseGroup] = []
    for number, members in enumerate(made, 1):
        first = min({m.place.unit for m in members}, key=lambda unit: (dated[unit], order[unit]))
        members = sorted(
            members, key=lambda m: (m.place.unit != first, order[m.place.unit], m.place.span.start, m.place.plan)
        )
        units = tuple(dict.fromkeys(sorted((m.place.unit for m in members), key=order.__getitem__)))
        topics = codebook.topics("clause", members[0].place.text)
        found.append(
            ClauseGroup(
                id=f"g{number}",
                topics=tuple(topic.id for topic in topics),
                members=tuple(map(member, members)),
                differences=_differences(members, plans),
                units=units,
                missing=tuple(unit for unit in order if unit not in units),
            )
        )
    return tuple(found)


def member(statement: Statement) -> ClauseMember:
    """A statement as a result."""
    return ClauseMember(
        place=statement.place,
        modalities=tuple(clause.modality for clause in statement.clauses),
        actors=tuple(clause.actor for clause in statement.clauses if clause.actor),
    )


def _differences(members: Sequence[Statement], plans: Mapping[tuple[str, str], Plan]) -> tuple[Difference, ...]:
    """Of each member of the other units, how it differs from its counterpart in the first unit."""
    base = [k for k, m in enumerate(members) if m.place.unit == members[0].place.unit]
    others: dict[str, list[int]] = defaultdict(list)
    for k, m in enumerate(members):
        if m.place.unit != members[0].place.unit:
            others[m.place.unit].append(k)
    found: list[Difference] = []
    for theirs in others.values():
        for before, after in _counterparts(members, base, theirs):
            a, b = members[before], members[after]
            if a.key == b.key:
                found.append(Difference(before=before, after=after, similarity=1.0, edits=(), changes=()))
                continue
            pair = align(_side(a, plans), _side(b, plans))
            found.append(
                Difference(
                    before=before, after=after, similarity=similarity(a, b), edits=pair.edits, changes=changes(pair)
                )
            )
    return tuple(sorted(found, key=lambda difference: difference.after))


def _counterparts(
    members: Sequence[Statement], base: Sequence[int], others: Sequence[int]
) -> Iterable[tuple[int, int]]:
    """Each of `others` with the one of `base` that is most like it; two don't share one as long as there is another."""
    scores = sorted(
        (-similarity(members[a], members[b]), abs(i - j), a, b)
        for i, a in enumerate(base)
        for j, b in enumerate(others)
    )
    free, waiting = set(base), set(others)
    for lasts in (False, True):
        for _, _, a, b in scores:
            if b in waiting and (a in free or lasts):
                free.discard(a)
                waiting.discard(b)
                yield a, b


def _side(statement: Statement, plans: Mapping[tuple[str, str], Plan]) -> Side:
    plan, span = plans[statement.place.unit, statement.place.plan], statement.place.span
    return Side(
        statement,
        places(statement.place.text),
        tuple(q for q in plan.quotas if span.start <= q.span.start and q.span.end <= span.end),
        tuple(d for d in plan.deadlines if span.start <= d.span.start and d.span.end <= span.end),
        tuple(r for r in plan.roles if span.start <= r.span.start and r.span.end <= span.end),
    )


def alone(found: Iterable[Statement], made: Iterable[list[Statement]], columns: Sequence[Column]) -> tuple[Alone, ...]:
    """What each unit has that no other has."""
    shared = {id(statement) for members in made for statement in members}
    own: dict[str, list[ClauseMember]] = {column.unit.id: [] for column in columns}
    for statement in found:
        if id(statement) not in shared:
            own[statement.place.unit].append(member(statement))
    return tuple(Alone(unit=unit, members=tuple(members)) for unit, members in own.items())


def all_but_one(found: Iterable[ClauseGroup], columns: Sequence[Column]) -> tuple[AllButOne, ...]:
    """What each unit lacks that all others have; of two units, nothing can be said."""
    if len(columns) < 3:
        return ()
    lacks: dict[str, list[str]] = {column.unit.id: [] for column in columns}
    for group in found:
        if len(group.missing) == 1:
            lacks[group.missing[0]].append(group.id)
    return tuple(AllButOne(unit=unit, groups=tuple(ids)) for unit, ids in lacks.items() if ids)
