"""What a frame of the grammar finds: one holder of one part, and where that is said."""

from __future__ import annotations

import re

import msgspec

from gongwen.document.model import Role
from gongwen.extract.kinds.roles.holders import split
from gongwen.extract.kinds.roles.subjects import Subject
from gongwen.extract.plantext import PlanText

_EVERYONE = re.compile(r"任何|所有(?!人|权)|每[个名位]|公民|全体公民|单位和个人|广大|人人")
_WIDEST = 110
_SCOPE = 60


class Claim(msgspec.Struct, frozen=True):
    """`role` is given to text[holder] by text[start:end]; offsets only, so that everything stays grounded."""

    role: Role
    holder: tuple[int, int]
    start: int
    end: int
    scope: tuple[int, int] | None = None
    post: tuple[int, int] | None = None
    """Where a post is listed apart from its holder's name."""
    bare: bool = False
    """Said by a bare 责任人: gives way to a part of the ladder that the same sentence gives the same holder."""


def clause_end(plan: PlanText, at: int) -> int:
    """Where the clause that holds `at` ends, its end mark excluded."""
    end = plan.clause(at)[1]
    while end > at and plan.view[end - 1] in " \t\n,;:。!?":
        end -= 1
    return end


def given(
    plan: PlanText, role: Role, subject: Subject, verb: int, end: int, scope: tuple[int, int] | None = None
) -> list[Claim]:
    """One claim for each holder that the subject lists; the quote runs from the subject to `end` where that is short."""
    start = subject.start
    if subject.above or end - start > _WIDEST:
        start = max(plan.clause(verb)[0], verb - _SCOPE)
    end = min(end, start + _WIDEST)
    claims: list[Claim] = []
    if _EVERYONE.match(plan.view, subject.start, subject.end):
        return claims
    for holder in split(plan.view, subject.start, subject.end):
        kind: Role = "专人" if is_assigned(plan.view, holder) else role
        claims.append(Claim(kind, holder, start, end, scope))
    return claims


def is_assigned(view: str, holder: tuple[int, int]) -> bool:
    """Is it nobody by name but someone to be assigned (专人)?"""
    return any(word in view[slice(*holder)] for word in ("专人", "专职人员", "专责人员", "专门人员", "专职工作人员"))


def matter(plan: PlanText, start: int, end: int) -> tuple[int, int] | None:
    """The matter text[start:end] that a part is for, if it is worth naming."""
    view = plan.view
    while start < end and view[start] in " 对起好了、":
        start += 1
    while end > start and view[end - 1] in " 的、":
        end -= 1
    return (start, min(end, start + _SCOPE)) if end - start > 1 else None
