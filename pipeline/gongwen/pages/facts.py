"""The facts and the warnings of a document as marks of a page."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.document.model import Citation, Document, Fact, Plan, Quota, Trigger
from gongwen.messages import Language, say
from gongwen.pages.marks import Kind, Mark
from gongwen.wording import fact_line, kind_of, value_in_words

__all__ = ["doubt_marks", "fact_kinds", "fact_marks", "warning_marks"]

_HUES = {
    "role": 205, "quota": 145, "deadline": 285, "trigger": 25, "sanction": 355, "citation": 185, "blank": 55,
    "clause": 230, "doubt": 325, "warning": 40,
}  # fmt: skip
"""The colour of each kind, as a hue; their order is that of the page."""

_HIDDEN = frozenset({"clause", "doubt"})
"""Kinds that are coloured only when asked for: clauses cover nearly the whole text, doubts are guesses."""


def fact_kinds(lang: Language) -> tuple[Kind, ...]:
    """The kinds of facts, sentences where some may be missing, and warnings."""
    return tuple(Kind(code, say(f"kind-{code}", lang), hue, code not in _HIDDEN) for code, hue in _HUES.items())


def fact_marks(doc: Document, lang: Language) -> tuple[Mark, ...]:
    """Every fact of every plan."""
    return tuple(mark for plan in doc.plans for mark in _plan_marks(plan, lang))


def doubt_marks(doc: Document, lang: Language) -> tuple[Mark, ...]:
    """Every sentence that probably states a fact that was not extracted."""
    doubts = () if doc.quality is None else doc.quality.doubts
    return tuple(
        Mark(
            f"d{k}",
            "doubt",
            say(
                "quality-overlooked",
                lang,
                kind=say(f"quality-{doubt.kind}", lang),
                probability=f"{doubt.probability:.2f}",
            ),
            doubt.span,
        )
        for k, doubt in enumerate(doubts, 1)
    )


def warning_marks(doc: Document) -> tuple[Mark, ...]:
    """Every warning."""
    return tuple(
        Mark(f"w{k}", "warning", notice.message, notice.span, note=notice.code)
        for k, notice in enumerate(doc.warnings, 1)
    )


def _plan_marks(plan: Plan, lang: Language) -> Iterator[Mark]:
    accountability = plan.accountability
    back: dict[str, list[str]] = {}
    for trigger in accountability.triggers:
        for sanction in trigger.sanctions:
            back.setdefault(sanction, []).append(trigger.id)
    for fact in (
        *plan.roles, *plan.quotas, *plan.deadlines, *accountability.triggers, *accountability.sanctions, *plan.clauses,
    ):  # fmt: skip
        links = (*_links(fact), *back.get(fact.id, ()))
        title = fact_line(fact, lang)
        yield Mark(fact.id, kind_of(fact), title, fact.span, _details(fact, title, lang), "", links, fact.section)
    for citation in plan.citations:
        yield Mark(citation.id, "citation", citation.title, citation.span, _details(citation, citation.title, lang))
    for k, blank in enumerate(plan.blanks, 1):
        yield Mark(f"{plan.id}-blank{k}", "blank", fact_line(blank, lang), blank.span)


def _links(fact: Fact) -> tuple[str, ...]:
    """The facts that a fact names."""
    if isinstance(fact, Trigger):
        return fact.sanctions
    return (fact.parent,) if isinstance(fact, Quota) and fact.parent else ()


_APART = frozenset({"id", "section", "span", "text", "sanctions", "parent"})
"""Fields that the page shows in another way."""

_TITLED = frozenset({
    "role", "holder", "activity", "op", "value", "max", "unit", "period", "vague", "expression", "iso", "tier", "title",
})  # fmt: skip
"""Fields that the title of their fact says."""


def _details(fact: Fact | Citation, title: str, lang: Language) -> tuple[tuple[str, str], ...]:
    """The fields of a fact that hold something which its title does not say already, by name."""
    named = ((name, getattr(fact, name)) for name in fact.__struct_fields__ if name not in _APART | _TITLED)
    details = ((name, value_in_words(name, value, lang)) for name, value in named)
    return tuple((say(f"field-{name}", lang), words) for name, words in details if words not in ("", title, fact.text))
