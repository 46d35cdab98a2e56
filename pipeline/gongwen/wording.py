"""What was found, in words for people: a fact in one line, a value as it is said, in Chinese or English."""

from __future__ import annotations

import re
from typing import Protocol

from gongwen.document.model import (
    Blank,
    Citation,
    Clause,
    Deadline,
    Fact,
    Measure,
    Plan,
    Quota,
    RoleHeld,
    Sanction,
    StructureSign,
    Trigger,
)
from gongwen.messages import Language, say

__all__ = ["KINDS", "Grades", "fact_line", "grades_in_words", "head_lines", "kind_of", "value_in_words"]

KINDS: dict[type[Fact | Citation | Blank], str] = {
    RoleHeld: "role", Quota: "quota", Deadline: "deadline", Trigger: "trigger", Sanction: "sanction", Citation: "citation",
    Blank: "blank", Clause: "clause",
}  # fmt: skip
"""The code of each kind of facts, in the order in which people are shown them; `say(f"kind-{code}")` is its name."""

_TOLD = 0.03
"""What a sign takes from a grade to be worth a word."""


def kind_of(fact: Fact | Citation | Blank) -> str:
    """The code of a fact's kind."""
    return KINDS[type(fact)]


def head_lines(plan: Plan, lang: Language) -> list[tuple[str, str]]:
    """What a plan's head says, each with its name; what is unknown is left out."""
    facts = {
        "genre": plan.genre,
        "carrier": plan.carrier,
        "issuer": plan.issuer,
        "document-number": plan.document_number,
        "year": plan.year,
        "dated": plan.dated,
        "addressees": "、".join(plan.addressees),
    }
    return [(say(f"show-{name}", lang), str(value)) for name, value in facts.items() if value]


class Grades(Protocol):
    """Whatever has the grades of a document."""

    @property
    def facts(self) -> float | None:
        """That of its facts, None where it has none."""

    @property
    def structure(self) -> float:
        """That of its structure."""

    @property
    def signs(self) -> tuple[StructureSign, ...]:
        """What took from that of structure, the heaviest first."""


def grades_in_words(grades: Grades, lang: Language) -> str:
    """The grades of a document in one line, with the signs that took from that of structure.

    >>> import gongwen
    >>> grades_in_words(gongwen.extract("春天来了。").quality, "en").split(" (")[0]
    'facts – · structure 0.56'
    """
    facts = "–" if grades.facts is None else f"{grades.facts:.2f}"
    told = [say(f"quality-sign-{sign.sign}", lang) for sign in grades.signs if sign.cost >= _TOLD]
    why = say("quality-why", lang, signs=say("quality-between", lang).join(told)) if told else ""
    return f"{say('quality-facts', lang)} {facts} · {say('quality-structure', lang)} {grades.structure:.2f}{why}"


def fact_line(fact: Fact | Citation | Blank, lang: Language) -> str:
    """A fact in one line.

    >>> import gongwen
    >>> fact_line(gongwen.extract("第一条 每季度至少召开两次专题会议。").plans[0].quotas[0], "zh")
    '召开专题会议 ≥ 2 次 / 季度'
    """
    match fact:
        case RoleHeld():
            return f"{fact.role}：{fact.holder}"
        case Quota(vague=True):
            return f"{fact.activity} {say('show-vague', lang)}"
        case Quota():
            value = "?" if fact.value is None else f"{fact.value:g}"
            upper = "" if fact.max is None else f"–{fact.max:g}"
            amount = f"{_SIGNS.get(fact.op or '', '')} {value}{upper} {fact.unit or ''}".strip()
            period = f" / {value_in_words('period', fact.period, lang)}" if fact.period else ""
            return f"{fact.activity} {amount}{period}"
        case Deadline():
            return f"{fact.expression} → {fact.iso or '?'}"
        case Trigger():
            return fact.condition
        case Sanction():
            tier = f"{fact.tier}：" if fact.tier else ""
            return tier + "、".join(measure.name for measure in fact.measures)
        case Clause():
            return f"{say(f'modality-{fact.modality}', lang)} {fact.action or fact.text}"
        case Citation():
            return fact.title
        case Blank():
            return say(f"blank-{fact.kind}", lang)
    return fact.text


_SIGNS = {">=": "≥", "<=": "≤", "=": "=", ">": ">", "<": "<", "between": ""}

_PERIODS = frozenset({"P1Y", "P6M", "P3M", "P1M", "P15D", "P10D", "P1W", "P1D", "term"})
"""Periods with a name of their own."""


def value_in_words(name: str, value: object, lang: Language) -> str:
    """The value of the field `name` as people say it; nothing for what is unknown.

    >>> value_in_words("period", "P3M", "zh"), value_in_words("period", "PT2H", "zh"), value_in_words("value", 2.0, "en")
    ('季度', '2小时', '2')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return say("yes", lang) if value else ""
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, tuple | list):
        return "、".join(value_in_words(name, item, lang) for item in value)
    if isinstance(value, Measure):
        return value.name + "".join(f"（{part}）" for part in (value.regime, value.band) if part is not None)
    if name == "op":
        return say("op-between", lang) if value == "between" else _SIGNS.get(str(value), str(value))
    if (name == "period" and value in _PERIODS) or name == "modality":
        return say(f"{name}-{value}", lang)
    if name == "period" and (length := _LENGTH.fullmatch(str(value))):
        return say(f"periods-{length[1] or ''}{length[3]}", lang, count=length[2])
    return str(value)


_LENGTH = re.compile(r"P(T?)(\d+)(BD|[YMWDH])")
"""A duration of one unit: 3 years, 2 hours, 20 working days."""
