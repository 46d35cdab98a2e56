"""Who must, may or must not do what.

The clauses of a plan's running text tile it: labels, headings, white space and lines without a word aside, every character
is in exactly one clause, in order. What one clause is (`division`), how it binds (`modality`), who acts (`actor`) and
how its predicate opens (`predicate`) is told in these modules; `reading` puts it together. No other stage makes as many
objects, so each character is looked at once for modal words, and all else is looked up around commas and at the heads of
parts. It is done step by step for the whole plan, not clause by clause: one pattern over many clauses is quicker than many
patterns over one.
"""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.document.model import Clause
from gongwen.extraction.kinds.clauses.division import divide, running_text
from gongwen.extraction.kinds.clauses.modality import modal_marks
from gongwen.extraction.kinds.clauses.reading import read
from gongwen.extraction.plantext import Found, PlanText

_NARRATIVE = ("总结", "经验材料", "报告", "通报", "纪要")


def find(plan: PlanText) -> Found[Clause]:
    """The clauses of a plan, in order."""
    return Found(tuple(_clauses(plan)))


def _clauses(plan: PlanText) -> Iterator[Clause]:
    text, view = plan.text, plan.view
    binds = plan.sketch.genre not in _NARRATIVE
    inside, section = -2, None
    marks = modal_marks(view, plan.body, plan.tail)
    sentences = list(running_text(plan))
    drafts = list(divide(view, sentences, plan.comma_starts, marks))
    readings = [read(view, draft, binds=binds) for draft in drafts]
    for k, (draft, (modality, actor, action)) in enumerate(zip(drafts, readings, strict=True)):
        start, end = draft.start, draft.end
        part = plan.part_at(start, end)
        if part != inside:
            inside, section = part, plan.section_id(part) if part >= 0 else None
        yield Clause(
            id=plan.fact_id("c", k),
            section=section,
            span=plan.span(start, end),
            text=text[start:end],
            modality=modality,
            actor=None if actor is None else text[actor[0] : actor[1]],
            action=None if action is None else text[action[0] : action[1]].strip() or None,
            topics=(),
        )
