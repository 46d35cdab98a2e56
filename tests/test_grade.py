"""Grades: how sure we are of a document. `gongwen.quality` makes them, `benchmarks/quality.py` fits what they are made with."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from gongwen import extract
from gongwen.document.model import FACT_KINDS, Document
from gongwen.document.store import dump, parse
from gongwen.extraction.plantext import PlanText
from gongwen.normalise import normalise
from gongwen.quality.opinion import opinions
from gongwen.quality.weights import weights
from gongwen.read import read_text
from gongwen.segment import segment

CASES = tomllib.loads((Path(__file__).parent / "cases" / "quality" / "sentences.toml").read_text("utf-8"))["case"]

PIECES = st.lists(
    st.sampled_from(
        (
            "一、",
            "第一条 ",
            "镇长负总责",
            "，",
            "。",
            "\n",
            "每年不少于两次",
            "给予警告",
            "的，",
            "2025年底前",
            "；",
            " ",
            "其他",
            "甲",
            "𠮷",
            "12",
        )
    ),
    max_size=60,
).map("".join)


def quality(text: str) -> Document:
    doc = extract(text)
    assert doc.quality is not None
    return doc


@given(PIECES | st.text(max_size=200))
def test_grades_are_shares_and_doubts_stand_in_the_text(text: str) -> None:
    doc = quality(text)
    grade = doc.quality
    assert grade is not None
    assert grade.facts is None or 0 <= grade.facts <= 1
    assert 0 <= grade.structure <= 1
    assert tuple(row.kind for row in grade.kinds) == FACT_KINDS
    assert len(grade.doubts) <= 10
    assert [d.probability for d in grade.doubts] == sorted((d.probability for d in grade.doubts), reverse=True)
    for doubt in grade.doubts:
        assert 0.5 <= doubt.probability <= 1
        span = doubt.span
        assert 0 <= span.start < span.end <= len(doc.text)
        assert 0 <= span.source_start <= span.source_end <= len(doc.source.text)
        assert doc.text[span.start : span.end].strip() == doc.text[span.start : span.end]
        plan = next(plan for plan in doc.plans if plan.span.start <= span.start and span.end <= plan.span.end)
        facts = {
            "roles": plan.roles, "quotas": plan.quotas, "deadlines": plan.deadlines,
            "accountability": (*plan.accountability.triggers, *plan.accountability.sanctions),
        }[doubt.kind]  # fmt: skip
        assert not [fact for fact in facts if fact.span.start < span.end and fact.span.end > span.start]


@given(PIECES)
def test_the_same_text_has_the_same_grade_whatever_came_before(text: str) -> None:
    first = extract(text).quality
    extract("第一条 镇长负总责。")
    assert extract(text).quality == first


def test_a_text_that_promises_no_facts_has_no_grade_of_them() -> None:
    doc = quality("春天来了。\n花都开了。\n")
    assert doc.quality is not None
    assert doc.quality.facts is None
    assert "low-grade" not in [notice.code for notice in doc.warnings]


def test_what_was_read_well_is_graded_higher_than_what_was_not() -> None:
    """The same sentences; in the second text each verb that the rules go by is disfigured, and nothing is found."""
    told = "职责分工\n" + "".join(
        f"第{n}条 {name}负责此项工作的组织实施。\n"
        for n, name in zip(
            "一二三四五六", ("县教育局", "县财政局", "县民政局", "县水利局", "县公安局", "县司法局"), strict=True
        )
    )
    good, bad = quality(told).quality, quality(told.replace("负责", "负 责 之")).quality
    assert good is not None
    assert bad is not None
    assert good.facts is not None
    assert bad.facts is not None
    assert bad.facts < 0.5 < 0.8 < good.facts


def test_a_long_text_that_promises_nothing_hardly_moves_the_grade() -> None:
    told = "第一条 县水利局负责供水工程的日常巡查。\n第二条 村级河长每月巡河不少于4次。\n"
    short = quality(told).quality
    long = quality(told + "第三条 园中多树，春来花开，游人往来其间，各得其乐。\n" * 60).quality
    assert short is not None
    assert long is not None
    assert short.facts is not None
    assert long.facts is not None
    assert short.facts - long.facts < 0.1


def test_documents_from_before_there_were_grades_are_read() -> None:
    row = json.loads(dump(extract("第一条 每年召开两次会议。")))
    del row["quality"]
    doc = parse(json.dumps(row).encode())
    assert doc.quality is None
    assert parse(dump(doc)) == doc


def test_the_weights_are_small_and_say_where_they_come_from() -> None:
    path = ROOT / "pipeline" / "gongwen" / "quality" / "weights.toml"
    assert path.stat().st_size < 100_000
    assert "benchmarks/quality.py" in path.read_text("utf-8").splitlines()[0]
    anchors = weights().anchors
    shapes = ("long-", "end", "has-", "no-")
    assert [cue for cue in weights().cues if not set(cue) & set(anchors) and not cue.startswith(shapes)] == []


@pytest.mark.parametrize("name", ["01_work_safety_plan.txt", "14_conduct_accountability.txt"])
def test_corpus_documents_carry_grades(name: str) -> None:
    doc = extract(Path(ROOT / "corpus" / name))
    assert doc.quality is not None
    assert doc.quality.facts is not None
    assert {row.kind: row.found > 0 for row in doc.quality.kinds}["roles"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:12])
def test_what_the_second_opinion_takes_a_sentence_to_state(case: dict[str, list[str]]) -> None:
    normal = normalise(read_text(str(case["text"])))
    given = [
        each for k, sketch in enumerate(segment(normal)[0]) for each in opinions(PlanText(normal, sketch, k)).values()
    ]
    assert (
        sorted({kind for each in given for kind, p in zip(FACT_KINDS, each, strict=True) if p >= 500}) == case["kinds"]
    )
