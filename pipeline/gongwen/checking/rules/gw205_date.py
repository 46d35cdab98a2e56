"""The draft has no date."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.checking.finding import Finding
from gongwen.checking.subject import Example, Rule, Subject

_TAIL = 120
"""How far from the end a date that is left blank may stand."""


def _find(subject: Subject) -> Iterator[Finding]:
    """One date is enough for all plans of a file; one that is left blank is the matter of another rule."""
    plans = subject.coded.document.plans
    if not plans or any(plan.dated for plan in plans):
        return
    text = subject.coded.document.text
    for blank in subject.coded.blanks:
        if blank.span.end >= len(text) - _TAIL and any(
            mark in text[blank.span.start : blank.span.end + 2] for mark in "年月日"
        ):
            return
    yield RULE.finding(subject.coded.last_line(plans[-1]))


RULE = Rule(
    code="GW205",
    severity="warning",
    example=Example(
        wrong="清川局防汛工作方案\n一、总体要求\n抓好落实。\n二、主要任务\n各科室开展自查。\n清川局\n",
        right="清川局防汛工作方案\n一、总体要求\n抓好落实。\n二、主要任务\n各科室开展自查。\n清川局\n2025年3月1日\n",
    ),
    find=_find,
)
