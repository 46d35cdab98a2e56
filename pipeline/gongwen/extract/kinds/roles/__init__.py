"""Who holds which responsibility.

The grammar, frame by frame; a frame says which words, in which surroundings, give whom what:

* `tables`, `labels`, `brackets`: layout gives the part (a column's head, a label, a bracket after a task). What they have
  read is theirs; no other frame reads it again.
* `deeds`: a verb gives it (负责, 牵头, 配合, 承担, 统一领导 …; 会同). `duties`: a noun does (第一责任人, 主体责任, 组长 …).
* `agents`: 由 HOLDER with the verbs of work. `settled`: 解释, 考核, 监督, 召集, 专人, where an office sits.
* `subjects` finds whom a verb speaks of; `holders` is the grammar of the names of bodies and posts, and of lists of them.

The words are in `words.toml` and `heads.toml`. One row per holder and part; what a sentence says twice is one row.
Words are read through the slips that machine reading and typing leave in them, and a doubt says so.
"""

from __future__ import annotations

import copy
import re
from functools import cache

from gongwen.document.model import RoleHeld
from gongwen.extract.kinds.roles import agents, brackets, deeds, duties, labels, settled, tables
from gongwen.extract.kinds.roles.claim import Claim
from gongwen.extract.kinds.roles.vocabulary import any_word, meanings
from gongwen.extract.plantext import Found, PlanText
from gongwen.text.notices import Doubt, doubt

_FRAMES = (deeds, duties, agents, settled)


@cache
def _anchors() -> re.Pattern[str]:
    return re.compile("|".join(frame.ANCHOR for frame in _FRAMES))


@cache
def _frame_of() -> dict[str, int]:
    return {group: k for k, frame in enumerate(_FRAMES) for group in re.compile(frame.ANCHOR).groupindex}


@cache
def _slips() -> re.Pattern[str]:
    return re.compile(any_word("slip"))


def find(plan: PlanText) -> Found[RoleHeld]:
    """The responsibilities of a plan, in order."""
    reading, slips = _read_through(plan)
    claims: list[Claim] = []
    taken: list[tuple[int, int]] = []
    for layout in (tables, brackets, labels):
        found, read = layout.find(reading)
        claims += [claim for claim in found if not _within(claim, taken)]
        taken += read
    taken.sort()
    frames = _frame_of()
    for mark in _anchors().finditer(reading.view, plan.start, plan.end):
        if not _inside(taken, mark.start()):
            kind = mark.lastgroup or ""
            claims += _FRAMES[frames[kind]].find(reading, kind, mark.start(), mark.end())
    rows = _settle(plan, claims)
    doubts = [d for d in slips if any(r.start <= (d.start or 0) < r.end for r in rows)]
    return Found(tuple(_row(plan, k, claim) for k, claim in enumerate(rows)), tuple(doubts))


def _read_through(plan: PlanText) -> tuple[PlanText, list[Doubt]]:
    """The plan with suspected slips in the frames' own words read as what they likely are; lengths stay."""
    doubts = []
    pieces = []
    last = 0
    for slip in _slips().finditer(plan.view, plan.start, plan.end):
        likely = meanings("slip")[slip.group()]
        pieces += [plan.view[last : slip.start()], likely]
        last = slip.end()
        doubts.append(
            doubt("suspected-slip", slip.start(), slip.end(), found=plan.text[slip.start() : last], likely=likely)
        )
    if not doubts:
        return plan, []
    reading = copy.copy(plan)
    reading.view = "".join((*pieces, plan.view[last:]))
    return reading, doubts


def _inside(taken: list[tuple[int, int]], at: int) -> bool:
    return any(start <= at < end for start, end in taken)


def _within(claim: Claim, taken: list[tuple[int, int]]) -> bool:
    return _inside(taken, claim.holder[0])


def _settle(plan: PlanText, claims: list[Claim]) -> list[Claim]:
    """In order, each part of a holder once per sentence."""
    claims = sorted(claims, key=lambda claim: (claim.start, claim.holder, claim.end))
    keys = [(plan.text[slice(*claim.holder)], _sentence(plan, claim)) for claim in claims]
    ladder = {key for key, claim in zip(keys, claims, strict=True) if claim.role.endswith(("责任人", "责任"))}
    rows: list[Claim] = []
    seen: set[tuple[str, str, int]] = set()
    for key, claim in zip(keys, claims, strict=True):
        if (claim.role, *key) in seen or (claim.bare and key in ladder):
            continue
        seen.add((claim.role, *key))
        rows.append(claim)
    return rows


def _sentence(plan: PlanText, claim: Claim) -> int:
    """Where the sentence starts that the claim ends in; semicolons aside."""
    start = plan.sentence(max(claim.start, claim.end - 1))[0]
    while start > plan.start and plan.view[start - 1] == ";":
        start = plan.sentence(start - 1)[0]
    return start


def _row(plan: PlanText, k: int, claim: Claim) -> RoleHeld:
    text = plan.text
    holder = "".join(text[slice(*claim.holder)].split())
    return RoleHeld(
        id=plan.fact_id("r", k),
        section=plan.section(claim.start, claim.end),
        span=plan.span(claim.start, claim.end),
        text=text[claim.start : claim.end],
        role=claim.role,
        holder=holder,
        person=None if claim.post is None else holder,
        post=None if claim.post is None else text[slice(*claim.post)].strip(),
        scope=None if claim.scope is None else text[slice(*claim.scope)].strip() or None,
    )
