"""Dates that name a year or a part of one: 年底前, 2025年底, 到2025年, 上半年, 三季度末, “十四五”末."""

from __future__ import annotations

import re
from functools import cache

from gongwen.extraction.kinds.deadlines.calendar import Day
from gongwen.extraction.kinds.deadlines.dated import DIGITS, Dated, close, when, year_of
from gongwen.extraction.kinds.deadlines.vocabulary import WHO_HAS_TO, either, values
from gongwen.extraction.plantext import PlanText
from gongwen.text.numerals import five_year_end

_YEAR = 10  # what names the year of a part of it is no longer
_QUARTERS = {"一": 3, "1": 3, "二": 6, "2": 6, "三": 9, "3": 9, "四": 12, "4": 12}


def in_year(plan: PlanText, m: re.Match[str]) -> Dated | None:
    """2026年全面完成…: a year to come, or the plan's own where the words that follow set it as a goal."""
    year = int(m.group()[:4])
    if plan.year is None or year < plan.year:
        return None
    if year == plan.year and plan.view.startswith(("完成", "建成", "竣工", "投"), m.end()):
        return None
    return Dated(m.start(), m.end(), Day(year, None, None), until=False, span=False, end_said=True, whole=True)


def five_years(plan: PlanText, m: re.Match[str]) -> Dated | None:
    """“十四五”末: the last year of a five-year plan, the fourteenth of which ended in 2025."""
    start = m.start() - (plan.view[m.start() - 1 : m.start()] == "“")
    year = five_year_end(m.group()[1])
    if plan.year is not None and year < plan.year:
        return None
    return Dated(start, m.end(), Day(year, None, None), until=True, span=False, end_said=True, whole=True)


@cache
def _after_year() -> re.Pattern[str]:
    """What follows 到2025年 where it is a time to do something by."""
    return re.compile(
        r"(?:[底末]|年[底末])?(?:之?前)?(?=[,、 ]|全|基|力|实现|达|建|初|完|形|各|主要|我|[^,。;:]{1,30}(?:达|实现|建成|提高|提升|超过|完成|控制|下降|降至|增加|增至|增长|覆盖|新增))"
    )


def to_year(plan: PlanText, m: re.Match[str]) -> Dated | None:
    """到2025年, 到明年,…"""
    year = year_of(m.group()[1:-1])
    if year is None:
        year = None if plan.year is None else plan.year + int(values("this_year")[m.group()[1:]])
    after = _after_year().match(plan.view, m.end(), plan.end)
    if after is None:
        return None
    return Dated(m.start(), after.end(), Day(year, None, None), until=True, span=False, end_said=True, whole=True)


@cache
def _said() -> str:
    """The year before a part of it: 2025年, 今年的, 每年."""
    return rf"(?:(?P<year>20\d\d)年度?|(?P<rel>{either('this_year')})的?|(?P<every>{either('every_year')})的?)"


@cache
def _quarter_left() -> re.Pattern[str]:
    return re.compile(rf"{_said()}?第?(?P<q>[一二三四1-4])\Z")


@cache
def _quarter_right() -> re.Pattern[str]:
    return re.compile(rf"(?P<part>[底末])? ?(?P<until>{either('until')})?")


_NOT_ONE = frozenset("每上下同任至近前后-—、")
"""每季度, 上一季度, 一至三季度: what stands before a quarter that is no one quarter of a year."""


def quarter(plan: PlanText, m: re.Match[str], last: Dated | None) -> Dated | None:
    """第三季度, 每年一季度末前."""
    view = plan.view
    left = _quarter_left().search(view, max(plan.body, m.start() - _YEAR), m.start())
    if left is None or view[left.start() - 1 : left.start()] in _NOT_ONE:
        return None
    right = _quarter_right().match(view, m.end(), plan.end)
    part, until = (right["part"], right["until"]) if right else (None, None)
    year, every = when(plan, left["year"], left["rel"], bool(left["every"]), last, left.start())
    end = right.end() if right and (part or until) else m.end()
    day = Day(year, _QUARTERS[left["q"]], None, "", every)
    return Dated(left.start(), end, day, bool(until), False, bool(part), whole=False)


@cache
def _half_left() -> re.Pattern[str]:
    return re.compile(rf"{_said()}\Z")


def half(plan: PlanText, m: re.Match[str], last: Dated | None) -> Dated | None:
    """上半年, 全年: each as its last day."""
    view = plan.view
    left = _half_left().search(view, max(plan.body, m.start() - _YEAR), m.start())
    start = left.start() if left else m.start()
    year, every = when(
        plan, left["year"] if left else None, left["rel"] if left else None, bool(left and left["every"]), last, start
    )
    part = m.end() < plan.end and view[m.end()] in "底末"
    end, until = close(plan, m.end() + part)
    day = Day(year, 6 if m.group() == "上半年" else 12, None, "", every)
    return Dated(start, end, day, until, False, part, whole=m.group() == "全年")


@cache
def _year_left() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<year>20\d\d|二〇[{DIGITS}]{{2}})年?|(?P<rel>[今本当该次明来]年?)(?:度)?|(?P<every>每年?))\Z"
    )


_AT_CLOSE = re.compile(rf",?(?:[对由]|采取|通过|组织|召开|围绕|结合)|,{WHO_HAS_TO}")
"""年终,由办公室对…进行考核: a time; 年终考核 is a name."""


def year_end(plan: PlanText, m: re.Match[str], last: Dated | None) -> Dated | None:
    """年底前, 2025年底, 年内, 2025年前."""
    view = plan.view
    word = m.group()
    left = _year_left().search(view, max(plan.body, m.start() - 6), m.start())
    before = view[m.start() - 1 : m.start()] if m.start() > plan.body else ""
    if left is None and (
        before.isdigit() or (before and before in DIGITS + "两几半周全每多去上往前近近成学青老中百千万")
    ):
        return None
    start = left.start() if left else m.start()
    rel = None
    if left and left["rel"]:
        rel = left["rel"][0] + "年"
    closes = word == "年终" and left is None and _AT_CLOSE.match(view, m.end(), plan.end) is not None
    if left is None and word in ("年前", "年终") and not closes:
        return None
    year, every = when(plan, left["year"] if left else None, rel, bool(left and left["every"]), last, start)
    if left is None and plan.year is None:
        every = ""  # 年底前, with no year known
    day = Day(year, None, None, "", every)
    if word == "年前":
        return Dated(start, m.end(), day.before(), until=True, span=False, end_said=True, whole=True)
    if word in ("年内", "年度内"):
        return Dated(start, m.end(), day, until=True, span=False, end_said=True, whole=True)
    end, until = close(plan, m.end())
    return Dated(start, end, day, until or closes, span=False, end_said=True, whole=True)
