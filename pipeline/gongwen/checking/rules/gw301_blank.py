"""A place is left to be filled in: xx局, 20xx年, 每年不少于x次, ____."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.checking.finding import Finding
from gongwen.checking.subject import Example, Rule, Subject


def _find(subject: Subject) -> Iterator[Finding]:
    for blank in sorted(subject.coded.blanks, key=lambda blank: blank.span.start):
        yield RULE.finding(blank.span, blank=blank.text)


RULE = Rule(
    code="GW301",
    severity="error",
    example=Example(
        wrong="一、学习\n每年集中学习不少于x次，由____负责。\n",
        right="一、学习\n每年集中学习不少于12次，由宣传科负责。\n",
    ),
    find=_find,
)
