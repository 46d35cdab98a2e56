"""Who a predicate is said of: the search for the subject of a verb that stands at an offset.

    clause   = [lead] [governing verb] SUBJECT [adverbs] [prepositional phrases] VERB …
             | … 由 AGENT [adverbs] VERB …
             | … 设立 BODY ,  VERB …               the body just set up is what the next clause speaks of
    sentence = clause { , clause }                 a clause without a subject has that of a clause before it
    item     = list item under 「H 主要职责是：」 or under a heading that is a holder

In its own clause, the subject must fill all of the text before the verb (adverbs, connectives and a governing verb such
as 推动 aside), or begin it and be followed by what follows subjects. Only if the verb's clause has no text of its own
is the subject looked for in the clauses before it, at most `FAR` of them, and then above the list item. Words of
encouragement (鼓励, 支持) give nobody a part. Nothing is inferred from pronouns.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

import msgspec

from gongwen.extract.kinds.roles.holders import has_head, holder_from, holder_to, is_holder, names_person, trim
from gongwen.extract.kinds.roles.vocabulary import head_words, longest_after, longest_before, meanings, word_set
from gongwen.extract.plantext import PlanText

FAR = 7
_END_MARKS = " \t\n,;:。!?"


class Subject(msgspec.Struct, frozen=True):
    """The holder text[start:end]. `near`: it stands in the verb's own clause; `between`: the words between it and the verb."""

    start: int
    end: int
    near: bool
    between: str
    above: bool = False


_NUMBER = re.compile(
    r"[ \t“\"]*(?:(?:[一二三四五六七八九十]{1,3}(?:是|要)|[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[).、.](?!\d)|[①-⑳]|第[一二三四五六七八九十]{1,2},)[ ]*)?"
)


def _adverbs() -> frozenset[str]:
    return word_set("adverb")


def strip_right(view: str, start: int, end: int) -> int:
    """Where view[start:end] ends without the adverbs and blanks at its end."""
    known = _adverbs()
    while end > start:
        if view[end - 1] in " \t":
            end -= 1
            continue
        size = longest_before(view, start, end, known)
        if not size or longest_before(view, start, end, head_words()) > size:
            return end
        end -= size
    return end


def strip_left(view: str, start: int, end: int) -> tuple[int, str]:
    """Where view[start:end] begins without connectives and governing verbs; what kind of verb was there, if any."""
    found = ""
    numbered = _NUMBER.match(view, start, end)
    if numbered:
        start = numbered.end()
    fine, lead, govern = word_set("fine_start"), word_set("lead"), meanings("govern")
    encourage = word_set("encourage")
    while start < end:
        if view[start] in " \t、":
            start += 1
            continue
        name = longest_after(view, start, end, fine)
        size = longest_after(view, start, end, lead)
        verb = longest_after(view, start, end, frozenset(govern))
        wish = longest_after(view, start, end, encourage)
        if name > max(size, verb, wish):
            break
        if wish > max(size, verb):
            found, size = "encourage", wish
        elif verb > size:
            if govern[view[start : start + verb]] == "noun" and not _DETERMINED.match(view, start + verb, end):
                break
            found, size = found or govern[view[start : start + verb]] or "govern", verb
        elif not size:
            break
        start += size
    return start, found


_DETERMINED = re.compile(r"各|有关|相关|所属|其(?!他)|全体|辖区|本(?!次)|下属|由")
_AGENT = re.compile(r"(?<![自理事缘经不任于])由(?!于|此|来|衷|表|浅)")
_PREPOSITION = re.compile(r"对|在(?![职校编岗])|按照?|根据|依照?|依据|就(?!业)|通过|结合|围绕|针对|为(?!民)")
_PIVOT = re.compile(
    r"(?:指定|明确|安排|委派|委托|指派|责成|督促|确定|聘请|聘任|配备|抽调|授权|要求|推动|选派|派出|推选|任命|组织)(?:好|了|\d{1,2}[名位个]|[一二两三][名位个])?"
)
_LIGHT = re.compile(
    r"(?:对|按|在|根据|依|就|为|会同|应|要|须|必|将|可|切实|具体|统一|积极|主动|认真|全面|严格|带头|统筹|与|同|向|通过|以|结合|围绕|每|定期|也|都|均|仍|则|还|既|不仅|除|作为|是|从|于|主要|分别|共同|牵头|分工|年|第|进一步|真正|全程|直接)"
)
_FOUNDED = re.compile(
    r"(?:下设|增设|设立|设置|设|成立|组建|建立)(?:了|起)?(?:相应的?|专门的?|统一的?|由[^,]{2,120}的)?(?=[^,是]{2,30}$)"
)
_NO_SUBJECT = re.compile(
    r"(?:配合|协助|参与|参加|组成)$|^(?:[^,]{0,12})(?:组长|成员|总指挥|召集人|主任|组员|联络员)(?:应当?|一般|分别)?由"
)
"""What such a clause says is by the way: the next clause speaks of the team, or of whom it spoke before."""
_AS = re.compile(r"作为")


def subject(plan: PlanText, verb: int, low: int = 0) -> Subject | None:
    """The subject of the verb at `verb`; `low` is where the text may at the earliest begin that speaks of it."""
    view = plan.view
    k = bisect_right(plan.clause_starts, verb) - 1
    start = max(plan.clause_starts[k], low)
    end = strip_right(view, start, verb)
    begin, governed = strip_left(view, start, end)
    if governed == "encourage" or _between(view, end, verb, "never"):
        return None
    if begin < end:
        if governed == "govern":
            lead = _NUMBER.match(view, start, end)
            whole = lead.end() if lead else start
            if "的" in view[whole:end] and holder_to(view, whole, end) == whole:
                begin = whole
        found = _near(view, begin, end, verb)
        if found is not None or not _PREPOSITION.match(view, begin, end):
            return found
    elif governed or _between(view, end, verb, "slogan"):
        return None
    sentence = _sentence_start(plan, start)
    while k > 0 and plan.clause_starts[k] > max(sentence, low):
        k -= 1
        found = _far(view, max(plan.clause_starts[k], low), plan.clause_starts[k + 1], verb)
        if found is not None:
            return found if found.end > found.start else None
        if bisect_right(plan.clause_starts, verb) - 1 - k >= FAR:
            break
    return owner(plan, start)


def _sentence_start(plan: PlanText, at: int) -> int:
    """Where the sentence starts; a semicolon ends none here, since its parts share their subject."""
    starts = plan.sentence_starts
    k = bisect_right(starts, at) - 1
    for _ in range(4):
        if k <= 0 or not plan.view.startswith(";", starts[k] - 1):
            break
        k -= 1
    return starts[max(k, 0)]


def _between(view: str, start: int, verb: int, kind: str) -> bool:
    """Does an adverb of that kind stand right before the verb?"""
    known = meanings("adverb")
    return any(known.get(view[at:verb]) == kind for at in range(max(start, verb - 4), verb))


def _near(view: str, begin: int, end: int, verb: int) -> Subject | None:
    """The subject in the verb's own clause, which has view[begin:end] before the verb's adverbs."""
    agent = None
    for agent in _AGENT.finditer(view, begin, end):
        pass
    if agent is not None:
        first, _ = strip_left(view, agent.end(), end)
        found = holder_to(view, first, end)
        if found == first:
            return Subject(first, end, True, view[end:verb])
        stop = holder_from(view, first, end)
        if stop > 0 and _passes(view, stop, end):
            return Subject(first, stop, True, view[stop:verb])
        return None
    found = holder_to(view, begin, end)
    if found >= 0:
        return Subject(found, end, True, view[end:verb])
    pivot = None
    for pivot in _PIVOT.finditer(view, begin, end):
        pass
    if pivot is not None and pivot.end() < end:
        found = holder_to(view, pivot.end(), end)
        if found == pivot.end():
            return Subject(found, end, True, view[end:verb])
    stop = holder_from(view, begin, end)
    if stop > 0 and _passes(view, stop, end):
        return Subject(begin, stop, True, view[stop:verb])
    return None


def _passes(view: str, start: int, end: int) -> bool:
    """May view[start:end] stand between a subject and its verb?"""
    return start >= end or bool(_LIGHT.match(view, start, end))


def _far(view: str, start: int, stop: int, verb: int) -> Subject | None:
    """The subject of an earlier clause; an empty one where the clause shuts off what stands before it."""
    end = stop
    while end > start and view[end - 1] in _END_MARKS:
        end -= 1
    begin, governed = strip_left(view, start, end)
    if governed == "encourage":
        return Subject(start, start, False, "")
    if governed == "noun":
        return None
    if governed == "govern":
        begin = start
    if _NO_SUBJECT.search(view, begin, end):
        return None
    for agent in _AGENT.finditer(view, begin, end):
        first, _ = strip_left(view, agent.end(), end)
        last = holder_from(view, first, end)
        if last > 0:
            return Subject(first, last, False, view[last:verb])
    founded = _FOUNDED.search(view, begin, end)
    if founded and is_holder(view, founded.end(), end):
        return Subject(founded.end(), end, False, view[end:verb])
    if _AS.match(view, begin, end) and is_holder(view, begin + 2, end):
        return Subject(begin + 2, end, False, view[end:verb])
    last = holder_from(view, begin, end)
    if last > 0:
        return Subject(begin, last, False, view[last:verb])
    return None


@cache
def _duties_heading() -> re.Pattern[str]:
    """What makes a heading or a lead-in speak of a holder's duties."""
    return re.compile(
        r"(?:的|及其|和|及)?(?:主要|工作|具体|岗位|工作任务|安全生产|安全|消防安全)*(?:职责|职能|任务|工作职责|责任|分工|职权)(?:任务|分工|清单)?"
        r"(?:是|为|如下|包括|有)?[:。]?$"
    )


_HEADED = re.compile(r"(?:应当?|要|需)?(?:承担|履行|负责)(?:以下|下列)[^,。;:]{0,12}$")
_CALLED = re.compile(r"\((?:以下|下)?[统通简]?称[“\"]?([^()“”\"]{2,20})[”\"]?\)")
_DEFINED = re.compile(r"(?:是|为)(?:[^,。;]{0,30}的)?([^的,。;]{2,14})$")


def owner(plan: PlanText, at: int) -> Subject | None:
    """Whom the list item that holds `at` speaks of: its heading, its parent's lead-in, or its parent's heading."""
    view, parts = plan.view, plan.sketch.parts
    k = plan.part_at(at, at)
    fresh = True  # the item's own heading counts; a parent's only for the parts right under it
    for _ in range(3):
        if k < 0:
            return None
        part = parts[k]
        first = next((parts[n].start for n in range(k + 1, min(k + 2, len(parts))) if parts[n].parent == k), part.end)
        found = None if fresh else _lead_in(view, part.label_end, min(first, at))
        if found is None and part.heading is not None and part.heading[1] <= at:
            found = _headed(view, *part.heading)
        if found is not None:
            return found
        k = part.parent
        fresh = False
    return None


def _headed(view: str, start: int, end: int) -> Subject | None:
    """The holder that a heading names: 区教育局; 领导小组办公室主要职责."""
    start, end = trim(view, start, end)
    if end - start > 60:
        return None
    duties = _duties_heading().search(view, start, end)
    if duties and duties.start() > start:
        end = duties.start()
    if is_holder(view, start, end) or names_person(view, start, end):
        return Subject(start, end, False, "", True)
    return None


def _lead_in(view: str, start: int, end: int) -> Subject | None:
    """The holder in the last sentence before a list: 「县应急局是…的牵头部门，主要职责是：」."""
    while end > start and view[end - 1] in " \t\n":
        end -= 1
    if end <= start or view[end - 1] not in ":。":
        return None
    line = max(view.rfind("。", start, end - 1), view.rfind("\n", start, end - 1), start - 1) + 1
    duties = _duties_heading().search(view, max(line, end - 24), end)
    stop = duties.start() if duties else end - 1
    if not duties:
        headed = _HEADED.search(view, line, stop)
        if not headed:
            return None
        stop = headed.start()
    while stop > line and view[stop - 1] in ",; ":
        stop -= 1
    called = _CALLED.search(view, line, stop)
    if called:
        return Subject(*called.span(1), False, "", True)
    begin, _ = strip_left(view, line, stop)
    defined = _DEFINED.search(view, line, stop)
    plain = holder_from(view, begin, stop)
    if plain > 0 and not re.search(r"[的等]", view[begin:plain]):
        return Subject(begin, plain, False, "", True)
    if defined and has_head(view, *defined.span(1)):
        return Subject(*defined.span(1), False, "", True)
    if is_holder(view, begin, stop):
        return Subject(begin, stop, False, "", True)
    last = holder_from(view, begin, stop)
    return Subject(begin, last, False, "", True) if last > 0 else None
