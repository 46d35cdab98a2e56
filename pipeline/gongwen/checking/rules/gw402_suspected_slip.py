"""Extraction read through what looks like a slip of the pen, or like a word that was masked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gongwen.checking.finding import Finding
from gongwen.checking.subject import Example, Rule, Subject
from gongwen.messages import say


def _find(subject: Subject) -> Iterator[Finding]:
    for notice in subject.coded.document.warnings:
        said = (
            _said(notice.code).fullmatch(notice.message) if notice.code in {"suspected-slip", "masked-word"} else None
        )
        if said is not None:
            yield RULE.finding(notice.span, found=said["found"], likely=said["likely"])


@cache
def _said(code: str) -> re.Pattern[str]:
    """A warning carries its facts in its message alone: the pattern of that message."""
    message = re.escape(say(code, "zh", found="\0", likely="\1"))
    return re.compile(message.replace("\0", "(?P<found>.*)").replace("\1", "(?P<likely>.*)"))


RULE = Rule(
    code="GW402",
    severity="warning",
    example=Example(
        wrong="一、追责\n有下列情形之的，视情节轻重给予批评数育。\n",
        right="一、追责\n有下列情形之一的，视情节轻重给予批评教育。\n",
    ),
    find=_find,
)
