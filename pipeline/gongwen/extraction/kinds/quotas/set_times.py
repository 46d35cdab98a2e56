"""Times of each period that are set for an act: 每天15:00为接待时间, 站长接待日:每周四下午, 周计划提交时间为每周六下午."""

from __future__ import annotations

import re

from gongwen.extraction.kinds.quotas.cleaning import clean
from gongwen.extraction.kinds.quotas.context import anywhere
from gongwen.extraction.kinds.quotas.draft import Draft, Sentence
from gongwen.extraction.kinds.quotas.tokens import Period
from gongwen.extraction.kinds.quotas.vocabulary import ends_in

_SET_TIME = re.compile("(?P<act>[^,。;:]{2,14}?)(?:时间|日期)(?:一般|原则上|均|定|固定)*(?:为|是|在|于)\\Z")
_DAY_OF = re.compile("(?P<what>[\u4e00-\u9fff]{2,8}(?<!休息)(?<!工作)(?<!公休)日): ?\\Z")
"""站长接待日:每周四下午."""
HOURS = re.compile(
    "(?:\\([^()]{1,12}\\)|以及|[上下]午|晚上?|早上?|中午|\\d{1,2}(?::\\d\\d|[时点]半?)(?:前|[—~至-]+)?)*"
)
"""Nothing but hours: 15:00—16:30, 下午."""
_TIME_FOR = re.compile(rf"{HOURS.pattern}为(?P<act>[^,。;:]{{2,16}})(?:时间|日)(?=[,。;\n]|\Z)")
"""每天15:00—16:30为接待家属时间."""


def named(sentence: Sentence, period: Period) -> Draft | None:
    """The time of each period that is set for an act, and the day that is named after one."""
    view = sentence.view
    start, end = sentence.clause(period.start)
    what = _TIME_FOR.match(view, period.end, end)
    if what and anywhere("act").search(what["act"]):
        return Draft(period.start, end, clean(what["act"]), "=", 1, period=period.code, implicit=True)
    day = _DAY_OF.search(view, max(sentence.start, start - 12), start)
    if day and start == period.start and HOURS.fullmatch(view, period.end, end):
        return Draft(day.start(), end, day["what"], "=", 1, period=period.code, implicit=True)
    return None


def said(before: str, after: str) -> bool:
    """周计划提交时间为每周六下午: is the period when something is done, said before it?"""
    if not HOURS.fullmatch(after):
        return False
    m = _SET_TIME.search(before)
    return m is not None and ends_in(m["act"], "act", "cadence_act")
