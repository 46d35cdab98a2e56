"""A document with the topics of its facts: looked up once, however many items ask."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from typing import Generic, TypeVar

import msgspec

from gongwen.checking.form import EMPTY, Form
from gongwen.codebook import Codebook
from gongwen.codebook.coding import Place
from gongwen.codebook.topic import Kind
from gongwen.document.model import (
    Blank,
    Clause,
    Deadline,
    Document,
    Fact,
    Plan,
    Quota,
    RoleHeld,
    Section,
    Trigger,
)

F = TypeVar("F", bound=Fact)


class Topical(msgspec.Struct, Generic[F], frozen=True, gc=False):
    """A fact, the plan that it stands in, and the topics (ids) that it is about."""

    fact: F
    plan: Plan
    topics: frozenset[str]


class Coded(Form):
    """The facts of all plans of a document, in order, with their topics."""

    def __init__(self, document: Document, codebook: Codebook, among: frozenset[str] | None = None) -> None:
        """Look nothing up yet. `among`: the only topics that are asked for; None: all."""
        super().__init__(document)
        plans = document.plans
        self.codebook = codebook
        self.roles = [role for plan in plans for role in plan.roles]
        self.sanctions = [sanction for plan in plans for sanction in plan.accountability.sanctions]
        self.citations = [citation for plan in plans for citation in plan.citations]
        self.blanks = [blank for plan in plans for blank in plan.blanks]
        self._among = among

    @cached_property
    def quotas(self) -> list[Topical[Quota]]:
        """Amounts and cadences, with the topics of the activity; where that says nothing, of all their words."""
        found = [(quota, plan) for plan in self._plans for quota in plan.quotas]
        topics = self._or_else(
            "quota",
            [quota.activity for quota, _ in found],
            lambda silent: self.codebook.of_each("quota", [found[k][0].text for k in silent], self._among),
        )
        return [Topical(quota, plan, ids) for (quota, plan), ids in zip(found, topics, strict=True)]

    def _or_else(
        self, kind: Kind, texts: list[str], otherwise: Callable[[list[int]], list[frozenset[str]]]
    ) -> list[frozenset[str]]:
        """The topics of each text; where it has none, asked for or not, those that `otherwise` gives for its number."""
        topics = self.codebook.of_each(kind, texts, self._among)
        silent = [k for k, ids in enumerate(topics) if not ids]
        if not silent:
            return topics
        others = [(k, ids) for k, ids in zip(silent, otherwise(silent), strict=True) if ids]
        unasked = self.codebook.of_each(kind, [texts[k] for k, _ in others])
        for (k, ids), aside in zip(others, unasked, strict=True):
            if not aside:
                topics[k] = ids
        return topics

    def scope(self, role: RoleHeld) -> frozenset[str]:
        """What a role is for: topics."""
        return self._scopes[role.id]

    def holder(self, role: RoleHeld) -> frozenset[str]:
        """What kind of office or body holds a role: topics."""
        return self._holders[role.id]

    @cached_property
    def _scopes(self) -> dict[str, frozenset[str]]:
        topics = self.codebook.of_each("role", [role.scope or "" for role in self.roles], self._among)
        return {role.id: ids for role, ids in zip(self.roles, topics, strict=True)}

    @cached_property
    def _holders(self) -> dict[str, frozenset[str]]:
        topics = self.codebook.of_each("holder", [role.holder for role in self.roles], self._among)
        return {role.id: ids for role, ids in zip(self.roles, topics, strict=True)}

    @cached_property
    def duties(self) -> list[Clause]:
        """All clauses but those that name conduct or its consequences, in order."""
        return [clause for plan in self._plans for clause in _duties(plan)]

    def about(self, topics: Iterable[str], besides: Iterable[str] = ()) -> list[int]:
        """The numbers of the duties that are about any of these topics; where some are named besides, any of those too."""
        by_topic = self._said[1]
        found = {k for topic in topics if topic in by_topic for k in by_topic[topic]}
        if found and besides:
            found &= {k for topic in besides if topic in by_topic for k in by_topic[topic]}
        return sorted(found) if found else []

    def lead(self, duty: int) -> str:
        """The most telling topic of a duty that is about something: a deed by its longest word, the first of several."""
        places = self._said[0][duty]
        if len(places) == 1:
            return places[0][2]
        deeds = _deeds(self.codebook)
        return min([(id_ not in deeds, start - end, start, id_) for start, end, id_, _ in places])[3]

    @cached_property
    def _said(self) -> tuple[dict[int, list[Place]], dict[str, list[int]]]:
        """Of each duty, by number, the words of topics in it; of each topic the numbers of the duties that are about it."""
        starts, duties = self._starts, self.duties
        said: dict[int, list[Place]] = {}
        by_topic: dict[str, list[int]] = {}
        for place in self._places:
            k = bisect_right(starts, place[0]) - 1
            if k >= 0 and place[1] <= duties[k].span.end:
                said.setdefault(k, []).append(place)
                by_topic.setdefault(place[2], []).append(k)
        return said, by_topic

    @cached_property
    def _starts(self) -> list[int]:
        return [clause.span.start for clause in self.duties]

    def _within(self, start: int, end: int) -> list[Place]:
        """The words of topics between two places of the text."""
        places = self._places
        k = bisect_left(places, (start,))
        found = []
        while k < len(places) and places[k][0] < end:
            if places[k][1] <= end:
                found.append(places[k])
            k += 1
        return found

    @cached_property
    def _places(self) -> list[Place]:
        return self.codebook.places("clause", self.document.text, self._among)

    @cached_property
    def deadlines(self) -> list[Topical[Deadline]]:
        """Deadlines, with the topics of what is due; where that says nothing, of the clause around it."""
        due = [(deadline, plan) for plan in self._plans for deadline in plan.deadlines]
        topics = self._or_else(
            "clause",
            [deadline.action or "" for deadline, _ in due],
            lambda silent: [self._around(*due[k]) for k in silent],
        )
        return [Topical(deadline, plan, ids) for (deadline, plan), ids in zip(due, topics, strict=True)]

    def _around(self, deadline: Deadline, plan: Plan) -> frozenset[str]:
        """The topics of the last clause that begins before a deadline."""
        k = bisect_right(plan.clauses, deadline.span.start, key=lambda clause: clause.span.start) - 1
        return _topics(self._within(plan.clauses[k].span.start, plan.clauses[k].span.end)) if k >= 0 else _NONE

    @cached_property
    def triggers(self) -> list[Topical[Trigger]]:
        """Conduct that somebody answers for."""
        found = [(trigger, plan) for plan in self._plans for trigger in plan.accountability.triggers]
        topics = self.codebook.of_each("trigger", [trigger.condition for trigger, _ in found], self._among)
        return [Topical(trigger, plan, ids) for (trigger, plan), ids in zip(found, topics, strict=True)]

    @cached_property
    def blanks_in_duties(self) -> list[tuple[Clause, frozenset[str], Blank]]:
        """Every blank that stands in a duty, with the duty and its topics."""
        found = []
        for blank in self.blanks:
            k = bisect_right(self._starts, blank.span.start) - 1
            if k >= 0 and blank.span.end <= self.duties[k].span.end:
                found.append((self.duties[k], _topics(self._said[0].get(k, ())), blank))
        return found

    @cached_property
    def headings(self) -> list[tuple[Section, frozenset[str]]]:
        """Parts whose heading is about something, and that have something under it, with the topics of the heading."""
        found = []
        for section, end in self.heads:
            places = self._within(section.span.start, end)
            if places and section.span.end - end > EMPTY:
                found.append((section, _topics(places)))
        return found

    @property
    def _plans(self) -> tuple[Plan, ...]:
        return self.document.plans


@cache
def _deeds(codebook: Codebook) -> frozenset[str]:
    return frozenset(topic.id for topic in codebook.all if topic.axis == "deed")


def _duties(plan: Plan) -> Iterator[Clause]:
    """The clauses in which no trigger begins."""
    triggers = [trigger.span for trigger in plan.accountability.triggers]
    if not triggers:
        yield from plan.clauses
        return
    k = 0
    for clause in plan.clauses:
        start, end = clause.span.start, clause.span.end
        while k < len(triggers) and triggers[k].start < start:
            k += 1
        inside = k and start < triggers[k - 1].end
        if not inside and (k == len(triggers) or triggers[k].start >= end):
            yield clause


def _topics(places: Iterable[Place]) -> frozenset[str]:
    return frozenset([id_ for _, _, id_, _ in places])


_NONE: frozenset[str] = frozenset()
