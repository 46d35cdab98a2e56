"""The same amount is stated twice, with different values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gongwen.checking.finding import Finding, Related, term
from gongwen.checking.subject import Example, Rule, Subject
from gongwen.document.model import Quota
from gongwen.text.lexicon import any_of, words

_TELLING = 4
"""Characters of an activity that say what it is: 检查 may be of anything."""


def _find(subject: Subject) -> Iterator[Finding]:
    for plan in subject.coded.document.plans:
        first: dict[tuple[str, str | None, str | None, bool], list[Quota]] = {}
        for quota in plan.quotas:
            if quota.value is None or quota.parent is not None or len(quota.activity) < _TELLING:
                continue
            same = _same(quota)
            if len(same[0]) < _TELLING:
                continue
            stated = first.setdefault(same, [])
            other = next((q for q in stated if _differ(q, quota)), None)
            if other is None:
                stated.append(quota)
                continue
            yield RULE.finding(
                quota.span,
                Related(span=other.span, what=term("check-stated-first")),
                found=quota.text,
                other=other.text,
            )


def _same(quota: Quota) -> tuple[str, str | None, str | None, bool]:
    """What makes two quotas speak of the same amount: the act without its verb of doing, the unit, a count or a rate."""
    return _verbs().sub("", quota.activity), quota.unit, None if quota.per_year else quota.period, bool(quota.per_year)


def _differ(one: Quota, two: Quota) -> bool:
    """Different amounts, of nobody in particular or of the same actor; a least and a most agree where there is room between."""
    if one.actor is not None and two.actor is not None and one.actor != two.actor:
        return False
    a, b = one.per_year or one.value, two.per_year or two.value
    if a is None or b is None or a == b:
        return False
    up, down = {">=", ">"}, {"<=", "<"}
    return not ((one.op in up and two.op in down and a < b) or (one.op in down and two.op in up and a > b))


@cache
def _verbs() -> re.Pattern[str]:
    """At the beginning: what says that it is done, not what is done."""
    return re.compile(rf"^{any_of(words('gongwen.checking', 'verbs', 'doing'))}+")


RULE = Rule(
    code="GW302",
    severity="error",
    example=Example(
        wrong="一、学习\n每年组织集中学习不少于12次。\n二、保障\n全年开展集中学习不少于10次。\n",
        right="一、学习\n每年组织集中学习不少于12次。\n二、保障\n全年开展集中学习不少于12次。\n",
    ),
    find=_find,
)
