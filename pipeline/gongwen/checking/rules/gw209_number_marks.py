"""A number is not printed with the marks that GB/T 9704 gives its level: 1、 for 1."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.checking.finding import Finding
from gongwen.checking.labels import as_standard
from gongwen.checking.subject import Example, Rule, Subject

_RIGHT = {"一、": "一、", "（一）": "（一）", "1.": "1.", "（1）": "（1）"}


def _find(subject: Subject) -> Iterator[Finding]:
    """Once for every level, at its first number."""
    seen: set[str] = set()
    for plan in subject.coded.document.plans:
        for section, kind, _ in subject.coded.numbered(plan):
            if kind in seen or as_standard(section, kind):
                continue
            seen.add(kind)
            label = subject.coded.span(section.span.start, section.span.start + len(section.label), section.span.page)
            yield RULE.finding(label, label=section.label, wanted=_RIGHT[kind])


RULE = Rule(
    code="GW209",
    severity="note",
    example=Example(
        wrong="清川局工作方案\n一、主要任务\n（一）自查\n1、各科室开展自查。\n2、汇总问题。\n",
        right="清川局工作方案\n一、主要任务\n（一）自查\n1.各科室开展自查。\n2.汇总问题。\n",
    ),
    find=_find,
)
