"""Which row a fact belongs to: that of its first topic, else of those that are like it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

import msgspec

from gongwen.codebook import Codebook, Topic
from gongwen.comparison.likeness import alike
from gongwen.comparison.statements import Column
from gongwen.comparison.units import Place
from gongwen.document.model import Fact, Plan

F = TypeVar("F", bound=Fact)


class Found(msgspec.Struct, Generic[F], frozen=True):
    """A fact with its unit and what it is about."""

    fact: F
    column: Column
    plan: Plan
    place: Place
    topics: tuple[Topic, ...]


class Row(msgspec.Struct, Generic[F], frozen=True):
    """What belongs together. `topic` is null where no topic is known; `name` is then what the texts have in common."""

    topic: Topic | None
    name: str
    found: tuple[Found[F], ...]


def gather(
    columns: Sequence[Column],
    facts: Callable[[Plan], Sequence[F]],
    topics: Callable[[F], tuple[Topic, ...]],
) -> list[Found[F]]:
    """The facts of all units, in their order."""
    return [
        Found(fact, column, plan, where(column, plan, fact), topics(fact))
        for column in columns
        for plan in column.plans
        for fact in facts(plan)
    ]


def where(column: Column, plan: Plan, fact: Fact) -> Place:
    """The place of a fact."""
    return Place(
        unit=column.unit.id,
        document=column.document.id,
        plan=plan.id,
        section=fact.section,
        span=fact.span,
        text=fact.text,
    )


def rows(found: Sequence[Found[F]], codebook: Codebook, words: Callable[[F], str]) -> list[Row[F]]:
    """The rows: topics in the order of the codebook, then what no topic knows, grouped by likeness of its `words`.

    What is like nothing else is one last row, without a name.
    """
    known: dict[str, list[Found[F]]] = {}
    unknown: list[Found[F]] = []
    for item in found:
        if item.topics:
            known.setdefault(item.topics[0].id, []).append(item)
        else:
            unknown.append(item)
    made = [Row(topic, topic.zh, tuple(known[topic.id])) for topic in codebook.all if topic.id in known]
    offered = alike([words(item.fact) for item in unknown])
    made += [Row(None, likes.name, tuple(unknown[k] for k in likes.members)) for likes in offered if likes.shared]
    rest = sorted(k for likes in offered if not likes.shared for k in likes.members)
    return [*made, Row(None, "", tuple(unknown[k] for k in rest))] if rest else made
