"""Lines of work that say who does each: by a dash, or by a label under 分工.

    line = [number] MATTER —— list           宿舍卫生——后勤处、学工处
    list = bodies, posts or persons          an assessment (教学考评——教务处) gives 考核, all other work 负责

    部门分工[如下][:]                         who does what, line by line
    HOLDER : MATTER                          总务处:准备物资; where the line says 负责, that says it

One line alone may be a title or an aside: two have to follow each other. No part: what goes on after a second dash (申请——初审——
公示 is a procedure), and words that name nobody in particular (培养对象——学生).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from gongwen.document.model import Role
from gongwen.extraction.kinds.roles.around import ITEM_NUMBER
from gongwen.extraction.kinds.roles.claim import WIDEST, Claim, Span, matter
from gongwen.extraction.kinds.roles.lists import split
from gongwen.extraction.kinds.roles.names import is_held_by, is_name_apart, trim
from gongwen.extraction.kinds.roles.vocabulary import Phrase, known
from gongwen.extraction.plantext import PlanText

_DASH = "—"
_LINE = Phrase(
    rf"(?:(?<=[\n;。:])|(?<![\s\S]))[ \t]*(?:{ITEM_NUMBER}|[①-⑳●○■◆·•*][ ]*)?"
    r"(?P<matter>[^—\n;。:,!?]{2,30}(?<![的是应须要]))——?(?P<who>[^—\n;。:!?]{2,60})(?=[;。\n]|$)"
)
_ASSESSES = Phrase(r"(?:考核|考评|考查|评价|评估|测评|评比|评定|评级)(?:工作)?$")
_APART = Phrase(rf"[;。\s]*(?:{ITEM_NUMBER}|[①-⑳●○■◆·•*][ ]*)?")


def find(plan: PlanText) -> tuple[list[Claim], list[Span]]:
    """The claims of all such lines, and the stretches read; what stands behind a label may say more."""
    view = plan.view
    shared = list(_shared_out(plan)) if any(view.find(word, plan.start, plan.end) >= 0 for word in _SHARED) else []
    if view.find(_DASH, plan.start, plan.end) < 0:
        return shared, []
    lines = []
    for line in _LINE.finditer(view, plan.start, plan.end):
        holders = split(view, *trim(view, *line.span("who")), listed=True)
        if all(_is_one(view, *holder) for holder in holders):
            lines.append((line.span("matter"), line.end(), holders))
    follows = [_APART.fullmatch(view, one[1], other[0][0]) is not None for one, other in pairwise(lines)]
    claims = shared
    read: list[Span] = []
    for k, (task, end, holders) in enumerate(lines):
        if any(follows[max(0, k - 1) : k + 1]):
            role: Role = "考核" if _ASSESSES.search(view, *task) else "负责"
            claims += [Claim(role, holder, task[0], end, task) for holder in holders]
            read.append((task[0], end))
    return claims, read


def _is_body(name: str) -> bool:
    return is_held_by(name, 0, len(name))


def _is_one(view: str, start: int, end: int) -> bool:
    """Is it a body, a post or a person, and nobody in general?"""
    if known("private").before(view, start, end) or known("nobody", "heads").before(view, start, end) == end - start:
        return False
    return is_held_by(view, start, end) or is_name_apart(view[start:end])


_SHARED_OUT = Phrase(
    r"(?:分工|职责|职权)(?:(?<=分工):|(?<=部门..|职责分工|任务分工|责任分工|人员分工|工作分工|具体分工|岗位分工|科室职.|处室职.)(?:安排|情况)?(?:如下)?:?)[ \t]*\n"
)
_OF_ONE = Phrase(rf"\s*(?:{ITEM_NUMBER})?(?P<who>[^:\n,。;]{{2,16}}):(?P<matter>[^:\n]{{4,160}})(?=\n|$)")
_SHARED = ("分工", "职责", "职权")
_SAID = ("负责", "牵头", "组长", "主办", "承担")


def _shared_out(plan: PlanText) -> Iterator[Claim]:
    """HOLDER:MATTER line by line, right below a line that ends in 分工:, or in whose 分工, 职责 or 职权 (一、部门分工, 各科室职责)."""
    view = plan.view
    for head in _SHARED_OUT.finditer(view, plan.start, plan.end):
        found: list[Claim] = []
        at = head.end()
        while (line := _OF_ONE.match(view, at, plan.end)) and _is_body("".join(line["who"].split())):
            at = line.end()
            if not any(word in line["matter"] for word in _SAID):
                who = trim(view, *line.span("who"))
                found.append(Claim("负责", who, who[0], min(at, who[0] + WIDEST), matter(plan, *line.span("matter"))))
        if len(found) > 1:
            yield from found
