"""Parts in brackets after a task: 加强隐患排查。（县应急局牵头，县公安局、各镇配合）

    bracket = ( | [ | 【 | 〔  piece { [,;。] piece } …
    piece   = LABEL : list                      责任单位：县财政局、县教育局
            | [由] list [adverbs] DOING         县财政局、县教育局按职责分工负责
            | list                              goes with the doing that follows
            | a default: 排在第一位的为牵头单位，下同
            | NAME 负责 MATTER                  张某负责登记, where all the pieces are such

Blanks part pieces as well. What has a label of another kind (完成时限:…) is passed over, and so is a time behind another
piece (6月底前完成); where a further piece names nobody, the bracket is not read. A stated default makes the first of several holders the lead as well, in that bracket
and in those that follow, where nobody is named lead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from gongwen.document.model import Role
from gongwen.extraction.kinds.roles.cells import TIME
from gongwen.extraction.kinds.roles.claim import Claim, Span
from gongwen.extraction.kinds.roles.label_words import label_role
from gongwen.extraction.kinds.roles.lists import split
from gongwen.extraction.kinds.roles.names import has_head, is_name, names_person, trim
from gongwen.extraction.kinds.roles.vocabulary import Phrase, any_word, known, parts_named
from gongwen.extraction.plantext import PlanText

_PAIRS = {"(": ")", "[": "]", "【": "】", "〔": "〕", "<": ">"}
_LONGEST = 260
_OPENING = Phrase(r"[(\[【〔<](?!(?<=\().?\))")
"""Not of a section's number, (一)."""
_CUE = Phrase(r"负责|牵头|主办|配合|单位|部门|责任|承办|落实|处室|科室")
_MANNER = Phrase(
    r"(?:[,、])?(?:按照?|根据|依照?|依据)?(?:各自)?(?:职责|职能|任务)?(?:范围|分工)*(?:分别|共同|具体|各自|等|参与)*$"
)
"""How they do it, before the doing."""
_DEFAULT = Phrase(
    r"[排列位第首](?:(?<=[排列位])[在于列]?(?:第一|首)位?(?:位|名)?的?(?:单位|部门)?(?:为|是|系)?[^,;。]{0,8}(?:牵头|主办)"
    r"|(?<=第)一个?(?:单位|部门)(?:为|是)(?:牵头|主办)|(?<=首)位(?:单位|部门)?(?:为|是)(?:牵头|主办))"
)
_SAME = Phrase(r"(?:下同|以下同此?|以下均?同|余同|后同)$")
_SHARE = Phrase(r"由?([\u4e00-\u9fff]{2,4}?)(?:同志)?(?:具体|主要)?负责((?!任|人|到底|的)[^,。;:()]{2,40})")
"""张某负责登记, as all of a piece."""
_CUTS = Phrase(r"[,;。]|(?<=[\u4e00-\u9fff)])[ \t]+(?=[\u4e00-\u9fff])")
"""Blanks part labels and holders as well: 责任单位:甲 配合单位:乙."""
_SHORT = Phrase(
    lambda: (
        rf"[市县区省]?{any_word('short')}|各[^,。;、]{{1,12}}|[^,。;、]{{1,10}}(?:党组织|大队|公安|银行|集团|公司|学院|各处)"
    )
)


class _Piece(msgspec.Struct, frozen=True):
    role: Role
    holders: tuple[Span, ...]


def find(plan: PlanText) -> tuple[list[Claim], list[Span]]:
    """The claims of all brackets, and the brackets read."""
    view = plan.view
    claims: list[Claim] = []
    read: list[Span] = []
    default: int | None = None
    for mark in _OPENING.finditer(view, plan.start, plan.end):
        close = _closing(view, mark.start(), plan.end)
        if not _CUE.search(view, mark.end(), close):
            continue
        pieces = _pieces(view, mark.end(), close)
        shares = [] if pieces else _shares(view, mark.end(), close)
        if shares:
            read.append((mark.start(), close + 1))
            claims += shares
        if pieces:
            read.append((mark.start(), close + 1))
            first_leads = False
            if all(piece.role != "牵头" for piece in pieces):
                default = _stated(plan) if default is None else default
                first_leads = 0 <= default < close
            claims += _claims(plan, mark.start(), close + 1, pieces, first_leads=first_leads)
    return claims, read


def _closing(view: str, at: int, end: int) -> int:
    """Where the bracket that opens at `at` closes, nested ones aside; -1 where it doesn't soon."""
    opening, closing = view[at], _PAIRS[view[at]]
    end = min(end, at + _LONGEST)
    close = at
    while (close := view.find(closing, close + 1, end)) >= 0:
        if view.count(opening, at, close) == view.count(closing, at, close + 1):
            return close
    return -1


def _stated(plan: PlanText) -> int:
    """Where the plan says that the first of several is the lead; -1 where it doesn't."""
    found = _DEFAULT.search(plan.view, plan.start, plan.end)
    return found.start() if found else -1


def _pieces(view: str, start: int, end: int) -> list[_Piece]:
    """The pieces of a bracket; none where one of them is something else."""
    pieces: list[_Piece] = []
    pending: list[Span] = []
    label: Role | None = None
    for mark in [*_cuts(view, start, end), None]:
        first, last = trim(view, start, mark.start() if mark else end)
        start = mark.end() if mark else end
        if first >= last or _is_by_the_way(view, first, last):
            continue
        colon = view.find(":", first, last)
        if colon >= 0:
            label = label_role(view[first:colon])
            if label is None:
                continue
            first = colon + 1
        doing = view[last - known("doing").before(view, first, last) : last]
        manner = _MANNER.search(view, first, last - len(doing))
        stop = manner.start() if manner else last
        first += view.startswith("由", first)
        holders = [*pending, *(split(view, first, stop, listed=True) if stop > first else ())]
        if not holders or not all(_is_one(view, *holder) for holder in holders):
            if pieces and TIME.search(view, first, last):
                continue
            return []
        if not doing and label is None:
            pending = holders
            continue
        role = parts_named("doing")[doing] if doing else "负责"
        pieces.append(_Piece(label if label and role == "负责" else role, tuple(holders)))
        pending = []
    return pieces


def _shares(view: str, start: int, end: int) -> list[Claim]:
    """Persons by name, each with a share of their own; none where the bracket holds anything else."""
    claims = []
    for mark in [*_cuts(view, start, end), None]:
        first, last = trim(view, start, mark.start() if mark else end)
        start = mark.end() if mark else end
        share = _SHARE.fullmatch(view, first, last)
        if share is None or not is_name(share[1]):
            return []
        claims.append(Claim("负责", share.span(1), first, last, share.span(2)))
    return claims


def _cuts(view: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The marks between pieces, not those of a bracket within (县发改局(县粮储局,县能源局))."""
    for mark in _CUTS.finditer(view, start, end):
        if view.count("(", start, mark.start()) <= view.count(")", start, mark.start()):
            yield mark


def _is_by_the_way(view: str, first: int, last: int) -> bool:
    """A default, or 下同: no holders."""
    return (_DEFAULT.search(view, first, last) or _SAME.match(view, first, last)) is not None


def _is_one(view: str, first: int, last: int) -> bool:
    if has_head(view, first, last) or names_person(view, first, last) or is_name(view[first:last]):
        return True
    return _SHORT.fullmatch(view, first, last) is not None


def _claims(plan: PlanText, start: int, end: int, pieces: list[_Piece], *, first_leads: bool) -> Iterator[Claim]:
    scope = _task(plan, start)
    for piece in pieces:
        if first_leads and piece.role in ("负责", "责任单位") and len(piece.holders) > 1:
            yield Claim("牵头", piece.holders[0], start, end, scope)
            first_leads = False
        for holder in piece.holders:
            yield Claim(piece.role, holder, start, end, scope)


_TASK_ENDS = Phrase(r"[,。;:(]")


def _task(plan: PlanText, at: int) -> Span:
    """The task that a bracket follows: the first clause of its line."""
    k = plan.part_at(at, at + 1)
    label = plan.sketch.parts[k].label_end if k >= 0 else 0
    start = max(plan.view.rfind("\n", plan.start, at) + 1, plan.start, label)
    ends = _TASK_ENDS.search(plan.view, start, at)
    start, end = trim(plan.view, start, ends.start() if ends else at)
    return start, min(end, start + 60)
