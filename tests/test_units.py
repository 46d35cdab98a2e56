"""Sentences and clauses of a plan, and which section holds a span."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen.extraction.plantext import PlanText
from planning import part, plan_of

CASES = tomllib.loads((Path(__file__).parent / "cases/units/units.toml").read_text("utf-8"))["case"]


def units(plan: PlanText, of: str) -> list[str]:
    found, at = [], plan.start
    while at < plan.end:
        start, end = getattr(plan, of)(at)
        assert start == at
        found.append(plan.text[start:end])
        at = end
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_case(case):
    plan = plan_of(case["text"])
    assert "|".join(units(plan, "sentence")) == case["sentences"]
    assert "|".join(units(plan, "clause")) == case["clauses"]


def test_labels_and_headings_are_units_of_their_own():
    text = "一、总体要求\n(一)抓好宣传。各站要张贴海报，发放手册。"
    second = text.index("(一)")
    plan = plan_of(
        text, (part(text, 0, len(text), "一、", "总体要求"), part(text, second, len(text), "(一)", "抓好宣传", 2, 0))
    )
    assert units(plan, "sentence") == ["一、", "总体要求\n", "(一)", "抓好宣传。", "各站要张贴海报，发放手册。"]


def test_the_innermost_section_holds_a_span():
    text = "一、甲。\n1、乙。\n2、丙。\n丁。\n二、戊。"
    at = {c: text.index(c) for c in "一1" + "2丙丁二戊"}
    ends = {"一": at["二"], "1": at["2"], "2": at["丁"], "二": len(text)}
    rows = [("一", 1, -1), ("1", 2, 0), ("2", 2, 0), ("二", 1, -1)]
    plan = plan_of(text, tuple(part(text, at[c], ends[c], c + "、", level=level, parent=up) for c, level, up in rows))
    assert plan.section(at["丙"], at["丙"] + 1) == "p1s3"
    assert plan.section(at["丁"], at["丁"] + 1) == "p1s1"
    assert plan.section(at["丙"], at["丁"] + 1) == "p1s1"
    assert plan.section(at["戊"], at["戊"] + 1) == "p1s4"
    assert plan.section(at["丁"], at["戊"] + 1) is None


@given(st.text("甲乙，,。；;:：1290\n\t“”《》〈〉（)(【】\"'、 的", max_size=120))
@settings(derandomize=True, max_examples=200, deadline=None)
def test_units_tile_any_text(text):
    plan = plan_of(text)
    assert "".join(units(plan, "sentence")) == plan.text
    assert "".join(units(plan, "clause")) == plan.text


@pytest.mark.timeout(60)  # a guard against hanging, no measure: growth is measured by benchmarks/speed.py
@pytest.mark.parametrize(
    "piece", ["(", "“", "《", "(“《[", "(甲乙", '"', '"甲', "(甲)乙(", "((甲)", "《" + "甲" * 119, "\n", "。，"]
)
def test_many_unclosed_marks_do_not_hang(piece):
    text = (piece * 200_000)[:200_000]
    plan_of(text)
