"""Facts as the sentences of a plan: set formulas that say the fact and nothing else.

A sentence is only taken for a fact if extraction reads it back as that fact; this is tried here, not hoped for. A fact for
which no formula does is still said, and known as unread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeVar

from gongwen.document.model import Document, Plan, RoleHeld
from gongwen.errors import InternalError
from gongwen.flow import extract_source
from gongwen.population.facts import Duty, Facts, Holding, Promise
from gongwen.population.wording import amount, by, period
from gongwen.read import read
from gongwen.text.lexicon import table

Entry = TypeVar("Entry", Holding, Promise, Duty)


class Sentence(NamedTuple):
    """A fact in words; `entry` is where the file of facts has it, `read` whether extraction reads it back."""

    entry: str
    text: str
    read: bool
    document: Document
    """The sentence extracted by itself, for asking what it is about."""


def sentences(facts: Facts) -> list[Sentence]:
    """All roles, quotas and deadlines in words, in the order of the file."""
    found = [_said(facts, f"roles[{k}]", row, _holding(row), held) for k, row in enumerate(facts.roles)]
    found += [_said(facts, f"quotas[{k}]", row, _promise(row), promised) for k, row in enumerate(facts.quotas)]
    found += [_said(facts, f"deadlines[{k}]", row, _duty(row), due) for k, row in enumerate(facts.deadlines)]
    return found


def on_stage(facts: Facts, text: str) -> Document:
    """A text as a part of a plan of the unit, extracted."""
    year = f"{facts.year}年" if facts.year else ""
    return extract_source(read(f"{facts.unit}{year}工作方案\n一、重点任务\n（一）{text}\n".encode()))


def _said(
    facts: Facts, entry: str, row: Entry, words: Iterable[str], reads: Callable[[Plan, Entry, bool], bool]
) -> Sentence:
    """The first wording that says all of the fact; else the first that says what matters; else the first."""
    best: Sentence | None = None
    for text in words:
        doc = on_stage(facts, text)
        if any(reads(plan, row, True) for plan in doc.plans):
            return Sentence(entry, text, True, doc)
        read = any(reads(plan, row, False) for plan in doc.plans)
        if best is None or (read and not best.read):
            best = Sentence(entry, text, read, doc)
    if best is None:
        raise InternalError(f"no way to say {entry}")
    return best


def held(plan: Plan, row: Holding, whole: bool) -> bool:
    """Does a plan say that someone holds a role? `whole`: with what it is for."""
    return any(
        role.role == row.role and row_holder(row) == _holder(role) and (not whole or role.scope == row.scope)
        for role in plan.roles
    )


def promised(plan: Plan, row: Promise, whole: bool) -> bool:
    """Does a plan state an amount? `whole`: and who is to reach it."""
    wanted = (row.activity, row.op, row.value, row.max, row.unit, row.period)
    return any(
        (q.activity, q.op, q.value, q.max, q.unit, q.period) == wanted and (not whole or q.actor == row.actor)
        for q in plan.quotas
    )


def due(plan: Plan, row: Duty, whole: bool) -> bool:
    """Does a plan say that something is due by then? `whole`: in just these words."""
    return any(
        d.iso == row.iso and (d.action == row.action if whole else row.action in (d.action or ""))
        for d in plan.deadlines
    )


def row_holder(row: Holding) -> str:
    """The post or body, with the name of the person behind it."""
    return row.holder if row.person is None or row.person in row.holder else f"{row.holder}{row.person}"


def _holder(role: RoleHeld) -> str:
    listed = role.person is not None and role.post is not None
    return f"{role.post}{role.person}" if listed else role.holder


def _holding(row: Holding) -> list[str]:
    frames = table(__package__ or "", "frames")[row.role][0].words
    known = {"{scope}": row.scope, "{person}": row.person, "{post}": row.holder}
    fitting = [frame for frame in frames if all(value or name not in frame for name, value in known.items())]
    words = {"holder": row_holder(row), "scope": row.scope, "person": row.person, "post": row.holder}
    return [frame.format(**words) for frame in fitting or frames[-1:]]


def _promise(row: Promise) -> Iterator[str]:
    who, often = row.actor or "", period(row.period)
    much = amount(row.op, row.value, row.max, row.unit)
    if row.unit is None and row.op == "=" and row.value == 1:
        yield f"{who}{often}{row.activity}。"  # 每季度汇报: a cadence without a count
    yield f"{who}{often}{row.activity}{much}。"
    yield f"{who}{often}{much}{row.activity}。"
    yield f"{who}{row.activity}{often}{much}。"
    if row.op == "<":
        yield f"{who}{often}{row.activity}{much.replace('少于', '不足')}。"
    if row.op == ">":
        yield f"{who}{often}{row.activity}{much.replace('多于', '超过')}。"


def _duty(row: Duty) -> Iterator[str]:
    who, when = row.actor or "", by(row.iso)
    yield f"{who}{'于' if who else ''}{when}{row.action}。"
    yield f"{who}在{when}{row.action}。"
    yield f"{who}应当在{when}{row.action}。"
    yield f"{who}于{when}完成{row.action}。"
