"""Who must, may or must not do what: every sentence with its clauses, and what holds for any text."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.extraction.kinds.clauses import find
from planning import part, plan_of

CASES = tomllib.loads((Path(__file__).parent / "cases/clauses/clauses.toml").read_text("utf-8"))["case"]
PIECES = (
    "各部门", "应当", "要", "不得", "可以", "加强管理", "对违反规定的", "按照要求", "的", "，", "。", "；", "：", "\n", "、",
    "（", "）", "“", "”", "《", "》", "一、", "(一)", "1.", "2021年", "\t", " ", "是", "由", "请", "主要", "x", "，要", "总则",
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_case(case, request):
    if "known_failure" in case:
        request.applymarker(pytest.mark.xfail(reason=case["known_failure"], strict=True))
    found = find(plan_of(case["text"])).facts
    assert [[c.modality, c.actor or "", c.action or ""] for c in found] == case["clauses"]
    assert "|".join(c.text for c in found) == case.get("division", case["text"])


def test_labels_and_headings_are_no_clauses():
    text = "一、总体要求\n1.加强领导。各站要落实责任。\n2.附则"
    first, second = text.index("1."), text.index("2.")
    parts = (
        part(text, 0, len(text), "一、", "总体要求"),
        part(text, first, second, "1.", "加强领导", 2, 0),
        part(text, second, len(text), "2.", "附则", 2, 0),
    )
    (clause,) = find(plan_of(text, parts)).facts
    assert (clause.text, clause.section) == ("各站要落实责任。", "p1s2")


def test_a_sentence_that_opens_its_paragraph_is_a_clause():
    text = "1.各站每月要开展一次隐患排查。排查结果报县局。"
    found = find(plan_of(text, (part(text, 0, len(text), "1.", "各站每月要开展一次隐患排查"),))).facts
    assert [c.text for c in found] == ["各站每月要开展一次隐患排查。", "排查结果报县局。"]


def test_heads_and_signature_are_no_clauses():
    text = "防汛办法\n各站要值守。\n县水利局\n2020年5月1日"
    plan = plan_of(text, body=text.index("各站"), tail=text.index("县水利局"))
    assert [c.text for c in find(plan).facts] == ["各站要值守。"]


@pytest.mark.parametrize("genre", ["总结", "经验材料"])
def test_what_was_done_binds_nobody(genre):
    found = find(plan_of("加强队伍建设。各站要值守。", genre=genre)).facts
    assert [c.modality for c in found] == ["states", "should"]


def test_borders_stay_where_other_words_change():
    before = "各站要加强值守，落实责任，不得擅离岗位。"
    after = "各镇要加强值班值守，切实落实责任，坚决不得擅离岗位。"
    assert len(find(plan_of(before)).facts) == len(find(plan_of(after)).facts) == 2


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_clauses_tile_any_text(text):
    plan = plan_of(text)
    found = find(plan).facts
    covered, last = set(), 0
    for k, clause in enumerate(found):
        start, end = clause.span.start, clause.span.end
        assert clause.id == f"p1c{k + 1}"
        assert last <= start < end
        assert plan.text[start:end] == clause.text == clause.text.strip()
        assert clause.actor is None or clause.actor in plan.text
        assert clause.action is None or clause.action in clause.text
        covered.update(range(start, end))
        last = end
    assert not {at for at, char in enumerate(text) if char.isalnum() and at not in covered}


@given(st.lists(st.sampled_from(PIECES), min_size=5, max_size=40).map("".join), st.data())
def test_clauses_lie_in_their_sections(text, data):
    cut = data.draw(st.integers(1, len(text) - 1))
    parts = (part(text, 0, cut, text[:1]), part(text, cut, len(text), text[cut : cut + 1]))
    ends = {"p1s1": (0, cut), "p1s2": (cut, len(text))}
    for clause in find(plan_of(text, parts)).facts:
        start, end = ends[clause.section or ""]
        assert start <= clause.span.start <= clause.span.end <= end


@pytest.mark.timeout(60)  # a guard against hanging, no measure: growth is measured by benchmarks/speed.py
@pytest.mark.parametrize(
    "piece",
    ["要", "，", "要，", "对", "将甲", "由", "各部门", "(各部门)", "应当的，", "甲" * 50, "一是", "由部门", "每年"],
)
def test_much_of_a_piece_does_not_hang(piece):
    text = (piece * 100_000)[:100_000]
    find(plan_of(text))
