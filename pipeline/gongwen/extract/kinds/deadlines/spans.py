"""Lengths of time within which something must be done: 收到之日起15日内, 2小时内, 当日, 至少提前一天, 最长不得超过12个月.

    within    N日内, with what it runs from (自…之日起, …后), before an act to be done
    ahead     提前N日, 届满N日前
    limit     最迟不超过4个小时, 延长的期限最长不得超过20个工作日
    work      建设期为2年, 整改时限15天
    same day  当日, 次日 with an act

Not a span of a ban (五年内不得担任), of a condition (一年内发生两次的, 三十日内未答复的), of a count (一年内不少于2次), nor how
long something lasts or holds (任期, 有效期, 处分期).
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from gongwen.extract.kinds.deadlines.dates import lexicon, pattern
from gongwen.extract.plantext import PlanText
from gongwen.text.durations import UNITS, duration
from gongwen.text.numerals import CHINESE, DASH, numeral, spread

_UNIT = "(?:" + "|".join(u for u in UNITS if u not in ("季", "双月", "双周", "半年度", "学年度", "分", "月份", "半月", "半年", "月度")) + ")"
_COUNT = rf"(?:\d{{1,3}}|[{CHINESE}]{{1,4}}|[xX×*_]{{1,4}})"
_LENGTH = rf"(?:(?P<low>{_COUNT})个?(?:{_UNIT})?{DASH})?(?P<n>{_COUNT}) ?(?P<half>个半|多)?个? ?(?P<unit>{_UNIT}|半)"


class Within(msgspec.Struct, frozen=True):
    """A length of time in the text, with the words that say what it runs from."""

    start: int
    end: int
    iso: str | None


@cache
def _anchors() -> re.Pattern[str]:
    """Where a length may end, or a word that brings one; each branch opens with a literal."""
    return re.compile(
        r"日(?:之|以)?[内前]|天(?:之|以)?[内前]|时(?:之|以)?[内前]|周(?:之|以)?[内前]|期(?:之|以)?[内前]|月(?:之|以)?[内前]|年(?:之|以)?[内前]|钟(?:之|以)?[内前]"
        r"|提前|提早|当[日天]|次日|翌日|第二[天日]|即日"
        rf"|延长(?={_COUNT})|前(?={_COUNT}(?:个工作)?[日天小])"
        rf"|最迟(?!于|在)|最长|最晚|不(?:得)?(?:超过|逾)|为(?={_COUNT})|:(?={_COUNT})|期(?={_COUNT})|限(?={_COUNT})"
    )


@cache
def _back() -> re.Pattern[str]:
    return re.compile(rf"(?<![第\d.{CHINESE}]){_LENGTH}\Z")


@cache
def _on() -> re.Pattern[str]:
    return re.compile(rf" ?{_LENGTH}")


_FROM = re.compile(
    r"(?:(?:应当|应|须|必须)?(?:自|从|于|在))?[^,。;:\n()]{0,30}?(?:之日起?的?|之时起|起的?|以?后的?|之后的?|届满|期满|完毕|结束)\Z"
)
_FROM_START = re.compile(r"(?:自|从|于|在)(?=[^,。;:\n]*\Z)")
_RECENT = re.compile(r"(?:近|最近|过去|此前|以往|上|任何|连续|每|头|未来|今后|为期|首|超过|不足|不满)\Z")


def find(plan: PlanText) -> list[Within]:
    """All lengths of time that are deadlines, in order."""
    view, found = plan.view, list[Within]()
    for m in _anchors().finditer(view, plan.body, plan.end):
        word = m.group()
        if word != "前" and word[-1] in "内前" and word != "提前":
            within = _within(plan, m)
        elif word in ("提前", "提早"):
            within = _ahead(plan, m)
        elif word in ("当日", "当天", "次日", "翌日", "第二天", "第二日", "即日"):
            within = _day(plan, m)
        else:
            within = _limit(plan, m)
        if within is not None and (not found or within.start >= found[-1].end):
            found.append(within)
    return found


def iso(m: re.Match[str]) -> str | None:
    """The duration of a match of a length; the upper end of a spread; None where the number is blank."""
    unit = m["unit"]
    ends = spread(m["n"]) if m["low"] is None else None
    count = ends[1] if ends else numeral(m["n"]).value
    if unit == "半":
        return None
    if m["half"] == "个半" and count is not None:
        months = {"月": None, "小时": 60}.get(unit)
        return None if months is None else duration(int(count * 60 + 30), "分钟")
    if m["n"] == "半":
        return duration(0.5, unit)
    return duration(count, unit)


def _within(plan: PlanText, m: re.Match[str]) -> Within | None:
    """N日内, N日前."""
    view = plan.view
    unit_end = m.start() + 1
    clause = plan.clause(m.start())
    length = _back().search(view, max(clause[0], m.start() - 12), unit_end)
    if length is None:
        return None
    before = view[clause[0] : length.start()]
    after = view[m.end() : clause[1]].rstrip(",:;。!?\n ")
    ahead = m.group()[-1] == "前"
    if before.endswith(("控制在", "稳定在", "保持在")) or _RECENT.search(before) or (before.endswith("前") and length["unit"].startswith("年")) or pattern("no_deadline").search(before):
        return None
    if ahead:
        if length["unit"] == "年" or before.endswith(("月", "日", "在", "约")) and before[-1:] == "月":
            return None
        if not re.search(r"(?:提前|届满|期满|到期|召开|举行|开始|施工|实施|活动|会议|听证|生效|应当?|须|要|在|于|的)[^,。;]{0,6}\Z", before) or re.search("月\\Z", before):
            return None
    if length["n"][0] in "xX×*_" and not re.match(r".{0,12}", after):
        return None
    if _is_condition(plan, clause, before, after) or (before.endswith("除") or (before.startswith("除") and after.endswith("外"))):
        return None
    start = _begin(plan, clause, length.start())
    return Within(start, m.end(), iso(length))


def _is_condition(plan: PlanText, clause: tuple[int, int], before: str, after: str) -> bool:
    """A ban, a condition or a count, rather than something to be done in that time."""
    if pattern("banned").match(after.lstrip("向对就由")) and not after.startswith(("有关", "有权", "被申", "无偿", "如实", "如期", "因地", "各项整")):
        return True
    text = plan.view[clause[0] : clause[1]].rstrip(",:;。!?\n ")
    if text.endswith(("的", "者")):
        return not re.match("(?:[^,。;]{0,16})未(?:能)?(?:在|于|按)", before)
    return bool(re.match(r"(?:凡|如|若|对)?[^,。;]{0,20}(?:超过|逾期)\Z", before))


def _begin(plan: PlanText, clause: tuple[int, int], at: int) -> int:
    """Where the words start that say what a length runs from: 自收到申请之日起; `at` where there are none."""
    view = plan.view
    before = view[max(clause[0], at - 40) : at]
    before = before.lstrip(" ")
    m = re.search(r"(?:之日起?的?|之时起|起的?|以?后的?|之后的?|届满|期满|完毕|结束|的)\Z", before)
    if m is None:
        m2 = re.search(r"(?:至少|最迟|最晚|务必|必须)?(?:在|于)\Z", before)
        return at - (len(before) - m2.start()) if m2 else at
    start = None
    for start in re.finditer(r"自|从|于|在", before):
        break
    if start is not None:
        return at - (len(before) - start.start())
    plain = re.search(r"[^,。;:、]{0,30}\Z", before)
    return at - (len(plain.group()) if plain else 0)


def _ahead(plan: PlanText, m: re.Match[str]) -> Within | None:
    """提前N日."""
    view = plan.view
    clause = plan.clause(m.start())
    length = _on().match(view, m.end(), clause[1])
    if length is None:
        return None
    before = view[clause[0] : m.start()]
    if re.search(r"(?:已|可|可以|比|较|实现|未)\Z", before) or view[length.end() : length.end() + 1] in ("完",):
        return None
    if plan.view[clause[0] : clause[1]].rstrip(",:;。!?\n ").endswith("的") and "未" in before:
        return None
    least = re.search(r"(?:至少|最少|应当?|须|必须|不少于)\Z", before)
    return Within(m.start() - (len(least.group()) if least else 0), length.end(), iso(length))


@cache
def _same_day() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:的|之)?(?:内|之内|以内|前|之前|下班前|上午|中午|\d{{1,2}}(?:时|点|:\d{{2}})(?:之?前|以前)?)?)(?:[,]?)(?={lexicon('due')}|[,。;]|\Z)")


def _day(plan: PlanText, m: re.Match[str]) -> Within | None:
    """当日, 次日 with something to be done."""
    view = plan.view
    clause = plan.clause(m.start())
    before, word = view[clause[0] : m.start()], m.group()
    if word == "即日":
        return None
    after = _same_day().match(view, m.end(), clause[1])
    if re.match(r"(?:的|有效|起|至|开始|未|不|临时|值班|值守|巡|活动)", view[m.end() : m.end() + 2]):
        return None
    text = view[clause[0] : clause[1]].rstrip(",:;。!?\n ")
    if text.endswith("的"):
        return None
    led = re.search(r"(?:于|在|自)[^,。;于在自]{0,20}\Z", before)
    closed = view[m.end() : m.end() + 1] in ("内", "前", "之")
    acts = re.match(r"(?:内|之内)?(?:完成|办结|报|上报|报送|送|送达|答复|处理|移交|移送|反馈|告知|公布|公开|发布|清运|归还|上传|录入|登记|受理|作出|出具|支付|结清|通知|提交|转|交|审核|审批|回复|核实|整改|入库|入账|入柜|归位|清零|清场|返回|销号|销假|兑付|存|缴)", view[m.end() : clause[1]])
    if not (acts or closed or (led and view[m.end() : m.end() + 1] != "的")):
        return None
    if "除" in before[:1] and view[m.end() : clause[1]].rstrip(",。;").endswith("外"):
        return None
    if re.search(r"(?:会议|活动|考试|开庭|事发|选举|比赛|培训|演出|婚礼|举办|节日|发生)\Z", before):
        return None
    start = m.start()
    if led and led.group()[0] in "于在":
        start = clause[0] + led.start()
    return Within(start, after.end() if after and closed else m.end(), "P0D" if word[0] == "当" else "P1D")


def _limit(plan: PlanText, m: re.Match[str]) -> Within | None:
    """最迟不超过4个小时, 最长不得超过12个月, 建设期为2年."""
    view = plan.view
    clause = plan.clause(max(m.start() - 1, plan.body) if m.group() == ":" else m.start())
    at = m.end()
    if m.group() in ("最迟", "最长", "最晚"):
        joint = re.compile(r"(?:期限|时间|可|可以)?(?:不得?超过|不得?多于|不得?迟于|为)?").match(view, at)
        at = joint.end() if joint else at
    length = _on().match(view, at, plan.end)
    if length is None:
        return None
    before = view[clause[0] : m.start()]
    if m.group() == "延长":
        if not re.search(r"(?:可以?|经[^,。;]{1,20})\Z", before) or length["unit"] not in ("日", "天", "工作日", "月", "小时"):
            return None
        return Within(m.start(), length.end(), iso(length))
    if m.group() == "前":
        if length["unit"] not in ("日", "天", "工作日", "小时") or re.search(r"[以之目此先提年月日天当空\d]\Z", before) or not before:
            return None
        noun = re.search(r"[^,。;、应当须于在]{1,8}\Z", before)
        return Within(m.start() - (len(noun.group()) if noun else 0), length.end(), iso(length))
    if re.search(rf"{lexicon('no_deadline')}[^,。;]{{0,10}}\Z", before):
        return None
    follows = view[length.end() : length.end() + 1]
    if follows in ("内", "前", "以", "之", "的", "起", "者") and follows:
        return None
    work = re.search(rf"{lexicon('term_of_work')}(?:一般|原则上|原则|均|暂定|确定|应|应当|定|的)*\Z", before)
    if m.group() in ("最迟", "最长", "最晚"):
        if "分" in (length["unit"] or "") and length["unit"] == "分":
            return None
    elif m.group().startswith("不"):
        if not (work or pattern("limit").search(before[-16:])):
            return None
    elif not work:
        return None
    start = m.start()
    if work:
        start = clause[0] + work.start()
    else:
        noun = re.search(r"(?:延长的?期限|期限|时限|时间)?(?:最长|最迟|最晚)?\Z", before)
        start -= len(noun.group()) if noun else 0
    return Within(start, length.end(), iso(length))
