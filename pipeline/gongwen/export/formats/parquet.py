"""Parquet, as `gongwen extract --format parquet` writes it: for pandas, DuckDB, Spark and R, and for `gongwen.load`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gongwen.document.model import Document
from gongwen.messages import Language
from gongwen.rows.flat import KINDS, Located
from gongwen.rows.parquet import write_part
from gongwen.rows.units import Units

NAME = "parquet"
SUFFIX = ""


def write(documents: Sequence[Document], where: Path, lang: Language) -> None:
    """Write `<table>/part-00000.parquet` for every table; columns have their names in Python.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    write_part(where, (Located("", doc) for doc in documents), Units(), made_from="export")
    for kind in KINDS:
        (where / kind).mkdir(exist_ok=True)
        (where / f"{kind}.parquet").replace(where / kind / "part-00000.parquet")
