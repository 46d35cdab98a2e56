"""A group is set up, and it is not said who is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.checking.finding import Finding, Term, term
from gongwen.checking.genres import TASKED
from gongwen.checking.subject import Example, Rule, Subject
from gongwen.document.model import Plan

_SET_UP = re.compile(
    r"(?:成立|组建|设立|建立)(?P<group>[^，,。；;：:\n]{0,40}?(?:领导小组|工作小组|工作组|工作专班|专班|指挥部|考核组|督查组))(?!办公室|会议|制度)"
)
_ELSEWHERE = re.compile("组成|附件|名单|另行|见附|如下|原有|调整后")
_NEAR = 200
"""Members stand no further behind the group than this."""


def _find(subject: Subject) -> Iterator[Finding]:
    for plan in subject.coded.document.plans:
        if plan.genre in TASKED:
            yield from _of_plan(plan, subject)


def _unable(subject: Subject) -> Term | None:
    """Rules say how groups are set up; plans set them up."""
    return None if any(plan.genre in TASKED for plan in subject.coded.document.plans) else term("check-no-tasks")


def _of_plan(plan: Plan, subject: Subject) -> Iterator[Finding]:
    text = subject.coded.document.text
    heads = [role for role in plan.roles if role.role == "组长"]
    members = [role for role in plan.roles if role.role in {"副组长", "成员"}]
    for match in _SET_UP.finditer(text, plan.span.start, plan.span.end):
        end = match.end()
        of_it = [
            role for role in (*heads, *members) if match.start() <= role.span.end and role.span.start <= end + _NEAR
        ]
        if any(role in members for role in of_it) or _ELSEWHERE.search(text, match.start(), end + _NEAR):
            continue
        what = "check-head-only" if of_it else "check-nobody-named"
        span = subject.coded.span(match.start(), end, plan.span.page)
        yield RULE.finding(span, group=match["group"], what=term(what))


RULE = Rule(
    code="GW303",
    severity="warning",
    example=Example(
        wrong="清川局防汛工作方案\n一、组织领导\n成立防汛工作领导小组，由局长任组长，统筹防汛工作。\n二、任务\n各科室开展自查。\n",
        right="清川局防汛工作方案\n一、组织领导\n成立防汛工作领导小组，由局长任组长，各科室负责人为成员，统筹防汛工作。\n二、任务\n各科室开展自查。\n",
    ),
    find=_find,
    unable=_unable,
)
