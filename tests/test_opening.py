"""Paths to documents: whatever stands for some is opened, and one bad file costs no other."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

import gongwen
from gongwen.document.store import dump
from gongwen.errors import DocumentInvalid, FileUnreadable, NothingToRead, UndecodableText
from gongwen.opening import opened

TEXT = "学习制度\n1、党委书记是第一责任人。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.txt").write_text(TEXT.replace("学习", "值班"), "utf-8")
    return tmp_path


def titles(*paths: Path) -> list[str | None]:
    return [found.document and found.document.plans[0].title for found in opened(paths)]


def test_uploads_extracted_and_lines_are_the_same_documents(folder: Path) -> None:
    docs = [found.document for found in opened([folder])]
    (folder / "out").mkdir()
    (folder / "out" / "a.txt.json").write_bytes(dump(docs[0]))
    (folder / "out" / "failures.jsonl").write_bytes(b"{}\n")
    (folder / "all.jsonl").write_bytes(dump(docs[0]) + b"\n" + dump(docs[1]) + b"\n")
    assert [found.document for found in opened([folder / "out"])] == docs[:1]
    assert [found.document for found in opened([folder / "all.jsonl"])] == docs
    assert [found.document for found in opened([folder / "out" / "a.txt.json", folder / "b.txt"])] == docs


def test_the_upload_counts_where_its_json_stands_beside_it(folder: Path) -> None:
    (folder / "a.txt.json").write_bytes(dump(gongwen.extract(TEXT.replace("学习", "陈旧"))))
    assert titles(folder) == ["学习制度", "值班制度"]


def test_an_archive_stands_for_what_it_holds(folder: Path) -> None:
    with zipfile.ZipFile(folder / "c.zip", "w") as archive:
        archive.writestr("d.txt", TEXT.replace("学习", "保密"))
    assert titles(folder / "c.zip") == ["保密制度"]


def test_one_bad_file_costs_no_other(folder: Path) -> None:
    (folder / "aa.txt").write_bytes(bytes(range(128, 256)) * 40)
    (folder / "ab.json").write_text("{}", "utf-8")
    (folder / "ac.jsonl").write_bytes(b'{"x": 1}\n' + dump(gongwen.extract(TEXT)) + b"\n")
    found = list(opened([folder, folder / "missing", folder / "a.txt"]))
    assert [(f.name, type(f.error).__name__ if f.error else "") for f in found] == [
        ("a.txt", ""),
        ("aa.txt", UndecodableText.__name__),
        ("ab.json", DocumentInvalid.__name__),
        ("ac.jsonl:1", DocumentInvalid.__name__),
        ("ac.jsonl:2", ""),
        ("b.txt", ""),
        (str(folder / "missing"), FileUnreadable.__name__),
        ("a.txt", ""),
    ]


def test_a_folder_without_documents_says_so(tmp_path: Path) -> None:
    assert [type(found.error) for found in opened([tmp_path])] == [NothingToRead]
