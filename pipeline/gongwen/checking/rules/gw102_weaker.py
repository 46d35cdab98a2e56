"""An item is there, but says less than the profile requires."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.checking.finding import Finding
from gongwen.checking.outcomes import no_profile, signed
from gongwen.checking.subject import Example, Rule, Subject


def _find(subject: Subject) -> Iterator[Finding]:
    yield from signed(RULE, subject, "weaker")


_FRAME = "一、责任\n局长是安全生产第一责任人，副局长是直接责任人。\n二、会议\n局党组{}专题研究安全生产工作。\n"

RULE = Rule(
    code="GW102",
    severity="warning",
    example=Example(profile="work-safety", wrong=_FRAME.format("定期"), right=_FRAME.format("每季度至少一次")),
    find=_find,
    unable=no_profile,
)
