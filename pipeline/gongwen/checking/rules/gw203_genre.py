"""What kind of document the title says it is, and what its text says, disagree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gongwen.checking.finding import Finding, Related, term
from gongwen.checking.subject import Example, Rule, Subject
from gongwen.document.model import Plan
from gongwen.text.lexicon import any_of, table

_PACKAGE = "gongwen.checking"
_LONGEST = 16
"""A closing formula stands on a short line of its own, or at the end of one."""


def _find(subject: Subject) -> Iterator[Finding]:
    for plan in subject.coded.document.plans:
        if plan.title is None:
            continue
        double = _double().search(plan.title)
        if double is not None:
            yield RULE.finding(
                subject.coded.title(plan), title=plan.title, words=double.group(), reason=term("check-double-genre")
            )
        yield from _closings(plan, subject)


def _closings(plan: Plan, subject: Subject) -> Iterator[Finding]:
    """特此报告 under a 请示, and the like."""
    text = subject.coded.document.text
    kind = next((value for value in _KINDS if plan.title and plan.title.rstrip("。").endswith(value)), None)
    if kind is None:
        return
    for match in _formula().finditer(text, plan.span.start, plan.span.end):
        allowed = _genres()[match.group()]
        if kind not in allowed:
            span = subject.coded.span(match.start(), match.end(), plan.span.page)
            yield RULE.finding(
                span,
                Related(span=subject.coded.title(plan), what=term("check-title")),
                title=plan.title or "",
                words=match.group(),
                reason=term("check-other-genre", kind=kind, wanted="、".join(allowed)),
            )


_KINDS = ("请示", "报告", "通知", "通报", "公告", "通告", "批复", "函", "意见", "决定", "方案", "要点", "计划", "总结")


@cache
def _genres() -> dict[str, tuple[str, ...]]:
    return {
        word: tuple(group.value.split("、")) for group in table(_PACKAGE, "closings")["closing"] for word in group.words
    }


@cache
def _formula() -> re.Pattern[str]:
    return re.compile(any_of(_genres()))


@cache
def _double() -> re.Pattern[str]:
    return re.compile(any_of(word for group in table(_PACKAGE, "closings")["double"] for word in group.words))


RULE = Rule(
    code="GW203",
    severity="warning",
    example=Example(
        wrong="清川局关于购置监测设备的报告\n市财政局：\n因工作需要，拟购置监测设备两台。\n妥否，请批示。\n清川局\n2025年3月1日\n",
        right="清川局关于购置监测设备的请示\n市财政局：\n因工作需要，拟购置监测设备两台。\n妥否，请批示。\n清川局\n2025年3月1日\n",
    ),
    find=_find,
)
