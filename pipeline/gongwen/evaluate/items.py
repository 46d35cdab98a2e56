"""What is compared: an item is a span of the source, the values that decide, and further fields that are reported."""

from __future__ import annotations

import re

import msgspec

from gongwen.document.model import Document, Span
from gongwen.document.sections import every_section

KINDS = ("plans", "sections", "roles", "quotas", "vague", "deadlines", "triggers", "sanctions", "blanks", "noise")

_PUNCTUATION = re.compile(r"[\s,，.。、;；:：!！?？()（）\[\]【】《》〈〉“”‘’\"'·…—\-]+")

Value = str | int | float | None
Place = tuple[int, int]


class Item(msgspec.Struct, frozen=True):
    """A gold or extracted item. `place` None: a gold quote that the source does not contain, so nothing can match it."""

    place: Place | None
    deciding: tuple[Value, ...] = ()
    measures: frozenset[str] = frozenset()
    fields: tuple[tuple[str, Value], ...] = ()


def bare(value: Value) -> Value:
    """A string without blanks and punctuation; any other value as it is."""
    return _PUNCTUATION.sub("", value) if isinstance(value, str) else value


def found_items(doc: Document) -> dict[str, list[Item]]:
    """The items of an extracted document, by kind."""
    items: dict[str, list[Item]] = {kind: [] for kind in KINDS}

    def put(kind: str, span: Span, *deciding: Value, measures: frozenset[str] = frozenset(), **fields: Value) -> None:
        items[kind].append(Item((span.source_start, span.source_end), deciding, measures, tuple(fields.items())))

    for plan in doc.plans:
        put(
            "plans",
            plan.span,
            plan.genre,
            plan.year,
            title=plan.title,
            issuer=plan.issuer,
            document_number=plan.document_number,
        )
        for section in every_section(plan):
            put("sections", section.span, section.level, label=section.label)
        for role in plan.roles:
            put("roles", role.span, role.role, bare(role.holder))
        for quota in plan.quotas:
            if quota.vague:
                put("vague", quota.span)
            else:
                put(
                    "quotas",
                    quota.span,
                    quota.op,
                    quota.value,
                    quota.max,
                    quota.unit,
                    quota.period,
                    activity=quota.activity,
                )
        for deadline in plan.deadlines:
            put("deadlines", deadline.span, deadline.iso)
        for trigger in plan.accountability.triggers:
            put("triggers", trigger.span)
        for sanction in plan.accountability.sanctions:
            names = frozenset(str(bare(measure.name)) for measure in sanction.measures)
            put("sanctions", sanction.span, measures=names, tier=sanction.tier)
        for blank in plan.blanks:
            put("blanks", blank.span)
    items["noise"] = [Item((e.start, e.end)) for e in doc.edits if e.kind in ("noise", "gloss")]
    return items
