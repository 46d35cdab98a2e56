"""Who shares text with whom, and how much of a plan is its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations

from rapidfuzz.distance import LCSseq

from gongwen.comparison.sharing import ClauseGroup, Reuse, Stock
from gongwen.comparison.statements import Column, Statement

PARTNERS = 100
"""Pairs that are listed of each unit, those that share most: a thousand plans have half a million pairs."""
COMMON = 3
"""Units that must have a statement before it can be common stock."""


def reuse(
    groups: Sequence[ClauseGroup],
    members: Sequence[Sequence[Statement]],
    found: Iterable[Statement],
    columns: Sequence[Column],
) -> tuple[Reuse, ...]:
    """The pairs of units that share statements, those that share most first. `members` are the statements of each of `groups`."""
    order = {column.unit.id: k for k, column in enumerate(columns)}
    size = _sizes(found)
    shared: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    for group, statements in zip(groups, members, strict=True):
        by_unit: dict[str, list[Statement]] = defaultdict(list)
        for statement in statements:
            by_unit[statement.place.unit].append(statement)
        for a, b in combinations(sorted(by_unit, key=order.__getitem__), 2):
            shared[a, b].append((group.id, _common(by_unit[a], by_unit[b])))
    made = [_pair(columns[order[a]], columns[order[b]], rows, size[a], size[b]) for (a, b), rows in shared.items()]
    made.sort(key=lambda pair: (-pair.characters, order[pair.a], order[pair.b]))
    listed: dict[str, int] = defaultdict(int)
    kept: list[Reuse] = []
    for pair in made:
        if min(listed[pair.a], listed[pair.b]) < PARTNERS:
            kept.append(pair)
            listed[pair.a] += 1
            listed[pair.b] += 1
    return tuple(kept)


def stock(
    groups: Iterable[ClauseGroup],
    found: Sequence[Statement],
    made: Sequence[Sequence[Statement]],
    columns: Sequence[Column],
) -> tuple[Stock, ...]:
    """How much of each unit's text others have as well."""
    units = {
        id(statement): len(group.units) for group, members in zip(groups, made, strict=True) for statement in members
    }
    count: dict[str, list[int]] = {column.unit.id: [0, 0, 0] for column in columns}
    for statement in found:
        others = units.get(id(statement), 1)
        kind = 0 if others >= COMMON and 2 * others > len(columns) else 1 if others > 1 else 2
        count[statement.place.unit][kind] += len(statement.key)
    return tuple(
        Stock(unit=unit, characters=sum(sizes), common=sizes[0], shared=sizes[1], own=sizes[2])
        for unit, sizes in count.items()
    )


def _pair(a: Column, b: Column, rows: Sequence[tuple[str, int]], size_a: int, size_b: int) -> Reuse:
    characters = sum(common for _, common in rows)
    source, target = _direction(a, b)
    return Reuse(
        a=a.unit.id,
        b=b.unit.id,
        statements=len(rows),
        characters=characters,
        share_a=round(min(1.0, characters / size_a), 4),
        share_b=round(min(1.0, characters / size_b), 4),
        source=source,
        target=target,
        groups=tuple(name for name, _ in rows),
    )


def _direction(a: Column, b: Column) -> tuple[str | None, str | None]:
    """From the earlier to the later; a year against a day of that year says nothing."""
    if a.unit.dated is None or b.unit.dated is None:
        return None, None
    length = min(len(a.unit.dated), len(b.unit.dated))
    before, after = a.unit.dated[:length], b.unit.dated[:length]
    if before == after:
        return None, None
    return (a.unit.id, b.unit.id) if before < after else (b.unit.id, a.unit.id)


def _sizes(found: Iterable[Statement]) -> dict[str, int]:
    size: dict[str, int] = defaultdict(int)
    for statement in found:
        size[statement.place.unit] += len(statement.key)
    return size


def _common(a: Sequence[Statement], b: Sequence[Statement]) -> int:
    """Characters that match between the statements of two units: each is counted once, with the one most like it."""
    scores = sorted(
        ((-_matching(x.key, y.key), i, j) for i, x in enumerate(a) for j, y in enumerate(b)),
    )
    left, right = set(range(len(a))), set(range(len(b)))
    total = 0
    for score, i, j in scores:
        if i in left and j in right:
            left.discard(i)
            right.discard(j)
            total -= score
    return total


@lru_cache(maxsize=1 << 16)
def _matching(a: str, b: str) -> int:
    return len(a) if a == b else int(LCSseq.similarity(a, b))
