"""What the text leaves to be filled in: every case names all blanks of its text."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.extraction.kinds.blanks import find
from planning import plan_of

CASES = [
    case
    for path in sorted((Path(__file__).parent / "cases/blanks").glob("*.toml"))
    for case in tomllib.loads(path.read_text("utf-8"))["case"]
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_case(case, request):
    if "known_failure" in case:
        request.applymarker(pytest.mark.xfail(reason=case["known_failure"], strict=True))
    found = find(plan_of(case["text"])).facts
    assert [blank.text for blank in found] == case["blanks"]
    if "kinds" in case:
        assert [blank.kind for blank in found] == case["kinds"]


@given(st.text("xX×_○〇□△（）()【】〔〕 年月日第号12二某O*…局次，。\n", max_size=60))
def test_any_text(text):
    plan = plan_of(text)
    last = 0
    for blank in find(plan).facts:
        assert last <= blank.span.start < blank.span.end
        assert plan.text[blank.span.start : blank.span.end] == blank.text
        last = blank.span.end


@pytest.mark.timeout(60)  # a guard against hanging, no measure: growth is measured by benchmarks/speed.py
@pytest.mark.parametrize("piece", ["x", "x ", "年 ", "年 月 ", "( ", "_", "〇", "月 ", "第 ", "x.", "20"])
def test_much_of_a_piece_does_not_hang(piece):
    text = (piece * 200_000)[:200_000]
    find(plan_of(text))
