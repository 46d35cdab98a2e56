"""Who holds which responsibility.

The grammar, frame by frame; a frame says which words, in which surroundings, give whom what:

* `tables`, `brackets`, `labels`, `tasks`: layout gives the part (a column's head, a bracket after a task, a label …). What
  they have read is theirs; no other frame reads it again.
* `deeds`, `charges` and `partners`: a verb gives it (负责, 统一领导 …; 承担, 主管 …; 牵头, 配合, 会同). `duties` and `parts`: a
  noun does (主体责任, 总责 …; 第一责任人, 组长, 牵头单位 …).
* `behind`: a noun gives it to those right behind it (组长王某). `agents`: 由 HOLDER with the verbs of work, or, in `members`, a LIST 组成.
  `interpretation` (解释), `oversight` (考核, 监督), `offices` (召集, 办公室, 专人).
* `subjects`, `earlier`, `owners` and `headings` find whom a verb speaks of, `around` what stands beside that; `names`, `extents` and
  `lists` are the grammar of those who are named.

The words are in `words.toml` and `heads.toml`. One row per holder and part; what a sentence says twice is one row.
Words are read through the slips that machine reading and typing leave in them, and a doubt says so.
"""

from __future__ import annotations

import copy
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache

from msgspec.structs import replace

from gongwen.document.model import Role, RoleHeld
from gongwen.extraction.kinds.roles import (
    agents,
    brackets,
    charges,
    deeds,
    duties,
    interpretation,
    labels,
    members,
    offices,
    oversight,
    partners,
    parts,
    tables,
    tasks,
)
from gongwen.extraction.kinds.roles.anchors import Anchor, compiled
from gongwen.extraction.kinds.roles.claim import Claim, Span
from gongwen.extraction.kinds.roles.label_words import label_role
from gongwen.extraction.kinds.roles.vocabulary import Phrase, known, meanings
from gongwen.extraction.plantext import Found, PlanText
from gongwen.text.notices import Doubt, doubt

_Find = Callable[[PlanText, str, int, int], Iterator[Claim]]
_SLIP = "slip"
_LADDER = frozenset({"第一责任人", "直接责任人", "主体责任", "主要领导责任", "重要领导责任", "领导责任", "监督责任"})
_REMARK = Phrase(r" ?\((总?牵头|主办|配合|协办)")
_FRAMES = (parts, deeds, charges, partners, duties, interpretation, oversight, offices, members)


def _no_claims(plan: PlanText, kind: str, at: int, end: int) -> Iterator[Claim]:
    """What is read from a slip: nothing, until it is read as what it likely is."""
    return iter(())


@cache
def _anchors() -> tuple[re.Pattern[str], tuple[tuple[_Find, str], ...]]:
    """The pattern of all anchors; for each group of it, who reads what stands there, and as an anchor of which kind.

    Slips stand among them, before all others, so that one scan finds both: where there are some, all is read again.
    """
    slips = Anchor(_SLIP, tuple(known("slip").words))
    anchors = [(_no_claims, slips), *((frame.find, anchor) for frame in _FRAMES for anchor in frame.ANCHORS)]
    pattern, groups = compiled(tuple(anchor for _, anchor in anchors))
    return pattern, tuple((anchors[k][0], anchors[k][1].kind) for k in groups)


def find(plan: PlanText) -> Found[RoleHeld]:
    """The responsibilities of a plan, in order."""
    pattern, readers = _anchors()
    marks = list(pattern.finditer(plan.view, plan.start, plan.end))
    slips = [mark for mark in marks if readers[(mark.lastindex or 1) - 1][1] == _SLIP]
    reading, doubts = _read_through(plan, slips) if slips else (plan, [])
    if slips:
        marks = list(pattern.finditer(reading.view, plan.start, plan.end))
    claims: list[Claim] = []
    taken: list[Span] = []
    for layout in (tables, brackets, labels, tasks):
        found, read = layout.find(reading)
        found = [claim for claim in found if not _within(taken, claim.holder[0])]
        claims += found
        claims += [again for claim in found if (again := _by_remark(reading.view, claim)) is not None]
        taken = sorted((*taken, *read))
    said = list(agents.by_agent(reading))
    for mark in marks:
        at, end = mark.span()
        if not _within(taken, at):
            read_at, kind = readers[(mark.lastindex or 1) - 1]
            said += read_at(reading, kind, at, end)
    rows = _settle(plan, claims + said)
    facts = tuple([_row(plan, k, claim) for k, claim in enumerate(rows)])
    return Found(facts, tuple(d for d in doubts if any(row.start <= (d.start or 0) < row.end for row in rows)))


def _by_remark(view: str, claim: Claim) -> Claim | None:
    """The further part that a remark behind a listed holder gives him: 责任单位:县住建局(牵头)、县财政局."""
    if view.find("(", claim.holder[1], claim.holder[1] + 2) < 0:
        return None
    remark = _REMARK.match(view, claim.holder[1])
    role = label_role(remark[1]) if remark else None
    return None if role is None else replace(claim, role=role)


def _read_through(plan: PlanText, slips: list[re.Match[str]]) -> tuple[PlanText, list[Doubt]]:
    """The plan with suspected slips in the frames' own words read as what they likely are; lengths stay."""
    doubts = []
    pieces = []
    last = 0
    for slip in slips:
        likely = meanings("slip")[slip.group()]
        pieces += [plan.view[last : slip.start()], likely]
        last = slip.end()
        doubts.append(doubt("suspected-slip", *slip.span(), found=plan.text[slice(*slip.span())], likely=likely))
    reading = copy.copy(plan)
    reading.view = "".join((*pieces, plan.view[last:]))
    return reading, doubts


def _within(taken: list[Span], at: int) -> bool:
    """Was the place read as layout?"""
    if not taken:
        return False
    k = bisect_right(taken, (at, taken[-1][1])) - 1
    return k >= 0 and at < taken[k][1]


def _settle(plan: PlanText, claims: list[Claim]) -> list[Claim]:
    """In order, each part of a holder once per sentence; whom only one claim speaks of is not asked where."""
    claims = sorted(
        (_without_blanks(plan.text, claim) for claim in claims),
        key=lambda claim: (claim.start, claim.holder, claim.end),
    )
    holders = [plan.text[claim.holder[0] : claim.holder[1]] for claim in claims]
    often = Counter(holders)
    keys = [
        (holder, _sentence(plan, claim)) if often[holder] > 1 else None
        for holder, claim in zip(holders, claims, strict=True)
    ]
    ladder = {key for key, claim in zip(keys, claims, strict=True) if claim.role in _LADDER}
    rows: list[Claim] = []
    seen: dict[tuple[Role, tuple[str, int]], int] = {}
    for key, claim in zip(keys, claims, strict=True):
        if key is not None:
            if claim.bare and key in ladder:
                continue
            first = seen.setdefault((claim.role, key), len(rows))
            if first < len(rows):
                rows[first] = _both(plan, rows[first], claim)
                continue
        rows.append(claim)
    return rows


def _both(plan: PlanText, row: Claim, again: Claim) -> Claim:
    """是…的常设机构,负责…: what is called so first is said to be for the matter of the verb; other repetitions add nothing."""
    says = plan.view.find("负责", row.start, row.end) < 0 <= plan.view.find("负责", row.end, again.end)
    return replace(row, end=again.end) if says else row


def _sentence(plan: PlanText, claim: Claim) -> int:
    """Where the sentence starts that the claim ends in; semicolons aside, but in a list of duties under their holder."""
    start = plan.sentence(max(claim.start, claim.end - 1))[0]
    listed = plan.view.find("\n", claim.holder[1], claim.start) >= 0
    while not listed and start > claim.holder[0] and plan.view[start - 1] == ";":
        start = plan.sentence(start - 1)[0]
    return start


def _row(plan: PlanText, k: int, claim: Claim) -> RoleHeld:
    text = plan.text
    start, end = claim.start, claim.end
    holder = "".join(text[claim.holder[0] : claim.holder[1]].split())
    return RoleHeld(
        id=plan.fact_id("r", k),
        section=plan.section(start, end),
        span=plan.span(start, end),
        text=text[start:end],
        role=claim.role,
        holder=holder,
        person=None if claim.post is None else holder,
        post=None if claim.post is None else text[slice(*claim.post)].strip(),
        scope=None if claim.scope is None else text[slice(*claim.scope)].strip() or None,
    )


def _without_blanks(text: str, claim: Claim) -> Claim:
    """The claim without the white space around its words: clauses begin at the blanks behind a mark, lines are indented."""
    start, end = claim.start, claim.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return claim if (start, end) == (claim.start, claim.end) else replace(claim, start=start, end=end)
