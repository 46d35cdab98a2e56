"""Something is due before the document is dated."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongwen.checking.finding import Finding, Term, term
from gongwen.checking.subject import Example, Rule, Subject
from gongwen.document.model import Plan


def _find(subject: Subject) -> Iterator[Finding]:
    for plan in subject.coded.document.plans:
        start = _start(plan)
        for deadline in plan.deadlines:
            due = _day(deadline.iso)
            if start is not None and due is not None and due < start[0]:
                yield RULE.finding(deadline.span, expression=deadline.expression, due=due.isoformat(), dated=start[1])


def _start(plan: Plan) -> tuple[date, str] | None:
    """The day before which nothing can be due, and how it is written: the plan's date; else the first day of its year."""
    dated = _day(plan.dated)
    if dated is not None:
        return dated, dated.isoformat()
    return None if plan.year is None else (date(plan.year, 1, 1), str(plan.year))


def _day(iso: str | None) -> date | None:
    """A whole date; recurring ones (--01-31) and durations are none."""
    if iso is None or iso[:1] in {"-", "P"}:
        return None
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def _unable(subject: Subject) -> Term | None:
    """Without a date there is nothing to be before."""
    return None if any(_start(plan) for plan in subject.coded.document.plans) else term("check-no-date")


RULE = Rule(
    code="GW305",
    severity="error",
    example=Example(
        wrong="清川局防汛工作方案\n一、主要任务\n安全科于2025年2月底前完成排查。\n清川局\n2025年3月15日\n",
        right="清川局防汛工作方案\n一、主要任务\n安全科于2025年4月底前完成排查。\n清川局\n2025年3月15日\n",
    ),
    find=_find,
    unable=_unable,
)
