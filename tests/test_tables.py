"""Tables over extracted documents."""

from __future__ import annotations

from pathlib import Path

import pytest

import gongwen
from conftest import ROOT
from gongwen.batch import find, outcomes, write
from gongwen.errors import DocumentInvalid, FileUnreadable

pd = pytest.importorskip("pandas", reason="needs the extra: pip install 'gongwen[tables]'")


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out")
    for outcome in outcomes(find([str(ROOT / "corpus")]), 1):
        write(outcome, out)
    (out / "failures.jsonl").write_bytes(b"")
    return out


@pytest.mark.parametrize(
    "name",
    [
        "plans",
        "sections",
        "clauses",
        "roles",
        "quotas",
        "deadlines",
        "triggers",
        "sanctions",
        "citations",
        "blanks",
        "warnings",
    ],
)
def test_each_table_has_rows_and_places(outputs: Path, name: str) -> None:
    table = getattr(gongwen.load(outputs), name)
    assert len(table) > 0
    assert list(table.columns[:2]) == ["doc", "file"]
    assert {"start", "end"} <= set(table.columns) or name == "warnings"


def test_tables_hold_what_the_documents_hold(outputs: Path) -> None:
    corpus = gongwen.load(outputs)
    documents = {doc.id: doc for doc in corpus}
    assert len(corpus.quotas) == sum(len(plan.quotas) for doc in documents.values() for plan in doc.plans)
    for row in corpus.roles.itertuples():
        assert documents[row.doc].text[row.start : row.end] == row.text
    sections = corpus.sections.set_index(["doc", "id"])
    for row in corpus.quotas[corpus.quotas.section.notna()].itertuples():
        assert sections.loc[(row.doc, row.section)].start <= row.start


def test_nothing_is_read_before_a_table_is_asked_for(tmp_path: Path) -> None:
    corpus = gongwen.load(tmp_path / "missing")
    with pytest.raises(FileUnreadable, match="missing"):
        _ = corpus.quotas


def test_other_json_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}", "utf-8")
    with pytest.raises(DocumentInvalid, match=r"a\.json"):
        _ = gongwen.load(tmp_path).plans
