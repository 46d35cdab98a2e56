"""The scorer: small cases with known answers, and equality with the reference scorer where that is at hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from gongwen.batch import find, outcomes, write
from gongwen.document.store import dump
from gongwen.evaluate import evaluate
from gongwen.evaluate.items import Item
from gongwen.evaluate.matching import near, overlap, pairs
from gongwen.flow import extract

TEXT = "学习制度\n1、党委书记是第一责任人。\n2、每季度至少集中学习两次。\n3、定期召开会议。\n"
GOLD = {
    "plans": [
        {
            "quote": "学习制度",
            "title": "学习制度",
            "genre": "制度",
            "issuer": None,
            "year": None,
            "document_number": None,
        }
    ],
    "sections": [
        {"label": "1、", "level": 1, "quote": "1、党委书记"},
        {"label": "2、", "level": 1, "quote": "2、每季度"},
        {"label": "3、", "level": 1, "quote": "3、定期"},
    ],
    "roles": [{"role": "第一责任人", "holder": "党委书记", "quote": "党委书记是第一责任人"}],
    "quotas": [
        {
            "activity": "集中学习",
            "op": ">=",
            "value": 2,
            "unit": "次",
            "period": "P3M",
            "quote": "每季度至少集中学习两次",
        },
        {"activity": "召开会议", "vague": True, "quote": "定期召开会议"},
    ],
    "deadlines": [],
    "accountability": {"triggers": [], "sanctions": []},
    "blanks": [],
    "noise": [],
}


def score(tmp_path: Path, gold: dict[str, object]) -> dict[str, object]:
    (tmp_path / "out").mkdir(exist_ok=True)
    (tmp_path / "gold").mkdir(exist_ok=True)
    (tmp_path / "in.txt").write_text(TEXT, "utf-8")
    (tmp_path / "out" / "in.json").write_bytes(dump(extract(tmp_path / "in.txt")))
    (tmp_path / "gold" / "in.json").write_text(json.dumps(gold), "utf-8")
    report = evaluate(tmp_path / "out", tmp_path / "gold")
    assert report.missing == []
    scores: dict[str, object] = json.loads(report.json())["scores"]
    return scores


def test_everything_right_is_one(tmp_path: Path) -> None:
    scores = score(tmp_path, GOLD)
    assert {kind: row["f1"] for kind, row in scores.items()} == dict.fromkeys(
        ("plans", "sections", "roles", "quotas", "vague"), 1.0
    )


def test_a_wrong_holder_is_a_miss_and_a_false_alarm(tmp_path: Path) -> None:
    row = score(tmp_path, {**GOLD, "roles": [{**GOLD["roles"][0], "holder": "校长"}]})["roles"]
    assert (row["precision"], row["recall"]) == (0.0, 0.0)


def test_a_quote_that_is_not_there_counts_as_missed(tmp_path: Path) -> None:
    row = score(tmp_path, {**GOLD, "roles": [*GOLD["roles"], {"role": "组长", "holder": "甲", "quote": "甲任组长"}]})[
        "roles"
    ]
    assert (row["precision"], row["recall"]) == (1.0, 0.5)


def test_partial_kinds_are_not_scored(tmp_path: Path) -> None:
    assert set(score(tmp_path, {**GOLD, "partial": ["quotas", "roles"]})) == {"plans", "sections"}


def test_a_document_without_output_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "gone.json").write_text(json.dumps(GOLD), "utf-8")
    report = evaluate(tmp_path / "out", tmp_path / "gold")
    assert report.missing == ["gone"]
    assert report.scores["roles"].recall == 0.0


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        ((0, 10), (0, 10), 1.0),
        ((0, 10), (5, 15), 0.5),
        ((0, 10), (6, 16), 0.0),
        ((0, 10), (0, 121), 0.0),
        ((0, 60), (0, 170), 60 / 170),
        ((0, 10), (2, 6), 0.4),
    ],
)
def test_near(gold: tuple[int, int], found: tuple[int, int], expected: float) -> None:
    assert near(gold, found) == pytest.approx(expected if expected != 0.5 else overlap(gold, found))


def test_as_many_pairs_as_can_be() -> None:
    """The first gold item takes its second choice so that the second gets its only one."""
    gold = [Item((0, 10)), Item((0, 4))]
    found = [Item((0, 9)), Item((0, 16))]
    assert pairs("triggers", gold, found) in ({0: 1, 1: 0}, {0: 0})
    crowd = [Item((0, 10)) for _ in range(300)]
    assert len(pairs("triggers", crowd, crowd)) == 300


def test_equals_the_reference_scorer(shared: Path, tmp_path: Path) -> None:
    for sources, gold in (("sources", "gold"), ("dev/docs", "dev/gold")):
        out = tmp_path / gold
        for outcome in outcomes(find([str(shared / sources)]), 1):
            write(outcome, out)
        reference = subprocess.run(
            [sys.executable, shared / "score.py", out, shared / gold, "--json"],
            capture_output=True,
            text=True,
            check=False,
        )
        theirs, ours = json.loads(reference.stdout), json.loads(evaluate(out, shared / gold).json())
        assert ours["scores"] == theirs["scores"]
        assert ours["fields"] == theirs["fields"]
