"""The facts of a document as labelled spans of its canonical text, for tools that annotate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gongwen.document.model import Blank, Citation, Document, Fact
from gongwen.messages import Language, say
from gongwen.wording import KINDS, fact_line, kind_of

__all__ = ["COLOURS", "Labelled", "labelled", "labels"]

COLOURS: dict[str, str] = {
    "role": "#4a90d9", "quota": "#3aa76d", "deadline": "#a36bd4", "trigger": "#e08a3c", "sanction": "#d64545",
    "citation": "#3ba7a7", "blank": "#c9b037", "clause": "#8a93b8",
}  # fmt: skip
"""A colour for each kind."""


@dataclass(frozen=True)
class Labelled:
    """A fact: `id` is unique in the document, `kind` its code, `line` what was read; offsets are code points of the text."""

    id: str
    kind: str
    start: int
    end: int
    line: str
    fact: Fact | Citation | Blank
    links: tuple[str, ...] = ()


def labelled(doc: Document, lang: Language) -> Iterator[Labelled]:
    """Every fact of every plan that stands on a character at least, in the order of the text, the longer first."""
    rows: list[Labelled] = []
    for plan in doc.plans:
        accountability = plan.accountability
        facts: tuple[Fact | Citation, ...] = (
            *plan.roles, *plan.quotas, *plan.deadlines, *accountability.triggers, *accountability.sanctions, *plan.citations,
            *plan.clauses,
        )  # fmt: skip
        rows += [_one(fact.id, fact, lang) for fact in facts]
        rows += [_one(f"{plan.id}-blank{k}", blank, lang) for k, blank in enumerate(plan.blanks, 1)]
    return iter(sorted((row for row in rows if row.start < row.end), key=lambda row: (row.start, -row.end, row.id)))


def _one(name: str, fact: Fact | Citation | Blank, lang: Language) -> Labelled:
    links = getattr(fact, "sanctions", ())
    return Labelled(name, kind_of(fact), fact.span.start, fact.span.end, fact_line(fact, lang), fact, links)


def labels(lang: Language) -> dict[str, str]:
    """The name of every kind, by its code."""
    return {code: say(f"kind-{code}", lang) for code in KINDS.values()}
