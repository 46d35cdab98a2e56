"""An attachment is named, but is not there."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.checking.attachments import named, there
from gongwen.checking.finding import Finding
from gongwen.checking.subject import Example, Rule, Subject


def _find(subject: Subject) -> Iterator[Finding]:
    present = there(subject.coded)
    numbers = {each.number for each in present}
    names = {each.name for each in present}
    for each in named(subject.coded):
        if each.number not in numbers and (not each.name or each.name not in names):
            yield RULE.finding(each.span, number=str(each.number), name=each.name)


_TEXT = (
    "清川局防汛工作方案\n一、主要任务\n各科室开展自查，责任分工见附件1。\n附件：1.责任分工表\n清川局\n2025年3月1日\n"
)

RULE = Rule(
    code="GW207",
    severity="warning",
    example=Example(wrong=_TEXT, right=_TEXT + "附件1\n责任分工表\n序号\t任务\t单位\n1\t自查\t安全科\n"),
    find=_find,
)
