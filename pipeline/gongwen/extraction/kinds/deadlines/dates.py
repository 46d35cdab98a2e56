"""Dates in the text: which are said, and what day, month or year each is.

A date is found from its 月, its 年底, 季度, 半年 or its 2024-05-10 form, and read to the left and right of it. Whether it is
a deadline is decided in `due`.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from gongwen.extraction.kinds.deadlines import months, years
from gongwen.extraction.kinds.deadlines.dated import TO_DATE, Dated, number
from gongwen.extraction.kinds.deadlines.vocabulary import either
from gongwen.extraction.plantext import PlanText

_TO_DO = "(?:(?:要|将|须)?(?:全面|全部|基本|力争|确保|率先|初步)(?:完成|建成|实现|达到|竣工|消除|淘汰|覆盖|投用|投产)|完成|建成|竣工|投产|投用|投入使用)"


@cache
def _anchors() -> re.Pattern[str]:
    """Where a date may be; each branch opens with a literal, so that the engine skips."""
    return re.compile(
        r"月|年[底末终前内]|年度内|年年[底末终]|季度|上半年|下半年|全年"
        r"|20\d\d ?[-./] ?\d{1,2}(?: ?[-./] ?\d{1,2})?(?!\d)"
        rf"|20\d\d年(?=,?{_TO_DO})|十[二三四五六]五”?(?:规划)?(?:时期|期)?末"
        r"|到20\d\d年|到二〇[〇零一二三四五六七八九]{2}年|到[今明本]年(?![底末终年内])"
    )


def find(plan: PlanText) -> list[Dated]:
    """All dates of a plan's body, in order; spans joined to one date, their end."""
    view, found, last = plan.view, list[Dated](), None
    for m in _anchors().finditer(view, plan.body, plan.end):
        dated = _read(plan, m, last)
        if dated is None:
            continue
        if dated.day.every == "year" and _is_once(plan, dated):
            dated = msgspec.structs.replace(dated, day=msgspec.structs.replace(dated.day, year=plan.year, every=""))
        if view[dated.start - 1 : dated.start] in _TO:
            today = _from_today().search(view, max(plan.body, dated.start - 8), dated.start)
            dated = msgspec.structs.replace(dated, start=today.start(), span=True) if today else dated
        if last is not None and _between().fullmatch(view, last.end, dated.start):
            dated = msgspec.structs.replace(dated, start=last.start, span=True)
            found.pop()
        elif found and dated.start < found[-1].end:  # 9月至11月 was read as far as 9月
            found.pop()
        found.append(dated)
        last = dated
        while again := _again().match(view, last.end):
            day = msgspec.structs.replace(last.day, day=number(again["day"]))
            if last.day.month is None:
                last = Dated(again.start("day"), again.end(), day, bool(again["until"]), False, False, whole=False)
                found.append(last)
            elif last.until:
                break
            else:
                last = found[-1] = msgspec.structs.replace(last, end=again.end(), day=day, until=bool(again["until"]))
    return found


@cache
def _again() -> re.Pattern[str]:
    """每月5日、20日前: the second day has the first's month. 5月13日、14日 is one date, whose last day counts."""
    return re.compile(rf"[、和及](?P<day>[12]?\d|3[01])日(?:\([^()]{{1,6}}\))?(?P<until>{either('until')})?")


@cache
def _between() -> re.Pattern[str]:
    """What stands between the two dates of a span."""
    return re.compile(f"{TO_DATE}[于在]?")


def _is_once(plan: PlanText, dated: Dated) -> bool:
    """Is it a date of the plan's own year, though the plan rules for good?"""
    said = "每" in plan.view[dated.start : dated.end]
    return not said and plan.year is not None and _done_once().match(plan.view, dated.end, plan.end) is not None


@cache
def _done_once() -> re.Pattern[str]:
    """于9月30日前制定实施细则: what follows from a rule once, though the rule itself is for good."""
    return re.compile(r"[^,。;]{0,4}制[定订][^,。;]{0,14}(?:细则|办法|方案|制度|措施|规定)")


_TO = ("至", "到", "-", "—", "~", "―", "－")


@cache
def _from_today() -> re.Pattern[str]:
    """即日起至 …: a span that starts with the text itself."""
    return re.compile(r"[自从]?(?:即日|现在|印发之日|发文之日)起?[至到—~―－-]{1,2}\Z")


def _read(plan: PlanText, m: re.Match[str], last: Dated | None) -> Dated | None:
    word = m.group()
    if word == "月":
        return months.month(plan, m, last)
    if word[0] == "2":
        return years.in_year(plan, m) if word.endswith("年") else months.numeric(plan, m)
    if word[0] == "十":
        return years.five_years(plan, m)
    if word[0] == "到":
        return years.to_year(plan, m)
    if word == "季度":
        return years.quarter(plan, m, last)
    if word in ("上半年", "下半年", "全年"):
        return years.half(plan, m, last)
    return years.year_end(plan, m, last)
