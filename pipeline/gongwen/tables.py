"""Extracted documents as tables: `gongwen.load("outputs/").quotas` with pandas, `.sql("…")` with DuckDB."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from gongwen.document.folder import located
from gongwen.document.model import Document
from gongwen.errors import MissingExtra
from gongwen.rows.flat import Located, columns
from gongwen.rows.parquet import is_packed
from gongwen.rows.stores import Loose, Packed, Store
from gongwen.rows.units import Units, read_units, units_in

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Corpus", "load"]


def load(where: str | Path, units: str | Path | None = None) -> Corpus:
    """The documents that `gongwen extract` has written, as tables. Nothing is read yet.

    `where` is a folder of JSON, of Parquet (or the URL of one: `s3://…`) or of JSON lines, or one .json or .jsonl file.
    `units` says whose each file is (see `gongwen.rows.units`); without it the folder's own units.csv does, which
    `gongwen extract` has put there if one lay beside the uploads. In Parquet that is written into the tables.

    Raises (when a table is asked for):
        FileUnreadable: there is no such folder or file.
        DocumentInvalid: a file is no document of ours.
        UnitsInvalid: the units.csv can't be used.
        MissingExtra: pandas (for `sql`, DuckDB and pyarrow) is not installed.
    """
    if ("://" in str(where) or Path(where).is_dir()) and is_packed(str(where)):
        return Corpus(Packed(str(where)))
    folder = Path(where)

    def known() -> Units:
        if units is not None:
            return read_units(Path(units).read_bytes(), str(units))
        return units_in(folder if folder.is_dir() else folder.parent)

    return Corpus(Loose(lambda: (Located(*found) for found in located(folder)), known))


class Corpus:
    """Tables over extracted documents: one row per fact, with its document, plan, section, place and words.

    Every table begins with `doc` (the document's id), `file` and `plan`; `org` and `year` are whose plan it is and for
    when; offsets are `start`, `end` (of the canonical text) and `source_start`, `source_end` (of the source text).
    """

    def __init__(self, source: Callable[[], Iterable[Document]] | Store) -> None:
        """Hold a way to get the documents; each table reads them when it is first asked for."""
        if callable(source):
            documents = source
            self._store: Store = Loose(lambda: (Located("", doc) for doc in documents()), Units)
        else:
            self._store = source

    def __iter__(self) -> Iterator[Document]:
        """The documents, read one at a time."""
        return self._store.documents()

    def sql(self, query: str) -> pd.DataFrame:
        """What DuckDB answers to a query over the tables, which need not fit in memory; the answer has to.

        >>> from gongwen import Corpus, extract
        >>> corpus = Corpus(lambda: [extract("学习制度。第一条 每季度至少召开一次专题会议。")])
        >>> corpus.sql("SELECT activity, per_year FROM quotas").values.tolist()
        [['召开专题会议', 4.0]]
        """
        return self._store.sql(query)

    @cached_property
    def documents(self) -> pd.DataFrame:
        """One row per document: its file and path, its size, and what units.csv says of it."""
        return self._table("documents")

    @cached_property
    def plans(self) -> pd.DataFrame:
        """One row per plan: title, genre, issuer, year, …"""
        return self._table("plans")

    @cached_property
    def sections(self) -> pd.DataFrame:
        """One row per section, in order, with the id of its `parent`."""
        return self._table("sections")

    @cached_property
    def clauses(self) -> pd.DataFrame:
        """One row per clause: modality, actor, action."""
        return self._table("clauses")

    @cached_property
    def roles(self) -> pd.DataFrame:
        """One row per responsibility and holder."""
        return self._table("roles")

    @cached_property
    def quotas(self) -> pd.DataFrame:
        """One row per quota."""
        return self._table("quotas")

    @cached_property
    def deadlines(self) -> pd.DataFrame:
        """One row per deadline."""
        return self._table("deadlines")

    @cached_property
    def triggers(self) -> pd.DataFrame:
        """One row per condition that someone answers for; `sanctions` are ids in the table of that name."""
        return self._table("triggers")

    @cached_property
    def sanctions(self) -> pd.DataFrame:
        """One row per sanction; `measures` are their names."""
        return self._table("sanctions")

    @cached_property
    def citations(self) -> pd.DataFrame:
        """One row per document named."""
        return self._table("citations")

    @cached_property
    def blanks(self) -> pd.DataFrame:
        """One row per place left to be filled in."""
        return self._table("blanks")

    @cached_property
    def warnings(self) -> pd.DataFrame:
        """One row per warning, by document."""
        return self._table("warnings")

    def _table(self, kind: str) -> pd.DataFrame:
        try:
            import pandas as pd  # an extra: only who asks for a table needs it
        except ImportError as error:
            raise MissingExtra("pandas", "tables") from error
        return pd.DataFrame(list(self._store.rows(kind)), columns=list(columns(kind)))
