"""Amounts that are demanded: from each number in a sentence to a quota, or to nothing.

For each number: what its operator is (`operators`), which period governs it (`periods`), whether something refuses it
(`refusals`) and a frame demands it (`licences`), and what act its clause names (`activity`).
"""

from __future__ import annotations

import re

from gongwen.extraction.kinds.quotas.activity import (
    DUTY,
    actor,
    acts,
    by_whom,
    done_to,
    held,
    light,
    name,
    pays,
    tail,
)
from gongwen.extraction.kinds.quotas.cleaning import clean, without_each
from gongwen.extraction.kinds.quotas.context import Context
from gongwen.extraction.kinds.quotas.draft import Draft, Sentence, shared
from gongwen.extraction.kinds.quotas.dues import EACH_ONE
from gongwen.extraction.kinds.quotas.heads import JOINTS, said_around
from gongwen.extraction.kinds.quotas.licences import licensed
from gongwen.extraction.kinds.quotas.operators import inside, operator
from gongwen.extraction.kinds.quotas.people import member
from gongwen.extraction.kinds.quotas.periods import NOT_GOVERNED, Governed, Governing, Led, slash_after
from gongwen.extraction.kinds.quotas.refusals import refused
from gongwen.extraction.kinds.quotas.unsaid import cell, convened_above, frame, label, named_above
from gongwen.extraction.kinds.quotas.vocabulary import ends_in

_EACH_TIME = re.compile("每[次场节堂期课班]")
_FOR_EACH = re.compile("(?:应|须|要)?每(?:单位|[个家名位户]?[^,。;:年月周季日天次]{1,4})(?:应|须|要)?")
"""列席旁听每年每单位(不少于1次): for whom."""
_ENDS_LIST = re.compile("[。;:的了已由占]|其余")
_NEXT_ITEM = re.compile("[;。][ \\n]{0,4}(?:“[^“”,。;:]{2,10}”|[^,。;:“”的了已由占现共]{2,8})")
"""评出“和谐小组”3个;“组织奖”5个: the next of a list, behind a mark that closes more."""
_ITEMS = frozenset({"people", "bodies", "papers", "things", "times"})
_SUBJECT = re.compile(rf"([^,:]{{2,24}}?)(?:{DUTY}|需(?!求))(?=[^,:])")
_POST_OF = re.compile("(?:担任|兼任|出任)\\Z")
"""秘书长由一名(常务理事担任): the post, not who may have it."""
_WHOEVER = re.compile("凡是?|所有")
"""凡报名参赛的选手(应提交…): whoever it is."""
_SUBJECT_AT_MOST = 14  # a longer clause says more than of what (工作,应每半年检讨一次)
_SUMMED = re.compile("共计?|合计|总计|为期")
"""必修课程,共计两学期,每周2小时: a clause that only sums up."""
_PHRASE = 3  # a clause no longer than that (下一步, 同时) names no act


def find(sentence: Sentence, before: Draft | None, led: Led | None) -> tuple[list[Draft], set[int]]:
    """The sentence's demanded amounts, in order, and where the periods start that govern one.

    `before` is the last amount of the sentence before it, whose list it may go on with; `led` the last label
    before it that says of what period a list is.
    """
    drafts: list[Draft] = []
    view = sentence.view
    clause = (0, 0)
    governing = Governing(sentence, {}, NOT_GOVERNED)
    opens = sentence.amounts[0]
    goes_on = before and opens.kind in _ITEMS and _NEXT_ITEM.fullmatch(view, before.end, opens.start)
    last = before if goes_on else None
    for amount in sentence.amounts:
        if not clause[0] <= amount.start < clause[1]:
            clause = sentence.clause(amount.start)
        said = operator(view, clause[0], amount, clause[1])
        governed = governing.of(amount, clause)
        if led is not None and governed is NOT_GOVERNED and said.firm and led.governs(amount):
            governed = Governed(led.code)
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
        draft = _seat(where) or _draft(where, governed, last)
        if governed.token is None:
            drafts.append(draft)
        else:
            drafts += reversed(shared(sentence, governed.token, draft))
        last = drafts[-1]
        governing.take(governed, amount)
    return drafts, set(governing.used)


def _seat(c: Context) -> Draft | None:
    """The quota of one kind of member in a list of them; None for any other amount."""
    before, behind = member(c) if c.amount.kind == "people" and c.standing else ("", "")
    said, amount = c.operator, c.amount
    if not before + behind:
        return None
    start, end = said.start - len(before), said.end + len(behind)
    return Draft(start, end, clean(before) + behind, said.op, amount.value, amount.max, amount.unit)


def _goes_on(view: str, last_end: int, start: int) -> bool:
    """Is what stands between two amounts only a joint of a list?"""
    between = view[last_end:start]
    return len(between) <= 20 and (not _ENDS_LIST.search(between) or _NEXT_ITEM.fullmatch(between) is not None)


def _draft(c: Context, governed: Governed, last: Draft | None) -> Draft:
    """The quota of a licensed amount: from the period, or from the act where that stands first, to the object's end."""
    view, amount, said = c.sentence.view, c.amount, c.operator
    start, end = c.clause
    if amount.kind == "share":
        start = inside(view, start, said.start)
    last_end = last.end if last else -1
    token = governed.token
    period = token if token is not None and token.start >= start else None  # the one in this clause
    head_start = max(period.end if period else start, last_end if last_end <= said.start else start)
    said_of = view[start : period.start] if period else ""
    subject, told = by_whom(without_each(said_of))
    who = told or (actor(subject) if subject and not subject.endswith("的") else None)  # 值班的每天补助20元
    each = slash_after(view, said.end, end) or (EACH_ONE.match(view, said.end, end) if amount.kind == "money" else None)
    object_start = each.end() if each else said.end
    object_end = tail(view, object_start, end)
    head, object_ = view[head_start : said.start], view[object_start:object_end]
    if not period:
        who, head = _split(head)
    first = _first(view, said.start, head_start)
    if period:
        first = start if said_of and not who and not object_.strip() else period.start
    head, object_, doer = said_around(c, head, object_)
    who = who or doer
    about = "" if subject.endswith("的") and amount.kind == "times" else clean(subject)  # 超过6年的每年检测一次
    head = "" if about and _FOR_EACH.fullmatch(head) else head
    words, what = clean(head), clean(object_)
    if not about and not object_.strip() and start == c.clause[0] and _bare_act(words):
        before = start > max(c.sentence.start, last_end)
        about = _said_before(c, words, last_end) if before else label(c) if words else ""
    if (who or head.endswith("由")) and _POST_OF.search(object_):
        about, what, words, who = who or words, "", "", None
    meeting = who if who == about and held(words or (last.verb if last else ""), what, who) else None
    who = None if meeting else who
    activity = (
        (meeting and (words or "召开") + meeting)
        or name("" if who and not told else about, words, what)
        or about
        or cell(c)
        or who
        or named_above(c, last)
        or view[start:end].strip()[:40]
    )
    if told and words and about and not what:
        activity = words + about  # 碰头会由车间主任每月召集一次
    if activity.endswith(("召开", "举行")):
        activity = convened_above(c) or activity
    if period:
        activity = done_to(view, c.sentence.start, period.start, activity)
    act = activity if who else ""
    if last and not meeting:
        activity, act = _carried(c, last, activity, act, words if not what else None, about, who)
    if last and not words and what and last.verb and view[last.end : said.start] in JOINTS:
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
        verb=words if what else (meeting and (words or (last.verb if last else ""))) or "",
        act=act,
    )


def _said_before(c: Context, words: str, last_end: int) -> str:
    """What the clause before says of what an act is done to: 档案,每年清点一次."""
    start, end = c.sentence.clause(c.clause[0] - 1)
    if start > c.sentence.start and _SUMMED.match(c.sentence.view, start, end):
        start, end = c.sentence.clause(start - 1)
    long = words in acts() and words not in light() and end - start > _SUBJECT_AT_MOST
    phrase = end - start <= _PHRASE and not c.sentence.view.startswith(":", end)
    if phrase or end <= last_end or long:
        return ""
    said = c.sentence.view[max(start, end - 32) : end]
    return frame(said, light=words in light()) if words else clean(_split(said)[1])


def _carried(
    c: Context, last: Draft, activity: str, act: str, words: str | None, about: str, who: str | None
) -> tuple[str, str]:
    """The activity, and the act alone, where both are those of the amount before, or else as they are.

    `words` stand before the number; None where its object follows.
    """
    if _EACH_TIME.fullmatch(activity) or (words == "" and _unsaid(c, about, who) and not cell(c)):
        return last.activity, last.act
    alike = last.unit == c.amount.unit and c.amount.kind in ("times", "study")
    if alike and last.act and words and ends_in(words, "actor_end"):
        return words + last.act, last.act  # 班主任听课不少于30节,其他教师不少于15节
    return activity, act


def _unsaid(c: Context, about: str, who: str | None) -> bool:
    """Does an amount say only when and who, so that the act is the one before: 县级每季巡河一次,乡级每月不少于两次?"""
    return c.amount.kind != "money" and (not about or (who is not None and about == clean(who)))


def _first(view: str, operator_start: int, head_start: int) -> int:
    """Where the words about an amount start: at the head, its joint to what was before left out."""
    head = view[head_start:operator_start]
    return head_start + len(head) - len(head.lstrip(" 、,和及"))


def _bare_act(words: str) -> bool:
    """Is there nothing before the number but a verb, so that the clause before says of what (工作,应每半年检讨一次)?"""
    return not words or words in acts() or pays(words) or _EACH_TIME.fullmatch(words) is not None


def _split(head: str) -> tuple[str | None, str]:
    """The actor at a clause's start and what follows, told apart by a modal word: 局党组应当召开."""
    m = _SUBJECT.match(head)
    whoever = _WHOEVER.match(m[1]) if m else None
    who = actor(m[1][whoever.end() :] if whoever else m[1]) if m else None
    return (None if whoever else who, head[m.end() :]) if m and who else (None, head)
