"""Parts that a noun for a responsibility gives: 主体责任, 领导责任, 总责 …, and 负责制.

    SUBJECT [对 MATTER] 负|承担|履行|落实|扛起 [MATTER] DUTY
    SUBJECT 承担|负 (起) … 的责任                        a named responsibility: 负责
    实行 HOLDER 负责制

No parts: the noun without such a verb (压实企业主体责任); who is to be punished (负有责任的领导人员); what was not done
(未履行主体责任); answering before the law (承担赔偿责任); 责任制, 责任追究. 责任人 and its like are `parts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.document.model import Role
from gongwen.extraction.kinds.roles.anchors import Anchor
from gongwen.extraction.kinds.roles.around import Subject, strip_right
from gongwen.extraction.kinds.roles.claim import Claim, Span, given, matter
from gongwen.extraction.kinds.roles.names import is_holder
from gongwen.extraction.kinds.roles.nouns import BEARS, DENIED, SPOKEN_OF, known_noun
from gongwen.extraction.kinds.roles.owners import whose
from gongwen.extraction.kinds.roles.units import clause_start, sentence_start
from gongwen.extraction.kinds.roles.vocabulary import Phrase, any_word, known
from gongwen.extraction.plantext import PlanText

ANCHORS = (
    Anchor("duty", ("总责", "全责", "之责"), "任"),
    Anchor("duty", ("监督专责",)),
    Anchor("system", ("负责制",), "[定订作造]"),
)

_PENAL = Phrase(lambda: any_word("penal"))
_WHOSE_FAULT = Phrase(r"或者?|造成|引起|引发|导致|由此")
_LEVEL = Phrase(r"(?<![\u4e00-\u9fff])(?:坚持)?(中央|省|市|县|区|乡|镇|村)$")
_RULED = Phrase(lambda: rf"{any_word('lays_down')}|推行|坚持|实施|采[用取]|试行|严格|由")
_FOR_SAKE = Phrase(r"为(?:了|更好|进一步|切实|全面|认真)*$")
"""为更好落实校长负责制: what for."""
_RULES = Phrase(lambda: any_word("lays_down"))
"""落实主任负总责的巡查制度: said of a rule, but of one that is laid down here."""


def find(plan: PlanText, kind: str, at: int, end: int) -> Iterator[Claim]:
    """The claims of the noun of that kind that stands at view[at:end]."""
    if kind == "system":
        return _system(plan, at)
    clause = clause_start(plan, at)
    start, stop, role = known_noun(plan.view, clause, at, end)
    return duty(plan, clause, start, stop, role)


def duty(plan: PlanText, clause: int, start: int, stop: int, role: Role | None) -> Iterator[Claim]:
    """The claims of the duty text[start:stop], its clause from `clause`; `role` is None where it is only called 责任."""
    view = plan.view
    joint = BEARS.last(view, max(clause, start - 48), start)
    if joint is None or DENIED.search(view, clause, joint.start()) or _PENAL.search(view, clause, start):
        return
    verb = joint.start()
    if SPOKEN_OF.match(view, stop, plan.end) and not _RULES.search(view, sentence_start(plan, start), verb):
        return
    if role is None and (view.find("责任", joint.end(), start) >= 0 or not _is_named(view, joint, start)):
        return
    if role in _FOR_FAILING and joint.group().startswith(_DISCHARGES):
        return
    found = whose(plan, verb) or level(view, clause, verb) or _backed(view, clause, verb)
    if found is None:
        return
    if role != "领导责任" and _IN_ALL.search(view, joint.end(), stop):
        role = "全面责任"
    after_another = view.find("责任", joint.end(), start) >= 0
    scope = None if after_another else matter(plan, joint.end(), start)
    scope = scope or _toward(plan, verb)
    yield from given(plan, role or "负责", found, verb, stop, scope)


_FOR_FAILING: tuple[Role, ...] = ("主要领导责任", "重要领导责任")
_DISCHARGES = ("落实", "履行", "抓")
"""履行以下主要责任: duties that are the main ones; 主要领导责任 is what someone bears (负, 承担)."""
_IN_ALL = Phrase(r"全面(?:领导|管理|监督|监管|组织|协调|指导|实施|、|和|及|与)+(?:的)?责任")
"""负全面管理责任."""
_BACKED = Phrase(
    r"支持(?:和保障|、保障|并保障|、配合|和配合|、监督)?([^,。;:]{2,20}?)(?:依法|依规|依纪|切实|认真|更好|充分|独立|全面|有效|严格|、|地)*$"
)


def _backed(view: str, clause: int, verb: int) -> Subject | None:
    """支持纪委履行监督责任: the part is whose it is that is backed."""
    found = _BACKED.search(view, max(clause, verb - 30), verb)
    return Subject(*found.span(1)) if found and is_holder(view, *found.span(1)) else None


def level(view: str, clause: int, verb: int) -> Subject | None:
    """A bare level of government, as in 省负总责、市县抓落实."""
    found = _LEVEL.search(view, clause, verb)
    return Subject(*found.span(1)) if found else None


def _is_named(view: str, joint: re.Match[str], start: int) -> bool:
    """Is 责任 said to be for something in particular, and not before the law?"""
    if not joint.group().startswith(("承担", "负", "担")) or start - joint.end() < 3:
        return False
    named = start - (view[start - 1] in "的之")
    return not known("legal").before(view, joint.end(), named) and not _WHOSE_FAULT.search(view, joint.end(), start)


def _toward(plan: PlanText, verb: int) -> Span | None:
    """What 对 names before the verb."""
    at = plan.view.rfind("对", clause_start(plan, verb), verb)
    return matter(plan, at + 1, strip_right(plan.view, at + 1, verb)) if at >= 0 else None


def _system(plan: PlanText, at: int) -> Iterator[Claim]:
    """实行 HOLDER 负责制: the holder is what stands last before 负责制, its field aside."""
    view = plan.view
    ruled = _RULED.last(view, max(clause_start(plan, at), at - 36), at)
    if ruled is None:
        return
    first = ruled.end()
    first = max(first, *(view.rfind(word, first, at) + len(word) for word in ("的", "下", "工作")))
    if is_holder(view, first, at) and not _FOR_SAKE.search(view, clause_start(plan, at), ruled.start()):
        yield from given(plan, "负责", Subject(first, at), ruled.start(), at + 3)
