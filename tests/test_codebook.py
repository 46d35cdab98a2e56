"""Codebooks: topics by words, an analyst's own laid over ours, and a clear word about what can't be used."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import gongwen
from conftest import ROOT
from gongwen.codebook import load
from gongwen.errors import CodebookInvalid

CASES = tomllib.loads((ROOT / "tests" / "cases" / "codebook" / "topics.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']}:{case['text']}")
def test_topics(case: dict) -> None:
    found = [topic.id for topic in load().topics(case["kind"], case["text"])]
    if "topics" in case:
        assert found == case["topics"]
    assert not set(found) & set(case.get("not", ()))


def test_every_topic_is_found_by_each_of_its_words() -> None:
    book = load()
    for topic in book.all:
        for word in topic.words:
            assert topic in book.topics(topic.kinds[0], word.replace("…", "某项")), (topic.id, word)


OWN = """
name = "海棠编码本"
version = "3"

[[topic]]
id = "pruning"
zh = "修剪"
en = "pruning"
kinds = ["quota"]
words = ["修剪"]
why = "花木养护"

[[topic]]
id = "training"
zh = "教学"
en = "teaching"
kinds = ["quota"]
words = ["授课"]
why = "takes the place of ours"

[[more]]
id = "drill"
words = ["推演"]
why = "本地说法"
"""


def test_an_own_codebook_extends_ours(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(OWN, "utf-8")
    book = load(path)
    assert (book.name, book.version) == (f"{load().name} + 海棠编码本", f"{load().version} + 3")
    assert [topic.id for topic in book.topics("quota", "修剪海棠")] == ["pruning"]
    assert [topic.id for topic in book.topics("quota", "业务培训")] == []
    assert [topic.id for topic in book.topics("quota", "授课")] == ["training"]
    assert [topic.id for topic in book.topics("quota", "沙盘推演")] == ["drill"]
    path.write_text(OWN.replace('version = "3"', 'version = "3"\nextends = false').partition("[[more]]")[0], "utf-8")
    assert [topic.id for topic in load(path).all] == ["pruning", "training"]


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (('words = ["修剪"]', "words = []"), "pruning"),
        (('words = ["修剪"]', 'words = ["修剪…"]'), "pruning"),
        (('id = "drill"', 'id = "flying"'), "flying"),
        (('id = "training"', 'id = "pruning"'), "pruning"),
        (('why = "花木养护"', 'why = "花木养护"\nunder = "garden"'), "garden"),
        (('why = "花木养护"', 'why = "花木养护"\nunder = "pruning"'), "pruning"),
        (('kinds = ["quota"]', 'kinds = ["song"]'), "song"),
        (('version = "3"', "version = "), "own.toml"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, change: tuple[str, str], word: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(OWN.replace(*change, 1), "utf-8")
    with pytest.raises(CodebookInvalid, match=word) as caught:
        load(path)
    assert "own.toml" in str(caught.value)


def test_a_missing_codebook(tmp_path: Path) -> None:
    with pytest.raises(CodebookInvalid, match=r"none\.toml"):
        load(tmp_path / "none.toml")


def test_a_document_coded() -> None:
    doc = load().coded(gongwen.extract("学习制度\n1、每季度至少组织业务培训两次。\n"))
    assert [quota.topic for quota in doc.plans[0].quotas] == ["training"]
    assert [clause.topics for clause in doc.plans[0].clauses] == [("training",)]
