"""The tables of a corpus as rows of plain cells, each with its columns even where it has no rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec

from gongwen.document.model import (
    Blank,
    Citation,
    Clause,
    Deadline,
    Document,
    Notice,
    Quota,
    RoleHeld,
    Sanction,
    Span,
    Trigger,
)
from gongwen.tables import Corpus

__all__ = ["PLACES", "Table", "tables"]

_PLACE = Span.__struct_fields__
PLACES = frozenset({"doc", "plan", "id", "section", *_PLACE})
"""Columns that say where something is; the others say what."""

_LEAD = ("doc", "file", "plan")


def _columns(record: type[msgspec.Struct]) -> tuple[str, ...]:
    fields = record.__struct_fields__
    return tuple(part for name in fields for part in (_PLACE if name == "span" else (name,)))


_COLUMNS: dict[str, tuple[str, ...]] = {
    "plans": (
        *_LEAD, *_PLACE, "title", "genre", "carrier", "issuer", "level", "year", "document_number", "addressees", "dated",
        "basis",
    ),
    "sections": (*_LEAD, "parent", "id", "label", "number", "level", "heading", *_PLACE),
    "clauses": _LEAD + _columns(Clause),
    "roles": _LEAD + _columns(RoleHeld),
    "quotas": _LEAD + _columns(Quota),
    "deadlines": _LEAD + _columns(Deadline),
    "triggers": _LEAD + _columns(Trigger),
    "sanctions": _LEAD + _columns(Sanction),
    "citations": _LEAD + _columns(Citation),
    "blanks": _LEAD + _columns(Blank),
    "warnings": ("doc", "file", *_columns(Notice)),
}  # fmt: skip

Cell = str | int | float | bool | tuple[str, ...] | None


@dataclass(frozen=True)
class Table:
    """One table: its name as in `gongwen.load(…)`, its columns, its rows."""

    name: str
    columns: tuple[str, ...]
    rows: list[tuple[Cell, ...]]


def tables(documents: Sequence[Document]) -> Iterable[Table]:
    """Every table of the documents.

    Raises:
        MissingExtra: pandas is not installed.
    """
    corpus = Corpus(lambda: documents)
    for name, columns in _COLUMNS.items():
        frame = getattr(corpus, name).reindex(columns=columns)
        rows = [tuple(map(_cell, row)) for row in frame.itertuples(index=False, name=None)]
        yield Table(name, columns, rows)


def _cell(value: object) -> Cell:
    """A cell as it was before the table made floats of whole numbers that stand beside unknown ones."""
    if isinstance(value, bool | str | tuple) or value is None:
        return value
    if isinstance(value, float):
        if value != value:
            return None
        return int(value) if value.is_integer() else value
    if isinstance(value, int):
        return value
    return _cell(value.item()) if hasattr(value, "item") else None
