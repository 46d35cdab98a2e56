"""Which other documents a plan names, and which it rests on."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.extraction.kinds.citations import basis, find
from planning import part, plan_of

FOLDER = Path(__file__).parent / "cases/citations"
CASES = tomllib.loads((FOLDER / "citations.toml").read_text("utf-8"))["case"]
BASIS = tomllib.loads((FOLDER / "basis.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_case(case, request):
    if "known_failure" in case:
        request.applymarker(pytest.mark.xfail(reason=case["known_failure"], strict=True))
    found = find(plan_of(case["text"])).facts
    assert [[c.title, c.document_number or ""] for c in found] == case["citations"]


@pytest.mark.parametrize("case", BASIS, ids=lambda case: case["label"])
def test_basis(case, request):
    if "known_failure" in case:
        request.applymarker(pytest.mark.xfail(reason=case["known_failure"], strict=True))
    plan = plan_of(case["text"])
    citations = find(plan).facts
    named = {c.id: c.title for c in citations}
    assert [named[id_] for id_ in basis(plan, citations)] == case["basis"]


def test_a_section_headed_basis():
    text = "1.2 编制依据\n《防震减灾法》、《地震预案》等。\n1.3 原则\n《消防法》。"
    cut = text.index("1.3")
    plan = plan_of(text, (part(text, 0, cut, "1.2 ", "编制依据"), part(text, cut, len(text), "1.3 ", "原则")))
    assert basis(plan, find(plan).facts) == ("p1n1", "p1n2")


def test_the_heads_of_a_plan_are_not_cited():
    text = "关于《防汛办法》的通知\n水办发〔2020〕1号\n按照《水法》办理。"
    plan = plan_of(text, body=text.index("按照"))
    assert [c.title for c in find(plan).facts] == ["水法"]


@given(st.text("《》〈〉「」（）()〔〕[]2019年第号令字发国务院法根据中华人民共和国。\n", max_size=80))
def test_any_text(text):
    plan = plan_of(text)
    found = find(plan).facts
    basis(plan, found)
    last = 0
    for citation in found:
        assert last <= citation.span.start < citation.span.end
        assert plan.text[citation.span.start : citation.span.end] == citation.text
        last = citation.span.end


@pytest.mark.timeout(60)  # a guard against hanging, no measure: growth is measured by benchmarks/speed.py
@pytest.mark.parametrize(
    "piece", ["《", "《法》", "《" + "甲" * 119, "〔2019〕", "国发〔2019〕1号", "令第", "「甲", "中华人民共和国", "GB"]
)
def test_much_of_a_piece_does_not_hang(piece):
    text = (piece * 200_000)[:200_000]
    plan = plan_of(text)
    basis(plan, find(plan).facts)
