"""The page of one document: its source with marks on the left, what they say on the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongwen.document.model import Document, Plan, Section
from gongwen.messages import Language, say
from gongwen.pages.facts import doubt_marks, fact_kinds, fact_marks, warning_marks
from gongwen.pages.frame import page
from gongwen.pages.marks import Kind, Mark, by_kind, paragraphs, section_anchor
from gongwen.wording import grades_in_words, head_lines

__all__ = ["annotated", "review"]


def review(doc: Document, lang: Language = "zh") -> str:
    """The review page of a document: every fact, doubt and warning marked in its source, and beside it by kind.

    Raises:
        MissingExtra: jinja2 is not installed.
    """
    return annotated(
        doc, fact_kinds(lang), (*fact_marks(doc, lang), *doubt_marks(doc, lang), *warning_marks(doc)), lang
    )


def annotated(
    doc: Document, kinds: Sequence[Kind], marks: Sequence[Mark], lang: Language = "zh", heading: str | None = None
) -> str:
    """The page of a document with marks of any kinds; `heading` names the page, else the document's title does.

    Kinds without marks are left out. Raises as `review`.
    """
    sections = {section.id: trail for plan in doc.plans for section, trail in _trails(plan)}
    groups = by_kind(kinds, marks)
    return page(
        "review.html",
        lang,
        tuple(groups),
        title=heading or _title(doc, lang),
        doc=doc,
        grades=None if doc.quality is None else grades_in_words(doc.quality, lang),
        script_of_source="zh-Hant" if doc.source.script == "Hant" else "zh-Hans",
        plans=[(plan, head_lines(plan, lang), _tree(plan, doc.text)) for plan in doc.plans],
        groups=groups,
        paragraphs=paragraphs(doc, kinds, marks),
        quotes={mark.id: _quote(mark, doc) for mark in marks},
        sections=sections,
        labels={mark.id: mark.label for mark in marks},
    )


def _title(doc: Document, lang: Language) -> str:
    titles = [plan.title for plan in doc.plans if plan.title]
    return titles[0] if titles else doc.source.name or say("show-untitled", lang)


def _quote(mark: Mark, doc: Document) -> str:
    """The words of the document that a mark stands on."""
    return "" if mark.span is None else doc.text[mark.span.start : mark.span.end]


@dataclass(frozen=True)
class Entry:
    """A line of the table of contents."""

    anchor: str
    level: int
    label: str
    words: str


def _tree(plan: Plan, text: str) -> list[Entry]:
    return [
        Entry(section_anchor(section.id), section.level, section.label, section.heading or _opening(section, text))
        for section, _ in _trails(plan)
    ]


def _opening(section: Section, text: str) -> str:
    """The first words of a section that has no heading."""
    words = text[section.span.start + len(section.label) : section.span.end].split("\n")[0].strip()
    return words if len(words) <= OPENING else words[:OPENING] + "…"


OPENING = 20
"""Characters shown of a section without a heading."""


def _trails(plan: Plan) -> Iterator[tuple[Section, str]]:
    """Every section in order, with the labels that lead to it: 三、(二)."""
    stack = [(section, section.label) for section in reversed(plan.sections)]
    while stack:
        section, trail = stack.pop()
        yield section, trail
        stack.extend((child, trail + child.label) for child in reversed(section.children))
