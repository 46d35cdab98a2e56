"""The draft has no title."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.checking.finding import Finding
from gongwen.checking.subject import Example, Rule, Subject


def _find(subject: Subject) -> Iterator[Finding]:
    for plan in subject.coded.document.plans:
        if plan.title is None:
            yield RULE.finding(subject.coded.first_line(plan))


RULE = Rule(
    code="GW204",
    severity="error",
    example=Example(
        wrong="为做好防汛工作，制定本方案。\n一、总体要求\n抓好落实。\n二、主要任务\n各科室开展自查。\n",
        right="清川局防汛工作方案\n为做好防汛工作，制定本方案。\n一、总体要求\n抓好落实。\n二、主要任务\n各科室开展自查。\n",
    ),
    find=_find,
)
