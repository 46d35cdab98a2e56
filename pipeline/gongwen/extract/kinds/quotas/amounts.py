"""Amounts that are demanded: which period governs each, and how far its words run.

A period governs the amounts after it in its own clause. Across a comma it governs on (全年…研究不少于2次,…督查不少于1次) where
the first amount counted the same, or where no amount has used it yet and what is counted are times, study or papers.
"""

from __future__ import annotations

import re

from gongwen.extract.kinds.quotas.activity import actor, name, tail
from gongwen.extract.kinds.quotas.draft import Draft, Sentence
from gongwen.extract.kinds.quotas.licence import Context, licensed, refused
from gongwen.extract.kinds.quotas.operators import operator
from gongwen.extract.kinds.quotas.tokens import Amount, Period
from gongwen.text.durations import UNITS, duration
from gongwen.text.numerals import CHINESE, numeral

_SLASH = re.compile(rf" ?[/／] ?(?:每|人[·/•]?)?(?P<span>{'|'.join(UNITS)}|学期)")
_BARE = re.compile(
    rf"(?<![第每毎隔近前后过去了同{CHINESE}\d])(?P<count>[一两二三四五六半]|\d{{1,2}})(?P<span>个?(?:年度?|学年|季度?|月|周|学期|天|旬|小时|日))"
    r"(?:内|要|应|须|至少|不少于|最少|各|组织|开展|召开|进行|集中|安排){0,3} ?\Z"
)
_YEARLY = re.compile(r"(?<![\d全本上下该当前后学次])年度(?!工作|计划|目标|任务|要点|重点)|(?<![\d全本上下前后去今明十百千万])年(?=增长|递增|产|处理|接待|服务|培训|新增|销售|营业|发电|用水|度)")
_CARRIED = ("times", "study", "papers")


def find(sentence: Sentence) -> tuple[list[Draft], set[int]]:
    """The sentence's demanded amounts, in order, and where the periods start that govern one."""
    drafts: list[Draft] = []
    last: tuple[str | None, Period | None] = (None, None)
    used: dict[int, set[str]] = {}  # start of a period → units that it has governed
    last_end = -1
    for amount in (t for t in sentence.tokens if isinstance(t, Amount)):
        clause = sentence.clause(amount.start)
        said = operator(sentence.view, clause[0], amount, clause[1])
        context = Context(sentence, amount, said, clause)
        period, governor = _period(sentence, amount, clause, used)
        if period is None and governor is None and drafts and sentence.view[clause[0] : said.start].startswith("其中"):
            period, governor = last
        listed = last_end >= 0 and _goes_on(sentence.view, last_end, said.start)
        timed = period is not None or governor is not None
        if refused(context, timed=timed) or not licensed(context, timed=timed, listed=listed):
            continue
        draft = _draft(context, period, governor, last_end)
        drafts.append(draft)
        last_end = said.end
        last = period, governor
        if governor:
            used.setdefault(governor.start, set()).add(amount.unit or "")
    return drafts, set(used)


def _goes_on(view: str, last_end: int, start: int) -> bool:
    """Is what stands between two amounts only a joint of a list?"""
    between = view[last_end:start]
    return len(between) <= 20 and not re.search("[。;:]|的|了|已|由|占|其余", between)


def _period(sentence: Sentence, amount: Amount, clause: tuple[int, int], used: dict[int, set[str]]) -> tuple[str | None, Period | None]:
    """The ISO period of an amount and the token that says it, if one does."""
    view = sentence.view
    slash = _SLASH.match(view, amount.end, sentence.end)
    if slash:
        return duration(1, slash["span"]), None
    bare = _BARE.search(view, max(clause[0], amount.start - 14), amount.start) if amount.kind == "times" else None
    if bare and _is_span(bare, view[amount.start : amount.end]):
        return duration(numeral(bare["count"]).value, bare["span"].removeprefix("个")), None
    before = [p for p in sentence.periods if p.end <= amount.start]
    for period in reversed(before):
        if period.start >= clause[0] or _carries(sentence, period, amount, clause, used):
            return (_office(sentence) if period.code == "office" else period.code), period
        break
    if amount.kind in ("share", "money", "measure", "study") and _YEARLY.search(view, clause[0], amount.start):
        return "P1Y", None
    return None, None


def _is_span(bare: re.Match[str], written: str) -> bool:
    """半年一次, 两年一次, not 3月召开一次 (a date) or 一季度召开一次 (the first quarter)."""
    span = bare["span"]
    if span in ("月", "日") and bare["count"] not in ("一", "半"):
        return False
    return span not in ("季度", "季") or bare.group().endswith(span) and written in ("一次", "1次")


def _carries(sentence: Sentence, period: Period, amount: Amount, clause: tuple[int, int], used: dict[int, set[str]]) -> bool:
    """Does a period of an earlier clause govern an amount of this one?"""
    view = sentence.view
    between = view[period.end : clause[0]]
    if len(between) > 80 or between.count(",") > 4 or period.code == "office":
        return False
    units = used.get(period.start)
    if units is None:
        dated = re.match(rf"(?:\d{{1,2}}|[{CHINESE}元]{{1,3}})月", view[period.end : period.end + 4])
        return period.whole or amount.kind in _CARRIED or bool(dated)
    return (amount.unit or "") in units


def _office(sentence: Sentence) -> str | None:
    """The length of the term of office (每届任期五年), as said in the plan; None where it isn't."""
    plan = sentence.plan
    for start, end in ((sentence.start, sentence.end), (plan.start, plan.end)):
        m = re.search(rf"任期(?:一般|均|原则上|为|是){{0,2}}(?P<n>[{CHINESE}\d]{{1,2}})年", plan.view[start:end])
        if m:
            return duration(numeral(m["n"]).value, "年")
    return None


def _draft(c: Context, code: str | None, governor: Period | None, last_end: int) -> Draft:
    """The quota of a licensed amount: from the period, or from the act where that stands first, to the object's end."""
    view, amount, said = c.sentence.view, c.amount, c.operator
    start, end = c.clause
    in_clause = governor is not None and governor.start >= start
    head_start = governor.end if governor and in_clause else start
    if start < last_end <= said.start:
        head_start = max(head_start, last_end)
    subject = view[start : governor.start] if governor and in_clause else ""
    who = actor(subject) if subject else None
    slash = _SLASH.match(view, said.end, end)
    object_end = tail(view, slash.end() if slash else said.end, end)
    head, object_ = view[head_start : said.start], view[slash.end() if slash else said.end : object_end]
    if not in_clause:
        who, head = _split(head)
    if not subject and len(head.strip("应须要 ")) <= 2 and not object_.strip() and start > c.sentence.start:
        previous = c.sentence.clause(start - 1)
        subject = view[max(previous[0], previous[1] - 24) : previous[1]]
    activity = name("" if who else subject, head, object_) or view[start:end].strip()[:40]
    first = min(said.start, amount.start)
    if governor and in_clause:
        first = governor.start
        if subject and not who and not object_.strip():
            first = start
    elif head_start > start:
        first = head_start + (len(view[head_start:first]) - len(view[head_start:first].lstrip(" 、,和及")))
    else:
        first = start + (len(view[start:first]) - len(view[start:first].lstrip(" 、")))
    part = "其中" in view[start : said.start]
    slips = said.slips
    if governor and governor.slip:
        slips = (*slips, (governor.start, governor.end, governor.slip))
    unit = amount.unit.replace(" ", "") if amount.unit else amount.unit
    return Draft(
        first, max(object_end, said.end), activity, said.op, amount.value, amount.max, unit, code,
        actor=who, part=part, slips=slips,
    )  # fmt: skip


def _split(head: str) -> tuple[str | None, str]:
    """The actor at a clause's start and what follows, told apart by a modal word: 局党组应当召开."""
    m = re.match(r"([^,:]{2,24}?)(?:应当?|必须|须|要|需)(?=[^,:])", head)
    who = actor(m[1]) if m else None
    return (who, head[m.end() :]) if m and who else (None, head)
