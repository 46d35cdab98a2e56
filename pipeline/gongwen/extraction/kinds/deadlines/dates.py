"""Dates in the text: which are said, and what day, month or year each is.

A date is found from its 月, its 年底, 季度, 半年 or its 2024-05-10 form, and read to the left and right of it. Whether it is
a deadline is decided in `due`.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from gongwen.extraction import genres
from gongwen.extraction.kinds.deadlines.calendar import Day, valid
from gongwen.extraction.kinds.deadlines.vocabulary import either, values
from gongwen.extraction.plantext import PlanText
from gongwen.text.numerals import chinese

_CN = "〇零一二三四五六七八九十廿卅"
_NUM = rf"(?:\d{{1,2}}|[{_CN}]{{1,3}})"
_BLANK = r"(?:[xX×*]{1,2}|_{1,6}|〇〇)"
_TO_DO = "(?:(?:要|将|须)?(?:全面|全部|基本|力争|确保|率先|初步)(?:完成|建成|实现|达到|竣工|消除|淘汰|覆盖|投用|投产)|完成|建成|竣工|投产|投用|投入使用)"
_QUARTERS = {"一": 3, "1": 3, "二": 6, "2": 6, "三": 9, "3": 9, "四": 12, "4": 12}
_SPAN_DASH = r" ?(?:起|始|开始)? ?(?:至|到|—{1,2}|-{1,2}|~|－|―|起至) ?"


class Dated(msgspec.Struct, frozen=True):
    """A date in the text. `until`: 前 or the like closes it; `span`: it ends a span; `end`: 底, 末, 下旬 … say its end."""

    start: int
    end: int
    day: Day
    until: bool
    span: bool
    end_said: bool
    whole: bool
    """Has it no day and no month (全年, 2025年)?"""


@cache
def _anchors() -> re.Pattern[str]:
    """Where a date may be; each branch opens with a literal, so that the engine skips."""
    return re.compile(
        r"月|年[底末终初前内]|年年[底末终]|季度|上半年|下半年|全年"
        r"|20\d\d ?[-./] ?\d{1,2}(?: ?[-./] ?\d{1,2})?(?!\d)"
        rf"|20\d\d年(?={_TO_DO})|十[二三四五六]五”?(?:规划)?(?:时期|期)?末"
        r"|到20\d\d年|到二〇[〇零一二三四五六七八九]{2}年|到[今明本]年(?![底末终年内])"
    )


@cache
def _left() -> re.Pattern[str]:
    """The year and month that end at 月."""
    return re.compile(
        rf"(?:(?P<year>(?:19|20)\d\d|[二一][〇零九][〇零一二三四五六七八九]{{2}}|(?:民国)?(?:一?百[{_CN}]{{1,3}}|{_NUM}))年度? ?(?:的)?|(?P<rel>{either('this_year')})(?:的)?|(?P<every>{either('every_year')}) ?(?:的)?)?"
        rf"(?:(?P<from>{_NUM})月?(?:份)?{_SPAN_DASH})?(?P<month>{_NUM}|元)\Z"
    )


@cache
def _right() -> re.Pattern[str]:
    """What follows 月: a day, the end of a span of days, a part of the month, an hour, and what closes it."""
    hour = r"(?: ?(?:上午|下午|晚上?|早)?\d{1,2}(?::\d{2}|[时点](?:\d{1,2}分|整|半)?)|(?:上午|下午|中午)(?=下班|前))?(?:下班)?"
    return re.compile(
        rf"(?: ?(?P<day>{_NUM})(?: ?[日号]|(?= ?(?:之前|以前|前)))(?:\([^()]{{1,6}}\))?(?:{_SPAN_DASH}(?P<to>{_NUM})[日号])?)?"
        rf"(?P<part>月?[底末]|初|上旬|中旬|下旬|份|[上下]半月)?{hour} ?(?P<until>{either('until')})?"
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
    return re.compile(r"(?P<which>每个?|每个?月的|次|当|本|下|隔|每季度[首末]|每季度第一个|每季度最后一个)\Z")


_MONTH_OF_ENDS = "的每个次当本下隔首末"
"""The last characters of what `_month_of` matches."""
_LEFT_ENDS = f"{_CN}元"
"""The last characters, digits aside, of what `_left` matches."""


def _number(written: str) -> int | None:
    value = int(written) if written.isascii() and written.isdigit() else chinese(written)
    return value if isinstance(value, int) else None


def _year(written: str | None, *, taiwan: bool = False) -> int | None:
    """2025, 二〇二五; in a text from Taiwan 一百一十三 is 1911 years later."""
    if not written:
        return None
    value = _number(written.removeprefix("民国"))
    if value is None or value > 1900:
        return value
    return value + 1911 if (taiwan or written.startswith("民国")) and 40 <= value <= 200 else None


def find(plan: PlanText) -> list[Dated]:
    """All dates of a plan's body, in order; spans joined to one date, their end."""
    view, found, last = plan.view, list[Dated](), None
    for m in _anchors().finditer(view, plan.body, plan.end):
        if found and m.start() < found[-1].end:
            continue
        dated = _read(plan, m, last)
        if dated is None:
            continue
        if dated.day.every == "year" and _is_once(plan, dated):
            dated = msgspec.structs.replace(dated, day=msgspec.structs.replace(dated.day, year=plan.year, every=""))
        today = _from_today().search(view, max(plan.body, dated.start - 8), dated.start)
        if today:
            dated = msgspec.structs.replace(dated, start=today.start(), span=True)
        if last is not None and _between().fullmatch(view, last.end, dated.start) and not last.until:
            year = dated.day.year if dated.day.year is not None else last.day.year
            every = dated.day.every or last.day.every
            day = msgspec.structs.replace(dated.day, year=year, every=every)
            dated = msgspec.structs.replace(dated, start=last.start, day=day, span=True)
            found.pop()
        found.append(dated)
        last = dated
        again = _again().match(view, dated.end) if dated.day.day and dated.day.month is None else None
        if again:
            day = msgspec.structs.replace(dated.day, day=_number(again["day"]))
            last = Dated(again.start("day"), again.end(), day, bool(again["until"]), False, False, whole=False)
            found.append(last)
    return found


@cache
def _again() -> re.Pattern[str]:
    """每月5日、20日前: the second day has the first's month."""
    return re.compile(rf"[、和及](?P<day>[12]?\d|3[01])日(?P<until>{either('until')})?")


@cache
def _between() -> re.Pattern[str]:
    """What stands between the two dates of a span."""
    return re.compile(_SPAN_DASH + "(?:于|在)?")


def _is_once(plan: PlanText, dated: Dated) -> bool:
    """Is it a date of the plan's own year, though the plan rules for good?"""
    said = "每" in plan.view[dated.start : dated.end]
    return not said and plan.year is not None and _done_once().match(plan.view, dated.end, plan.end) is not None


@cache
def _done_once() -> re.Pattern[str]:
    """于9月30日前制定实施细则: what follows from a rule once, though the rule itself is for good."""
    return re.compile(r"[^,。;]{0,4}制[定订][^,。;]{0,14}(?:细则|办法|方案|制度|措施|规定)")


@cache
def _from_today() -> re.Pattern[str]:
    """即日起至 …: a span that starts with the text itself."""
    return re.compile(r"[自从]?(?:即日|现在|印发之日|发文之日)起?[至到]\Z")


def _read(plan: PlanText, m: re.Match[str], last: Dated | None) -> Dated | None:
    word = m.group()
    if word == "月":
        return _month(plan, m, last)
    if word[0] == "2":
        return _in_year(plan, m) if word.endswith("年") else _numeric(plan, m)
    if word[0] == "十":
        return _five_years(plan, m)
    if word[0] == "到":
        return _to_year(plan, m)
    if word == "季度":
        return _quarter(plan, m, last)
    if word in ("上半年", "下半年", "全年"):
        return _half(plan, m, last)
    return _year_end(plan, m, last)


@cache
def _until() -> re.Pattern[str]:
    return re.compile(rf" ?{either('until')}")


def _close(plan: PlanText, at: int) -> tuple[int, bool]:
    """Where the words end that close a date at `at`, and whether there are any."""
    m = _until().match(plan.view, at, plan.end)
    return (m.end(), True) if m else (at, False)


def _month(plan: PlanText, m: re.Match[str], last: Dated | None) -> Dated | None:
    view = plan.view
    low = max(plan.body, m.start() - 16)
    before = view[m.start() - 1 : m.start()]
    if before in "xX×*_ ":
        blank = _blank().match(view, m.end(), plan.end)
        if blank:
            left = _blank_left().search(view, low, m.start())
            unknown = Day(None, None, None)
            return Dated(left.start(), blank.end(), unknown, True, False, True, whole=False) if left else None
    which = _month_of().search(view, low, m.start()) if before in _MONTH_OF_ENDS else None
    left = _left().search(view, low, m.start()) if before in _LEFT_ENDS or before.isdecimal() else None
    right = _right().match(view, m.end(), plan.end) if which or left else None
    if right and which:
        return _each_month(m, which, right)
    if right is None or left is None:
        return None
    joined = left.start() > low and view[left.start() - 1] in "第.0123456789" + _CN + "几个"
    if joined and plan.sentence(left.start())[0] != left.start():  # behind a label (1.2026年…) it is joined to nothing
        return None
    month = 1 if left["month"] == "元" else _number(left["month"])
    day = _number(right["to"] or right["day"]) if right["day"] else None
    if month is None or not valid(month, day) or (month == 0):
        return None
    year, every = _when(plan, left["year"], left["rel"], bool(left["every"]), last, left.start())
    part = (right["part"] or "").removeprefix("月")
    until = bool(right["until"])
    end = right.end() if (until or right["part"] or right["day"]) else m.end()
    dated = Day(year, month, day, part, every)
    if until and right["until"] in ("前", "之前", "以前") and day is None and not part:
        dated = dated.before()
    span = bool(left["from"] or right["to"])
    return Dated(left.start(), end, dated, until, span, part not in ("", "初", "份"), whole=False)


def _each_month(m: re.Match[str], which: re.Match[str], right: re.Match[str]) -> Dated | None:
    day = _number(right["to"] or right["day"]) if right["day"] else None
    if day is None:
        if not right["part"] or not (right["until"] or which["which"].endswith("的")):
            return None
        day = 31 if which["which"].startswith("每") else None
    every = "month" if which["which"][0] in "每次当隔" else ""
    if not valid(None, day):
        return None
    last = right["day"] is None
    return Dated(
        which.start(), right.end(), Day(None, None, day, "", every), bool(right["until"]), False, last, whole=False
    )


def _when(
    plan: PlanText, year: str | None, rel: str | None, every: bool, last: Dated | None, at: int
) -> tuple[int | None, str]:
    """The year of a date, and "year" where it comes back each year."""
    said = _year(year, taiwan=plan.normal.script == "Hant")
    if said is not None:
        return said, ""
    standing = genres.standing(plan.sketch)
    if every or (
        rel and (standing or (last is not None and last.day.every and plan.sentence(last.start) == plan.sentence(at)))
    ):
        return None, "year"
    if rel:
        shift = int(values("this_year")[rel])
        return (None if plan.year is None else plan.year + shift), ""
    if last is not None and plan.sentence(last.start) == plan.sentence(at):
        if last.day.every == "year" and at - last.end <= 8:
            return None, "year"
        if last.day.year is not None:
            return last.day.year, ""
    if standing:
        return None, "year"
    return plan.year, ""


def _numeric(plan: PlanText, m: re.Match[str]) -> Dated | None:
    numbers = [int(n) for n in re.findall(r"\d+", m.group())]
    year, month, day = numbers[0], numbers[1], numbers[2] if len(numbers) > 2 else None
    if not valid(month, day) or month == 0 or (m.start() and plan.view[m.start() - 1] in "0123456789.-/〔"):
        return None
    end, until = _close(plan, m.end())
    return Dated(m.start(), end, Day(year, month, day), until, False, False, whole=False)


def _in_year(plan: PlanText, m: re.Match[str]) -> Dated | None:
    """2026年全面完成…: a year to come, or the plan's own where the words that follow set it as a goal."""
    year = int(m.group()[:4])
    if plan.year is None or year < plan.year or plan.view[m.start() - 1 : m.start()] in tuple("0123456789-—~至到自从"):
        return None
    if year == plan.year and plan.view.startswith(("完成", "建成", "竣工", "投"), m.end()):
        return None
    return Dated(m.start(), m.end(), Day(year, None, None), until=False, span=False, end_said=True, whole=True)


def _five_years(plan: PlanText, m: re.Match[str]) -> Dated:
    """“十四五”末: the last year of a five-year plan, the fourteenth of which ended in 2025."""
    start = m.start() - (plan.view[m.start() - 1 : m.start()] == "“")
    year = 2025 + 5 * ("二三四五六".index(m.group()[1]) - 2)
    return Dated(start, m.end(), Day(year, None, None), until=True, span=False, end_said=True, whole=True)


@cache
def _after_year() -> re.Pattern[str]:
    """What follows 到2025年 where it is a time to do something by."""
    return re.compile(r"(?:[底末]|年[底末])?(?:之?前)?(?=[,、 ]|全|基|力|实现|达|建|初|完|形|各|主要|我)")


def _to_year(plan: PlanText, m: re.Match[str]) -> Dated | None:
    year = _year(m.group()[1:-1])
    if year is None:
        shift = {"今": 0, "本": 0, "明": 1}.get(m.group()[1], 0)
        year = None if plan.year is None else plan.year + shift
    after = _after_year().match(plan.view, m.end(), plan.end)
    if after is None:
        return None
    return Dated(m.start(), after.end(), Day(year, None, None), until=True, span=False, end_said=True, whole=True)


@cache
def _quarter_left() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<year>20\d\d)年(?:度)?|(?P<rel>{either('this_year')})(?:的)?|(?P<every>{either('every_year')})(?:的)?)?第?(?P<q>[一二三四1-4])\Z"
    )


@cache
def _quarter_right() -> re.Pattern[str]:
    return re.compile(rf"(?P<part>[底末])? ?(?P<until>{either('until')})?")


def _quarter(plan: PlanText, m: re.Match[str], last: Dated | None) -> Dated | None:
    view = plan.view
    left = _quarter_left().search(view, max(plan.body, m.start() - 10), m.start())
    if left is None or view[left.start() - 1 : left.start()] in ("每", "个", "至", "近", "前", "后", "-", "—", "、"):
        return None
    right = _quarter_right().match(view, m.end(), plan.end)
    part, until = (right["part"], right["until"]) if right else (None, None)
    year, every = _when(plan, left["year"], left["rel"], bool(left["every"]), last, left.start())
    end = right.end() if right and (part or until) else m.end()
    day = Day(year, _QUARTERS[left["q"]], None, "", every)
    return Dated(left.start(), end, day, bool(until), False, bool(part), whole=False)


@cache
def _half_left() -> re.Pattern[str]:
    return re.compile(rf"(?:(?P<year>20\d\d)年|(?P<rel>{either('this_year')})|(?P<every>{either('every_year')}))\Z")


def _half(plan: PlanText, m: re.Match[str], last: Dated | None) -> Dated | None:
    view = plan.view
    left = _half_left().search(view, max(plan.body, m.start() - 6), m.start())
    start = left.start() if left else m.start()
    year, every = _when(
        plan, left["year"] if left else None, left["rel"] if left else None, bool(left and left["every"]), last, start
    )
    part = m.end() < plan.end and view[m.end()] in "底末"
    end, until = _close(plan, m.end() + part)
    day = Day(year, 6 if m.group() == "上半年" else 12, None, "", every)
    return Dated(start, end, day, until and m.group() != "全年", False, part, whole=m.group() == "全年")


@cache
def _year_left() -> re.Pattern[str]:
    return re.compile(rf"(?:(?P<year>20\d\d|二〇[{_CN}]{{2}})年?|(?P<rel>[今本当该次明来]年?)(?:度)?|(?P<every>每))\Z")


def _year_end(plan: PlanText, m: re.Match[str], last: Dated | None) -> Dated | None:
    """年底前, 2025年底, 年内, 2025年前."""
    view = plan.view
    word = m.group()
    left = _year_left().search(view, max(plan.body, m.start() - 6), m.start())
    before = view[m.start() - 1 : m.start()] if m.start() > plan.body else ""
    if left is None and (before.isdigit() or (before and before in _CN + "两几半周全每多去上往前近近成学青老中百千万")):
        return None
    start = left.start() if left else m.start()
    rel = None
    if left and left["rel"]:
        rel = left["rel"][0] + "年"
    if word == "年初" or (left is None and word in ("年前", "年终")):
        return None
    year, every = _when(plan, left["year"] if left else None, rel, bool(left and left["every"]), last, start)
    if left is None and every and plan.year is None:
        every = ""  # 年底前, with no year known
    day = Day(year, None, None, "", every)
    if word == "年前":
        return Dated(start, m.end(), day.before(), until=True, span=False, end_said=True, whole=True)
    if word == "年内":
        return Dated(start, m.end(), day, until=True, span=False, end_said=True, whole=True)
    end, until = _close(plan, m.end())
    return Dated(start, end, day, until, span=False, end_said=True, whole=True)
