"""The command, run as its user runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

TEXT = "学习制度\n一、组织领导\n党委书记是第一责任人。\n二、学习要求\n每季度至少集中学习两次。\n"


def gongwen(*args: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "gongwen", *map(str, args)], capture_output=True, text=True, check=False
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in" / "a").mkdir(parents=True)
    (tmp_path / "in" / "one.txt").write_text(TEXT, "utf-8")
    (tmp_path / "in" / "a" / "two.txt").write_text(TEXT.replace("两", "三"), "utf-8")
    return tmp_path


def test_extract_writes_one_json_per_file_under_its_name(folder: Path) -> None:
    done = gongwen("extract", folder / "in", "-o", folder / "out")
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert sorted(p.relative_to(folder / "out").as_posix() for p in (folder / "out").rglob("*.*")) == [
        "a/two.txt.json",
        "failures.jsonl",
        "one.txt.json",
    ]
    assert (folder / "out" / "failures.jsonl").read_bytes() == b""
    document = json.loads((folder / "out" / "one.txt.json").read_text("utf-8"))
    assert document["schema_version"] == "1.0"
    assert [(q["op"], q["value"], q["period"]) for q in document["plans"][0]["quotas"]] == [(">=", 2, "P3M")]


def test_bad_files_are_named_and_cost_no_other(folder: Path) -> None:
    (folder / "in" / "bad.txt").write_bytes(bytes(range(128, 256)) * 40)
    (folder / "in" / "odd.xyz").write_bytes(b"\x00\x01\x02\x03" * 10)
    (folder / "in" / "empty.txt").write_bytes(b"")
    done = gongwen("extract", folder / "in", "-o", folder / "out", "--lang", "en")
    assert done.returncode == 1
    rows = [json.loads(line) for line in (folder / "out" / "failures.jsonl").read_text("utf-8").splitlines()]
    assert [row["path"] for row in rows] == ["bad.txt", "odd.xyz"]
    assert [row["error"] for row in rows] == ["UndecodableText", "UnknownFormat"]
    assert all(row["message"] and row["remedy"] for row in rows)
    empty = json.loads((folder / "out" / "empty.txt.json").read_text("utf-8"))
    assert [warning["code"] for warning in empty["warnings"]] == ["empty"]
    assert (folder / "out" / "one.txt.json").is_file()


def test_a_file_that_fails_now_leaves_no_old_document(folder: Path) -> None:
    gongwen("extract", folder / "in", "-o", folder / "out", "--quiet")
    (folder / "in" / "one.txt").write_bytes(bytes(range(128, 256)) * 40)
    assert gongwen("extract", folder / "in", "-o", folder / "out", "--quiet").returncode == 1
    assert not (folder / "out" / "one.txt.json").exists()
    assert (folder / "out" / "a" / "two.txt.json").exists()


def test_processes_and_order_change_nothing(folder: Path) -> None:
    for k in range(60):
        (folder / "in" / f"{k}.txt").write_text(TEXT.replace("两", str(k)), "utf-8")
    for jobs in ("1", "3"):
        assert (
            gongwen(
                "extract", folder / "in", "-o", folder / jobs, "--jobs", jobs, "--format", "jsonl", "--quiet"
            ).returncode
            == 0
        )
    assert (folder / "1" / "documents.jsonl").read_bytes() == (folder / "3" / "documents.jsonl").read_bytes()


def test_wrong_usage_is_2(tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    assert gongwen("extract").returncode == 2
    assert gongwen("fly").returncode == 2
    missing = gongwen("extract", tmp_path / "missing", "-o", tmp_path / "out")
    assert missing.returncode == 2
    assert "missing" in missing.stderr
    assert gongwen("extract", tmp_path / "nothing", "-o", tmp_path / "out").returncode == 2


def test_quiet_says_nothing(folder: Path) -> None:
    done = gongwen("--quiet", "extract", folder / "in", "-o", folder / "out")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_help_in_both_languages() -> None:
    assert "公文" in gongwen("--help").stdout
    assert "policy documents" in gongwen("--help", "--lang", "en").stdout


def test_show_reads_files_and_json(folder: Path) -> None:
    gongwen("extract", folder / "in", "-o", folder / "out", "--quiet")
    direct = gongwen("show", folder / "in" / "one.txt")
    stored = gongwen("show", folder / "out" / "one.txt.json")
    assert direct.returncode == stored.returncode == 0
    assert direct.stdout == stored.stdout
    assert "第一责任人" in direct.stdout
    assert "学习制度" in direct.stdout


def test_show_writes_a_page(folder: Path) -> None:
    done = gongwen("show", folder / "in" / "one.txt", "--html", folder / "page.html", "--lang", "en")
    assert (done.returncode, done.stdout) == (0, "")
    assert "第一责任人" in (folder / "page.html").read_text("utf-8")
    assert gongwen("show", folder / "in" / "one.txt", "--html", folder / "none" / "page.html").returncode == 1


def test_show_names_what_it_cannot_read(tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text('{"schema_version": "2.0"}', "utf-8")
    assert gongwen("show", tmp_path / "other.json").returncode == 1
    assert "2.0" in gongwen("show", tmp_path / "other.json").stderr
    assert gongwen("show", tmp_path / "none.txt").returncode == 1


def test_schema_prints_the_committed_one() -> None:
    assert gongwen("schema").stdout == (ROOT / "schemas" / "document.schema.json").read_text("utf-8")


def test_evaluate_prints_scores(tmp_path: Path) -> None:
    gongwen("extract", ROOT / "corpus", "-o", tmp_path, "--quiet")
    done = gongwen("evaluate", tmp_path, ROOT / "tests" / "gold")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("plans")
    report = json.loads(gongwen("evaluate", tmp_path, ROOT / "tests" / "gold", "--json").stdout)
    assert set(report) == {"scores", "fields", "missing"}


def test_quality_prints_the_worst_first(folder: Path) -> None:
    low = "职责分工\n" + "".join(f"第{n}条 县水利局负 责 之此项工作的组织实施。\n" for n in "一二三四五六")
    (folder / "in" / "low.txt").write_text(low, "utf-8")
    gongwen("extract", folder / "in", "-o", folder / "out", "--quiet")
    stored = gongwen("quality", folder / "out", "--json")
    assert stored.returncode == 0, stored.stderr
    rows = [json.loads(line) for line in stored.stdout.splitlines()]
    assert sorted(row["name"] for row in rows) == ["a/two.txt.json", "low.txt.json", "one.txt.json"]
    assert rows[0]["name"] == "low.txt.json"
    assert rows[0]["facts"] < 0.5
    graded = [row["facts"] for row in rows if row["facts"] is not None]
    assert graded == sorted(graded)
    assert [row["facts"] for row in rows] == graded + [None] * (len(rows) - len(graded))
    told = gongwen("quality", folder / "in", "--worst", "1", "--lang", "en")
    assert told.returncode == 0
    assert told.stdout.splitlines()[0].startswith(rows[0]["name"].removesuffix(".json") + "  facts")
    assert len([line for line in told.stdout.splitlines() if not line.startswith(" ")]) == 1


def test_quality_says_what_has_no_grade(folder: Path) -> None:
    gongwen("extract", folder / "in", "-o", folder / "out", "--quiet")
    old = json.loads((folder / "out" / "one.txt.json").read_text("utf-8"))
    del old["quality"]
    (folder / "out" / "one.txt.json").write_text(json.dumps(old), "utf-8")
    done = gongwen("quality", folder / "out", folder / "nowhere", "--lang", "en")
    assert done.returncode == 1
    assert "one.txt.json: no grade" in done.stderr
    assert "nowhere" in done.stderr
    assert done.stdout.startswith("a/two.txt.json")
    assert gongwen("quality", folder / "out", "--worst", "-1").returncode == 2
