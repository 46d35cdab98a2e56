"""Which dates are times by which something must be done; see the package for the frames."""

from __future__ import annotations

import re
from functools import cache

from gongwen.extraction import genres
from gongwen.extraction.cells import cell_before, short_cell
from gongwen.extraction.kinds.deadlines import bounded
from gongwen.extraction.kinds.deadlines.dated import Dated
from gongwen.extraction.kinds.deadlines.vocabulary import CLOSING, asked, clause_of, either, words
from gongwen.extraction.plantext import PlanText

_JOINT = re.compile(r" ?(?:[、和及与或,]|以及) ?")


def due(plan: PlanText, found: list[Dated]) -> list[Dated]:
    """The dates that are deadlines: by themselves, or joined to the next that is (6月30日和12月31日前)."""
    kept = [_is_due(plan, dated) for dated in found]
    for k in range(len(found) - 2, -1, -1):
        if kept[k + 1] and not kept[k] and _JOINT.fullmatch(plan.view, found[k].end, found[k + 1].start):
            kept[k] = True
    return [dated for dated, is_due in zip(found, kept, strict=True) if is_due]


def _is_due(plan: PlanText, dated: Dated) -> bool:
    cell = _cell(plan, dated)
    if cell is not None:
        return cell
    view = plan.view
    low, high = clause_of(plan, dated.start)
    before, after = view[low : dated.start], view[dated.end : high].rstrip(CLOSING)
    year = view.endswith("全年", dated.start, dated.end)
    if year or (dated.span and _of_term(plan, low, before)) or _dates_something(before, after, dated):
        return year and _set_apart(plan, dated)
    if not after and view[high - 1] == "," and _past(view[high : high + 24].partition("\n")[0], "未"):
        return False
    if dated.until:
        return not (view.endswith(("年内", "年度内"), dated.start, dated.end) and bounded.only(after))
    if NO_LATER.search(before) or _set_apart(plan, dated) or _columned(plan, dated):
        return True
    if view.startswith(":", dated.end) and _heads_line(plan, dated):
        return not genres.reports(plan.sketch)
    acts = bool(_acts().match(after) or _along().match(after))
    if _announced(plan, dated, before, after):
        return False
    if dated.span:
        return _span_is_due(before, after, acts=acts)
    if _SET_FOR.search(before) and not after.startswith(_HELD):
        return True
    if dated.end_said:
        aimed = not dated.whole and _AIMED.search(before) is not None
        return aimed or (
            (acts or (not after and view.startswith(",", high - 1)))
            and (not dated.whole or bool(dated.day.every) or _set(plan, dated) or _FINISHED.match(after) is not None)
        )
    if not after and not before:
        acts = _acts().match(view, high, plan.end) is not None  # 上半年,完成…
    return _scheduled(plan, dated, before, after, acts=acts)


NO_LATER = re.compile(r"(?:不得?[迟晚]于|最[迟晚][于在]?|至迟[于在]?)\Z")


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(rf" ?(?:陆续)?{either('due')}")


@cache
def _along() -> re.Pattern[str]:
    """次月15日(同工资一起发放): with what it is handed in."""
    return re.compile(rf"[同随与](?!时)[^,。;]{{1,12}}?{either('hand_in')}")


@cache
def _named() -> re.Pattern[str]:
    """An act that only says which thing is meant (建成的)."""
    return re.compile(
        rf" ?{either('due')}(?![一全专集必相][^,。;]?的|统一的)[^,。;]{{0,4}}的(?![\d百一二三四五六七八九]|全部|半)"
    )


def _announced(plan: PlanText, dated: Dated, before: str, after: str) -> bool:
    """An event, a year that is over, or a report: a date without 前 that is no time to do something by."""
    if genres.reports(plan.sketch) or (plan.year and dated.day.year and dated.day.year < plan.year and not dated.span):
        return True
    if before.endswith("于") and after.startswith(_HELD):
        return True
    return _named().match(after) is not None


_SET_FOR = re.compile(r"(?:[拟暂初]?定[于在]|安排[于在])\Z")
_HELD = ("举行", "举办", "召开", "开幕")
"""盘点定于8月2日进行: what the plan's own work is; a meeting or a race 举行 on a day is an event."""
_KEPT = re.compile(r"[,]?(?:实行|执行|安排|集中|轮流|坚持|严格|落实)")
"""4月1日至9月30日实行24小时值班."""


_IS_STAGE = re.compile("为?[^,。;]{0,10}(?:阶段|期)")
_IS_TIME = re.compile("为[^,。;]{2,20}(?:时间|期)(?![^,。;])")
"""每年三月为资格申报时间."""
_STAGE_IS = re.compile(r"(?:阶段|期为|期限为|时间为|为|从|自|在|于|:)\Z")


def _span_is_due(before: str, after: str, *, acts: bool) -> bool:
    """3月至5月开展…, …为集中整治阶段, 从3月1日至3月15日."""
    if acts or not after or _STAGE_IS.search(before):
        return True
    return any(frame.match(after) for frame in (_IS_STAGE, _IS_TIME, _TOLD_WHO, _KEPT))


def _of_term(plan: PlanText, low: int, before: str) -> bool:
    """会计年度,自一月一日起至…: does the clause before name a span that only lasts?"""
    if len(before) > 1 or plan.view[low - 1] != ",":
        return False
    return _undated().search(plan.view, max(plan.body, low - 12), low - 1) is not None


_TOLD_WHO = re.compile(r"[^,。;:]{2,24}?(?:将|应|要|负责|组织|开展|进行|实施|集中|完成|带队|分别|统一)")
"""6月3日至5日总务组巡查库房: who does it stands between."""

_AIMED = re.compile("(?:确保|力争|争取|保证)[到在于]?\\Z")
"""确保三季度末投资完成率达75%."""
_FINISHED = re.compile("(?:前)?(?:竣工|完工|建成|投用|投产|完成|交付|通车|实现|达到|全面|基本|全部)")
"""年底竣工: what can only be by then."""
_SET_AT = re.compile(r"[于在到至]|今年|明年|本年|\d年")


def _set(plan: PlanText, dated: Dated) -> bool:
    """Is the end of a year set as a time (于年底, 2025年底), not part of a name (年底考核)?"""
    return _SET_AT.search(plan.view, max(plan.body, dated.start - 4), dated.start + 5) is not None


def _scheduled(plan: PlanText, dated: Dated, before: str, after: str, *, acts: bool) -> bool:
    """A bare date before an act: a month of a plan (9月份开展…), a day to hand something in (每月5日报送, 于3月5日报送)."""
    after = after.removeprefix("定期").removeprefix("按时").removeprefix("准时").removeprefix("统一")
    goes = before.endswith(("于", "在")) and _GOES.match(after) is not None
    if not (acts or goes or words("hand_in").match(after)):
        return _IS_TIME.match(after) is not None
    if dated.day.every:
        return dated.day.day is None or bool(words("hand_in").match(after) or _along().match(after))
    if dated.day.day is None:
        return not genres.standing(plan.sketch)
    if genres.standing(plan.sketch) or genres.decides(plan.sketch) or dated.day.year != plan.year:
        return False
    return goes or _ARRANGED.match(after) is not None


_GOES = re.compile("[, ]?(?:参加|领取|签到|报到|到(?!位|期|达|账)[^,。;:]{2,24}|前往|集合)")
"""申请人于9月26日(到窗口领取): where someone has to be on a day."""
_ARRANGED = re.compile(
    "(?:(?:现场|网上|集中|统一)?(?:确认|面试|笔试|复试|答辩|抽签|报名|公示)|组织|开展|集中|分[批组]|完成|报送|上报|提交|将[^,。;:]{1,20}?[报送交])"
)
"""团委5月13日组织初选,5月15日将名单报送…: in a text that plans, who does what on a day."""


@cache
def _undated() -> re.Pattern[str]:
    return re.compile(rf"{either('no_deadline')}[^,。;]{{0,8}}\Z")


_WANTED = re.compile("应|须|完成")


def _dates_something(before: str, after: str, dated: Dated) -> bool:
    """It dates a paper or an event, starts something, bounds a validity, or tells what was."""
    if _undated().search(before) or asked(before) or _past(after[:24]):
        return True
    if (before + after).endswith("的") and not _WANTED.search(after):
        return True
    if before.endswith(("截至", "截止", "截止到")) and not dated.until and not _labelled().search(before):
        return True
    if dated.until:
        which = after.startswith("的") and not _WANTED.search(after)  # 6月底前的各项任务要完成 says what is due
        return which or _tells_which().match(after) is not None
    if dated.day.every and dated.end_said:
        return False
    return words("dated").match(after) is not None or (before.endswith(("自", "从")) and not dated.span)


@cache
def _tells_which() -> re.Pattern[str]:
    """2020年底前注册的企业, …取得资格的人员: 前 tells which ones are meant; not 6月底前制定支持企业的政策, whose verb makes things."""
    event = either("made_before")
    return re.compile(
        rf"(?!完成)[^,。;]{{0,6}}(?:{event}(?:{event}|[^,。;]{{0,2}})的|(?!{either('makes')}){event}[^,。;]{{0,20}}的)"
    )


@cache
def _done(also: str) -> re.Pattern[str]:
    return re.compile(rf"已(?!有)|(?<![为除到])了(?!解)|以来|{also}")


def _past(after: str, also: str = "曾") -> bool:
    return _done(also).search(after) is not None


_LIMIT_LABEL = re.compile("时限|期限|截止|完成")


_BESIDE = 16
"""So much may stand beside a time in the cell that tells when; a longer cell tells what."""


def _cell(plan: PlanText, dated: Dated) -> bool | None:
    """Is it (part of) a short cell of a table's row? None where it stands in no such cell."""
    cell = short_cell(plan, dated.start, dated.end)
    if cell is None:
        return None
    view = plan.view
    before = cell_before(plan, cell[0])
    label = view[before[0] : before[1]].strip() if before else ""
    if label.endswith(":"):
        return _LIMIT_LABEL.search(label) is not None
    after = view[dated.end : cell[1]].strip()
    if after.startswith(":") and not dated.until:
        return None
    rest = view[cell[0] : dated.start].strip() + after
    return dated.until or (len(rest) <= _BESIDE and not words("dated").match(after))


_AGAIN = re.compile(r"前\((?:[\d月日号、和及即为]|(?:20)\d\d年)*\Z")


def _restated(plan: PlanText, dated: Dated) -> bool:
    """每季度最后一个周五前(9月30日、12月30日): in brackets behind the time that it is a day of."""
    view = plan.view
    if view[dated.start - 1] not in "(、和及即为":
        return False
    return _AGAIN.search(view, max(plan.body, dated.start - 40), dated.start) is not None


def _columned(plan: PlanText, dated: Dated) -> bool:
    """Does it stand alone between gaps, as in a schedule whose cells are told apart by white space? One with a year is signed."""
    view, start, end = plan.view, dated.start, dated.end
    if not (view.startswith("  ", end) and view[start - 2 : start] in ("  ", "\n ") and "年" not in view[start:end]):
        return False
    return not (genres.standing(plan.sketch) or genres.reports(plan.sketch))


def _heads_line(plan: PlanText, dated: Dated) -> bool:
    """Does a month or a span open a line or a cell, with what is planned for it behind its colon (3月:制定方案)?"""
    if dated.day.day is not None:
        return False
    start = plan.sentence(dated.start)[0]
    return plan.view[dated.start - 1] in "\n\t|" or not plan.view[start : dated.start].strip()


def _set_apart(plan: PlanText, dated: Dated) -> bool:
    """Does it stand in brackets, or behind the name of a limit, so that it is nothing but a time?"""
    view = plan.view
    if _restated(plan, dated):
        return True
    if view.startswith("(", dated.start - 1) and view.startswith(")", dated.end):
        return view[dated.start - 2] not in "》号令" and (_staged(plan, dated) or _in_brackets(plan, dated))
    if plan.view[dated.start - 1 : dated.start] not in _LABEL_ENDS:
        return False
    return _labelled().search(plan.view, max(dated.start - 40, plan.body), dated.start) is not None


_LABEL_ENDS = frozenset("为是:在定于止到至间期 ")
"""The last characters of what `_labelled` matches."""


def _staged(plan: PlanText, dated: Dated) -> bool:
    """Alone in brackets after a stage's name: (一)动员部署阶段(2024年3月)."""
    view = plan.view
    line = view.rfind("\n", max(plan.start, dated.start - 33), dated.start) + 1
    title = view[max(line, dated.start - 33) : dated.start - 1]
    return words("stage", "label").search(title) is not None


def _in_brackets(plan: PlanText, dated: Dated) -> bool:
    """A span alone in brackets behind what is to be done in it, in a text that plans: 组织参观纪念馆(5月6日至10日)."""
    if not dated.span or genres.reports(plan.sketch):
        return False
    return words("due").search(plan.view, max(plan.body, dated.start - 80), dated.start) is not None


@cache
def _labelled() -> re.Pattern[str]:
    """完成时间:, 报名时间为, 公告期为."""
    return re.compile(
        rf"(?:{either('label')}(?:时间|时限|期限|日期|期)(?:\([^()]{{1,20}}\))?(?:(?:一般|原则上|均|暂|初步|初)*(?:[为是:在]|定[于在为]?)|截止(?:到|至)?)[: ]?|{either('label')}截止(?:时间|日期)?(?:到|至|于|为|是|:)?|[时期]限[:为至]|截止(?:时间|日期)(?:\([^()]{{1,20}}\))?[:为])\Z"
    )
