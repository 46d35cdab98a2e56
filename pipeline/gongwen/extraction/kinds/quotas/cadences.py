"""Periods without a count: every period once. What a name says (月通报制度) is read in `rhythms`, a time that is
set for an act (站长接待日:每周四下午) in `set_times`.

    period   每半年向上级汇报, 按季度通报, 每周五下午集中学习   a period and, after it, an act to be done
    moment   每日作业前,依下列规定实施检点                    … with the moment, and who is told, between the two
    cell     每月 alone in a column of times                    the act stands in the cell before it

A period before a date (每年1月31日前, 每月底) belongs to a deadline; before a noun (每月重点工作清单, 每年的计划) it only tells which
one is meant; 每年都有, 每年新增 describe. None of these is a cadence.
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.extraction import bearers
from gongwen.extraction.cells import cell_before, short_cell
from gongwen.extraction.kinds.quotas import set_times
from gongwen.extraction.kinds.quotas.activity import actor, done_to
from gongwen.extraction.kinds.quotas.cleaning import clean
from gongwen.extraction.kinds.quotas.context import anywhere
from gongwen.extraction.kinds.quotas.draft import Draft, Sentence, shared
from gongwen.extraction.kinds.quotas.items import of_cases
from gongwen.extraction.kinds.quotas.tense import PRAISED
from gongwen.extraction.kinds.quotas.tokens import Period
from gongwen.extraction.kinds.quotas.vocabulary import either, lexicon, values
from gongwen.text.lexicon import any_of
from gongwen.text.numerals import CHINESE

LONGEST = 80
"""What is to be done is looked for no further behind the words of time."""


@cache
def _fill() -> str:
    """What may stand between a period and its verb without changing what is meant."""
    return (
        rf"(?:[ ,]|(?:应当?|必须|须|要)有|应当?|{either('manner', 'when_in_period')}|第[一二三四]周|[、和及](?:周|星期)?[一二三四五六日天]"
        r"|第[一二]学期|的?第[一二三四五]个[^,。;]{1,4}|最后一[周天个][^,。;]{0,5}|\d{1,2}(?::\d{2}|[时点])前?)"
    )


_BESIDES = r"(?:(?:[和及、]|以及)[^,。;:\d的每]{2,10}?(?=[对就向由各要应须需都均]|组织|开展|进行|召开))"
"""每季度和重大节假日(对…进行检查): another time beside the period."""
_DATE = re.compile(
    rf"的?第?[一二三四1-4]季度(?!各)|的?(?:\d{{1,2}}|[{CHINESE}元]{{1,3}})(?:月|日|号|[至到~—-])|[初底末]?前|[底末]之?前|(?:年|月|季)[底末]之?前|以?内|的?(?:最后|第[一二三四五])一?个(?:工作日|(?:周|星期)[一二三四五六日天])(?:之?前|以前)|[^,。;]{{0,12}}?(?:个月|日|天|周|小时)(?:之|以)?内"
)
_ON_DAY = re.compile(
    "(?:\\d{1,2}月)?\\d{1,2}日(?:[至到—-]+\\d{1,2}日)?(?:[上下]午|晚上?|前后|左右)?,?(?=(?:组织|集中|统一)?(?:召开|举行|举办|开展|进行|组织|集中|学习|检查|清扫|轮值|值班))"
)
"""每月25日召开例会: on a day of each, what is no paper to hand in by then."""
_LAST_DAY = re.compile("[月年](?:[年月]?[底末]|年终)|年年?初(?!期)")
"""每月底, 每年年终, 每年初: the day by which it is due, a deadline; 每季度末, 每学期末 have no date and stay cadences."""
_DESCRIBES = re.compile(
    r"的(?!第[一二三四五]|最后)|都有|约|大约|平均|因|新增|递增|增加|增长|以|为|是|有|可|能|需要?(?=\d)|大概|近|超|产|共|人均|任期|常规|节约|减少|提高|下降|可以"
)
_BEFORE_NOT = re.compile(r"(?:[如若凡]有|未|没有|不按|平均|约|非|不能|无法|上一?个?|不)[^,。;]{0,4}\Z")


_NO_CADENCE = re.compile(
    r"滞纳金|罚款|罚金|违约金|加收|加罚|扣[减发除]?\d|(?:奖[励给金]?|[收缴付]取?|交(?:纳|付)?)[^,。;:\d]{0,8}\d[\d.]*[千万]?元(?!以)|不得|不准|严禁|禁止|不许"
)


@cache
def _too_few() -> re.Pattern[str]:
    """每月学习少于2次: a condition; 每周对不足5人的班组开展抽查 only says of whom."""
    less = any_of(word for word, op in values("before").items() if op == "<")
    return re.compile(rf",?[^,。;:对]*?(?<![不得能应可]){less}[\d{CHINESE}]")


_PAPER_OF = re.compile("[^,。;:]{2,16}[时后](?:所)?[^,。;:的]{2,4}的[^,。;:的]{1,6}")
"""每学期检查时提交的材料: a thing of each time, and nothing to be done."""
_RECENT = re.compile(
    r"(?:[一两二三四五六七八九十几]年来|近[些几两三四五六七八九十\d]*年来?|多年来|以来|过去|历年来?|往年|一直)[^。;]{0,8}\Z"
)


_DUTY = re.compile(
    "[^,。;:的]{0,6}?(?:应当|必须|应(?![急对发缴付收得交纳税届用变聘])|须(?!知)|要(?![求闻点情事件务])|需(?!要|求))[\u4e00-\u9fff]{2}"
)
"""每日营业终了须轧账: a word of duty makes an act of any words."""
_PAID_OUT = re.compile("[初末底]?(?:发放|兑现|发给)")
_AWARDED = re.compile("奖[励给金]?[^,。;:\\d]{0,8}\\d")
"""每月奖励100元,每学期末发放: when a reward is paid out."""
_NEGATED = re.compile("[不未]")
_TOLD = re.compile(r"[^,。;:]{2,14}?(?P<word>应当?|必须|须|要)")
_PART_OF_PERIOD = re.compile(
    r"第[一二]学期|[初末中]期|[初末底](?!次|期)|[上中下]旬|\d{1,2}(?::\d{2}|[时点])前?|的?第[一二三]个?月份?的?(?:[上中下]旬)?"
)
"""每月上旬…: when in the period, not what."""
_DONE_TO = re.compile(
    r"(?P<what>[^。;]*?(?:对|就|针对)(?P<object>[^。;]{1,60}?))(?P<act>(?:进行|开展|形成|作出|做出|组织)[^,。;]{2,30})\Z"
)
_CARRY_OUT = re.compile("^(?:进行|开展|组织)")


@cache
def long_acts() -> str:
    """An alternation of the acts whose name is longer than one character."""
    return any_of(word for word in lexicon("act") if len(word) > 1)


@cache
def _governs() -> re.Pattern[str]:
    """What stands after a period that is a cadence: an act at once, or after a phrase with a preposition."""
    return re.compile(
        rf"{_BESIDES}?{_fill()}{{0,6}}(?:一?(?P<act>{either('act')})|(?P<phrase>{either('preposition')}[^。;:]{{1,60}}?)(?P<act2>{long_acts()})(?!的))"
    )


@cache
def _noun_after() -> re.Pattern[str]:
    return re.compile(either("noun_after"))


@cache
def _besides() -> re.Pattern[str]:
    return re.compile(_BESIDES)


@cache
def _moment() -> re.Pattern[str]:
    """When within the period: 作业前, 开学前、期中、期末, 使用终了后 — with the comma that may follow."""
    when = r"(?:(?!最后)[^,。;:、及和\d]{1,8}(?:[之以]?[前后]|时|期间|[初末]|开始|结束|终了|完毕)|期中|中期)"
    return re.compile(rf"{when}(?:(?:、|及|和|或){when}){{0,3}}(?:各|,|均|都)?(?![^,。;:]{{0,3}}?\d)")


@cache
def _bound_for() -> re.Pattern[str]:
    """A preposition whose object may be long, behind words of duty."""
    return re.compile("(?:应当?|必须|须|要|都要|都|均)?(?=[就对向将由依按]|根据|结合|围绕|针对|通过)")


@cache
def _subject() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<who>[^,。;:、]{{2,14}}?)(?P<act>{_fill()}{{0,4}}(?:{either('preposition')}[^,。;:]{{1,30}}?)?{long_acts()})"
    )


_KEPT_EACH = re.compile("(?:坚持|落实|做好|抓好|执行|实行|参加|完成)\\Z")
_JOINED = re.compile("(?:开展|落实|做好|抓好|进行|坚持|执行|实行|组织|加强|完成)[^,。;:]{2,24}[和及与、]\\Z")
"""开展安全自查和(每日防火巡查): the next of what is carried out."""


@cache
def _kept() -> re.Pattern[str]:
    """坚持每日(体温打卡): what each kind of act is named by stands before it."""
    return re.compile(rf"[\u4e00-\u9fff]{{2,4}}?{long_acts()}(?=[,。;:\n]|\Z)")


def find(sentence: Sentence, governed: set[int]) -> list[Draft]:
    """The sentence's periods that are cadences; `governed` are the starts of the periods that amounts have."""
    found: list[Draft] = []
    for period in sentence.periods:
        if period.start in governed or period.whole or period.code in (None, "office") or _looks_back(sentence, period):
            continue
        draft = _cell(sentence, period) or set_times.named(sentence, period) or _period(sentence, period)
        if draft and not of_cases(sentence, period.start, period.end):
            found += shared(sentence, period, draft)
    return found


def _looks_back(sentence: Sentence, period: Period) -> bool:
    """Does what stands before the period, or behind its clause, tell of what was done: 近年来每年…; …,效果明显?"""
    view, end = sentence.view, sentence.clause(period.start)[1]
    if _RECENT.search(view, max(sentence.start, period.start - 16), period.start):
        return True
    return end < sentence.end and PRAISED.match(view, end, min(sentence.end, end + 20)) is not None


def _period(sentence: Sentence, period: Period) -> Draft | None:
    view = sentence.view
    start, end = sentence.clause(period.start)
    start, end = _between(sentence, period, start, end)
    before = view[start : period.start]
    if end == period.end and view[end : end + 1] == ",":
        end = sentence.clause(end + 1)[1]
    if _is_none(view, start, period, end):
        return None
    if _PAID_OUT.fullmatch(view, period.end, end) and _AWARDED.search(view, sentence.start, start):
        return None
    told = not view.startswith("隔", period.start) and _DUTY.match(view, period.end, end)
    if not told and not anywhere("act").search(view, start, min(sentence.end, period.end + LONGEST)):
        return None
    first, end, who = _within(sentence, period, end)
    last = first + LONGEST
    m = _governs().match(view, first, min(end, last))
    opens = _bound_for().match(view, first, min(end, last))
    if m is None and opens:
        # a long object may run over a comma: 每年就A,以及B形成报告
        m = _governs().match(view, opens.end(), min(sentence.end, last))
        if m and m["phrase"]:
            end = max(end, sentence.clause(m.start("act2"))[1])
    if m:
        stop = m.end("act") if m["act"] else m.end("act2")
        named = m["act"] and m["act"] not in lexicon("of_papers") and _noun_after().match(view, stop, end)
        if m["act"] and (named or view.startswith("的", stop)):
            return None
    elif not told and not set_times.said(before, view[first:end]):
        m = _subject().match(view, first, min(end, last))
        kept = (_KEPT_EACH.search(before) or _JOINED.search(before)) and _kept().match(view, first, min(end, last))
        if not kept and (m is None or actor(m["who"]) is None):
            return None
    stop = min(end, last)
    who = who or actor(before)
    activity = done_to(view, sentence.start, period.start, _activity(view[first:stop]) or clean(before))
    activity = "" if set_times.HOURS.fullmatch(activity) else activity
    if (
        not who
        and before.strip()
        and not before.endswith("的")
        and len(activity) <= 4
        and not (_KEPT_EACH.search(before) or _JOINED.search(before))
    ):
        activity += clean(before)
    slips = ((period.start, period.end, period.slip),) if period.slip else ()
    return Draft(period.start, stop, activity, "=", 1, period=period.code, implicit=True, actor=who, slips=slips)


_WHO_ELSE = 6
"""每月考核、村每旬自查: who does the other is named by fewer characters, 、 included."""


def _between(sentence: Sentence, period: Period, start: int, end: int) -> tuple[int, int]:
    """The clause of a period without what belongs to another in it, which a 、 parts from it: 每月调度、每季通报."""
    view = sentence.view
    for other in sentence.periods:
        if start <= other.end <= period.start and view[period.start - 1] == "、" and period.start - other.end > 1:
            start = period.start
        elif period.end + 1 < other.start <= end:
            parted = view.rfind("、", period.end + 2, other.start)
            if parted >= other.start - _WHO_ELSE and anywhere("act").search(view, period.end, parted):
                return start, parted
    return start, end


def _is_none(view: str, start: int, period: Period, end: int) -> bool:
    """Does the clause say a date, a condition or a description, and not what is done each period?"""
    before = view[start : period.start]
    if before.endswith(("对", "凡", "如", "若")) and _NEGATED.search(view, period.end, end):
        return True
    if (
        view[start:end].endswith(("的", "时"))
        or bearers.closes(view[start:end])
        or _BEFORE_NOT.search(before)
        or "指" in before
    ):
        return True
    if _LAST_DAY.search(view, period.start, period.end + 2) and not view.startswith("学", period.end - 2):
        return True
    dated = _DATE.match(view, period.end, end) and not _ON_DAY.match(view, period.end, end)
    return bool(dated) or any(
        refused(view, period.end, end)
        for refused in (_DESCRIBES.match, _PAPER_OF.fullmatch, _NO_CADENCE.search, _too_few().match)
    )


def _within(sentence: Sentence, period: Period, end: int) -> tuple[int, int, str | None]:
    """Where what is to be done starts, where its clause ends, and who is told, where that stands between.

    The moment within the period may close a clause of its own: 每日作业前,依下列规定实施检点.
    """
    view = sentence.view
    at = _ON_DAY.match(view, period.end, sentence.end) or _moment().match(view, period.end, sentence.end)
    if at is None:
        return period.end, end, None
    first, end = at.end(), max(end, sentence.clause(at.end())[1])
    told = _TOLD.match(view, first, end)
    if told is None:
        return first, end, None
    who = actor(told.group())
    return (told.end() if who or told["word"] != "要" else first), end, who


def _activity(words: str) -> str:
    """对A进行B: B where A is long, else all of it; anything else as it stands."""
    besides = _besides().match(words)
    words = words[besides.end() :] if besides else words
    part = _PART_OF_PERIOD.match(words)
    words = words[part.end() :] if part else words
    m = _DONE_TO.match(words)
    if m and len(m["object"]) > 24:
        return clean(_CARRY_OUT.sub("", m["act"]))
    return clean(words)[:60]


def _cell(sentence: Sentence, period: Period) -> Draft | None:
    """A period alone in a table's cell: the act stands in the cell before it."""
    plan, view = sentence.plan, sentence.view
    cell = short_cell(plan, period.start, period.end)
    if cell is None or view[cell[0] : period.start].strip() or view[period.end : cell[1]].strip():
        return None
    before = cell_before(plan, cell[0])
    activity = clean(plan.text[before[0] : before[1]]) if before else ""
    if not activity:
        return None
    return Draft(period.start, period.end, activity[:60], "=", 1, period=period.code, implicit=True)
