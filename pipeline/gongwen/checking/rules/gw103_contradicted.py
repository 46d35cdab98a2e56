"""The draft says the opposite of what the profile requires."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.checking.finding import Finding
from gongwen.checking.outcomes import no_profile, signed
from gongwen.checking.subject import Example, Rule, Subject


def _find(subject: Subject) -> Iterator[Finding]:
    yield from signed(RULE, subject, "contradicted", severity="error")


RULE = Rule(
    code="GW103",
    severity="error",
    example=Example(
        profile="work-safety",
        wrong="一、演练\n各厂每年组织应急演练不超过1次。\n",
        right="一、演练\n各厂每年组织应急演练不少于2次。\n",
    ),
    find=_find,
    unable=no_profile,
)
