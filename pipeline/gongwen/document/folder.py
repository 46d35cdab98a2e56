"""Extracted documents on disk: a folder of JSON files or JSON lines, read one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gongwen.document.model import Document
from gongwen.document.store import parse
from gongwen.errors import DocumentInvalid, FileUnreadable

_NOT_OURS = frozenset({"failures.jsonl"})


def documents(where: Path) -> Iterator[Document]:
    """The documents under a folder (or in one file), in the order of their names; the ledger of failures is passed over.

    Raises:
        FileUnreadable: there is no such file or folder.
        DocumentInvalid: a file is no document of ours, or of another major version.
    """
    for _, document in located(where):
        yield document


def located(where: Path) -> Iterator[tuple[str, Document]]:
    """The documents, each with the path of the file it was made from, under the folder of uploads; "" where not known.

    Raises:
        FileUnreadable: there is no such file or folder.
        DocumentInvalid: a file is no document of ours, or of another major version.
    """
    if not where.exists():
        raise FileUnreadable(str(where), "没有这个文件或文件夹 / no such file or folder", "请检查路径 / check the path")
    for path in [where] if where.is_file() else extracted_under(where):
        if path.suffix == ".jsonl":
            with path.open("rb") as lines:
                for number, line in enumerate(lines, 1):
                    yield "", parse(line, f"{path}:{number}")
        elif path.suffix == ".json":
            name = "" if where == path else path.relative_to(where).as_posix().removesuffix(".json")
            yield name, parse(path.read_bytes(), str(path))
        elif where == path:
            raise DocumentInvalid(f"{path}: 不是提取出的 JSON / not an extracted JSON")


def extracted_under(folder: Path) -> list[Path]:
    """The files under a folder that hold extracted documents, by name, folder by folder; what is hidden is passed over."""

    def parts(path: Path) -> tuple[str, ...]:
        return path.relative_to(folder).with_name(path.name.removesuffix(".json")).parts

    found = (path for path in folder.rglob("*.json*") if is_document(path))
    return sorted((path for path in found if not any(part.startswith(".") for part in parts(path))), key=parts)


def is_document(path: Path) -> bool:
    """Is a file of a folder one that holds extracted documents? Neither the ledger of failures nor a hidden file is."""
    return path.suffix in (".json", ".jsonl") and path.name not in _NOT_OURS and not path.name.startswith(".")
