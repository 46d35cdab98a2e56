"""Dates that name a month, or a day of every month: 2025年6月15日, 3—5月, 每月25日前, 2024-05-10."""

from __future__ import annotations

import re
from functools import cache

from gongwen.extraction.kinds.deadlines.calendar import Day, valid
from gongwen.extraction.kinds.deadlines.dated import DIGITS, TO_DATE, Dated, close, number, when
from gongwen.extraction.kinds.deadlines.vocabulary import HOUR, PART_OF_DAY, either, words_of
from gongwen.extraction.plantext import PlanText

_NUM = rf"(?:\d{{1,2}}|[{DIGITS}]{{1,3}})"
_BLANK = r"(?:[xX×*]{1,2}|_{1,6}|〇〇)"
_OPEN = "xX×*_"
"""What stands for a figure of a year that is left open: 20xx."""


@cache
def _left() -> re.Pattern[str]:
    """The year and month that end at 月."""
    return re.compile(
        rf"(?:(?P<year>(?:19|20)\d\d|20[{_OPEN}]{{1,2}}|[二一][〇零九][〇零一二三四五六七八九]{{2}}|(?:民国)?(?:一?百[{DIGITS}]{{1,3}}|1\d\d|{_NUM}))年度? ?(?:的)?|(?P<rel>{either('this_year')})(?:的)?|(?P<every>{either('every_year')}) ?(?:的)?)?"
        rf"(?:(?<![:\d月])(?P<from>{_NUM})月?(?:份)?{TO_DATE})?(?P<month>{_NUM}|元)\Z"
    )


@cache
def _right() -> re.Pattern[str]:
    """What follows 月: a day, the end of a span of days, a part of the month, an hour, and what closes it."""
    hour = rf"(?: ?{PART_OF_DAY}?{HOUR}|{PART_OF_DAY}(?=下班|前|  ))?(?:下班)?"
    return re.compile(
        rf"(?: ?(?:的(?=\d))?(?P<day>{_NUM})(?: ?[日号]|(?= ?(?:之前|以前|前|{TO_DATE}{_NUM}[日号月])))(?:\([^()]{{1,6}}\))?(?:{TO_DATE}(?P<to>{_NUM})[日号])?)?"
        rf"(?P<part>月?[底末]|初|上旬|中旬|下旬|份|[上下]半月)?{hour}[ *]{{0,3}}(?P<until>{either('until')}(?!后))?"
    )


@cache
def _blank() -> re.Pattern[str]:
    """A month left to be filled in: x月x日前, ×月底前."""
    return re.compile(rf" ?(?:{_BLANK} ?日|\d{{1,2}}日|[底末初]|[上中下]旬)? ?{either('until')}")


@cache
def _blank_left() -> re.Pattern[str]:
    """The year, given or not, and the blank that end at 月."""
    return re.compile(rf"(?:(?:\d{{2,4}}|[xX×*]{{2,4}}|20[xX×*_]{{1,2}})年)? ?{_BLANK} ?\Z")


@cache
def _month_of() -> re.Pattern[str]:
    """每月25日前, 每月的月底, 次月5日前."""
    return re.compile(rf"(?P<which>{either('month_of')})\Z")


@cache
def _month_of_ends() -> frozenset[str]:
    """The last characters of what `_month_of` matches."""
    return frozenset(word[-1] for word in words_of("month_of"))


_MONTH_ENDS = frozenset(f"{DIGITS}元")
"""The last characters, digits aside, of a month: what `_left` ends with."""


_JOINED = frozenset(f"第.0123456789{DIGITS}几个")
"""What stands before a date that is only the rest of a number."""


_SCHOOL_YEAR = re.compile(r"(?<!\d)(?:20)?\d\d(?:[-—~至/]{1,2}(?:20)?\d\d)? ?学年")


def _in_spring(plan: PlanText, month: int) -> bool:
    """Does the month lie in the second calendar year of the school year that the title names (2030-2031学年第二学期)?"""
    return month < 8 and plan.sketch.title is not None and _SCHOOL_YEAR.search(plan.sketch.title) is not None


def month(plan: PlanText, m: re.Match[str], last: Dated | None) -> Dated | None:
    """The date whose 月 is at `m`: 2025年6月15日前, 3月至5月, 每月25日, x月底前."""
    view = plan.view
    low = max(plan.body, m.start() - 16)
    before = view[m.start() - 1 : m.start()]
    if before in "xX×*_ ":
        blank = _blank().match(view, m.end(), plan.end)
        if blank:
            left = _blank_left().search(view, low, m.start())
            unknown = Day(None, None, None)
            return Dated(left.start(), blank.end(), unknown, True, False, True, whole=False) if left else None
    which = _month_of().search(view, low, m.start()) if before in _month_of_ends() else None
    left = _left().search(view, low, m.start()) if before in _MONTH_ENDS or before.isdecimal() else None
    right = _right().match(view, m.end(), plan.end) if which or left else None
    if right and which:
        return _each_month(which, right)
    if right is None or left is None:
        return None
    joined = left.start() > low and view[left.start() - 1] in _JOINED and not _behind_dash(view, left.start())
    if joined and plan.sentence(left.start())[0] != left.start():  # behind a label (1.2026年…) it is joined to nothing
        return None
    month = 1 if left["month"] == "元" else number(left["month"])
    day = number(right["to"] or right["day"]) if right["day"] else None
    if month is None or not valid(month, day) or _is_length(view, m, left):
        return None
    if left["year"] and left["year"][-1] in _OPEN:
        year, every = None, ""
    else:
        year, every = when(plan, left["year"], left["rel"], bool(left["every"]), last, left.start())
    if year is not None and year == plan.year and not left["year"] and _in_spring(plan, month):
        year += 1
    part = (right["part"] or "").removeprefix("月")
    end = right.end()
    until = bool(right["until"]) or (view.startswith(")", end) and close(plan, end + 1)[1])  # 本周五(6月7日)前
    while view[end - 1] == " ":
        end -= 1
    dated = Day(year, month, day, part, every)
    if right["until"] in ("前", "之前", "以前") and day is None and not part:
        dated = dated.before()
    span = bool(left["from"] or right["to"])
    return Dated(left.start(), end, dated, until, span, part not in ("", "初", "份"), whole=False)


_FEW = frozenset("一二三四五六九")
_OPENS_DATE = frozenset("于在到至、,。;:( \n")
"""于三月内完成: a month of the year."""


def _is_length(view: str, m: re.Match[str], left: re.Match[str]) -> bool:
    """上任一月内, 自受理之日起三月内: so many months, and no month of a year."""
    if not view.startswith(("内", "之内", "以内"), m.end()) or left.start() != left.start("month"):
        return False
    return left["month"] in _FEW and view[left.start() - 1] not in _OPENS_DATE


def _behind_dash(view: str, at: int) -> bool:
    """3月3日一3月11日: does 一 stand for a dash between two dates?"""
    return view[at - 1] == "一" and view[at - 2] in "日月号"


def _ends_each(which: re.Match[str], right: re.Match[str]) -> bool:
    """每月底, 每月月末: the last day of every month."""
    return which["which"].startswith("每") and right["part"][-1] in "底末"


def _each_month(which: re.Match[str], right: re.Match[str]) -> Dated | None:
    last = right["day"] is None
    if last and not (right["part"] and (right["until"] or which["which"].endswith("的") or _ends_each(which, right))):
        return None
    in_month = 31 if last else number(right["to"] or right["day"])
    if not valid(1, in_month):
        return None
    day = Day(None, None, in_month, "", "month" if which["which"][0] in "每次当隔" else "")
    return Dated(which.start(), right.end(), day, bool(right["until"]), False, last, whole=False)


_NUMBERS = re.compile(r"\d+")


def numeric(plan: PlanText, m: re.Match[str]) -> Dated | None:
    """2024-05-10, 2024.5."""
    numbers = [int(n) for n in _NUMBERS.findall(m.group())]
    year, month, day = numbers[0], numbers[1], numbers[2] if len(numbers) > 2 else None
    if not valid(month, day) or plan.view[m.start() - 1 : m.start()] in _JOINED:
        return None
    end, until = close(plan, m.end())
    return Dated(m.start(), end, Day(year, month, day), until, False, False, whole=False)
