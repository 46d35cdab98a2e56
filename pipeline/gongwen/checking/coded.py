"""A document with the topics of its facts: looked up once, however many items ask."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import Generic, TypeVar

import msgspec

from gongwen.checking.headings import purposes
from gongwen.checking.labels import Numbered, numbered
from gongwen.checking.refusals import refusals
from gongwen.codebook import Codebook
from gongwen.document.model import (
    Blank,
    Citation,
    Clause,
    Deadline,
    Document,
    Fact,
    Plan,
    Quota,
    RoleHeld,
    Sanction,
    Section,
    Span,
    Trigger,
)
from gongwen.text.edits import EditedText

F = TypeVar("F", bound=Fact)


class Topical(msgspec.Struct, Generic[F], frozen=True, gc=False):
    """A fact, the topics (ids) it is about, the most telling of them, and the plan that it stands in."""

    fact: F
    topics: frozenset[str]
    plan: Plan
    lead: str | None = None


class Coded:
    """The facts of all plans of a document, in order, with their topics."""

    def __init__(self, document: Document, codebook: Codebook, among: frozenset[str] | None = None) -> None:
        """Look nothing up yet. `among`: the only topics that are asked for; None: all."""
        self.document = document
        self.codebook = codebook
        self._among = among
        self._numbered: dict[str, list[Numbered]] = {}

    @cached_property
    def quotas(self) -> list[Topical[Quota]]:
        """Amounts and cadences."""
        found = [(quota, plan) for plan in self._plans for quota in plan.quotas]
        topics = self.codebook.of_each("quota", [quota.activity for quota, _ in found])
        silent = [k for k, ids in enumerate(topics) if not ids]
        for k, ids in zip(silent, self.codebook.of_each("quota", [found[k][0].text for k in silent]), strict=True):
            topics[k] = ids
        return [Topical(quota, ids, plan) for (quota, plan), ids in zip(found, topics, strict=True)]

    @cached_property
    def roles(self) -> list[RoleHeld]:
        """Roles."""
        return [role for plan in self._plans for role in plan.roles]

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
        topics = self.codebook.of_each("holder", [role.holder for role in self.roles])
        return {role.id: ids for role, ids in zip(self.roles, topics, strict=True)}

    @cached_property
    def clauses(self) -> list[Topical[Clause]]:
        """Clauses, with the topics of all their words; what names conduct or its consequences is no duty, and left out."""
        found = []
        for plan in self._plans:
            for clause in _duties(plan):
                topics, lead = self._topics_within(clause.span.start, clause.span.end)
                found.append(Topical(clause, topics, plan, lead))
        return found

    def _topics_within(self, start: int, end: int) -> tuple[frozenset[str], str | None]:
        """The topics of the words between two places of the text, and the most telling: a deed by its longest word."""
        places = self._places
        k = bisect_left(places, (start, 0, ""))
        if k == len(places) or places[k][0] >= end:
            return _NOTHING
        deeds = _deeds(self.codebook)
        found: set[str] = set()
        best: tuple[bool, int, int, str] | None = None
        while k < len(places) and places[k][0] < end:
            a, b, id_ = places[k]
            if b <= end:
                found.add(id_)
                rank = (id_ not in deeds, a - b, a, id_)
                best = rank if best is None else min(best, rank)
            k += 1
        return frozenset(found), best[3] if best else None

    @cached_property
    def _places(self) -> list[tuple[int, int, str]]:
        return self.codebook.places("clause", self.document.text, self._among)

    @cached_property
    def deadlines(self) -> list[Topical[Deadline]]:
        """Deadlines, with the topics of what is due; where that says nothing, of the clause around it."""
        due = [(deadline, plan) for plan in self._plans for deadline in plan.deadlines]
        topics = self.codebook.of_each("clause", [deadline.action or "" for deadline, _ in due])
        starts = {plan.id: [clause.span.start for clause in plan.clauses] for plan in self._plans}
        found = []
        for (deadline, plan), ids in zip(due, topics, strict=True):
            k = bisect_right(starts[plan.id], deadline.span.start) - 1
            if not ids and k >= 0:
                span = plan.clauses[k].span
                ids = self._topics_within(span.start, span.end)[0]
            found.append(Topical(deadline, ids, plan))
        return found

    @cached_property
    def triggers(self) -> list[Topical[Trigger]]:
        """Conduct that somebody answers for."""
        found = [(trigger, plan) for plan in self._plans for trigger in plan.accountability.triggers]
        topics = self.codebook.of_each("trigger", [trigger.condition for trigger, _ in found], self._among)
        return [Topical(trigger, ids, plan) for (trigger, plan), ids in zip(found, topics, strict=True)]

    @cached_property
    def sanctions(self) -> list[Sanction]:
        """What happens then."""
        return [sanction for plan in self._plans for sanction in plan.accountability.sanctions]

    @cached_property
    def citations(self) -> list[Citation]:
        """Documents that are cited."""
        return [citation for plan in self._plans for citation in plan.citations]

    @cached_property
    def blanks(self) -> list[Blank]:
        """Places left to be filled in."""
        return [blank for plan in self._plans for blank in plan.blanks]

    def about(self, topics: Iterable[str]) -> list[Topical[Clause]]:
        """The clauses that are about any of these topics, in order."""
        rows = self._by_topic
        found = sorted({k for topic in topics for k in rows.get(topic, ())})
        return [self.clauses[k] for k in found]

    @cached_property
    def _by_topic(self) -> dict[str, list[int]]:
        """Of each topic the clauses that are about it, by their number."""
        found: dict[str, list[int]] = defaultdict(list)
        for k, row in enumerate(self.clauses):
            for topic in row.topics:
                found[topic].append(k)
        return found

    @cached_property
    def blanks_in_clauses(self) -> list[tuple[Topical[Clause], Blank]]:
        """Every blank that stands in a clause, with the clause."""
        return [
            (row, blank)
            for blank in self.blanks
            for row in self.clauses
            if row.fact.span.start <= blank.span.start and blank.span.end <= row.fact.span.end
        ]

    @cached_property
    def refuses(self) -> bool:
        """Does the text say anywhere that something is not done?"""
        return refusals().search(self.document.text) is not None

    @cached_property
    def headings(self) -> list[tuple[Section, frozenset[str]]]:
        """Parts that have a heading and something under it, with the topics of the heading."""
        return [
            (section, self._topics_within(section.span.start, self.head_end(section))[0])
            for section in self.sections
            if section.heading and not self.empty(section)
        ]

    @cached_property
    def purposes(self) -> list[tuple[Section, set[str]]]:
        """Parts that have a heading, with what it says that they are for."""
        return [(section, purposes(section.heading)) for section in self.sections if section.heading]

    def empty(self, section: Section) -> bool:
        """Does a part say nothing under its heading?"""
        return section.span.end - self.head_end(section) <= _EMPTY

    @cached_property
    def sections(self) -> list[Section]:
        """All parts, each before what is in it."""
        return [section for plan in self._plans for section in every_section(plan)]

    def numbered(self, plan: Plan) -> list[Numbered]:
        """The numbered parts of a plan, each before what is in it."""
        if plan.id not in self._numbered:
            self._numbered[plan.id] = numbered(plan.sections)
        return self._numbered[plan.id]

    def span(self, start: int, end: int, page: int | None = None) -> Span:
        """text[start:end] with its place in the source."""
        return Span(start, end, *self._edited.to_source(start, end), page)

    def heading(self, section: Section) -> Span:
        """The label of a part and, where it has one, its heading."""
        return self.span(section.span.start, self.head_end(section), section.span.page)

    def head_end(self, section: Section) -> int:
        """Where the heading of a part ends; of a part without one its label; without that, the part."""
        end = section.span.start + len(section.label)
        if section.heading is None:
            return end if section.label else section.span.end
        text = self.document.text
        while text[end : end + 1].isspace():
            end += 1
        return end + len(section.heading)

    def title(self, plan: Plan) -> Span:
        """The title of a plan, on the line where it stands; its first line where it has none."""
        if plan.title is not None:
            at = self.document.text.find(plan.title, plan.span.start, plan.span.end)
            if at >= 0:
                return self.span(at, at + len(plan.title), plan.span.page)
        return self.first_line(plan)

    def first_line(self, plan: Plan) -> Span:
        """The first line of a plan that has words."""
        return self._line(plan, plan.span.start)

    def last_line(self, plan: Plan) -> Span:
        """The last line of a plan that has words."""
        text = self.document.text
        end = plan.span.start + len(text[plan.span.start : plan.span.end].rstrip())
        return self._line(plan, max(text.rfind("\n", plan.span.start, end) + 1, plan.span.start))

    @property
    def beginning(self) -> Span | None:
        """The first plan's title; None for a document without text."""
        plans = self.document.plans
        return self.title(plans[0]) if plans else None

    def _line(self, plan: Plan, start: int) -> Span:
        text = self.document.text
        while start < plan.span.end and text[start].isspace():
            start += 1
        end = text.find("\n", start, plan.span.end)
        return self.span(start, plan.span.end if end < 0 else end, plan.span.page)

    @cached_property
    def _edited(self) -> EditedText:
        return EditedText(self.document.source.text, self.document.edits)

    @property
    def _plans(self) -> tuple[Plan, ...]:
        return self.document.plans


@cache
def _deeds(codebook: Codebook) -> frozenset[str]:
    return frozenset(topic.id for topic in codebook.all if topic.axis == "deed")


def every_section(plan: Plan) -> Iterator[Section]:
    """The parts of a plan, each before what is in it."""
    stack = list(reversed(plan.sections))
    while stack:
        section = stack.pop()
        yield section
        stack.extend(reversed(section.children))


def _duties(plan: Plan) -> Iterator[Clause]:
    """The clauses in which no trigger begins."""
    triggers = [trigger.span for trigger in plan.accountability.triggers]
    starts = [span.start for span in triggers]
    for clause in plan.clauses:
        k = bisect_left(starts, clause.span.start)
        inside = k and clause.span.start < triggers[k - 1].end
        if not inside and (k == len(starts) or starts[k] >= clause.span.end):
            yield clause


_NOTHING: tuple[frozenset[str], None] = (frozenset(), None)
_EMPTY = 12
"""A part with no more characters than this under its heading says nothing."""
