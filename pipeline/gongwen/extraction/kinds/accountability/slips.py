"""Suspected slips in the words of accountability: read all the same, and said as doubts.

A typed 地 for 的 after a degree (情节特别严重地,), the 一 dropped from 之一 (有下列情形之的), misprints of measures (诚勉谈话).
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.extraction.kinds.accountability.vocabulary import language, slips
from gongwen.text.lexicon import searched
from gongwen.text.notices import Doubt, doubt

_TYPED_DE = re.compile(r"(?:情节|性质|后果|影响)[^,;。]{0,4}(?:严重|较重|较轻|恶劣|轻微)地(?=,)")
"""情节特别严重地,: 地 typed for 的."""


@cache
def _misprint() -> re.Pattern[str]:
    return re.compile(searched(slips()))


@cache
def _dropped_one() -> re.Pattern[str]:
    return re.compile(rf"{language('below')}{language('listed')}之(?=的|者|,)")


def suspected(view: str, start: int, end: int) -> list[Doubt]:
    """The slips in [start, end) of a text, in order."""
    found = []
    if view.find("地,", start, end) >= 0:
        found += [(*m.span(), m.group(), m.group()[:-1] + "的") for m in _TYPED_DE.finditer(view, start, end)]
    if view.find("之", start, end) >= 0:
        found += [(*m.span(), m.group(), m.group() + "一") for m in _dropped_one().finditer(view, start, end)]
    found += [(*m.span(), m.group(), slips()[m.group()]) for m in _misprint().finditer(view, start, end)]
    return [
        doubt("suspected-slip", left, right, found=word, likely=likely) for left, right, word, likely in sorted(found)
    ]
