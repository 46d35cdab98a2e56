"""It can't be told who issues the draft."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.checking.finding import Finding
from gongwen.checking.subject import Example, Rule, Subject


def _find(subject: Subject) -> Iterator[Finding]:
    """One issuer is enough for all plans of a file."""
    plans = subject.coded.document.plans
    if plans and not any(plan.issuer for plan in plans):
        yield RULE.finding(subject.coded.first_line(plans[0]))


RULE = Rule(
    code="GW206",
    severity="warning",
    example=Example(
        wrong="防汛工作方案\n一、总体要求\n抓好落实。\n二、主要任务\n各科室开展自查。\n2025年3月1日\n",
        right="防汛工作方案\n一、总体要求\n抓好落实。\n二、主要任务\n各科室开展自查。\n清川市水务局\n2025年3月1日\n",
    ),
    find=_find,
)
