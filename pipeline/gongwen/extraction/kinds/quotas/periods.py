"""Which period an amount is counted in.

    slash      4次/年                            behind the unit
    bare       半年一次, 两年召开一次             a length right before a number of times
    governing  每年…不少于4次                    the last period before the amount in its clause
    carried    全年研究不少于2次,督查不少于1次   across a comma: 全年 governs all that follows; another period where it has
                                                 governed the same unit, or none yet and times, study or papers are counted
    yearly     年度投入…不低于10%, 年产…吨       年度 or 年 before a measured thing
    part       其中…不少于4次                    the period of what it is a part of
    led        每学期听课节数:甲…25节;乙…15节    the period of the label that a list stands behind

每届 is as long as the term of office that the plan states.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from gongwen.extraction.kinds.quotas.draft import Sentence
from gongwen.extraction.kinds.quotas.tokens import Amount, Period
from gongwen.text.durations import UNITS, duration
from gongwen.text.numerals import CHINESE, numeral

_CARRIED = ("times", "study", "papers")
_IN_YEAR = re.compile(r"(?<!\d)年度(?:被|内|人均|累计)")
"""每名检察官年度被抽查案件不得少于二件."""
_DUES = re.compile(r"(?<![\d全本上下前后去今明十百千万])年(?:会费|租金|津贴|补贴|使用费|服务费|管理费)")
"""年会费80元."""
_IN_ALL = re.compile(rf"(?P<n>[2-9]|[{CHINESE}])年(?:之|以)?内,?(?:至少)?累计")
"""三年内累计参训不少于30天."""
_NEARBY = 3000
_IN_A_YEAR = frozenset({"share", "money", "measure", "study", "papers", "things"})


class Governed(msgspec.Struct, frozen=True, gc=False):
    """The ISO period of an amount (None where there is none, or none that can be told), and the token that says it."""

    code: str | None = None
    token: Period | None = None

    def demands(self, sentence: Sentence) -> bool:
        """Does a period govern the amount, so that it is demanded? In a report 全年 and 年内 only tell."""
        if self.token is not None:
            return not (self.token.whole and sentence.past)
        return self.code is not None


NOT_GOVERNED = Governed()
_A_YEAR = Governed("P1Y")


class Led(msgspec.Struct, frozen=True, gc=False):
    """The period of a label, and where the list ends that stands behind its colon."""

    code: str | None
    end: int

    def governs(self, amount: Amount) -> bool:
        """Does the amount stand in the list, and is it of a kind that a period of a label counts?"""
        return amount.start < self.end and amount.kind in _CARRIED


_LABEL_AT_MOST = 16
_LABEL_OPENS = 8


def leads(sentence: Sentence) -> Led | None:
    """The label in the sentence that says of what period the amounts behind its colon are (每学期听课节数要求:)."""
    view, plan = sentence.view, sentence.plan
    for period in sentence.periods:
        start, end = sentence.clause(period.start)
        if not view.startswith(":", end) or end - period.end > _LABEL_AT_MOST or period.start - start > _LABEL_OPENS:
            continue
        if period.code == "office" or period.whole:
            return None
        stop = plan.end
        for mark in "\n。":
            at = view.find(mark, end, stop)
            stop = at if at >= 0 else stop
        return Led(period.code, stop)
    return None


class Governing(msgspec.Struct):
    """The periods of one sentence as its amounts use them up."""

    sentence: Sentence
    used: dict[int, set[str]]
    last: Governed

    def of(self, amount: Amount, clause: tuple[int, int]) -> Governed:
        """The period that governs an amount."""
        view = self.sentence.view
        kind = amount.kind
        slash = slash_after(view, amount.end, self.sentence.end)
        if slash:
            return Governed(duration(1, slash["span"]))
        if kind == "times":
            bare = _bare().search(view, max(clause[0], amount.start - 14), amount.start) or (
                amount.value == 1 and _apart().search(view, max(clause[0], amount.start - 48), amount.start)
            )
            if bare and _is_span(bare, view[amount.start : amount.end]):
                return Governed(duration(numeral(bare["count"]).value, bare["span"].removeprefix("个")))
        in_all = _IN_ALL.search(view, clause[0], amount.start) if kind in ("times", "study") else None
        if in_all:
            return Governed(duration(numeral(in_all["n"]).value, "年"))
        period = self.sentence.period_before(amount.start) if self.sentence.periods else None
        if period is not None and kind == "study" and _EACH_TIME.search(view, period.end, amount.start):
            return NOT_GOVERNED
        if period is not None and (period.start >= clause[0] or self._carries(period, amount, clause)):
            return Governed(_office(self.sentence) if period.code == "office" else period.code, period)
        if kind in _IN_A_YEAR and view.find("年", clause[0], amount.start) >= 0:
            yearly = _IN_YEAR if kind in ("papers", "things") else _yearly()
            if yearly.search(view, clause[0], amount.start) or (
                kind == "money" and _DUES.search(view, clause[0], amount.start)
            ):
                return _A_YEAR
        return self.last if view.startswith("其中", clause[0]) else NOT_GOVERNED

    def take(self, governed: Governed, amount: Amount) -> None:
        """Note that an amount is a quota, and of which period."""
        self.last = governed
        if governed.token is not None and not (amount.kind == "study" and self._only_lasts(governed.token, amount)):
            self.used.setdefault(governed.token.start, set()).add(amount.unit or "")

    def _only_lasts(self, period: Period, amount: Amount) -> bool:
        """每周二组织学习,时间不少于2小时: how long the act takes, whose cadence stands by itself."""
        start = self.sentence.clause(amount.start)[0]
        return period.end <= start and _LASTS.match(self.sentence.view, start, amount.start) is not None

    def _carries(self, period: Period, amount: Amount, clause: tuple[int, int]) -> bool:
        """Does a period of an earlier clause govern an amount of this one?"""
        view = self.sentence.view
        if _OWN_TIME.search(view, clause[0], amount.start) or view[period.end - 1] == "均":
            return False
        if period.code != "P1Y" and _OWN_DATE.search(view, clause[0], amount.start):
            return False
        units = self.used.get(period.start)
        if amount.kind == "share" and _RATED.search(view, clause[0], amount.start):
            return False
        if period.whole and (units is None or amount.kind not in ("study", "share")):
            return True
        if units is not None:
            return (amount.unit or "") in units or (not self._local(period) and self._beside(amount, clause))
        dated = _month().match(view, period.end, period.end + 4)
        return amount.kind in _CARRIED or dated is not None

    def _local(self, period: Period) -> bool:
        """出动宣传车每天2次: does the act stand before the period, so that it holds of no other?"""
        view = self.sentence.view
        return _COUNT_NEXT.match(view, period.end) is not None and self.sentence.clause(period.start)[0] < period.start

    def _beside(self, amount: Amount, clause: tuple[int, int]) -> bool:
        """每年下乡调研不少于60天,接待来访不少于12次,撰写报告2篇: the next in a list of what is to be done in the period."""
        before = self.sentence.view[clause[0] : amount.start]
        if amount.kind not in _CARRIED or (
            amount.kind == "papers" and not amount.digits and not before.endswith(_WRITES)
        ):
            return False
        return len(before) <= (6 if amount.kind == "study" else 14) and "每" not in before


_OWN_TIME = re.compile("年[终末]|期[中末]|夜间|夜晚|白天|周末|节假日|假期")
"""每半年小结一次,年终总结一次: it has a time of its own."""
_RATED = re.compile("(?:按照?|参照|依照|比照|以)[^,。;:]{2,24}的\\Z")
"""应在本年度内…,按照工资的200%支付: at what rate, and not each year."""
_OWN_DATE = re.compile(r"\d月(?:\d{1,2}日)?[底末]?前")
"""每月28日前报送进度,11月30日前报送照片5张."""
_COUNT_NEXT = re.compile(rf"(?:不少于|至少|不低于|不得少于)?[\d{CHINESE}]")
_WRITES = ("撰写", "写", "完成", "提交", "发表", "上交", "讲授")
_EACH_TIME = re.compile("每[次场节批堂][^,。;]{0,6}\\Z")
"""每周一次,每次半天: how long each takes."""
_LASTS = re.compile("(?:学习|培训|会议|活动)?(?:时间|时长)|每次")


@cache
def _month() -> re.Pattern[str]:
    return re.compile(rf"(?:\d{{1,2}}|[{CHINESE}元]{{1,3}})月")


def slash_after(view: str, at: int, end: int) -> re.Match[str] | None:
    """The period behind a unit that ends at `at`: 次/年, 次/人·年."""
    return _slash().match(view, at, end) if view[at : at + 1] in _SLASH else None


_SLASH = (" ", "/")


@cache
def _slash() -> re.Pattern[str]:
    return re.compile(rf" ?/ ?(?:每|人[·/•]?)?(?P<span>{'|'.join(UNITS)}|学期)")


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![第每毎隔近前后过去了同{CHINESE}\d])(?P<count>[一两二三四五六半]|\d{{1,2}})"
        r"(?P<span>个?(?:年度?|学年|季度?|月|周|学期|天|旬|小时|日))"
        r"(?:内|要|应|须|至少|不少于|最少|不超过|不得超过|不多于|最多|至多|各|组织|开展|召开|进行|集中|安排){0,3} ?\Z"
    )


@cache
def _apart() -> re.Pattern[str]:
    """A bare length, what is to be looked at, and a verb that says little: 两月对全校安全工作作(一次…)."""
    return re.compile(
        rf"(?<![第每毎隔近前后过去了同至到{CHINESE}\d])(?P<count>[一两半](?!季)|两)(?P<span>个?(?:年|季度|周|学期)|(?<!一)月|个月)"
        r"(?:应当?|须|要|必须)?(?:对|就|组织|在|向|由|集中)[^,。;:]{1,32}?(?:作|做|进行|开展|召开|举行|组织)\Z"
    )


@cache
def _yearly() -> re.Pattern[str]:
    return re.compile(
        r"年(?:(?<![\d全本上下该当前后学次]年)度(?!工作|计划|目标|任务|要点|重点)"
        r"|(?<![\d全本上下前后去今明十百千万]年)(?=增长|递增|产|处理|接待|服务|培训|新增|销售|营业|发电|用水|度))"
    )


def _is_span(bare: re.Match[str], written: str) -> bool:
    """半年一次, 两年一次, not 3月召开一次 (a date) or 一季度召开一次 (the first quarter)."""
    span = bare["span"]
    if span in ("月", "日") and bare["count"] not in ("一", "半", "两"):
        return False
    return span not in ("季度", "季") or (bare.group().endswith(span) and written in ("一次", "1次"))


@cache
def _term() -> re.Pattern[str]:
    return re.compile(rf"任期(?:一般|均|原则上|为|是){{0,2}}(?P<n>[{CHINESE}\d]{{1,2}})年")


def _office(sentence: Sentence) -> str | None:
    """The length of the term of office (每届任期五年), as said nearby; None where it isn't."""
    plan = sentence.plan
    term = _term()
    m = term.search(plan.view, sentence.start, sentence.end)
    m = m or term.search(plan.view, max(plan.start, sentence.start - _NEARBY), min(plan.end, sentence.end + _NEARBY))
    return duration(numeral(m["n"]).value, "年") if m else None
