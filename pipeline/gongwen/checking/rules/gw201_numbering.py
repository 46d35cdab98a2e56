"""A number is left out or used twice."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.checking.finding import Finding, Related, term
from gongwen.checking.labels import Style
from gongwen.checking.subject import Example, Rule, Subject
from gongwen.document.model import Plan, Section


def _find(subject: Subject) -> Iterator[Finding]:
    for plan in subject.coded.document.plans:
        yield from _of_plan(plan, subject)


def _of_plan(plan: Plan, subject: Subject) -> Iterator[Finding]:
    """Numbers begin at 1 in every part, or go on with the last of their kind (1 to 23 through all parts, articles)."""
    last: dict[tuple[str | None, Style], Section] = {}  # by parent
    latest: dict[Style, Section] = {}
    for section, style, parent in subject.coded.numbered(plan):
        number = section.number
        if number is None or style in {"inline", "attachment"}:
            continue
        key = (parent.id if parent else None, style)
        before = last.get(key)
        wanted = 1 if before is None or before.number is None else before.number + 1
        through = latest.get(style)
        if number != wanted and not _goes_on(number, before, through):
            other = before or (through if number != 1 else None)
            kind = "check-repeated" if other is not None and number == other.number else "check-gap"
            label = subject.coded.span(section.span.start, section.span.start + len(section.label), section.span.page)
            related = [Related(span=subject.coded.heading(other), what=term("check-number-before"))] if other else []
            previous = other.label if other else term("check-no-number-before")
            yield RULE.finding(label, *related, label=section.label, kind=term(kind), before=previous)
        last[key] = latest[style] = section


def _goes_on(number: int, before: Section | None, through: Section | None) -> bool:
    """Is it the number behind the last of its kind, or does it begin anew?"""
    if through is not None and through.number is not None and number == through.number + 1:
        return True
    return number == 1 and before is not None and before.number != 1


RULE = Rule(
    code="GW201",
    severity="warning",
    example=Example(
        wrong="清川局工作方案\n一、总体要求\n抓好落实。\n三、主要任务\n各科室开展自查。\n",
        right="清川局工作方案\n一、总体要求\n抓好落实。\n二、主要任务\n各科室开展自查。\n",
    ),
    find=_find,
)
