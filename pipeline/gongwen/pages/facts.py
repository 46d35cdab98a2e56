"""The facts and the warnings of a document as marks of a page."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.document.model import (
    Blank,
    Citation,
    Clause,
    Deadline,
    Document,
    Fact,
    Measure,
    Plan,
    Quota,
    RoleHeld,
    Sanction,
    Trigger,
)
from gongwen.messages import Language, say
from gongwen.pages.marks import Kind, Mark

__all__ = ["fact_kinds", "fact_marks", "warning_marks"]

_HUES = {
    "role": 205, "quota": 145, "deadline": 285, "trigger": 25, "sanction": 355, "citation": 185, "blank": 55,
    "clause": 230, "warning": 40,
}  # fmt: skip
"""The colour of each kind, as a hue; their order is that of the page."""

_CROWDED = frozenset({"clause"})
"""Kinds that cover nearly the whole text: coloured only when asked for."""


def fact_kinds(lang: Language) -> tuple[Kind, ...]:
    """The kinds of facts, and warnings."""
    return tuple(Kind(code, say(f"kind-{code}", lang), hue, code not in _CROWDED) for code, hue in _HUES.items())


def fact_marks(doc: Document, lang: Language) -> tuple[Mark, ...]:
    """Every fact of every plan."""
    return tuple(mark for plan in doc.plans for mark in _plan_marks(plan, lang))


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
        title = label(fact, lang)
        yield Mark(fact.id, _CODES[type(fact)], title, fact.span, _details(fact, title, lang), "", links, fact.section)
    for citation in plan.citations:
        yield Mark(citation.id, "citation", citation.title, citation.span, _details(citation, citation.title, lang))
    for k, blank in enumerate(plan.blanks, 1):
        yield Mark(f"{plan.id}-blank{k}", "blank", say(f"blank-{blank.kind}", lang), blank.span)


def _links(fact: Fact) -> tuple[str, ...]:
    """The facts that a fact names."""
    if isinstance(fact, Trigger):
        return fact.sanctions
    return (fact.parent,) if isinstance(fact, Quota) and fact.parent else ()


_CODES: dict[type[Fact], str] = {
    RoleHeld: "role", Quota: "quota", Deadline: "deadline", Trigger: "trigger", Sanction: "sanction", Clause: "clause",
}  # fmt: skip


def label(fact: Fact | Citation | Blank, lang: Language) -> str:
    """A fact in one line."""
    match fact:
        case RoleHeld():
            return f"{fact.role}：{fact.holder}"
        case Quota(vague=True):
            return f"{fact.activity} {say('show-vague', lang)}"
        case Quota():
            value = "?" if fact.value is None else f"{fact.value:g}"
            upper = "" if fact.max is None else f"–{fact.max:g}"
            amount = f"{_SIGNS.get(fact.op or '', '')} {value}{upper} {fact.unit or ''}".strip()
            return f"{fact.activity} {amount}{_period(fact.period, lang)}"
        case Deadline():
            return f"{fact.expression} → {fact.iso or '?'}"
        case Trigger():
            return fact.condition
        case Sanction():
            tier = f"{fact.tier}：" if fact.tier else ""
            return tier + "、".join(measure.name for measure in fact.measures)
        case Clause():
            return f"{say(f'modality-{fact.modality}', lang)} {fact.action or fact.text}"
    return fact.text


_SIGNS = {">=": "≥", "<=": "≤", "=": "=", ">": ">", "<": "<", "between": ""}


def _period(period: str | None, lang: Language) -> str:
    """A period as people say it, where it has a name of its own: P3M → / 季度."""
    if period is None:
        return ""
    return f" / {_value('period', period, lang)}"


_NAMED = frozenset({"P1Y", "P6M", "P3M", "P1M", "P15D", "P10D", "P1W", "P1D", "term"})

_APART = frozenset({"id", "section", "span", "text", "sanctions", "parent"})
"""Fields that the page shows in another way."""

_TITLED = frozenset({
    "role", "holder", "activity", "op", "value", "max", "unit", "period", "vague", "expression", "iso", "tier", "title",
})  # fmt: skip
"""Fields that the title of their fact says."""


def _details(fact: Fact | Citation, title: str, lang: Language) -> tuple[tuple[str, str], ...]:
    """The fields of a fact that hold something which its title does not say already, by name."""
    named = ((name, getattr(fact, name)) for name in fact.__struct_fields__ if name not in _APART | _TITLED)
    details = ((name, _value(name, value, lang)) for name, value in named if value not in (None, False, (), ""))
    return tuple((say(f"field-{name}", lang), value) for name, value in details if value not in (title, fact.text))


def _value(name: str, value: object, lang: Language) -> str:
    """A field's value for people."""
    if value is True:
        return say("yes", lang)
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, tuple):
        return "、".join(_value(name, item, lang) for item in value)
    if isinstance(value, Measure):
        return value.name + "".join(f"（{part}）" for part in (value.regime, value.band) if part is not None)
    match name:
        case "op":
            return _SIGNS.get(str(value)) or str(value)
        case "period":
            return say(f"period-{value}", lang) if value in _NAMED else str(value)
        case "modality":
            return say(f"modality-{value}", lang)
    return str(value)
