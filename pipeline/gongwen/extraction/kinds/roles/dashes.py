"""Lists that set a matter against who sees to it: 1.听课、评课——教务处、教研组；2.德育量化——政教处。

    line = MATTER —— list of holders

Read only where at least three lines in a plan are so and every list of theirs is one of holders.
"""

from __future__ import annotations

from gongwen.document.model import Role
from gongwen.extraction.kinds.roles.claim import Claim, Span
from gongwen.extraction.kinds.roles.lists import split
from gongwen.extraction.kinds.roles.names import is_held_by, trim
from gongwen.extraction.kinds.roles.vocabulary import Phrase
from gongwen.extraction.plantext import PlanText

_FEWEST = 3
_LINE = Phrase(
    r"(?<![^\n])[ \t]*(?:[(]?\d{1,2}[)、.][ ]*)?([^。;:\n—]{2,50}?)——?([^。;:,\n—]{2,50})[;。,]?[ \t]*(?![^\n])"
)
_ASSESSES = Phrase("(?:考核|考评|评价)(?:工作)?$")


def find(plan: PlanText) -> tuple[list[Claim], list[Span]]:
    """The claims of all such lines, and the lines."""
    view = plan.view
    if view.count("—", plan.start, plan.end) < _FEWEST:
        return [], []
    claims: list[Claim] = []
    read: list[Span] = []
    for line in _LINE.finditer(view, plan.start, plan.end):
        holders = split(view, *trim(view, *line.span(2)))
        if not all(is_held_by(view, *holder) for holder in holders):
            return [], []
        matter = trim(view, *line.span(1))
        role: Role = "考核" if _ASSESSES.search(view, *matter) else "负责"
        claims += [Claim(role, holder, matter[0], line.end(2), matter) for holder in holders]
        read.append(line.span())
    return (claims, read) if len(read) >= _FEWEST else ([], [])
