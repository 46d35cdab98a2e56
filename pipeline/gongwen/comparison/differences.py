"""How two statements that say the same differ: character by character, and what of it matters.

A number, a holder, a role or a modality that differs is called out; a fact that was read in one of two texts but not in the other is only if
the texts differ there: what the extractor read one way here and another way there is no difference of the plans.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TypeVar

import msgspec
from rapidfuzz.distance import Indel, Levenshtein

from gongwen.comparison.promises import later, said, stricter, weaker
from gongwen.comparison.sharing import Change, ChangeKind, Direction, Edit, EditKind
from gongwen.comparison.statements import Statement, is_number
from gongwen.document.model import Deadline, Fact, Quota, RoleHeld
from gongwen.text.lexicon import words

F = TypeVar("F", bound=Fact)
Range = tuple[int, int]


class Side(msgspec.Struct, frozen=True):
    """A statement with the facts that stand in it. `places`: of the characters of its key."""

    statement: Statement
    places: list[Range]
    quotas: tuple[Quota, ...]
    deadlines: tuple[Deadline, ...]
    roles: tuple[RoleHeld, ...]

    def range(self, fact: Fact) -> Range:
        """Where a fact stands, from the start of the statement."""
        start = self.statement.place.span.start
        return fact.span.start - start, fact.span.end - start


class Aligned(msgspec.Struct, frozen=True):
    """Two statements laid side by side. `same`: stretches of both keys that are equal; `edits`: what lies between."""

    a: Side
    b: Side
    same: tuple[tuple[int, int, int], ...]
    regions: tuple[tuple[int, int, int, int], ...]
    edits: tuple[Edit, ...]

    def touched(self, a: Range | None, b: Range | None) -> bool:
        """Do the texts differ in one of these places?"""
        return any((a and _meet(edit.before, a)) or (b and _meet(edit.after, b)) for edit in self.edits)

    def overlap(self, a: Range, b: Range) -> int:
        """How many characters of one place stand in the other."""
        x, y = self.a.places, self.b.places
        return sum(
            1
            for i, j, size in self.same
            for k in range(size)
            if a[0] <= x[i + k][0] < a[1] and b[0] <= y[j + k][0] < b[1]
        )


def similarity(a: Statement, b: Statement) -> float:
    """The share of both texts that matches in order, punctuation left out."""
    return round(Indel.normalized_similarity(a.key, b.key), 4)


def align(a: Side, b: Side) -> Aligned:
    """The two laid side by side."""
    x, y = a.statement, b.statement
    same: list[tuple[int, int, int]] = []
    regions: list[tuple[int, int, int, int]] = []
    for op in Levenshtein.opcodes(x.key, y.key):
        if op.tag == "equal":
            same.append((op.src_start, op.dest_start, op.src_end - op.src_start))
        elif regions and regions[-1][1] == op.src_start and regions[-1][3] == op.dest_start:
            regions[-1] = (regions[-1][0], op.src_end, regions[-1][2], op.dest_end)
        else:
            regions.append((op.src_start, op.src_end, op.dest_start, op.dest_end))
    edits = tuple(
        Edit(kind=_kind(a0, a1, b0, b1), before=_range(a.places, a0, a1), after=_range(b.places, b0, b1))
        for a0, a1, b0, b1 in regions
    )
    return Aligned(a, b, tuple(same), tuple(regions), edits)


def changes(pair: Aligned) -> tuple[Change, ...]:
    """What matters of the differences, in the order of the texts."""
    found = [*_quotas(pair), *_deadlines(pair)]
    found += _numbers(pair, found)
    found += _roles(pair)
    found += _clauses(pair, found)
    return tuple(sorted(found, key=lambda change: (change.before or change.after or (0, 0), change.kind)))


def _quotas(pair: Aligned) -> Iterator[Change]:
    for a, b in _paired(pair, pair.a.quotas, pair.b.quotas):
        if a is None or b is None:
            if a is not None:
                yield from _lone(pair, "number", "weaker", a, None, said(a))
            if b is not None:
                yield from _lone(pair, "number", "stronger", None, b, said(b))
        elif said(a) != said(b) and pair.touched(pair.a.range(a), pair.b.range(b)):
            yield _change(pair, "number", weaker(a, b), a, b, said(a), said(b))


def _deadlines(pair: Aligned) -> Iterator[Change]:
    for a, b in _paired(pair, pair.a.deadlines, pair.b.deadlines):
        if a is None or b is None or a.expression == b.expression:
            continue
        other = a.iso is None or a.iso != b.iso
        if other and pair.touched(pair.a.range(a), pair.b.range(b)):
            yield _change(pair, "number", later(a, b), a, b, a.expression, b.expression)


def _numbers(pair: Aligned, found: Sequence[Change]) -> Iterator[Change]:
    """Numbers that differ and belong to no quota or deadline that was called out."""
    x, y = pair.a.statement, pair.b.statement
    for a0, a1, b0, b1 in pair.regions:
        before = [pair.a.places[k] for k in range(a0, a1) if is_number(x.key[k])]
        after = [pair.b.places[k] for k in range(b0, b1) if is_number(y.key[k])]
        before = [r for r in before if not any(c.before and _within(r, c.before) for c in found)]
        after = [r for r in after if not any(c.after and _within(r, c.after) for c in found)]
        for k in range(max(len(before), len(after))):
            one = before[k] if k < len(before) else None
            other = after[k] if k < len(after) else None
            if (one and other) or (one and _counts(x, one)) or (other and _counts(y, other)):
                yield Change(
                    kind="number",
                    direction="other",
                    said_before=one and x.place.text[slice(*one)],
                    said_after=other and y.place.text[slice(*other)],
                    before=one,
                    after=other,
                )


def _counts(statement: Statement, place: Range) -> bool:
    """Does a number that stands on one side only count something? 一 in 统一 does not, 第一 neither."""
    text = statement.place.text
    written = text[slice(*place)]
    if any(char.isdigit() and not "一" <= char <= "龥" for char in written):
        return True
    return (
        text[place[1] : place[1] + 1] in _measures() and text[place[0] - 1 : place[0]] != "第" and place[1] < len(text)
    )


@cache
def _measures() -> frozenset[str]:
    return frozenset(words("gongwen.comparison", "phrases", "measure"))


def _roles(pair: Aligned) -> Iterator[Change]:
    """The same role with another holder, the same holder with another role, both other, or a role on one side only.

    A holder that stands elsewhere in the plan and not in the statement is none of its differences.
    """
    rest_a, rest_b = list(pair.a.roles), list(pair.b.roles)
    for same in (_same_both, _same_role, _same_holder):
        for a in list(rest_a):
            b = next((role for role in rest_b if same(a, role)), None)
            if b is None:
                continue
            rest_a.remove(a)
            rest_b.remove(b)
            if not pair.touched(pair.a.range(a), pair.b.range(b)):
                continue
            if a.holder != b.holder:
                yield _change(pair, "holder", "other", a, b, a.holder, b.holder)
            elif a.role != b.role:
                yield _change(pair, "role", "other", a, b, a.role, b.role)
    for x, y in _paired(pair, rest_a, rest_b):
        if x is not None and y is not None:
            if pair.touched(pair.a.range(x), pair.b.range(y)):
                yield _change(pair, "role", "other", x, y, f"{x.role} {x.holder}", f"{y.role} {y.holder}")
        elif x is not None and x.holder in pair.a.statement.place.text:
            yield from _lone(pair, "holder", "other", x, None, x.holder)
        elif y is not None and y.holder in pair.b.statement.place.text:
            yield from _lone(pair, "holder", "other", None, y, y.holder)


def _same_both(a: RoleHeld, b: RoleHeld) -> bool:
    return a.role == b.role and a.holder == b.holder


def _same_role(a: RoleHeld, b: RoleHeld) -> bool:
    return a.role == b.role


def _same_holder(a: RoleHeld, b: RoleHeld) -> bool:
    return a.holder == b.holder


def _clauses(pair: Aligned, found: Sequence[Change]) -> Iterator[Change]:
    """Modality, and who acts where no role says so."""
    for a, b in _paired(pair, pair.a.statement.clauses, pair.b.statement.clauses):
        if a is None or b is None:
            continue
        place_a, place_b = pair.a.range(a), pair.b.range(b)
        if not pair.touched(place_a, place_b):
            continue
        direction = stricter(a.modality, b.modality)
        if direction is not None:
            yield _change(pair, "modality", direction, a, b, a.modality, b.modality)
        if a.actor and b.actor and a.actor != b.actor and not any(c.kind == "holder" for c in found):
            yield _change(pair, "holder", "other", a, b, a.actor, b.actor)


def _paired(pair: Aligned, a: Sequence[F], b: Sequence[F]) -> Iterator[tuple[F | None, F | None]]:
    """Facts of both sides that stand in the same place, then those that have no counterpart."""
    scores = sorted(
        (-pair.overlap(pair.a.range(x), pair.b.range(y)), abs(i - j), i, j)
        for i, x in enumerate(a)
        for j, y in enumerate(b)
    )
    left, right = set(range(len(a))), set(range(len(b)))
    for score, _, i, j in scores:
        if score and i in left and j in right:
            left.discard(i)
            right.discard(j)
            yield a[i], b[j]
    yield from ((a[i], None) for i in sorted(left))
    yield from ((None, b[j]) for j in sorted(right))


def _lone(
    pair: Aligned, kind: ChangeKind, direction: Direction, a: Fact | None, b: Fact | None, saying: str
) -> Iterator[Change]:
    """What only one side says; only where the texts differ."""
    before = None if a is None else pair.a.range(a)
    after = None if b is None else pair.b.range(b)
    if pair.touched(before, after):
        yield Change(
            kind=kind,
            direction=direction,
            said_before=None if a is None else saying,
            said_after=None if b is None else saying,
            before=before,
            after=after,
        )


def _change(
    pair: Aligned, kind: ChangeKind, direction: Direction, a: Fact, b: Fact, said_a: str, said_b: str
) -> Change:
    return Change(
        kind=kind,
        direction=direction,
        said_before=said_a,
        said_after=said_b,
        before=pair.a.range(a),
        after=pair.b.range(b),
    )


def _kind(a0: int, a1: int, b0: int, b1: int) -> EditKind:
    return "insert" if a0 == a1 else "delete" if b0 == b1 else "replace"


def _range(places: Sequence[Range], start: int, end: int) -> Range:
    """A stretch of the key in code points of the text; an empty one is a point."""
    if start < end:
        return places[start][0], places[end - 1][1]
    point = places[start - 1][1] if start else 0
    return point, point


def _meet(a: Range, b: Range) -> bool:
    """Do two places touch? A point inside a place does, one at its edge as well."""
    return a[0] <= b[1] and b[0] <= a[1]


def _within(a: Range, b: Range) -> bool:
    return b[0] <= a[0] and a[1] <= b[1]
