"""Lengths of time within which something must be done: the frames `within`, `ahead`, `later` and `opening` (see the package).

Not a span of a ban (五年内不得担任), of a condition (一年内发生两次的, 三十日内未答复的), of a count (一年内不少于2次), nor how
long something lasts or holds (任期, 有效期, 处分期).
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from gongwen.extraction import bearers
from gongwen.extraction.kinds.deadlines.vocabulary import CLOSING, asked, clause_of, either, words, words_of
from gongwen.extraction.plantext import PlanText
from gongwen.text.durations import UNITS, duration
from gongwen.text.lexicon import any_of
from gongwen.text.numerals import CHINESE, DASH, numeral, spread

_NOT_COUNTED = ("季", "双月", "双周", "半年度", "学年度", "分", "月份", "半月", "半年", "月度", "晚", "夜", "晨")
_UNIT = any_of(unit for unit in UNITS if unit not in _NOT_COUNTED)
COUNT = rf"(?:\d{{1,3}}|[{CHINESE}]{{1,4}}|[xX×*_]{{1,4}})"
_LENGTH = rf"(?:(?P<low>{COUNT})个?(?:{_UNIT})?{DASH})?(?P<n>{COUNT}|半) ?(?P<half>个半|多)?个? ?(?P<unit>{_UNIT})"


class Within(msgspec.Struct, frozen=True, gc=False):
    """A length of time in the text, with the words that say what it runs from."""

    start: int
    end: int
    iso: str | None


@cache
def back() -> re.Pattern[str]:
    """A length that ends here."""
    return re.compile(rf"(?<![第\d.{CHINESE}半]){_LENGTH}\Z")


@cache
def ahead_of() -> re.Pattern[str]:
    """A length that starts here."""
    return re.compile(rf" ?{_LENGTH}")


def iso(m: re.Match[str]) -> str | None:
    """The duration of a match of `_LENGTH`; the upper end of a spread; None where the number is blank."""
    unit = m["unit"]
    ends = spread(m["n"]) if m["low"] is None else None
    count = ends[1] if ends else numeral(m["n"]).value
    if count is not None and m["half"] == "个半":
        return duration(count * 60 + 30, "分钟") if unit == "小时" else None
    return duration(0.5 if m["n"] == "半" else count, unit)


_RECENT = re.compile(
    r"(?:近|最后|过去|此前|以往|上|任何|任意|同|某|该|连续|每|头|未来|今后|为期|首|超过|不足|不满|控制在|稳定在|保持在|除)\Z"
)
_EVENT = re.compile(
    r"(?:提前|届满|期满|到期|召开|举行|开始|施工|实施|活动|会议|听证|生效|应当?|须|要|在|于|的)[^,。;]{0,6}\Z"
)


_SINCE = re.compile(r"(?<!\d)((?:19|20)\d\d)年(?:度)?起的?\Z")
"""2012年起(5年内): a year to count from."""
_AFTERWARDS = re.compile(r"(?:届满|期满|返回|结束|到期|终止|解除|归来|满)[之以]?后\Z")
"""出差返回后(一周内), 任期届满后(三十日内): what lasts is over."""
_ENDING = re.compile(r"(?:到期|届满|期满|期限届满|满|结束|终了|截止)前\Z")
_DAY = re.compile(r"[^,。;\d一二三四五六七八九十当今近即每次后同某本前]日\Z")
"""使用日(二周前): the day that it is counted from."""


_BY = re.compile("(?:须|应)?[由经报]")
_SO_LONG = re.compile("[天日周月]以?内(?:的)?(?:须|应)?[由经报][^。;]{1,30},\\Z")
"""请假一天以内由组长批准,三天以内由校长批准: which ones are meant, again."""
_RATE = re.compile("率(?:[≥≤>=\\d]|不|达|为|应|要|保持|\\Z)")
"""出院后2周内随访率≥90%: of what the rate is."""


_NEXT_LIMIT = re.compile(
    rf"、[^,。;:、\d{CHINESE}]{{2,16}}(?:应当?|须|在|于)?(?:\d{{1,3}}|[{CHINESE}]{{1,3}})个?(?:日|天|工作日|小时|分钟|月|周)[之以]?[内前]"
)
"""一般隐患7日内、重大隐患30日内整改: another has another limit."""


def within(plan: PlanText, m: re.Match[str]) -> Within | None:
    """N日内, N日前; `m` is at the unit's last character."""
    view, clause = plan.view, clause_of(plan, m.start())
    length = back().search(view, max(clause[0], m.start() - 12), m.start() + 1)
    if length is None:
        return None
    before = view[clause[0] : length.start()]
    after = view[m.end() : clause[1]].rstrip(CLOSING)
    years = length["unit"].startswith("年")
    ahead_of_end = _ENDING.search(before if m.group()[-1] == "内" else f"{before}前")  # 届满前30日内, 届满三十日前
    if _RECENT.search(before) or (years and before.endswith("前") and not ahead_of_end):
        return None  # 近三年内, 前三年内
    if not ahead_of_end and not _AFTERWARDS.search(before) and words("no_deadline").search(before):
        return None
    if asked(before):
        return None
    counted_from = _EVENT.search(before) or _DAY.search(before) or before.endswith(words_of("occasion"))
    if m.group().endswith("前") and not counted_from:
        return None
    if (
        (view.startswith("、", m.end()) and not _NEXT_LIMIT.match(view, m.end(), clause[1]))
        or _RATE.search(after)
        or (not before.strip() and _BY.match(after) and _SO_LONG.search(view, max(0, clause[0] - 40), clause[0]))
        or _conditional(before, after)
        or excepted(before, after)
        or (not after and _befalls(plan, clause[1]))
    ):
        return None
    code = iso(length)
    since = _SINCE.search(before) if years else None
    if since:
        count = numeral(length["n"]).value
        code = f"{int(since[1]) + int(count) - 1}-12-31" if count else None
    if m.group().endswith("前") and length["low"]:
        code = duration(numeral(length["low"]).value, length["unit"])  # 3-4天前: the last moment
    return Within(_from(view, clause[0], length.start()), m.end(), code)


_ANY = ("凡", "凡是", "对", "对于", "如", "若")
"""凡三日以内的请假: which ones are meant."""


def _conditional(before: str, after: str) -> bool:
    """A ban, a condition or a count, rather than something to be done in that time."""
    if before.strip(" (") in _ANY or (
        words("banned").match(after.lstrip("向对就由")) and not words("not_banned").match(after)
    ):
        return True
    if _AGAIN.match(after):
        return True
    if _sets_condition(after):
        return not _UNTIL.match(before)  # 未在7日内归档的 says what is due
    return before.endswith(("超过", "逾期"))


def _befalls(plan: PlanText, at: int) -> bool:
    """自领证之日起两年内,发生转让的,…: does the next clause say what happens in that time, as a condition?"""
    view = plan.view
    if view[at - 1 : at] != "," or not words("banned").match(view, at):
        return False
    after = view[at : clause_of(plan, at)[1]].rstrip(CLOSING)
    return _sets_condition(after)


def _sets_condition(clause: str) -> bool:
    """Does the clause close like a condition: 未答复的, 迟到三次者?"""
    return clause.endswith("的") or bearers.closes(clause)


def excepted(before: str, after: str) -> bool:
    """除当日办结的外, 除3日内报告外: is it said of what is left out?"""
    return before.startswith("除") and after.endswith("外")


_AGAIN = re.compile(
    r"(?:又|再次|再度|重复|第[二三四五两]次|连续[两二三四五\d]+次|累计[^,。;]{0,10}[两二三四五六七八九十\d]+[次件起份人])[^,。;]{0,12}[的者]"
)
"""一年内第二次发生的加倍处罚: a fault that comes again."""
_UNTIL = re.compile("[^,。;]{0,16}未能?[在于按]")
_SET_IN = re.compile(r"(?:至少|最迟|最晚|务必|必须)?[在于]\Z")
_OPENS = re.compile(r"自(?![治己行然动主愿])[^自]{1,36}起的?\Z|(?<![所现存])[自从于在]")
_EACH = re.compile(r"每个?(?:学期|学年|年度?|季度?|月|周|次)[^,。;:、]{0,14}\Z")
"""县教育局每学期开学后(两周内): who does it stands before."""
_CLAUSE_END = re.compile(r"[^,。;:、]{0,30}\Z")
_AT_LEAST = re.compile(r"(?:至少|最少|应当?|须|必须|不少于)\Z")
_INCLUSIVE = re.compile("[之以]?内")
_NO_NOUN = re.compile(r"[以之目此先提年月天当空\d]\Z")
_NOUN = re.compile(r"[^,。;、应当须于在]{1,8}\Z")
_GLOSSED = re.compile(r"[^,。;:()应当须于在]{1,24}\([^()]{2,24}\)\Z")
"""停工、停业(以下简称停产)(前三十日): what is meant stands before its short name."""
_RUNS_FROM = re.compile(r"(?:之日起?的?|之时起|起的?|以?后的?|届满|期满|完毕|结束|的)\Z")


def _from(view: str, low: int, at: int) -> int:
    """Where the words start that say what a length runs from: 自收到申请之日起; `at` where there are none."""
    low = max(low, at - 40)
    while low < at and view[low] == " ":
        low += 1
    before = view[low:at]
    if not _RUNS_FROM.search(before):
        led = _SET_IN.search(before)
        return low + led.start() if led else at
    opening = _OPENS.search(before) or _EACH.search(before) or _CLAUSE_END.search(before)
    return low + opening.start() if opening else at


_OF_PERIOD = re.compile("每[^,。;:、]{0,6}[年月季度周期](?:年初|月初|季初|初|首月)?\\Z")


def opening(plan: PlanText, m: re.Match[str]) -> Within | None:
    """每年年初头五个工作日, 每月前5个工作日: the days that open a period."""
    view, clause = plan.view, clause_of(plan, m.start())
    length = ahead_of().match(view, m.end(), clause[1])
    if length is None:
        return None
    period = _OF_PERIOD.search(view, max(clause[0], m.start() - 12), m.start())
    return Within(period.start(), _inclusive(view, length.end()), iso(length)) if period else None


@cache
def _by_then() -> re.Pattern[str]:
    return re.compile(rf"(?:必须|应当?|须|要)?{either('due')}")


_NO_EVENT = re.compile("[以之今前先最然背其此随落延往日天年月周时]后\\Z")


def later(plan: PlanText, m: re.Match[str]) -> Within | None:
    """开工后三个月完成主体, 在放假后五天提交: so long after something, with what is done by then right behind."""
    view, clause = plan.view, clause_of(plan, m.start())
    length = ahead_of().match(view, m.end(), clause[1])
    before = view[clause[0] : m.end()]
    if length is None or len(before) <= _SHORT or _NO_EVENT.search(before) or not _by_then().match(view, length.end()):
        return None
    if _each_once().match(view, length.end(), clause[1]):
        return None
    if _conditional(view[clause[0] : length.start()], view[length.end() : clause[1]].rstrip(CLOSING)):
        return None
    return Within(_from(view, clause[0], length.start()), length.end(), iso(length))


_SHORT = 2
_LEAVES = re.compile("下班|早退|离岗|离场|退场|收工|离开")
"""提前10分钟下班: a fault."""
_BEATEN = re.compile("(?:完成|实现|达到)(?:了|[^,。;]{0,8}(?:任务|目标|计划|指标))|竣工|完工|建成|投产|通车")
"""提前15天完成全年任务: how far ahead of its day it was finished; not 提前3天完成布置."""


def ahead(plan: PlanText, m: re.Match[str]) -> Within | None:
    """提前N日."""
    view, clause = plan.view, clause_of(plan, m.start())
    length = ahead_of().match(view, m.end(), clause[1])
    if length is None:
        return None
    before = view[clause[0] : m.start()]
    if before.endswith(("已", "可", "可以", "比", "较", "实现", "未")) or _BEATEN.match(view, length.end(), clause[1]):
        return None
    if _LEAVES.search(view, length.end(), clause[1]):
        return None
    least = _AT_LEAST.search(before)
    return Within(m.start() - (len(least.group()) if least else 0), length.end(), iso(length))


def _inclusive(view: str, end: int) -> int:
    """The end with the 内 that may follow it: 届满前30日内."""
    m = _INCLUSIVE.match(view, end)
    return m.end() if m else end


@cache
def _each_once() -> re.Pattern[str]:
    """每学期开学第一周、放假前一周各开展一次: when within the period it is done, each time once."""
    return re.compile(rf"(?:[、和及][^,。;:]{{1,12}})?各{either('due')}[^,。;:]{{0,6}}(?:\d|[{CHINESE}])[次场期]")


def days_before(plan: PlanText, m: re.Match[str]) -> Within | None:
    """会前3日, 开工前七日; not 以前, 目前, 2月前."""
    view, clause = plan.view, clause_of(plan, m.start())
    before = view[clause[0] : m.start()]
    length = ahead_of().match(view, m.end(), clause[1])
    if length is None:
        return None
    if m.group() == "前的" or (m.group() == "前" and length["unit"] not in ("日", "天", "工作日", "小时")):
        within_it = _INCLUSIVE.match(view, length.end())  # 到期前两个月内: `within` reads it
        if within_it or not before.endswith((*words_of("occasion"), *words_of("event"))):
            return None
    if view.startswith("的", length.end()):
        return None  # 上课前5分钟的准备
    if not before or _NO_NOUN.search(before) or _each_once().match(view, length.end(), clause[1]):
        return None
    if view.startswith("左右", length.end()) or _conditional(
        before, view[_inclusive(view, length.end()) : clause[1]].rstrip(CLOSING)
    ):
        return None
    noun = _GLOSSED.search(before) or _NOUN.search(before)
    return Within(m.start() - (len(noun.group()) if noun else 0), _inclusive(view, length.end()), iso(length))
