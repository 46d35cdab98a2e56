"""The promises that every document keeps, whatever the input; used by the properties and by the goldens."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from gongwen.document.model import Document, Fact, Plan, Section, Span


def broken_promises(doc: Document) -> Iterator[str]:
    """One line for each promise that the document breaks."""
    yield from _edits(doc)
    end = 0
    for plan in doc.plans:
        yield from _place(doc, plan.span, f"plan {plan.id}")
        if plan.span.start < end:
            yield f"plan {plan.id} starts before the one before it ends"
        end = plan.span.end
        yield from _plan(doc, plan)
    outside = "".join(_gaps(doc))
    if outside.strip():
        yield f"text in no plan: {outside.strip()[:40]!r}"


def _edits(doc: Document) -> Iterator[str]:
    source, parts, last = doc.source.text, [], 0
    for edit in doc.edits:
        if not last <= edit.start <= edit.end <= len(source):
            yield f"edit {edit} is out of order or out of the text"
            return
        if source[edit.start : edit.end] == edit.replacement:
            yield f"edit {edit} changes nothing"
        parts += (source[last : edit.start], edit.replacement)
        last = edit.end
    if "".join([*parts, source[last:]]) != doc.text:
        yield "the edits do not turn the source into the text"


def _gaps(doc: Document) -> Iterator[str]:
    """What no plan holds, but for the red head above the first title."""
    last = doc.plans[0].span.start if doc.plans[0].title is not None else 0
    for plan in doc.plans:
        yield doc.text[last : plan.span.start]
        last = plan.span.end
    yield doc.text[last:]


def _place(doc: Document, span: Span, what: str) -> Iterator[str]:
    if not 0 <= span.start <= span.end <= len(doc.text):
        yield f"{what}: {span} is out of the text"
    if not 0 <= span.source_start <= span.source_end <= len(doc.source.text):
        yield f"{what}: {span} is out of the source"


def _plan(doc: Document, plan: Plan) -> Iterator[str]:
    places: dict[str, Span] = {}
    yield from _sections(doc, plan.sections, plan.span, 1, places)
    facts: list[Fact] = [
        *plan.clauses, *plan.roles, *plan.quotas, *plan.deadlines,
        *plan.accountability.triggers, *plan.accountability.sanctions,
    ]  # fmt: skip
    seen: set[str] = set()
    for fact in (*facts, *plan.citations, *plan.blanks):
        what = f"{type(fact).__name__} {fact.text[:20]!r}"
        yield from _place(doc, fact.span, what)
        if not _holds(plan.span, fact.span):
            yield f"{what} lies outside its plan"
        if fact.text != doc.text[fact.span.start : fact.span.end]:
            yield f"{what}: its text is not its span's"
    for fact in facts:
        if fact.section is not None and not _holds(places[fact.section], fact.span):
            yield f"{fact.id} lies outside its section"
    for identified in (*facts, *plan.citations):
        if identified.id in seen:
            yield f"two facts are called {identified.id}"
        seen.add(identified.id)
    sanctions = {sanction.id for sanction in plan.accountability.sanctions}
    quotas = {quota.id for quota in plan.quotas}
    if any(name not in sanctions for trigger in plan.accountability.triggers for name in trigger.sanctions):
        yield "a trigger names a sanction that is not there"
    if any(quota.parent is not None and quota.parent not in quotas for quota in plan.quotas):
        yield "a quota names a parent that is not there"
    clauses = [(clause.span.start, clause.span.end) for clause in plan.clauses]
    if any(a[1] > b[0] for a, b in pairwise(clauses)):
        yield "clauses overlap or are out of order"


def _sections(
    doc: Document, sections: tuple[Section, ...], outer: Span, level: int, places: dict[str, Span]
) -> Iterator[str]:
    end = outer.start
    for section in sections:
        what = f"section {section.id} {section.label!r}"
        places[section.id] = section.span
        yield from _place(doc, section.span, what)
        if not _holds(outer, section.span):
            yield f"{what} lies outside what holds it"
        if section.span.start < end:
            yield f"{what} overlaps its sibling"
        if section.level != level:
            yield f"{what}: level {section.level} at depth {level}"
        if not doc.text.startswith(section.label[:1], section.span.start):  # the rest as printed: 第一條
            yield f"{what} does not start at its label"
        end = section.span.end
        yield from _sections(doc, section.children, section.span, level + 1, places)


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
