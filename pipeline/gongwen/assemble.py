"""Plans and facts together: the document."""

from __future__ import annotations

from gongwen.document.model import SCHEMA_VERSION, Document, Generator, Notice, Plan, Section, Source
from gongwen.extraction.kinds import accountability, blanks, citations, clauses, deadlines, quotas, roles
from gongwen.extraction.plantext import PlanText
from gongwen.messages import say
from gongwen.normalise import Normal
from gongwen.quality import grade, warning
from gongwen.segment import Sketch
from gongwen.text.notices import Doubt, doubt


def assemble(normal: Normal, sketches: tuple[Sketch, ...], doubts: tuple[Doubt, ...], version: str) -> Document:
    """The document that the stages before have found; `version` is the program's."""
    source = normal.source
    all_doubts = [*normal.doubts, *doubts]
    texts = [PlanText(normal, sketch, index) for index, sketch in enumerate(sketches)]
    plans = []
    for text in texts:
        plan, more = _plan(text)
        plans.append(plan)
        all_doubts += more
    notices = [Notice(code=code, message=say(code, **dict(facts))) for code, facts in source.doubts]
    to_text = normal.edited.to_text
    all_doubts += [doubt(mark.code, to_text(mark.start), to_text(mark.end)) for mark in source.marks]
    notices += [_notice(normal, each) for each in sorted(all_doubts, key=lambda d: (d.start or 0, d.end or 0, d.code))]
    quality = grade(texts, plans, [notice.code for notice in notices])
    low = warning(quality)
    return Document(
        schema_version=SCHEMA_VERSION,
        id=source.sha256[:16],
        generator=Generator(name="gongwen", version=version),
        source=Source(
            name=source.name,
            media_type=source.media_type,
            sha256=source.sha256,
            size=source.size,
            encoding=source.encoding,
            script=normal.script,
            pages=len(source.page_starts) or None,
            text=source.text,
        ),
        text=normal.text,
        edits=normal.edited.edits,
        plans=tuple(plans),
        warnings=(*notices, low) if low else tuple(notices),
        quality=quality,
    )


def _notice(normal: Normal, doubt: Doubt) -> Notice:
    span = None if doubt.start is None or doubt.end is None else normal.span(doubt.start, doubt.end)
    return Notice(code=doubt.code, message=doubt.message, span=span)


def _plan(plan: PlanText) -> tuple[Plan, list[Doubt]]:
    sketch = plan.sketch
    found_citations = citations.find(plan)
    found_roles = roles.find(plan)
    found_quotas = quotas.find(plan)
    found_deadlines = deadlines.find(plan)
    found_accountability = accountability.find(plan)
    found_blanks = blanks.find(plan)
    found_clauses = clauses.find(plan)
    doubts = [
        *found_citations.doubts, *found_roles.doubts, *found_quotas.doubts, *found_deadlines.doubts,
        *found_accountability.doubts, *found_blanks.doubts, *found_clauses.doubts,
    ]  # fmt: skip
    return Plan(
        id=f"p{plan.index + 1}",
        span=plan.span(sketch.start, sketch.end),
        title=sketch.title,
        genre=sketch.genre,
        carrier=sketch.carrier,
        issuer=sketch.issuer,
        level=sketch.level,
        year=sketch.year,
        document_number=sketch.document_number,
        addressees=sketch.addressees,
        dated=sketch.dated,
        basis=citations.basis(plan, found_citations.facts),
        sections=_tree(plan),
        clauses=found_clauses.facts,
        roles=found_roles.facts,
        quotas=found_quotas.facts,
        deadlines=found_deadlines.facts,
        accountability=found_accountability.facts[0],
        citations=found_citations.facts,
        blanks=found_blanks.facts,
    ), doubts


def _tree(plan: PlanText) -> tuple[Section, ...]:
    """The plan's parts as a tree; built from the last part to the first, since a parent stands before its children."""
    parts = plan.sketch.parts
    children: list[list[Section]] = [[] for _ in parts]
    top: list[Section] = []
    for k in range(len(parts) - 1, -1, -1):
        part = parts[k]
        section = Section(
            id=plan.section_id(k),
            label=part.label,
            number=part.number,
            level=part.level,
            heading=None if part.heading is None else plan.text[part.heading[0] : part.heading[1]],
            span=plan.span(part.start, part.end),
            children=tuple(reversed(children[k])),
        )
        (children[part.parent] if part.parent >= 0 else top).append(section)
    return tuple(reversed(top))
