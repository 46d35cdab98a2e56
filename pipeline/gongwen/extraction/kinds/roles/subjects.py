"""Who a predicate is said of: the search for the subject of a verb that stands at an offset.

    clause   = [lead] [governing verb] SUBJECT [adverbs] [prepositional phrases] VERB …
             | … 由 AGENT [adverbs] VERB …
             | … 设立 BODY ,  VERB …               the body just set up is what the next clause speaks of
    sentence = clause { , clause }                 a clause without a subject has that of a clause before it
    item     = list item under 「H 主要职责是：」 or under a heading that is a holder (`owners`)

In its own clause, the subject must fill all of the text before the verb (adverbs, connectives and a governing verb such
as 推动 aside), or begin it and be followed by what follows subjects. Only if the verb's clause has no text of its own
is the subject looked for in the clauses before it, and then above the list item. Words of
encouragement (鼓励, 支持) give nobody a part. Nothing is inferred from pronouns.
"""

from __future__ import annotations

from gongwen.extraction.kinds.roles.around import AGENT, TO_ONE, Subject, after_number, beside, strip_left, strip_right
from gongwen.extraction.kinds.roles.earlier import before
from gongwen.extraction.kinds.roles.extents import holder_from, holder_to
from gongwen.extraction.kinds.roles.names import has_head, is_name, is_nobody, names_listed, spoilt
from gongwen.extraction.kinds.roles.units import clause_end, clause_start
from gongwen.extraction.kinds.roles.vocabulary import Phrase, any_word, meaning
from gongwen.extraction.plantext import PlanText

PLAIN_AGENT = Phrase(
    r"(?!其|此|自|本人|他|她|它|双方|个人|我|你|上述|以上|前款|该|[^、]{0,3}[到至而])(?:(?![和及于])[\u4e00-\u9fff]){2,12}(?:[、和及][\u4e00-\u9fff]{2,8}){0,8}"
)
"""Whom 由 names so plainly is the holder, whatever the name ends in: 由后勤负责, 由张某、李某负责."""
_PREPOSITION = Phrase(r"对|在(?![职编岗]|校(?!长))|按照?|根据|依照?|依据|就(?!业)|通过|结合|围绕|针对|为(?!民)")
_BY_RULE = Phrase(r"按照?|根据|依照|遵循|本着|围绕|贯彻")
"""按照“一把手”负总责的要求: a rule that is laid down here says who does what."""
_DUTY_IS = Phrase(r"的(?:主要|基本|工作|岗位|具体)*(?:职责|任务|职能)(?:是|为)$")
"""档案员的职责是负责…: said of him."""
_RULES = ("要求", "原则", "机制", "体制", "格局", "模式", "思路", "方针", "精神", "办法", "方式")
_DURING = Phrase(r"[^,。;:的]{2,14}?(?:过程中|期间)(?=[\u4e00-\u9fff])")
_PIVOT = Phrase(lambda: rf"{any_word('pivot')}(?:好|了|\d{{1,2}}[名位个]|[一二两三][名位个])?")
_APPOINTS = Phrase(lambda: any_word("appoint"))
"""Whom these name is who does it, though the word alone names nobody in particular: 指定党员负责."""
_LIGHT = Phrase(lambda: any_word("light"))
_SOMEONE = Phrase(r"专[人门]")


def said(plan: PlanText, verb: int) -> tuple[Subject | None, bool]:
    """The subject of the verb in its clause or in one before it; and is it still open who it is, where there is none?

    It is open where the verb's clause has no text of its own and no clause before it shuts off what stands above.
    """
    view = plan.view
    start = clause_start(plan, verb)
    end = strip_right(view, start, verb)
    begin, governed = strip_left(view, start, end)
    if governed == "encourage" or beside(view, end, verb, "never"):
        return None, False
    duty = _DUTY_IS.search(view, begin, end)
    end = duty.start() if duty else end
    ruled = _BY_RULE.search(view, begin, end)
    if ruled and ruled.end() < end and view.endswith(_RULES, verb, clause_end(plan, verb)):
        begin = ruled.end()
    if begin < end:
        found = _near(view, _closed_off(view, start, begin, end, governed), end, verb)
        if found is not None or not _PREPOSITION.match(view, begin, end):
            return found, False
    elif governed or _is_slogan(view, begin, end, verb):
        return None, False
    found = before(plan, verb, start)
    return (None, True) if found is None else (found if found.end > found.start else None, False)


def _is_slogan(view: str, begin: int, end: int, verb: int) -> bool:
    """分级负责, 属地要负责: said of nobody; but 按照分工负责 is a manner."""
    if view.startswith(("按", "根据"), end):
        return False
    return meaning("adverb", "slogan").after(view, begin, verb) > 0


def _closed_off(view: str, start: int, begin: int, end: int, governed: str) -> int:
    """Where the subject begins: with the governing verb, if a 的 closes it off (实行垂直管理的部门).

    督促 before a list (工程的勘察、设计等单位) is said of all of it.
    """
    if governed != "govern" or view.find("的", begin, end) < 0:
        return begin
    if view.endswith("督促", start, begin) and view.find("、", begin, end) >= 0:
        return begin
    return after_number(view, start, end)


def _near(view: str, begin: int, end: int, verb: int) -> Subject | None:
    """The subject in the verb's own clause, which has view[begin:end] before the verb's adverbs."""
    if view.find("期间", begin, end) >= 0 or view.find("过程中", begin, end) >= 0:
        during = _DURING.match(view, begin, end)
        begin = during.end() if during else begin
    agent = AGENT.last(view, begin, end) or TO_ONE.last(view, begin, end)
    if agent is not None:
        begin, _ = strip_left(view, agent.end(), end)
        composed = view.find("组成", begin, end)
        begin = composed + 2 if composed > 0 else begin
    found = holder_to(view, begin, end)
    if found >= 0:
        return Subject(found, end, between=view[end:verb])
    if agent is not None and PLAIN_AGENT.fullmatch(view, begin, end) and not spoilt(view, begin, end):
        return Subject(begin, end, between=view[end:verb])
    number = _BARE_NUMBER.match(view, begin, end)
    begin = number.end() if number else begin
    if _names(view, begin, end):
        return Subject(begin, end, between=view[end:verb])
    pivot = _PIVOT.last(view, begin, end)
    if pivot is not None and pivot.end() < end:
        found = holder_to(view, pivot.end(), end)
        if found >= 0:
            return Subject(found, end, between=view[end:verb])
        if _SOMEONE.match(view, pivot.end(), end):
            return None
        if _APPOINTS.match(view, pivot.start()):
            somebody = has_head(view, pivot.end(), end) or is_name(view[pivot.end() : end])
            somebody = somebody and not is_nobody(view, pivot.end(), end)
            return Subject(pivot.end(), end, between=view[end:verb]) if somebody else None
    begin += view.startswith("有", begin)
    stop = holder_from(view, begin, end)
    if stop > 0 and (stop >= end or _LIGHT.match(view, stop, end)):
        return Subject(begin, stop, between=view[stop:verb])
    return None


_BARE_NUMBER = Phrase(r"(?:^|(?<=\n))\d{1,3}(?=[\u4e00-\u9fff]{2,3}$)")
"""43张某负责: the number of a line, with nothing behind it."""
_SHARE = Phrase(r"(?:^|(?<=[\n,;。:.、)\d ]))([\u4e00-\u9fff]{2,4})负责(?=[\u4e00-\u9fff]{2})")
_NEARBY = 120


def _is_share(view: str, begin: int, end: int) -> bool:
    """张某负责采购,李某负责保管: a name is one where another is given a share next to it, or where it says no more (张某)."""
    if not view.startswith("负责", end):
        return False
    if "某" in view[begin:end]:
        return True
    shares = _SHARE.finditer(view, max(0, begin - _NEARBY), end + _NEARBY)
    return any(is_name(share[1].removesuffix("同志")) for share in shares if share.start(1) != begin)


def _names(view: str, begin: int, end: int) -> bool:
    """Are these persons by name? One alone is rather somebody of whom a story tells, or a word."""
    if end - begin < 5:
        return is_name(view[begin:end]) and (view[begin - 1] == ":" or _is_share(view, begin, end))
    return len(names_listed(view, begin, end)) > 1
