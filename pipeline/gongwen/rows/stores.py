"""Where a corpus lies: loose documents (JSON, JSON lines, in memory) or Parquet. Nothing is read before it is asked for.

Both answer SQL through DuckDB, which reads Parquet a piece at a time and puts on disk what does not fit in memory. Loose
documents are first written as Parquet to a temporary folder: only the tables that a query names, one document at a time.
"""

from __future__ import annotations

import re
import tempfile
import weakref
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from gongwen.document.model import Document
from gongwen.document.store import parse
from gongwen.errors import MissingExtra
from gongwen.rows.flat import KINDS, WHOLE, Located, Row, rows
from gongwen.rows.parquet import parts, plain_rows, read_batches, write_part
from gongwen.rows.units import Units

if TYPE_CHECKING:
    import pandas as pd
    from duckdb import DuckDBPyConnection

_NAMES = re.compile(rf"\b({'|'.join(KINDS)})\b", re.IGNORECASE)


class Store(Protocol):
    """What a corpus needs of the place where it lies."""

    def documents(self) -> Iterator[Document]:
        """The documents, one at a time, in order."""
        ...

    def rows(self, kind: str) -> Iterator[Row]:
        """The rows of a table, in order."""
        ...

    def sql(self, query: str) -> pd.DataFrame:
        """What DuckDB answers; tables are called by their kinds."""
        ...


class Loose:
    """Documents that can be gone through one at a time, again and again."""

    def __init__(self, source: Callable[[], Iterable[Located]], units: Callable[[], Units]) -> None:
        self._source = source
        self._units = units
        self._spool: Path | None = None
        self._spooled: set[str] = set()
        self._database: DuckDBPyConnection | None = None

    def documents(self) -> Iterator[Document]:
        """The documents, in the order of the source."""
        return (located.document for located in self._source())

    def rows(self, kind: str) -> Iterator[Row]:
        """The rows of a table; the documents are read for it."""
        units = self._units()
        for located in self._source():
            yield from rows(kind, located, units.of(located.path, located.document.source.name))

    def sql(self, query: str) -> pd.DataFrame:
        """What DuckDB answers over the tables that the query names."""
        if self._database is None:
            self._database = connect()
        missing = sorted({name.lower() for name in _NAMES.findall(query)} - self._spooled)
        if missing:
            if self._spool is None:
                folder = tempfile.TemporaryDirectory(prefix="gongwen-sql-")
                weakref.finalize(self, folder.cleanup)
                self._spool = Path(folder.name)
            write_part(self._spool, self._source(), self._units(), "", missing)
            for kind in missing:
                view(self._database, kind, [str(self._spool / f"{kind}.parquet")])
            self._spooled.update(missing)
        return answer(self._database, query)


class Packed:
    """A folder (or a URL) of Parquet that `gongwen extract --format parquet` has written."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._database: DuckDBPyConnection | None = None

    def documents(self) -> Iterator[Document]:
        """The documents, in the order of their paths."""
        for batch in read_batches(self._where, "documents", ["path", WHOLE]):
            for row in batch.to_pylist():
                yield parse(row[WHOLE].encode(), f"{self._where}: {row['path']}")

    def rows(self, kind: str) -> Iterator[Row]:
        """The rows of a table."""
        return plain_rows(kind, read_batches(self._where, kind))

    def sql(self, query: str) -> pd.DataFrame:
        """What DuckDB answers; of each table only the columns and the parts are read that the query needs."""
        if self._database is None:
            self._database = connect()
            for kind in KINDS:
                view(self._database, kind, parts(self._where, kind, self._database))
        return answer(self._database, query)


def connect() -> DuckDBPyConnection:
    """A database in memory that spills to a temporary folder.

    Raises:
        MissingExtra: DuckDB is not installed.
    """
    try:
        import duckdb
    except ImportError as error:
        raise MissingExtra("duckdb", "store") from error
    database = duckdb.connect()
    with suppress(duckdb.Error):
        database.execute("SET python_enable_replacements = false")  # a table is a table, no variable of ours
    with suppress(duckdb.Error):
        database.execute(f"SET temp_directory = '{_quoted(tempfile.gettempdir())}'")
    return database


def answer(database: DuckDBPyConnection, query: str) -> pd.DataFrame:
    """The answer to a query."""
    frame: pd.DataFrame = database.execute(query).df()
    return frame


def view(database: DuckDBPyConnection, kind: str, files: list[str]) -> None:
    """Let a table be asked for by its name."""
    listed = ", ".join(f"'{_quoted(file)}'" for file in files)
    left_out = f" EXCLUDE ({WHOLE})" if kind == "documents" else ""
    database.execute(f"CREATE VIEW {kind} AS SELECT *{left_out} FROM read_parquet([{listed}])")  # noqa: S608 - our own names


def _quoted(text: str) -> str:
    return text.replace("'", "''")
