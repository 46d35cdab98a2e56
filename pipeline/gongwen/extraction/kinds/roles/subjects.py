"""Who a predicate is said of: the search for the subject of a verb that stands at an offset.

    clause   = [lead] [governing verb] SUBJECT [adverbs] [prepositional phrases] VERB …
             | … 由 AGENT [adverbs] VERB …
             | … 设立 BODY ,  VERB …               the body just set up is what the next clause speaks of
    sentence = clause { , clause }                 a clause without a subject has that of a clause before it
    item     = list item under 「H 主要职责是：」 or under a heading that is a holder (`owners`)

In its own clause, the subject must fill all of the text before the verb (adverbs, connectives and a governing verb such
as 推动 aside), or begin it and be followed by what follows subjects. Only if the verb's clause has no text of its own
is the subject looked for in the clauses before it, at most `FAR` of them, and then above the list item. Words of
encouragement (鼓励, 支持) give nobody a part. Nothing is inferred from pronouns.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

import msgspec

from gongwen.extraction.kinds.roles.extents import holder_from, holder_to, is_given_part
from gongwen.extraction.kinds.roles.names import is_holder, names_listed, spoilt, trim
from gongwen.extraction.kinds.roles.units import clause_end, clause_start
from gongwen.extraction.kinds.roles.vocabulary import Phrase, Words, any_word, heads, known, meaning, meanings, surnames
from gongwen.extraction.plantext import PlanText

FAR = 7


class Subject(msgspec.Struct, frozen=True, gc=False):
    """The holder text[start:end] and the words between it and the verb.

    `near`: it stands in the verb's own clause; `above`: over the list item that the verb stands in.
    """

    start: int
    end: int
    near: bool = True
    between: str = ""
    above: bool = False


_NUMBER = Phrase(
    r"[ \t“\"]*(?:[\-—–·•*●○■◆][ ]*)?(?:(?:[一二三四五六七八九十]{1,3}(?:是|要)|[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[).、.](?!\d)"
    r"|[①-⑳⒈-⒛⑴-⒇]|第[一二三四五六七八九十]{1,2},|第[一二三四五六七八九十百零\d]{1,5}条)[ ]*)?"
)
_NUMBERED = "一二三四五六七八九十第"
"""What a number begins with, of the characters that names begin with too."""
_DETERMINED = Phrase(r"各|每|有关|相关|所属|其(?!他)|全体|辖区|本(?!次)|下属|由")
AGENT = Phrase(
    r"由(?:(?<![自理事缘经不任于]由)|(?<=[处管办审受代清整修护监]理由)|(?<=[聘责]任由))(?!于|此|来|衷|表|浅|头)"
)
"""由 before an agent: not 自由, 理由, 由于 …"""
PLAIN_AGENT = Phrase(
    r"(?!其|此|自|本人|他|她|它|双方|个人|我|你|上述|以上|前款|该|[^、]{0,3}[到至而])(?:(?![和及])[\u4e00-\u9fff]){2,12}(?:[、和及][\u4e00-\u9fff]{2,8}){0,8}"
)
"""Whom 由 names so plainly is the holder, whatever the name ends in: 由后勤负责, 由张某、李某负责."""
_PREPOSITION = Phrase(r"对|在(?![职校编岗])|按照?|根据|依照?|依据|就(?!业)|通过|结合|围绕|针对|为(?!民)")
_PIVOT = Phrase(lambda: rf"{any_word('pivot')}(?:好|了|\d{{1,2}}[名位个]|[一二两三][名位个])?")
_LIGHT = Phrase(lambda: any_word("light"))
_FOUNDED = Phrase(
    r"(?:(?:下设|增设|设立|设置|(?<![建内下附常特])设(?![备施计区市岗])|成立|组建|建立|组成)(?:了|起)?(?:相应的?|专门的?|统一的?|由[^,]{2,120}的|以[^,]{2,60}为[^,的]{2,8}的)?"
    r"|(?:确定|指定|明确|配备|安排|选派|选聘|聘请|配齐|配强)(?:好)?(?:至少)?(?:(?:\d{1,2}|[一二两三])(?:名|位|个)(?:以上)?的?|(?=专[职门责])))"
    r"(?=[^,是]{2,60}$)"
)
_REMARK = Phrase(r"\([^()]{1,40}\)$")
_RULE = Phrase(r"建立|健全|落实|实行|形成|构建|完善|明确(?!的)")
_SOMEONE = Phrase(r"专[人门]")
_COMPOSED = Phrase(r"([^,由]{2,40}?)(?:主要|应当?|一般)?由[^,]{2,200}(?:组成|构成)$")
_NO_SUBJECT = Phrase(
    r"(?:配合|协助|参与|参加|组成)$|^(?:[^,]{0,12})(?:组长|成员|总指挥|召集人|主任|组员|联络员)(?:应当?|一般|分别)?由"
)
"""What such a clause says is by the way: the next clause speaks of the team, or of whom it spoke before."""


_POSTED = Phrase(
    r"(?:担任|兼任|任|为)(?:第一|常务|执行)?副?(?:组长|总指挥|指挥长|召集人|主任委员|主任|会长|理事长|秘书长)$"
)
"""Who is what in a team: by the way as well, where the sentence goes on with who the members are."""
_CHOSEN = Phrase(
    r"(?:统一|按程序|依法|负责|直接)*(?:选派|选举|推选|推荐|提名|任命|聘任|聘请|委派|指派|选聘|任免|派出|产生)"
)
"""队长由县直单位选派，负责全队管理: who is chosen does it."""
_GROUP = Phrase(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,12}(?:组|专班|队)):$")


def strip_right(view: str, start: int, end: int) -> int:
    """Where view[start:end] ends without the adverbs and blanks at its end."""
    adverbs = known("adverb")
    while end > start:
        if view[end - 1] in " \t":
            end -= 1
            continue
        size = adverbs.before(view, start, end)
        if not size or heads().before(view, start, end) > size:
            return end
        end -= size
    return end


@cache
def _openers() -> tuple[Words, dict[str, str]]:
    """Connectives and governing verbs, and what kind of verb they are: none, a value of [[govern]], or encourage."""
    kinds = dict.fromkeys(known("encourage").words, "encourage")
    kinds.update(meanings("govern"))
    kinds.update((word, "") for word in known("lead").words)
    return Words(kinds), kinds


def strip_left(view: str, start: int, end: int) -> tuple[int, str]:
    """Where view[start:end] begins without connectives and governing verbs; what kind of verb was there, if any."""
    found = ""
    if start < end and (view[start] in _NUMBERED or not "\u4e00" <= view[start] <= "\u9fff"):
        numbered = _NUMBER.match(view, start, end)
        start = numbered.end() if numbered else start
    openers, kinds = _openers()
    while start < end:
        if view[start] in " \t、":
            start += 1
            continue
        size = openers.after(view, start, end)
        if not size or known("fine_start").after(view, start, end) > size:
            break
        kind = kinds[view[start : start + size]]
        if kind == "noun" and not _DETERMINED.match(view, start + size, end):
            break
        found = kind if kind == "encourage" else found or kind
        start += size
    return start, found


def beside(view: str, start: int, verb: int, kind: str) -> bool:
    """Does an adverb of that kind stand right before the verb?"""
    return meaning("adverb", kind).before(view, max(start, verb - 4), verb) > 0


def said(plan: PlanText, verb: int) -> tuple[Subject | None, bool]:
    """The subject of the verb in its clause or in one before it; and is it still open who it is, where there is none?

    It is open where the verb's clause has no text of its own and no clause before it shuts off what stands above.
    """
    view, starts = plan.view, plan.clause_starts
    own = k = bisect_right(starts, verb) - 1
    start = clause_start(plan, verb)
    end = strip_right(view, start, verb)
    begin, governed = strip_left(view, start, end)
    if governed == "encourage" or beside(view, end, verb, "never"):
        return None, False
    if begin < end:
        found = _near(view, _closed_off(view, start, begin, end, governed), end, verb)
        if found is not None or not _PREPOSITION.match(view, begin, end):
            return found, False
    elif governed or beside(view, end, verb, "slogan"):
        return None, False
    sentence = _sentence_start(plan, start)
    composed = False
    while k > 0 and starts[k] > sentence and own - k < FAR:
        k -= 1
        stop = clause_end(plan, starts[k])
        if view.endswith(("组成", "构成"), starts[k], stop):
            composed = True
        elif composed and _POSTED.search(view, starts[k], stop):
            continue
        found = _far(view, starts[k], clause_end(plan, starts[k]), verb)
        if found is None:
            continue
        if k > 0 and view.startswith("作为", starts[k]) and starts[k] > sentence:
            before = starts[k - 1], clause_end(plan, starts[k - 1])
            founded = _founded(view, *before)
            if founded:
                found = Subject(*founded, near=False, between=found.between)
            elif view[found.start : found.end] in known("unit"):
                found = _far(view, *before, verb) or found
        return (found if found.end > found.start else None), False
    return None, True


def _closed_off(view: str, start: int, begin: int, end: int, governed: str) -> int:
    """Where the subject begins: with the governing verb, if a 的 closes it off (实行垂直管理的部门)."""
    if governed != "govern" or view.find("的", begin, end) < 0:
        return begin
    number = _NUMBER.match(view, start, end)
    whole = number.end() if number else start
    return whole if holder_to(view, whole, end) == whole else begin


def _sentence_start(plan: PlanText, at: int) -> int:
    """Where the sentence starts; a semicolon ends none here, since its parts share their subject."""
    starts = plan.sentence_starts
    k = bisect_right(starts, at) - 1
    for _ in range(4):
        if k <= 0 or not plan.view.startswith(";", starts[k] - 1):
            break
        k -= 1
    return starts[max(k, 0)]


def _near(view: str, begin: int, end: int, verb: int) -> Subject | None:
    """The subject in the verb's own clause, which has view[begin:end] before the verb's adverbs."""
    agent = AGENT.last(view, begin, end) if view.find("由", begin, end) >= 0 else None
    if agent is not None:
        begin, _ = strip_left(view, agent.end(), end)
        composed = view.find("组成", begin, end)
        begin = composed + 2 if composed > 0 else begin
    found = holder_to(view, begin, end)
    if found >= 0 and (agent is None or found == begin or is_given_part(view, begin, found - 1)):
        return Subject(found, end, between=view[end:verb])
    if agent is not None and PLAIN_AGENT.fullmatch(view, begin, end) and not spoilt(view, begin, end):
        return Subject(begin, end, between=view[end:verb])
    if agent is None and _names(view, begin, end):
        return Subject(begin, end, between=view[end:verb])
    pivot = _PIVOT.last(view, begin, end) if agent is None else None
    if pivot is not None and pivot.end() < end:
        found = holder_to(view, pivot.end(), end)
        if found >= 0:
            return Subject(found, end, between=view[end:verb])
        if _SOMEONE.match(view, pivot.end(), end):
            return None
    if view.startswith("有", begin) and view[begin - 1 : begin] in ("应", "当", "须", "要", "需"):
        begin += 1
    stop = holder_from(view, begin, end)
    if stop > 0 and (stop >= end or _LIGHT.match(view, stop, end)):
        return Subject(begin, stop, between=view[stop:verb])
    return None


def _names(view: str, begin: int, end: int) -> bool:
    """Are these persons by name? One alone is rather somebody of whom a story tells, or a word."""
    if not 5 <= end - begin < 40 or view[begin] not in surnames()[0]:
        return False
    return len(names_listed(view, begin, end)) > 1


def _founded(view: str, begin: int, end: int) -> tuple[int, int] | None:
    """The body that the clause sets up, or whom it appoints."""
    end = bracket.start() if view[end - 1 : end] == ")" and (bracket := _REMARK.search(view, begin, end)) else end
    founded = _FOUNDED.search(view, begin, end)
    if founded is None:
        return None
    first, last = trim(view, founded.end(), end)
    return (first, last) if is_holder(view, first, last) and not view.endswith("机制", first, last) else None


def _agent(view: str, start: int, begin: int, end: int) -> tuple[int, int] | None:
    """The agent of an earlier clause that starts at `start`, or the group that the agent leads: 监测预警组:由水利站牵头."""
    for agent in AGENT.finditer(view, begin, end):
        first, _ = strip_left(view, agent.end(), end)
        last = holder_from(view, first, end)
        if last > 0 and _CHOSEN.match(view, last, end):
            topic = strip_left(view, start, agent.start())[0], strip_right(view, start, agent.start())
            return topic if is_holder(view, *topic) else None
        group = _GROUP.search(view, max(0, start - 18), start) if view.startswith("牵头", last) else None
        if last > 0:
            return group.span(1) if group else (first, last)
    return None


def _far(view: str, start: int, end: int, verb: int) -> Subject | None:
    """The subject of an earlier clause; an empty one where the clause shuts off what stands before it."""
    begin, governed = strip_left(view, start, end)
    if governed == "encourage":
        return Subject(start, start)
    composed = _COMPOSED.match(view, begin, end)
    if composed and is_holder(view, *composed.span(1)):
        return Subject(*composed.span(1), near=False, between=view[composed.end(1) : verb])
    if governed and governed != "noun" and view.find(";", start, verb) >= 0:
        return None
    if governed == "noun" or _NO_SUBJECT.search(view, begin, end):
        return None
    if governed == "govern":
        begin = start
    founded = _founded(view, begin, end)
    if founded:
        return Subject(*founded, near=False, between=view[end:verb])
    agent = _agent(view, start, begin, end)
    if agent is not None:
        return Subject(*agent, near=False, between=view[agent[1] : verb])
    if view.startswith("作为", begin) and is_holder(view, begin + 2, end):
        return Subject(begin + 2, end, near=False, between=view[end:verb])
    pivot = _RULE.last(view, begin, end)
    if pivot is not None:
        first, last = pivot.end(), holder_from(view, pivot.end(), end)
        if last > 0 and not view.startswith("的", last) and not view.endswith("机制", first, last):
            return Subject(first, last, near=False, between=view[last:verb])
    last = holder_from(view, begin, end)
    return Subject(begin, last, near=False, between=view[last:verb]) if last > 0 else None
