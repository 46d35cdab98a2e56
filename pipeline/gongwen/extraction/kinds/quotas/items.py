"""Items of lists, and what leads them: 有下列情形之一的,为较大事故:(一)停机6小时以上."""

from __future__ import annotations

import re
from functools import cache

from gongwen.extraction.kinds.quotas.draft import Sentence
from gongwen.extraction.kinds.quotas.vocabulary import either

_LABELS = {
    "round": (r"\([一二三四五六七八九十]{1,3}\)", ("(一)",)),
    "plain": ("[一二三四五六七八九十]{1,3}、", ("一、",)),
    "digit": (r"\(\d{1,2}\)", ("(1)",)),
    "half": (r"\d{1,2}\)", ("1)",)),
    "point": (r"\d{1,2}[.、](?!\d)", ("1.", "1、")),
    "ring": ("[①-⑳]", ("①",)),
    "letter": (r"[a-h][).、]", ("a)", "a.", "a、")),
}
"""How items are numbered, and how the first of a list so numbered is."""
_LABEL = re.compile("|".join(f"(?P<{name}>{label})" for name, (label, _) in _LABELS.items()))
_BEHIND = 8
"""A label stands no further before the words of its item."""
_LONG = 2000
_LEAD = 100


def lead(sentence: Sentence, at: int) -> str:
    """The words that lead the list in whose item `at` stands, their colon included; "" where there are none."""
    plan, view = sentence.plan, sentence.view
    start = plan.sentence(at)[0]
    label = _LABEL.match(view, start) or _LABEL.search(view, max(plan.start, start - _BEHIND), start)
    if label is None or view[label.end() : start].strip():
        return ""
    low = max(plan.start, start - _LONG)
    first = max(view.rfind(opening, low, label.end()) for opening in _LABELS[label.lastgroup or ""][1])
    if first < 0:
        return ""
    words = view[max(plan.start, first - _LEAD) : first].rstrip(" \n")
    return re.split("[。;!?\n]", words)[-1] if words.endswith(":") else ""


_CASES = re.compile(
    "(?:有|存在|出现|发生|符合|属于?|遇到?|因)(?:下列|以下|如下)[^。:]{0,24}(?:情形|情况|行为|现象|问题|表现|过失|过错)|之一[^。:]{0,12}?(?:[的者],?|,)[^。:]{0,6}?(?:为|属于?|构成|[认判评列]定?为|视为)"
)


@cache
def _demanded() -> re.Pattern[str]:
    return re.compile(rf"应|须|必须|得到|奖|{either('granted')}")


def of_cases(sentence: Sentence, start: int, end: int) -> bool:
    """Is what stands in [start, end) of a clause part of a case in a list of cases, which only says when something else holds?"""
    first, last = sentence.clause(start)
    demanded = _demanded().search(sentence.view, first, start) or _demanded().match(sentence.view, end, last)
    return not demanded and _CASES.search(lead(sentence, start)) is not None
