"""Who must, may or must not do what.

The clauses of a plan's running text tile it: labels, headings, white space and lines without a word aside, every character
is in exactly one clause, in order. What one clause is (`division`), how it binds (`modality`), who acts (`actor`) and
how its predicate opens (`predicate`) is told in these modules; `reading` puts it together. No other stage makes as many
objects, so the plan is searched once for modal words and once for those that may settle the rest, and all else is looked up
around commas and at the heads of parts. Steps run over the whole plan one after the other: going through all of them clause by
clause takes a third longer.
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
    marks = modal_marks(view, plan.body, plan.tail)
    sentences = list(running_text(plan))
    drafts = list(divide(view, sentences, plan.comma_starts, marks))
    readings = list(read(view, drafts, binds=plan.sketch.genre not in _NARRATIVE))
    for k, (draft, (modality, actor, action)) in enumerate(zip(drafts, readings, strict=True)):
        start, end = draft.start, draft.end
        yield Clause(
            id=plan.fact_id("c", k),
            section=plan.section(start, end),
            span=plan.span(start, end),
            text=text[start:end],
            modality=modality,
            actor=None if actor is None else text[actor[0] : actor[1]],
            action=None if action is None else text[action[0] : action[1]].strip() or None,
            topics=(),
        )
