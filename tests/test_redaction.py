"""Documents without names: nothing leaks, every span still holds, and what was found stays found."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gongwen
from conftest import ROOT
from contract import broken_promises
from gongwen.document.model import Document
from gongwen.document.store import dump
from gongwen.redaction import persons, redact

CORPUS = sorted(path for path in (ROOT / "corpus").iterdir() if path.stem != "README")
LIST = """青禾县人民政府办公室关于成立防汛指挥部的通知
一、组成人员
组　长：柯　砚　　县委副书记、县长
副组长：沈渡舟　　副县长
成　员：顾行舟　　县水利局局长
　　　　罗一鸣　　县应急管理局局长
二、工作要求
指挥部办公室设在县水利局，由顾行舟同志兼任主任，每月召开一次会议。
联系人：谢晚晴，电话：0000-1234567。
青禾县人民政府办公室
2026年3月1日
"""
NAMES = ("柯砚", "沈渡舟", "顾行舟", "罗一鸣", "谢晚晴")
HANT = "青禾縣圖書館志工要點\n一、召集人：張鎮遠(yuǎn)。\n二、由館長張鎮遠負責督導，每季召開會議一次。\n"


def test_names_are_known_by_their_places() -> None:
    assert persons(gongwen.extract(LIST)) == NAMES


def test_pseudonyms_are_those_of_the_order_and_the_same_throughout() -> None:
    doc = redact(gongwen.extract(LIST))
    assert "由人员丙同志兼任主任" in doc.text
    assert [(role.role, role.holder) for role in doc.plans[0].roles][:4] == [
        ("组长", "人员甲"),
        ("副组长", "人员乙"),
        ("成员", "人员丙"),
        ("成员", "人员丁"),
    ]
    assert "联系人：人员戊，电话：0000-1234567" in doc.text


@pytest.mark.parametrize("text", [LIST, HANT], ids=["simplified", "traditional with glosses"])
def test_no_name_is_anywhere(text: str) -> None:
    whole = gongwen.extract(text)
    doc = redact(whole)
    said = dump(doc).decode()
    for name in (*persons(whole), "張鎮遠", "yuǎn", "柯　砚"):
        assert name not in said
    assert list(broken_promises(doc)) == []
    assert len(doc.source.text) == len(text)
    assert [k for k, (a, b) in enumerate(zip(text, doc.source.text, strict=True)) if a != b and b != "■"] == []
    assert (doc.id, doc.source.sha256, doc.source.size) == (whole.id, whole.source.sha256, whole.source.size)
    assert doc.generator.version == f"{gongwen.__version__}+redacted"
    assert {edit.kind for edit in doc.edits} >= {"redaction"}


@pytest.fixture(scope="module")
def corpus() -> list[Document]:
    return [gongwen.extract(path) for path in CORPUS]


def test_facts_are_the_same_but_for_names(corpus: list[Document]) -> None:
    named = 0
    for doc in corpus:
        less = redact(doc)
        assert list(broken_promises(less)) == []
        names = persons(doc)
        named += bool(names)
        assert not any(name in dump(less).decode() for name in names)
        assert redact(less) == less
        for plan, other in zip(doc.plans, less.plans, strict=True):
            assert [q.activity for q in plan.quotas] == [q.activity for q in other.quotas]
            assert [(d.iso, d.text) for d in plan.deadlines] == [(d.iso, d.text) for d in other.deadlines]
            assert [r.role for r in plan.roles] == [r.role for r in other.roles]
            same = [(r, o) for r, o in zip(plan.roles, other.roles, strict=True) if not any(n in r.text for n in names)]
            assert all(r.text == o.text and r.holder == o.holder for r, o in same)
            assert all(
                doc.source.text[r.span.source_start : r.span.source_end]
                == less.source.text[o.span.source_start : o.span.source_end]
                for r, o in same
            )
    assert named >= 4


def test_words_that_are_no_names_stay(corpus: list[Document]) -> None:
    found = {name for doc in corpus for name in persons(doc)}
    assert found == {
        "梁伯安", "沈奕舟", "罗砚", "谢景川", "汤黎", "潘立诚", "俞怀安", "贺筠", "邵文澜", "阎柯", "苏晓岚", "顾承泽",
        "姚国栋",
    }  # fmt: skip


pieces = st.lists(
    st.sampled_from(
        [
            "组长：",
            "沈渡舟",
            "沈　渡舟",
            "張鎮遠",
            "(zhèn)",
            "张镇远",
            "、",
            "。",
            "\n",
            "局长",
            "任组长",
            "每年2次会议",
            "同志",
            "柯砚，",
        ]
    ),
    max_size=24,
)


@settings(deadline=None, max_examples=150)
@given(pieces)
def test_whatever_the_text_promises_are_kept(words: list[str]) -> None:
    whole = gongwen.extract("工作方案\n一、" + "".join(words))
    doc = redact(whole)
    assert list(broken_promises(doc)) == []
    assert len(doc.source.text) == len(whole.source.text)
    assert not any(name in dump(doc).decode() for name in persons(whole))


def run(*args: str | Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "gongwen", *map(str, args)], capture_output=True, check=False)


def test_the_commands_leave_names_out(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(LIST, "utf-8")
    out = tmp_path / "out"

    def texts() -> str:
        return (out / "a.txt.json").read_text("utf-8")

    assert run("extract", tmp_path / "in", "-o", out, "--quiet").returncode == 0
    assert "沈渡舟" in texts()
    assert run("extract", tmp_path / "in", "-o", out, "--quiet", "--redact", "persons").returncode == 0
    assert not any(name in texts() for name in NAMES)
    before = (out / "a.txt.json").stat().st_mtime_ns
    assert run("extract", tmp_path / "in", "-o", out, "--quiet", "--redact", "persons").returncode == 0
    assert (out / "a.txt.json").stat().st_mtime_ns == before
    assert run("extract", tmp_path / "in", "-o", out, "--quiet").returncode == 0
    assert "沈渡舟" in texts()
    assert json.loads(texts())["generator"]["version"] == gongwen.__version__

    facts = run("populate", "facts", "--from", tmp_path / "in", "--redact", "persons").stdout.decode()
    assert "人员乙" in facts
    assert not any(name in facts for name in NAMES)
    (tmp_path / "facts.toml").write_bytes(run("populate", "facts", "--from", tmp_path / "in").stdout)
    (tmp_path / "t.txt").write_text("工作方案\n一、副组长：xxx\n", "utf-8")
    filled = run(
        "populate",
        tmp_path / "t.txt",
        "--facts",
        tmp_path / "facts.toml",
        "--redact",
        "persons",
        "-o",
        tmp_path / "f.txt",
    )
    assert filled.returncode == 0, filled.stderr
    assert "副组长：人员乙" in (tmp_path / "f.txt").read_text("utf-8")
    assert run("export", out, "--to", "csv", "-o", tmp_path / "csv", "--redact", "persons").returncode == 0
    tables = b"".join(path.read_bytes() for path in sorted((tmp_path / "csv").rglob("*.csv"))).decode()
    assert "人员乙" in tables
    assert not any(name in tables for name in NAMES)
