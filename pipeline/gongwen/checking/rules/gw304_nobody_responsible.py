"""A task has an amount or a deadline, and nobody is named who does it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gongwen.checking.coded import Coded
from gongwen.checking.finding import Finding, Term, term
from gongwen.checking.genres import TASKED
from gongwen.checking.subject import Example, Rule, Subject
from gongwen.document.model import Deadline, Plan, Quota, Section
from gongwen.text.lexicon import any_of, words

_PACKAGE = "gongwen.checking"
_NO_TASKS = frozenset(("aim", "principles"))
"""What parts are for that give nobody anything to do."""
_REACH = 24
"""How far before a fact who does it may stand."""


def _find(subject: Subject) -> Iterator[Finding]:
    for plan in subject.coded.document.plans:
        if plan.genre in TASKED:
            yield from _of_plan(plan, subject.coded)


def _of_plan(plan: Plan, coded: Coded) -> Iterator[Finding]:
    """Once for each part, at its first amount or deadline; somebody named anywhere in the same part, or above, is enough."""
    facts: dict[str | None, list[Quota | Deadline]] = {}
    dated: list[Quota | Deadline] = [quota for quota in plan.quotas if not quota.vague]
    for fact in (*dated, *plan.deadlines):
        facts.setdefault(fact.section, []).append(fact)
    if not facts:
        return
    named = {role.section for role in plan.roles}
    named |= {clause.section for clause in plan.clauses if clause.actor}
    named |= {quota.section for quota in plan.quotas if quota.actor}
    stack = list(reversed(plan.sections))
    while stack:
        section = stack.pop()
        if section.id in named or not _NO_TASKS.isdisjoint(coded.purposes.get(section.id, ())):
            continue
        own = facts.get(section.id, ())
        if any(_before(fact, coded.document.text) for fact in own):
            continue
        if own and not _holders(section, plan, coded):
            first = min(own, key=lambda fact: fact.span.start)
            yield RULE.finding(first.span, task=first.text)
        stack.extend(reversed(section.children))


def _holders(section: Section, plan: Plan, coded: Coded) -> bool:
    """Does a clause of the part speak of somebody who may hold a role?"""
    clauses = [clause.text for clause in plan.clauses if clause.section == section.id]
    return any(coded.codebook.of_each("holder", clauses))


def _before(fact: Quota | Deadline, text: str) -> bool:
    """Does the name of somebody stand right before a fact, or begin it? 安全科6月底前, 班组每日开展巡查"""
    line = max(fact.span.start - _REACH, 0)
    return _name().search(text, line, fact.span.start) is not None or _name_first().match(fact.text) is not None


@cache
def _name() -> re.Pattern[str]:
    endings, between = any_of(words(_PACKAGE, "units", "ending")), any_of(words(_PACKAGE, "units", "between"))
    return re.compile(rf"[\u4e00-\u9fff]{endings}{between}*\Z")


@cache
def _name_first() -> re.Pattern[str]:
    endings, between = any_of(words(_PACKAGE, "units", "ending")), any_of(words(_PACKAGE, "units", "between"))
    return re.compile(rf"(?!新)[\u4e00-\u9fff]{{1,8}}?{endings}(?:{between}|[每全到至\d])")


def _unable(subject: Subject) -> Term | None:
    plans = subject.coded.document.plans
    return None if any(plan.genre in TASKED for plan in plans) else term("check-no-tasks")


RULE = Rule(
    code="GW304",
    severity="warning",
    example=Example(
        wrong="清川局防汛工作方案\n一、主要任务\n（一）排查\n6月底前完成隐患排查。\n（二）值守\n办公室负责值守。\n",
        right="清川局防汛工作方案\n一、主要任务\n（一）排查\n安全科6月底前完成隐患排查。\n（二）值守\n办公室负责值守。\n",
    ),
    find=_find,
    unable=_unable,
)
