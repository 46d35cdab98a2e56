"""An item that the profile requires is nowhere in the draft."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.checking.finding import Finding, Term, term
from gongwen.checking.outcomes import no_profile, of_status
from gongwen.checking.subject import Example, Rule, Subject


def _find(subject: Subject) -> Iterator[Finding]:
    for outcome in of_status(subject, "absent"):
        item = outcome.item
        parts = "、".join(outcome.searched)
        yield RULE.finding(
            outcome.nearest or subject.coded.beginning,
            severity=item.severity,
            item=item.id,
            name=Term(zh=item.zh, en=item.en),
            why=Term(zh=item.why_zh or item.why, en=item.why),
            where=term("check-near") if outcome.nearest else term("check-nothing-near"),
            searched=parts or term("check-undivided"),
        )


RULE = Rule(
    code="GW101",
    severity="warning",
    example=Example(
        profile="general-plan",
        wrong="一、总体要求\n坚持预防为主，抓好各项工作落实。\n二、主要任务\n安全科牵头开展自查，每月检查不少于1次。\n",
        right="一、总体要求\n坚持预防为主，抓好各项工作落实。\n二、主要任务\n安全科牵头开展自查，每月检查不少于1次，6月底前完成。办公室主任任组长，"
        "各科室每季度报送进展情况，工作经费由财务科保障。\n",
    ),
    find=_find,
    unable=no_profile,
)
