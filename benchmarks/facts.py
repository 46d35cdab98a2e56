"""Facts of a document as values, without their places, and how well two sets of them agree."""

from __future__ import annotations

from collections import Counter

from gongwen.document.model import Document, Section
from gongwen.text.view import fold

KINDS = ("sections", "roles", "quotas", "deadlines", "triggers", "sanctions")
Facts = Counter[tuple[object, ...]]


def plain(text: str | None) -> str | None:
    return None if text is None else "".join(fold(text).split())


def facts(doc: Document) -> Facts:
    """What was found, as values; the first of each is its kind."""
    found: Facts = Counter()

    def sections(rows: tuple[Section, ...]) -> None:
        for row in rows:
            found["sections", row.level, plain(row.label), plain(row.heading)] += 1
            sections(row.children)

    for plan in doc.plans:
        sections(plan.sections)
        for r in plan.roles:
            found["roles", r.role, plain(r.holder)] += 1
        for q in plan.quotas:
            found["quotas", q.op, q.value, q.max, plain(q.unit), q.period, q.implicit, q.vague] += 1
        for d in plan.deadlines:
            found["deadlines", plain(d.expression), d.iso] += 1
        for t in plan.accountability.triggers:
            found["triggers", plain(t.condition)] += 1
        for s in plan.accountability.sanctions:
            found["sanctions", s.tier, tuple(plain(m.name) for m in s.measures)] += 1
    return found


def of_kind(rows: Facts, kind: str) -> Facts:
    return Counter({row: n for row, n in rows.items() if row[0] == kind})


def f1(gold: Facts, found: Facts) -> float | None:
    """2 × what both have / what each has; None where neither has anything."""
    total = gold.total() + found.total()
    return 2 * (gold & found).total() / total if total else None
