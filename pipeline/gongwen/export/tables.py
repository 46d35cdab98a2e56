"""The tables of documents as rows of plain cells, each with its columns even where it has no rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongwen.document.model import Document, Span
from gongwen.rows.flat import KINDS, Cell, Located, columns, rows

__all__ = ["PLACES", "Table", "tables"]

PLACES = frozenset({"doc", "plan", "id", "section", *Span.__struct_fields__})
"""Columns that say where something is; the others say what."""


@dataclass(frozen=True)
class Table:
    """One table: its name as in `gongwen.load(…)`, its columns, its rows."""

    name: str
    columns: tuple[str, ...]
    rows: list[tuple[Cell, ...]]


def tables(documents: Sequence[Document]) -> Iterator[Table]:
    """Every table of the documents."""
    for kind in KINDS:
        names = tuple(columns(kind))
        found = (row for doc in documents for row in rows(kind, Located("", doc)))
        yield Table(kind, names, [tuple(row[name] for name in names) for row in found])
