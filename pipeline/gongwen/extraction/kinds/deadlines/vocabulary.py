"""The table of this kind's words (`lexicon.toml`), as alternations for patterns."""

from __future__ import annotations

import re
from functools import cache

from gongwen.extraction.plantext import PlanText
from gongwen.text import lexicon as tables

_HERE = "gongwen.extraction.kinds.deadlines"


def words_of(heading: str) -> tuple[str, ...]:
    """The words under a heading, longest first."""
    return tables.words(_HERE, "lexicon", heading)


@cache
def either(*headings: str) -> str:
    """An alternation of all words under the headings, longest first, without a group."""
    return tables.any_of({word for heading in headings for word in words_of(heading)})


@cache
def words(*headings: str) -> re.Pattern[str]:
    """That alternation, compiled."""
    return re.compile(either(*headings))


@cache
def _asked() -> re.Pattern[str]:
    return re.compile(rf"{either('asked')}(?:[于在]?|[于在][^,。;]{{1,8}}前)\Z")


def asked(before: str) -> bool:
    """听取(上半年工作汇报), 是否在作业前(30分钟内检测): is the time that follows part of what is heard or asked?"""
    return _asked().search(before) is not None


PART_OF_DAY = "(?:[上下]午|中午|早上?|晚上?|凌晨|清晨|傍晚|夜间)"
"""Of what part of the day an hour is."""
HOUR = r"\d{1,2}(?::\d{2}[时分]?|[时点](?:\d{1,2}分|整|半)?)"
"""An hour: 17:00, 9:30时, 8点半, 16时30分."""
WHO_HAS_TO = "[^,。;:的]{2,12}?(?:要|应当?|须|将|都|均)"
"""Who has to do something, where that stands between a time and what is done by then (年初,各科室要…)."""
CLOSING = ",:;。!?\n "
"""The marks that close a clause."""
_REACH = 160


def clause_of(plan: PlanText, at: int) -> tuple[int, int]:
    """The clause that holds `at`; of one that never ends no more than 160 characters either side."""
    start, end = plan.clause(at)
    return max(start, at - _REACH), min(end, at + _REACH)


@cache
def values(heading: str) -> dict[str, str]:
    """Word → value of its group."""
    return tables.values(_HERE, "lexicon", heading)
