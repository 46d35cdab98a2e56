"""How other plans word what a draft leaves open: their words, with title and place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gongwen.checking import Profile
from gongwen.checking.evaluation import evaluate
from gongwen.document.model import Document, Plan, Section, Span
from gongwen.population.places import title, trails

_MARK = re.compile(r"[^。；！？\n\t]*\Z")
_END = re.compile(r"[。；！？]|(?=[\n\t])")
MOST = 3
LONGEST = 120


def examples(profile: Profile, docs: Sequence[Document]) -> dict[str, list[str]]:
    """By item, up to three passages of other plans, each as a line with its source; in the order of the files' names."""
    found: dict[str, list[str]] = {}
    for doc in sorted(docs, key=lambda doc: (doc.source.name, doc.id)):
        for outcome in evaluate(profile, doc):
            said = found.setdefault(outcome.item.id, [])
            if outcome.status == "present" and outcome.sign is not None and len(said) < MOST:
                said.append(_line(doc, outcome.sign.span))
    return found


def _line(doc: Document, span: Span) -> str:
    plan = next((plan for plan in doc.plans if plan.span.start <= span.start < plan.span.end), None)
    start, end = _sentence(doc.text, span)
    words = " ".join(doc.text[start:end].split())
    words = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
    page = f"，第{span.page}页" if span.page is not None else ""
    if plan is None:
        return f"“{words}”——{doc.source.name}{page}"
    trail = trails(plan)[_section(plan, span)]
    return f"“{words}”——《{title(doc, plan)}》{trail}{page}"


def _sentence(text: str, span: Span) -> tuple[int, int]:
    """The sentence around a span; of a heading, the line below it as well. No more is looked at than can be shown."""
    before = _MARK.findall(text[max(0, span.start - LONGEST) : span.start])
    start = span.start - len(before[-1]) if before else span.start
    if text[span.end - 1 : span.end] in ("。", "；", "！", "？"):
        return start, span.end
    heading = text[span.end : span.end + 1] == "\n"
    after = text.find("\n", span.end + 1) if heading else next((m.end() for m in _END.finditer(text, span.end)), -1)
    return start, min(after if after >= 0 else len(text), span.end + LONGEST)


def _section(plan: Plan, span: Span) -> str | None:
    """The innermost section that holds a span."""
    held: str | None = None
    level: tuple[Section, ...] = plan.sections
    while True:
        inner = next((s for s in level if s.span.start <= span.start and span.end <= s.span.end), None)
        if inner is None:
            return held
        held, level = inner.id, inner.children
