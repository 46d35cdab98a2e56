"""Parquet: one file per table, with the types that the model says, for pandas, DuckDB, Spark and R."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gongwen.document.model import Document
from gongwen.errors import MissingExtra
from gongwen.export.tables import Table, tables
from gongwen.messages import Language

if TYPE_CHECKING:
    import pyarrow as pa

NAME = "parquet"
SUFFIX = ""

_WHOLE = frozenset({"start", "end", "source_start", "source_end", "page", "number", "year"})
_NUMBERS = frozenset({"value", "max", "per_year"})
_FLAGS = frozenset({"implicit", "vague", "repaired", "catch_all", "cumulative"})
_LISTS = frozenset({"addressees", "basis", "topics", "sanctions", "measures"})
_LEVEL_IS_WHOLE = "sections"
"""`level` is a depth in this table, and the rank of an issuer in that of plans."""


def write(documents: Sequence[Document], where: Path, lang: Language) -> None:
    """Write `<table>.parquet` for every table; columns have their names in Python.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # an extra: only who writes Parquet needs it
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtra("pyarrow", "store") from error
    for table in tables(documents):
        schema = pa.schema([(name, _type(table, name)) for name in table.columns])
        columns = {name: [row[k] for row in table.rows] for k, name in enumerate(table.columns)}
        pq.write_table(pa.Table.from_pydict(columns, schema), where / f"{table.name}.parquet")


def _type(table: Table, name: str) -> pa.DataType:
    import pyarrow as pa

    if name in _WHOLE or (name == "level" and table.name == _LEVEL_IS_WHOLE):
        return pa.int64()
    if name in _NUMBERS:
        return pa.float64()
    if name in _FLAGS:
        return pa.bool_()
    return pa.list_(pa.string()) if name in _LISTS else pa.string()
