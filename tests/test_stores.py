"""One corpus as JSON, JSON lines and Parquet: the same tables from each, and answers to SQL."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import gongwen
from conftest import ROOT
from gongwen.document.store import dump
from gongwen.errors import UnitsInvalid
from gongwen.rows.flat import KINDS, columns, rows
from gongwen.rows.units import Unit, read_units, written

pd = pytest.importorskip("pandas", reason="needs the extra: pip install 'gongwen[store]'")
pytest.importorskip("duckdb", reason="needs the extra: pip install 'gongwen[store]'")
pytest.importorskip("pyarrow", reason="needs the extra: pip install 'gongwen[store]'")

UNITS = "文件,单位,层级,地区,年度\n区级/04_archive_office_rules.txt,东湖区档案馆,区级,东湖区,2031\n05_park_work_points.txt,城北公园,,,\n"


def extract(source: Path, out: Path, kind: str) -> None:
    command = [sys.executable, "-m", "gongwen", "extract", str(source), "-o", str(out), "--format", kind, "--quiet"]
    assert subprocess.run(command, check=False).returncode == 0


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    top = tmp_path_factory.mktemp("stores")
    source = top / "in"
    shutil.copytree(ROOT / "corpus", source)
    (source / "区级").mkdir()
    (source / "04_archive_office_rules.txt").rename(source / "区级" / "04_archive_office_rules.txt")
    (source / "units.csv").write_bytes(UNITS.encode("gb18030"))
    for kind in ("json", "jsonl", "parquet"):
        extract(source, top / kind, kind)
    return {kind: top / kind for kind in ("in", "json", "jsonl", "parquet")}


def test_all_stores_hold_the_same_documents(stores: dict[str, Path]) -> None:
    held = [[dump(doc) for doc in gongwen.load(stores[kind])] for kind in ("json", "jsonl", "parquet")]
    assert held[0] == held[1] == held[2]
    readable = [path for path in stores["in"].rglob("*") if path.suffix in (".txt", ".md") and path.stem != "README"]
    assert len(held[0]) == len(readable)


@pytest.mark.parametrize("kind", KINDS)
def test_all_stores_give_the_same_tables(stores: dict[str, Path], kind: str) -> None:
    frames = [getattr(gongwen.load(stores[store]), kind) for store in ("json", "parquet", "jsonl")]
    assert len(frames[0]) > 0
    assert list(frames[0].columns) == list(columns(kind))
    pd.testing.assert_frame_equal(frames[0], frames[1])
    if kind == "documents":  # JSON lines do not know the folder
        assert frames[2].path.isna().all()
        frames = [frame.drop(columns="path") for frame in frames]
    pd.testing.assert_frame_equal(frames[0], frames[2])


@pytest.mark.parametrize("store", ["json", "jsonl", "parquet"])
def test_sql_over_every_store(stores: dict[str, Path], store: str) -> None:
    corpus = gongwen.load(stores[store])
    found = corpus.sql(
        "SELECT level, quotas.org, count(*) AS n FROM Quotas JOIN documents USING (doc) GROUP BY ALL ORDER BY n DESC"
    )
    assert found.n.sum() == len(corpus.quotas)
    assert corpus.sql("SELECT max(year) FROM roles").iloc[0, 0] == 2031
    assert "json" not in corpus.sql("SELECT * FROM documents LIMIT 1").columns


def test_units_join_in(stores: dict[str, Path]) -> None:
    corpus = gongwen.load(stores["json"])
    theirs = corpus.documents.set_index("path").loc["区级/04_archive_office_rules.txt"]
    assert tuple(theirs[["org", "level", "region", "year"]]) == ("东湖区档案馆", "区级", "东湖区", 2031)
    clauses = corpus.clauses.set_index("file")
    assert set(clauses.loc["04_archive_office_rules.txt", "org"]) == {"东湖区档案馆"}
    assert set(clauses.loc["05_park_work_points.txt", "org"]) == {"城北公园"}
    assert set(clauses.loc["05_park_work_points.txt", "year"]) == set(
        corpus.plans.set_index("file").loc[["05_park_work_points.txt"], "year"]
    )
    assert set(gongwen.load(stores["json"], units=stores["in"] / "units.csv").roles.year.dropna()) >= {2031}


def test_units_that_cannot_be_used_say_why() -> None:
    for text, why in (
        ("单位\n甲\n", "no column file"),
        ("file,year\na.txt,今年\n", "no number of four digits"),
        ("file,unit\na.txt,甲\na.txt,乙\n", "two lines"),
    ):
        with pytest.raises(UnitsInvalid, match=why):
            read_units(text.encode(), "units.csv")
    known = read_units(UNITS.encode("utf-8-sig"), "units.csv")
    assert read_units(written(known), "").known == known.known
    assert known.of("", "04_archive_office_rules.txt") == Unit("东湖区档案馆", "区级", "东湖区", 2031)
    assert known.of("别处/04_archive_office_rules.txt") is None
    assert known.of("别处/05_park_work_points.txt") == Unit("城北公园")


def test_a_second_run_leaves_right_parts_alone_and_removes_what_is_too_much(
    stores: dict[str, Path], tmp_path: Path
) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    shutil.copytree(stores["in"], source)
    shutil.copytree(stores["parquet"], out)
    part = out / "quotas" / "part-00000.parquet"
    before = part.stat().st_mtime_ns, part.read_bytes()
    extra = out / "quotas" / "part-00001.parquet"
    shutil.copy(part, extra)
    extract(source, out, "parquet")
    assert (part.stat().st_mtime_ns, part.read_bytes()) == before
    assert not extra.exists()
    (source / "01_work_safety_plan.txt").write_text("学习制度\n第一条 每季度至少召开九次专题会议。\n", "utf-8")
    extract(source, out, "parquet")
    assert gongwen.load(out).sql("SELECT count(*) FROM quotas WHERE value = 9 AND per_year = 36").iloc[0, 0] == 1


def test_a_column_for_every_cell() -> None:
    """What the types promise is what the rows hold, in this order."""
    from gongwen.rows.flat import Located

    for path in sorted((ROOT / "corpus").glob("*.txt")):
        located = Located(path.name, gongwen.extract(path))
        for kind in KINDS:
            for row in rows(kind, located):
                assert list(row) == list(columns(kind))


def test_an_empty_corpus_has_columns() -> None:
    corpus = gongwen.Corpus(lambda: [gongwen.extract("今天天气很好。")])
    assert list(corpus.quotas.columns) == list(columns("quotas"))
    assert corpus.sql("SELECT count(*) FROM quotas").iloc[0, 0] == 0
