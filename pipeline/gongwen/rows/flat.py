"""One row per fact: with its document, its plan, the unit and the year, its place and its words.

Every table begins with `doc` (the document's id), `file` and `plan`; offsets are `start`, `end` (of the canonical text) and
`source_start`, `source_end` (of the source text). `org` (the `unit` of units.csv; that of a quota is its unit of measure)
and `year` are what `units.csv` says of the file, and where it says nothing, whom and which year the plan names itself; in
`plans`, `year` is always the plan's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import NoneType
from typing import Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

import msgspec

from gongwen.document import model
from gongwen.document.model import Document, Plan, Section, Span
from gongwen.document.store import dump
from gongwen.rows.units import Unit

Cell = object
Row = dict[str, Cell]
ColumnType = Literal["text", "int", "number", "bool", "texts"]

KINDS = (
    "documents", "plans", "sections", "clauses", "roles", "quotas", "deadlines", "triggers", "sanctions", "citations",
    "blanks", "warnings",
)  # fmt: skip
"""The tables there are."""

_RECORDS: dict[str, type[msgspec.Struct]] = {
    "plans": model.Plan, "sections": model.Section, "clauses": model.Clause, "roles": model.RoleHeld, "quotas": model.Quota,
    "deadlines": model.Deadline, "triggers": model.Trigger, "sanctions": model.Sanction, "citations": model.Citation,
    "blanks": model.Blank, "warnings": model.Notice,
}  # fmt: skip
_COLUMNS = {
    "plans": (
        "span", "title", "genre", "carrier", "issuer", "level", "year", "document_number", "addressees", "dated", "basis",
    ),
    "sections": ("id", "label", "number", "level", "heading", "span"),
}  # fmt: skip
"""The fields that become columns, where not all do."""
_DOCUMENTS: dict[str, ColumnType] = {
    "doc": "text", "file": "text", "path": "text", "org": "text", "level": "text", "region": "text", "year": "int",
    "media_type": "text", "sha256": "text", "size": "int", "encoding": "text", "script": "text", "pages": "int",
    "characters": "int", "plans": "int", "warnings": "int", "version": "text",
}  # fmt: skip
WHOLE = "json"
"""The column of `documents` that holds the whole document; on disk only."""


class Located(NamedTuple):
    """A document, and its path under the folder that it was uploaded in ("" where that is not known)."""

    path: str
    document: Document


@cache
def columns(kind: str) -> dict[str, ColumnType]:
    """The columns of a table and what they hold: text, int, number (int or not), bool, texts; any may be null."""
    if kind == "documents":
        return _DOCUMENTS
    found: dict[str, ColumnType] = {"doc": "text", "file": "text"}
    if kind != "warnings":
        found |= {"plan": "text"}
    found |= {"org": "text"} if kind == "plans" else {"org": "text", "year": "int"}
    if kind == "sections":
        found["parent"] = "text"
    hints = get_type_hints(_RECORDS[kind])
    for name in _COLUMNS.get(kind, _RECORDS[kind].__struct_fields__):
        if name == "span":
            found |= dict.fromkeys(Span.__struct_fields__, "int")
        else:
            found[name] = _column(hints[name])
    return found


def _column(hint: object) -> ColumnType:
    if get_origin(hint) is tuple:
        return "texts"
    held = set(get_args(hint)) - {NoneType} if get_origin(hint) is Union or hasattr(hint, "__or__") else {hint}
    held = held or {hint}
    if float in held:
        return "number"
    if bool in held:
        return "bool"
    return "int" if int in held else "text"


def rows(kind: str, located: Located, unit: Unit | None = None) -> Iterator[Row]:
    """The rows of one document in the table of `kind`."""
    doc = located.document
    if kind == "documents":
        yield _document(located, unit or Unit())
        return
    first: Row = {"doc": doc.id, "file": doc.source.name}
    if kind == "warnings":
        theirs = doc.plans[0] if doc.plans else None
        yield from ({**first, **_whose(theirs, unit), **_flat(notice)} for notice in doc.warnings)
        return
    for plan in doc.plans:
        whose = _whose(plan, unit)
        if kind == "plans":
            del whose["year"]
        head = {**first, "plan": plan.id, **whose}
        yield from ({**head, **row} for row in _of_plan(kind, plan))


def whole(located: Located) -> str:
    """The document as JSON."""
    return dump(located.document).decode()


def _document(located: Located, unit: Unit) -> Row:
    doc = located.document
    source = doc.source
    return {
        "doc": doc.id, "file": source.name, "path": located.path or None, "org": unit.unit, "level": unit.level,
        "region": unit.region, "year": unit.year, "media_type": source.media_type, "sha256": source.sha256,
        "size": source.size, "encoding": source.encoding, "script": source.script, "pages": source.pages,
        "characters": len(doc.text), "plans": len(doc.plans), "warnings": len(doc.warnings),
        "version": doc.generator.version,
    }  # fmt: skip


def _whose(plan: Plan | None, unit: Unit | None) -> Row:
    """The unit and the year of a plan: those given, else those it names."""
    named, year = (plan.issuer, plan.year) if plan is not None else (None, None)
    if unit is None:
        return {"org": named, "year": year}
    return {"org": unit.unit or named, "year": year if unit.year is None else unit.year}


def _of_plan(kind: str, plan: Plan) -> Iterator[Row]:
    if kind == "plans":
        yield _flat(plan, *_COLUMNS[kind])
    elif kind == "sections":
        yield from _sections(plan.sections)
    elif kind in ("triggers", "sanctions"):
        yield from map(_flat, getattr(plan.accountability, kind))
    else:
        yield from map(_flat, getattr(plan, kind))


def _flat(record: msgspec.Struct, *names: str) -> Row:
    """A record as a row: its span in five columns, the names of its measures, everything else as it is."""
    row: Row = {}
    for name in names or record.__struct_fields__:
        value = getattr(record, name)
        if name == "span":
            row.update(_place(value))
        elif name == "measures":
            row[name] = tuple(measure.name for measure in value)
        elif isinstance(value, float) and value.is_integer():
            row[name] = int(value)
        else:
            row[name] = value
    return row


def _place(span: Span | None) -> Row:
    if span is None:
        return dict.fromkeys(Span.__struct_fields__)
    return {name: getattr(span, name) for name in Span.__struct_fields__}


def _sections(sections: tuple[Section, ...]) -> Iterator[Row]:
    stack: list[tuple[Section, str | None]] = [(section, None) for section in reversed(sections)]
    while stack:
        section, above = stack.pop()
        yield {"parent": above, **_flat(section, *_COLUMNS["sections"])}
        stack.extend((child, section.id) for child in reversed(section.children))
