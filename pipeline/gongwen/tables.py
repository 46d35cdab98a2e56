"""Extracted documents as pandas tables: `gongwen.load("outputs/").quotas`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from gongwen.document.folder import documents
from gongwen.document.model import Document, Plan, Section, Span
from gongwen.errors import MissingExtra

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Corpus", "load"]

Cell = object
Row = dict[str, Cell]


def load(where: str | Path) -> Corpus:
    """The documents under a folder of extracted JSON (or in one .json or .jsonl file), as tables. Nothing is read yet.

    Raises (when a table is asked for):
        FileUnreadable: there is no such folder or file.
        DocumentInvalid: a file is no document of ours.
        MissingExtra: pandas is not installed.
    """
    return Corpus(lambda: documents(Path(where)))


class Corpus:
    """Tables over extracted documents: one row per fact, with its document, plan, section, place and words.

    Every table begins with `doc` (the document's id), `file` and `plan`; offsets are `start`, `end` (of the canonical text)
    and `source_start`, `source_end` (of the source text).
    """

    def __init__(self, source: Callable[[], Iterable[Document]]) -> None:
        """Hold a way to get the documents; each table reads them when it is first asked for."""
        self._source = source

    def __iter__(self) -> Iterator[Document]:
        """The documents, read one at a time."""
        return iter(self._source())

    @cached_property
    def plans(self) -> pd.DataFrame:
        """One row per plan: title, genre, issuer, year, …"""
        return self._table(lambda plan: (_flat(plan, *_PLAN_COLUMNS),))

    @cached_property
    def sections(self) -> pd.DataFrame:
        """One row per section, in order, with the id of its `parent`."""
        return self._table(lambda plan: _section_rows(plan.sections, None))

    @cached_property
    def clauses(self) -> pd.DataFrame:
        """One row per clause: modality, actor, action."""
        return self._table(lambda plan: map(_flat, plan.clauses))

    @cached_property
    def roles(self) -> pd.DataFrame:
        """One row per responsibility and holder."""
        return self._table(lambda plan: map(_flat, plan.roles))

    @cached_property
    def quotas(self) -> pd.DataFrame:
        """One row per quota."""
        return self._table(lambda plan: map(_flat, plan.quotas))

    @cached_property
    def deadlines(self) -> pd.DataFrame:
        """One row per deadline."""
        return self._table(lambda plan: map(_flat, plan.deadlines))

    @cached_property
    def triggers(self) -> pd.DataFrame:
        """One row per condition that someone answers for; `sanctions` are ids in the table of that name."""
        return self._table(lambda plan: map(_flat, plan.accountability.triggers))

    @cached_property
    def sanctions(self) -> pd.DataFrame:
        """One row per sanction; `measures` are their names."""
        return self._table(lambda plan: map(_flat, plan.accountability.sanctions))

    @cached_property
    def citations(self) -> pd.DataFrame:
        """One row per document named."""
        return self._table(lambda plan: map(_flat, plan.citations))

    @cached_property
    def blanks(self) -> pd.DataFrame:
        """One row per place left to be filled in."""
        return self._table(lambda plan: map(_flat, plan.blanks))

    @cached_property
    def warnings(self) -> pd.DataFrame:
        """One row per warning, by document."""
        rows = [
            {"doc": doc.id, "file": doc.source.name, **_flat(notice)}
            for doc in self._source()
            for notice in doc.warnings
        ]
        return _frame(rows)

    def _table(self, rows: Callable[[Plan], Iterable[Row]]) -> pd.DataFrame:
        table = [
            {"doc": doc.id, "file": doc.source.name, "plan": plan.id, **row}
            for doc in self._source()
            for plan in doc.plans
            for row in rows(plan)
        ]
        return _frame(table)


_PLAN_COLUMNS = (
    "span", "title", "genre", "carrier", "issuer", "level", "year", "document_number", "addressees", "dated", "basis",
)  # fmt: skip


def _flat(record: msgspec.Struct, *names: str) -> Row:
    """A record as a row: its span in four columns, the names of its measures, everything else as it is."""
    row: Row = {}
    for name in names or record.__struct_fields__:
        value = getattr(record, name)
        if name == "span":
            row.update(_place(value))
        elif name == "measures":
            row[name] = tuple(measure.name for measure in value)
        else:
            row[name] = value
    return row


def _place(span: Span | None) -> Row:
    if span is None:
        return dict.fromkeys(("start", "end", "source_start", "source_end", "page"))
    return {name: getattr(span, name) for name in span.__struct_fields__}


def _section_rows(sections: tuple[Section, ...], parent: str | None) -> Iterator[Row]:
    stack = [(section, parent) for section in reversed(sections)]
    while stack:
        section, above = stack.pop()
        yield {"parent": above, **_flat(section, "id", "label", "number", "level", "heading", "span")}
        stack.extend((child, section.id) for child in reversed(section.children))


def _frame(rows: list[Row]) -> pd.DataFrame:
    try:
        import pandas as pd  # an extra: only who asks for a table needs it
    except ImportError as error:
        raise MissingExtra("pandas", "tables") from error
    return pd.DataFrame(rows)
