"""Whether the draft meets an item can't be told: the place is blank, or not stated so that it could be judged."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.checking.finding import Finding
from gongwen.checking.outcomes import no_profile, signed
from gongwen.checking.subject import Example, Rule, Subject


def _find(subject: Subject) -> Iterator[Finding]:
    yield from signed(RULE, subject, "unevaluated")


RULE = Rule(
    code="GW104",
    severity="warning",
    example=Example(
        profile="work-safety",
        wrong="一、演练\n各厂每年组织应急演练不少于x次。\n",
        right="一、演练\n各厂每年组织应急演练不少于2次。\n",
    ),
    find=_find,
    unable=no_profile,
)
