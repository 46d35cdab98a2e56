"""Codes from a spreadsheet, each placed in its document, or left without a place and a word why: never placed by guess.

Two shapes are read. Long: a row for each code, with columns for file, coder, code, and the words (or their offsets). Wide: a
row for each unit of an export (its `id`), and a column for each coder.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from gongwen.document.model import Document, Fact
from gongwen.errors import CodesInvalid, FileUnreadable, MissingExtra
from gongwen.office.plain import guarded

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["read_codes"]


@dataclass(frozen=True)
class _Code:
    """One code as it was given, and where it stands; `problem`: not-found, ambiguous, no-document, or None."""

    file: str
    doc: str | None
    coder: str
    code: str
    start: int | None
    end: int | None
    text: str
    problem: str | None = None


def read_codes(path: str | Path, corpus: Iterable[Document]) -> pd.DataFrame:
    """The codes in a spreadsheet (.xlsx or .csv), one row each: file, doc, coder, code, start, end, text, problem.

    `start` and `end` are code points of the document's text. A code is placed by its offsets, by the `id` of what it codes, or
    by its words where they stand in the document exactly once. What can't be placed has a `problem` and no offsets:
    "no-document" (no file of that name), "not-found", "ambiguous" (its words stand there more than once).

    Raises:
        FileUnreadable: there is no such file.
        CodesInvalid: the sheet has no column of codes, or none that says where they stand.
        MissingExtra: pandas or openpyxl is not installed.
    """
    frame = _sheet(Path(path))
    names = {column: _field(str(column)) for column in frame.columns}
    rows = [{column: _text(value) for column, value in row.items()} for row in frame.to_dict("records")]
    documents = list(corpus)
    found = [
        _placed(given, documents) for row in rows for given in _given({str(k): v for k, v in row.items()}, names, path)
    ]
    import pandas as pd  # it was there to read the sheet

    columns = ["file", "doc", "coder", "code", "start", "end", "text", "problem"]
    table = pd.DataFrame([asdict(code) for code in found], columns=columns)
    return table.astype({"start": "Int64", "end": "Int64"})


def _sheet(path: Path) -> pd.DataFrame:
    if not path.is_file():
        raise FileUnreadable(str(path), "没有这个文件 / no such file", "请检查路径 / check the path")
    try:
        import pandas as pd  # an extra: only who brings codes needs it

        if path.suffix.lower() == ".xlsx":
            import openpyxl  # noqa: F401 pandas reads workbooks with it
    except ImportError as error:
        raise MissingExtra("pandas, openpyxl", "report") from error
    if path.suffix.lower() == ".xlsx":
        return pd.read_excel(path, dtype=str, keep_default_na=False)
    return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")


def _text(value: object) -> str:
    """A cell's words, without the apostrophe that guards them in a CSV."""
    text = str(value).strip()
    return text[1:] if text.startswith("'") and guarded(text[1:]) == text else text


@cache
def _headings() -> dict[str, str]:
    table = tomllib.loads(files("gongwen.agreement").joinpath("headings.toml").read_text("utf-8"))
    return {heading: field for field, headings in table.items() for heading in headings}


def _field(heading: str) -> str | None:
    """What a column holds; None for a name that we don't know, such as a coder's."""
    return _headings().get(heading.strip().lower())


def _given(row: dict[str, str], names: dict[str, str | None], path: str | Path) -> Iterator[dict[str, str]]:
    """The codes that a row gives: its own, or one for each column that bears a coder's name."""
    known = {field: row[column] for column, field in names.items() if field not in (None, "ours")}
    coders = [column for column, field in names.items() if field is None]
    if not {"text", "start", "id"} & known.keys() or not ("code" in known or ("id" in known and coders)):
        raise CodesInvalid(
            f"{path}: 需要这些列：文件、编码员、编码、原文（或起、止）；或者：编号，每个编码员一列 / "
            "columns needed: file, coder, code, text (or start, end); or: id, and a column for each coder"
        )
    if "code" in known:
        if known["code"]:
            yield {"coder": "", **known}
        return
    for coder in coders:
        if row[coder]:
            yield {**known, "coder": coder, "code": row[coder]}


def _placed(given: dict[str, str], documents: list[Document]) -> _Code:
    """A code with its place in the one document that it names."""
    file, name = given.get("file", ""), given.get("doc", "")
    doc = next((d for d in documents if name and d.id == name), None) or next(
        (d for d in documents if file and d.source.name == file), None
    )
    text = given.get("text", "")
    code = _Code(file, None if doc is None else doc.id, given["coder"], given["code"], None, None, text)
    if doc is None:
        return _replaced(code, problem="no-document")
    place = _offsets(given, doc) or _unit(given, doc) or _words(text, doc)
    if isinstance(place, str):
        return _replaced(code, problem=place)
    return _Code(file or doc.source.name, doc.id, code.coder, code.code, *place, doc.text[slice(*place)])


def _replaced(code: _Code, problem: str) -> _Code:
    return _Code(code.file, code.doc, code.coder, code.code, None, None, code.text, problem)


def _offsets(given: dict[str, str], doc: Document) -> tuple[int, int] | str | None:
    start, end = given.get("start", ""), given.get("end", "")
    if not (start.isdecimal() and end.isdecimal()):
        return None
    place = int(start), int(end)
    return place if place[0] < place[1] <= len(doc.text) else "not-found"


def _unit(given: dict[str, str], doc: Document) -> tuple[int, int] | str | None:
    name = given.get("id", "")
    if not name:
        return None
    facts: Iterable[Fact] = (
        f for plan in doc.plans for f in (*plan.clauses, *plan.quotas, *plan.roles, *plan.deadlines)
    )
    return next(((fact.span.start, fact.span.end) for fact in facts if fact.id == name), "not-found")


def _words(text: str, doc: Document) -> tuple[int, int] | str:
    """The one place where the words stand."""
    first = doc.text.find(text) if text else -1
    if first < 0:
        return "not-found"
    if doc.text.find(text, first + 1) >= 0:
        return "ambiguous"
    return first, first + len(text)
