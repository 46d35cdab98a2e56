"""Parts that a dash gives out: lines of work, and at their end who does it.

    line = [number] MATTER —— list           宿舍卫生——后勤处、学工处
    list = bodies, posts or persons          an assessment (教学考评——教务处) gives 考核, all other work 负责

One line alone may be a title or an aside: two have to follow each other. No part: what goes on after a second dash (申请——初审——
公示 is a procedure), and words that name nobody in particular (培养对象——学生).
"""

from __future__ import annotations

from itertools import pairwise

from gongwen.document.model import Role
from gongwen.extraction.kinds.roles.claim import Claim, Span
from gongwen.extraction.kinds.roles.lists import split
from gongwen.extraction.kinds.roles.names import is_held_by, is_name, trim
from gongwen.extraction.kinds.roles.vocabulary import Phrase, known
from gongwen.extraction.plantext import PlanText

_DASH = "—"
_LINE = Phrase(
    r"(?:(?<=[\n;。:])|(?<![\s\S]))[ \t]*(?:[(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[).、.)][ ]*|[①-⑳●○■◆·•*][ ]*)?"
    r"(?P<matter>[^—\n;。:,!?]{2,30}(?<![的是应须要]))——?(?P<who>[^—\n;。:!?]{2,60})(?=[;。\n]|$)"
)
_ASSESSES = Phrase(r"(?:考核|考评|考查|评价|评估|测评|评比|评定|评级)(?:工作)?$")
_APART = Phrase(r"[;。\s]*(?:[(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[).、.)][ ]*|[①-⑳●○■◆·•*][ ]*)?")


def find(plan: PlanText) -> tuple[list[Claim], list[Span]]:
    """The claims of all lines of work with a dash, and the stretches read."""
    view = plan.view
    if view.find(_DASH, plan.start, plan.end) < 0:
        return [], []
    lines = []
    for line in _LINE.finditer(view, plan.start, plan.end):
        holders = split(view, *trim(view, *line.span("who")), listed=True)
        if all(_is_one(view, *holder) for holder in holders):
            lines.append((line.span("matter"), line.end(), holders))
    follows = [_APART.fullmatch(view, one[1], other[0][0]) is not None for one, other in pairwise(lines)]
    claims: list[Claim] = []
    read: list[Span] = []
    for k, (matter, end, holders) in enumerate(lines):
        if any(follows[max(0, k - 1) : k + 1]):
            role: Role = "考核" if _ASSESSES.search(view, *matter) else "负责"
            claims += [Claim(role, holder, matter[0], end, matter) for holder in holders]
            read.append((matter[0], end))
    return claims, read


def _is_one(view: str, start: int, end: int) -> bool:
    """Is it a body, a post or a person, and nobody in general?"""
    if known("private").before(view, start, end) or known("nobody", "heads").before(view, start, end) == end - start:
        return False
    return is_held_by(view, start, end) or is_name("".join(view[start:end].split()))
