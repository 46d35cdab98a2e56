"""Amounts that are demanded: from each number in a sentence to a quota, or to nothing.

For each number: what its operator is (`operators`), which period governs it (`periods`), whether something refuses it
(`refusals`) and a frame demands it (`licences`), and what act its clause names (`activity`).
"""

from __future__ import annotations

import re

from gongwen.extraction.cells import cell_before, short_cell
from gongwen.extraction.kinds.quotas.activity import (
    actor,
    acts,
    by_whom,
    clean,
    done_to,
    light,
    name,
    tail,
    without_each,
)
from gongwen.extraction.kinds.quotas.attributes import ranked
from gongwen.extraction.kinds.quotas.context import Context
from gongwen.extraction.kinds.quotas.draft import Draft, Sentence, shared
from gongwen.extraction.kinds.quotas.licences import licensed
from gongwen.extraction.kinds.quotas.operators import operator
from gongwen.extraction.kinds.quotas.periods import NOT_GOVERNED, Governed, Governing, slash_after
from gongwen.extraction.kinds.quotas.refusals import refused

_EACH_TIME = re.compile("每[次场节堂期课班]")
_FROM = re.compile(r"[由从][\d百千万亿.]+[^,。;:\d]{0,4}\Z")
"""利用率由35%提高到50%: what the measure was is no part of its name."""
_ENDS_LIST = re.compile("[。;:的了已由占]|其余")
_SUBJECT = re.compile(r"([^,:]{2,24}?)(?:应当?(?![急对用届聘收变酬])|必须|须|要|需)(?=[^,:])")
_LIMITED = re.compile(
    "限(申报|推荐|参加|借阅|借用|领取|购买|选报|填报|选择|携带|选修|报名|使用|发言|预约|提交|投稿|参赛|入围|评选|录取|招收|乘坐|停放|安排|申请|[购领借选用乘带住录招填投评报推])"
)
"""每户限购1套: the act stands in the operator."""
_SUBJECT_AT_MOST = 14  # a longer clause says more than of what (工作,应每半年检讨一次)
_JOINTS = frozenset({"、", "和", "及", "与", ",", "以及"})
_PHRASE = 3  # a clause no longer than that (下一步, 同时) names no act


def find(sentence: Sentence) -> tuple[list[Draft], set[int]]:
    """The sentence's demanded amounts, in order, and where the periods start that govern one."""
    drafts: list[Draft] = []
    view = sentence.view
    clause = (0, 0)
    governing = Governing(sentence, {}, NOT_GOVERNED)
    last: Draft | None = None
    for amount in sentence.amounts:
        if not clause[0] <= amount.start < clause[1]:
            clause = sentence.clause(amount.start)
        said = operator(view, clause[0], amount, clause[1])
        governed = governing.of(amount, clause)
        listed = (last.unit or "") if last and _goes_on(view, last.end, said.start) else None
        where = Context(
            sentence,
            amount,
            said,
            clause,
            view[clause[0] : said.start],
            view[said.end : clause[1]],
            governed.demands(sentence),
            listed,
            said.before or said.after,
            sentence.standing,
        )
        if not licensed(where) or refused(where):
            continue
        draft = _draft(where, governed, last)
        if governed.token is None:
            drafts.append(draft)
        else:
            drafts += reversed(shared(sentence, governed.token, draft))
        last = drafts[-1]
        governing.take(governed, amount)
    return drafts, set(governing.used)


def _goes_on(view: str, last_end: int, start: int) -> bool:
    """Is what stands between two amounts only a joint of a list?"""
    between = view[last_end:start]
    return len(between) <= 20 and not _ENDS_LIST.search(between)


def _draft(c: Context, governed: Governed, last: Draft | None) -> Draft:
    """The quota of a licensed amount: from the period, or from the act where that stands first, to the object's end."""
    view, amount, said = c.sentence.view, c.amount, c.operator
    start, end = c.clause
    last_end = last.end if last else -1
    token = governed.token
    period = token if token is not None and token.start >= start else None  # the one in this clause
    head_start = max(period.end if period else start, last_end if last_end <= said.start else start)
    said_of = view[start : period.start] if period else ""
    subject, told = by_whom(without_each(said_of))
    who = told or (actor(subject) if subject else None)
    slash = slash_after(view, said.end, end)
    object_start = slash.end() if slash else said.end
    object_end = tail(view, object_start, end)
    head, object_ = view[head_start : said.start], view[object_start:object_end]
    if not period:
        who, head = _split(head)
    first = _first(view, said.start, head_start)
    if period:
        first = start if said_of and not who and not object_.strip() else period.start
        if view.startswith("(", first - 1) and first > start and ")" in view[first : said.start]:
            first = max(start, first - 3)  # 定期(每季度至少一次)…
    head, doer = by_whom(head)
    who = who or doer
    head = "" if head in _JOINTS else head.removesuffix("居前").removesuffix("前") if ranked(c) else head
    if (
        said.start < amount.start
        and view[said.start] == "限"
        and (limited := _LIMITED.match(view, said.start, amount.start))
    ):
        head += limited[1]
    words, what = clean(_FROM.sub("", head) if "由" in head or "从" in head else head), clean(object_)
    about = clean(subject)
    if not about and not object_.strip() and _bare_act(words) and start > max(c.sentence.start, last_end):
        previous = c.sentence.clause(start - 1)
        long = words in acts() and words not in light() and previous[1] - previous[0] > _SUBJECT_AT_MOST
        if previous[1] - previous[0] > _PHRASE and previous[1] > last_end and not long:
            about = clean(_split(view[max(previous[0], previous[1] - 32) : previous[1]])[1])
    activity = (
        name("" if who and not told else about, words, what)
        or about
        or _cell_before(c)
        or who
        or view[start:end].strip()[:40]
    )
    if told and words and about and not what:
        activity = words + about  # 碰头会由车间主任每月召集一次
    if period:
        activity = done_to(view, c.sentence.start, period.start, activity)
    if last and (_EACH_TIME.fullmatch(activity) or (not (words or what or about) and last.period != governed.code)):
        activity = last.activity
    if last and not words and what and last.verb and view[last.end : said.start] in _JOINTS:
        words = last.verb  # 引进100名甲、200名乙
        activity = words + activity
    slips = said.slips
    if token is not None and token.slip:
        slips = (*slips, (token.start, token.end, token.slip))
    return Draft(
        start=first,
        end=max(object_end, said.end),
        activity=activity,
        op=said.op,
        value=amount.value,
        max=amount.max,
        unit=amount.unit,
        period=governed.code,
        actor=who,
        part="其中" in view[start : said.start],
        slips=slips,
        verb=words if what else "",
    )


def _first(view: str, operator_start: int, head_start: int) -> int:
    """Where the words about an amount start: at the head, its joint to what was before left out."""
    head = view[head_start:operator_start]
    return head_start + len(head) - len(head.lstrip(" 、,和及"))


def _cell_before(c: Context) -> str:
    """What the cell before says, where an amount stands alone in a table's cell (隐患排查 | 每季度1次)."""
    cell = short_cell(c.sentence.plan, c.amount.start, c.operator.end)
    before = cell_before(c.sentence.plan, cell[0]) if cell else None
    return clean(c.sentence.plan.text[before[0] : before[1]]) if before else ""


def _bare_act(words: str) -> bool:
    """Is there nothing before the number but a verb, so that the clause before says of what (工作,应每半年检讨一次)?"""
    return not words or words in acts() or _EACH_TIME.fullmatch(words) is not None


def _split(head: str) -> tuple[str | None, str]:
    """The actor at a clause's start and what follows, told apart by a modal word: 局党组应当召开."""
    m = _SUBJECT.match(head)
    who = actor(m[1]) if m else None
    return (who, head[m.end() :]) if m and who else (None, head)
