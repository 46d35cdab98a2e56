"""The form of a document: its parts, what their headings say that they are for, and where titles, headings and lines stand."""

from __future__ import annotations

from functools import cached_property

from gongwen.checking.headings import purposes
from gongwen.checking.labels import Numbered, numbered
from gongwen.document.model import Document, Plan, Section, Span
from gongwen.document.sections import every_section
from gongwen.text.edits import EditedText


class Form:
    """The parts of all plans of a document, in order, and its places."""

    def __init__(self, document: Document) -> None:
        """Look nothing up yet."""
        self.document = document
        self._numbered: dict[str, list[Numbered]] = {}

    @cached_property
    def purposes(self) -> dict[str, frozenset[str]]:
        """Of each part (by id) whose heading says what it is for, what that is."""
        said = [(section.id, purposes(section.heading or "")) for section, _ in self.heads]
        return {id_: found for id_, found in said if found}

    @cached_property
    def heads(self) -> list[tuple[Section, int]]:
        """The parts that have a heading, and where it ends."""
        return [(section, self.head_end(section)) for section in self.sections if section.heading]

    def empty(self, section: Section) -> bool:
        """Does a part say nothing under its heading?"""
        return section.span.end - self.head_end(section) <= EMPTY

    @cached_property
    def sections(self) -> list[Section]:
        """All parts, each before what is in it."""
        return [section for plan in self.document.plans for section in every_section(plan)]

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
        if not text.startswith(section.heading, end):
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

    @cached_property
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
        return EditedText(self.document.source.text, self.document.edits, self.document.text)


EMPTY = 12
"""A part with no more characters than this under its heading says nothing."""
