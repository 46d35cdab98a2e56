"""Tables as Parquet: one folder per kind, in it one file per part of the corpus; `documents` holds the documents whole.

    OUT/quotas/part-00000.parquet, part-00001.parquet, …   OUT/documents/…   OUT/plans/…

Parts are what is written, resumed and skipped: a few hundred documents each, in the order of their paths. The same
documents give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from gongwen.errors import MissingExtra
from gongwen.rows.flat import KINDS, WHOLE, Cell, Located, Row, columns, rows, whole
from gongwen.rows.units import Units

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyConnection
    from fsspec import AbstractFileSystem

MARK = b"gongwen.part"
"""Under this key a file says what it was made from."""
_GROUP = 5_000
"""Rows that are held before they are written, as one row group; of whole documents, far fewer."""
_GROUP_OF_DOCUMENTS = 64
_BATCH = 10_000


def write_part(
    folder: Path, documents: Iterable[Located], units: Units, made_from: str, kinds: Sequence[str] = KINDS
) -> None:
    """Write `<kind>.parquet` for each kind of table into a folder, reading the documents once, a few at a time.

    Raises:
        MissingExtra: pyarrow is not installed.
        OSError: they can't be written.
    """
    with ExitStack() as stack:
        tables = {kind: stack.enter_context(_Table(folder / f"{kind}.parquet", kind, made_from)) for kind in kinds}
        for located in documents:
            unit = units.of(located.path, located.document.source.name)
            for kind, table in tables.items():
                for row in rows(kind, located, unit):
                    table.add(row | {WHOLE: whole(located)} if kind == "documents" else row)


class _Table:
    """One file of a table, while it is written."""

    def __init__(self, path: Path, kind: str, made_from: str) -> None:
        arrow, files = _pyarrow()
        self._schema = schema(kind).with_metadata({MARK: made_from.encode()})
        self._arrow = arrow
        self._rows: list[Row] = []
        self._group = _GROUP_OF_DOCUMENTS if kind == "documents" else _GROUP
        self._writer = files.ParquetWriter(path, self._schema, compression="zstd")

    def __enter__(self) -> _Table:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._flush()
        finally:
            self._writer.close()

    def add(self, row: Row) -> None:
        self._rows.append(row)
        if len(self._rows) >= self._group:
            self._flush()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(self._arrow.Table.from_pylist(self._rows, schema=self._schema))
            self._rows = []


def schema(kind: str) -> pa.Schema:
    """The columns of a table as Arrow types."""
    arrow, _ = _pyarrow()
    types = {
        "text": arrow.string(), "int": arrow.int64(), "number": arrow.float64(), "bool": arrow.bool_(),
        "texts": arrow.list_(arrow.string()),
    }  # fmt: skip
    fields = [(name, types[held]) for name, held in columns(kind).items()]
    return arrow.schema([*fields, (WHOLE, arrow.large_string())] if kind == "documents" else fields)


def mark_in(path: Path) -> str:
    """What a file says it was made from; "" where there is none, or none of ours."""
    arrow, files = _pyarrow()
    try:
        held = files.read_schema(path).metadata or {}
    except (OSError, arrow.ArrowInvalid):
        return ""
    return (held.get(MARK) or b"").decode()


def plain_rows(kind: str, batches: Iterable[pa.RecordBatch]) -> Iterator[Row]:
    """Rows as `flat.rows` gives them, of what was read from Parquet."""
    types = columns(kind)
    for batch in batches:
        for row in batch.to_pylist():
            yield {name: _plain(row[name], types[name]) for name in types}


def _plain(value: Cell, held: str) -> Cell:
    if held == "texts" and isinstance(value, list):
        return tuple(value)
    if held == "number" and isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def is_packed(where: str) -> bool:
    """Is it a folder (or a URL) of ours with Parquet?"""
    return bool(_listed(where, "documents")[1])


def parts(where: str, kind: str, database: DuckDBPyConnection) -> list[str]:
    """The files of a table as DuckDB can read them, in order."""
    store, files = _listed(where, kind)
    if store is None:
        return files
    protocol = store.protocol if isinstance(store.protocol, str) else store.protocol[0]
    if not database.filesystem_is_registered(protocol):
        database.register_filesystem(store)
    return [f"{protocol}://{file.lstrip('/')}" for file in files]


def read_batches(where: str, kind: str, names: Sequence[str] | None = None) -> Iterator[pa.RecordBatch]:
    """A table, a few rows at a time; of `documents` not the whole ones, unless asked for by name."""
    _, files = _pyarrow()
    store, paths = _listed(where, kind)
    for path in paths:
        with Path(path).open("rb") if store is None else store.open(path, "rb") as file:
            part = files.ParquetFile(file)
            yield from part.iter_batches(
                _BATCH if names is None else _GROUP_OF_DOCUMENTS, columns=names or list(columns(kind))
            )


def _listed(where: str, kind: str) -> tuple[AbstractFileSystem | None, list[str]]:
    """The store of a URL (None: this machine) and the paths of the parts of a table."""
    if "://" not in where:
        return None, sorted(map(str, Path(where, kind).glob("part-*.parquet")))
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise MissingExtra("fsspec", "dask") from error
    store, path = url_to_fs(where)
    return store, sorted(store.glob(f"{path.rstrip('/')}/{kind}/part-*.parquet"))


def _pyarrow() -> tuple[ModuleType, ModuleType]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise MissingExtra("pyarrow", "store") from error
    return pyarrow, parquet
