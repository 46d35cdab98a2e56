"""What a frame of the grammar finds: one holder of one part, and where that is said."""

from __future__ import annotations

import msgspec

from gongwen.document.model import Role
from gongwen.extraction.kinds.roles.around import Subject
from gongwen.extraction.kinds.roles.lists import split
from gongwen.extraction.kinds.roles.names import SO_MANY
from gongwen.extraction.kinds.roles.units import clause_start, is_case
from gongwen.extraction.kinds.roles.vocabulary import Phrase
from gongwen.extraction.plantext import PlanText

Span = tuple[int, int]

WIDEST = 110
"""How far a quote runs on."""
_SCOPE = 60
_NO_PARTICLE = ("对口", "对外", "对内", "对应", "好人", "起草", "起诉", "了解")
_ALL = Phrase(
    rf"(?:至少)?{SO_MANY}(?:以上|或)|{SO_MANY}[\u4e00-\u9fff]{{0,3}}(?:领导|负责人|干部|人员|同志|成员|职工|员工)$"
    r"|[^、,]{1,14}(?:强|高|好|硬|丰富|熟悉[^、,]*|热心[^、,]*)的(?:同志|人员|干部|党员|教师|人)$"
    r"|[^、,]{0,8}(?:参加|参会|与会|出席|列席)人员$"
    r"|任何|所有(?!人|权)|[每多][个名位家]|公民|全体公民|单位和个人|广大|人人"
)
"""Everyone, so many of them, or somebody of such qualities: nobody in particular."""
_LABELS = Phrase(r":[^。;\n]*$")
"""县水利局：负责…: the holder stands before all that its sentence says."""
_ASSIGNED = Phrase(r"[^专]*专人|专员$|(?:专职|专门|专责)[^、的]{0,8}(?:人员|员)$")


class Claim(msgspec.Struct, frozen=True, gc=False):
    """`role` is given to text[holder] by text[start:end]; offsets only, so that everything stays grounded."""

    role: Role
    holder: Span
    start: int
    end: int
    scope: Span | None = None
    post: Span | None = None
    """Where a post is listed apart from its holder's name."""
    bare: bool = False
    """Said by a bare 责任人: gives way to a part of the ladder that the same sentence gives the same holder."""
    above: bool = False
    """The holder stands over the list of duties that this is one of."""


def given(
    plan: PlanText, role: Role, subject: Subject, verb: int, end: int, scope: Span | None = None, *, bare: bool = False
) -> list[Claim]:
    """One claim for each holder that the subject lists; the quote runs from the subject to `end` where that is short, or
    from the verb to a subject behind it (作为牵头单位,县教育局…).

    None in a clause or a sentence that ends in 的: that says in which case something holds, or whom it holds for.
    """
    if _ALL.match(plan.view, subject.start, subject.end) or is_case(plan, verb):
        return []
    start = subject.start
    if (subject.above and not _LABELS.match(plan.view, subject.end, verb)) or end - start > WIDEST:
        start = max(clause_start(plan, verb), verb - _SCOPE)
    if subject.start >= end:
        start, end = verb, subject.end
    end = min(end, start + WIDEST)
    claims = []
    for holder in split(plan.view, subject.start, subject.end):
        kind: Role = "专人" if _ASSIGNED.match(plan.view, *holder) else role
        claims.append(Claim(kind, holder, start, end, scope, bare=bare, above=subject.above))
    return claims


def matter(plan: PlanText, start: int, end: int) -> Span | None:
    """The matter text[start:end] that a part is for, if it is worth naming."""
    view = plan.view
    while start < end and view[start] in " 对起好了、" and not view.startswith(_NO_PARTICLE, start):
        start += 1
    stop = view.find("。", start, end)
    end = stop if stop > start else end
    while end > start and view[end - 1] in " 的、":
        end -= 1
    return (start, min(end, start + _SCOPE)) if end - start > 1 else None
