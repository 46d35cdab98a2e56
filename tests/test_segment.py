"""Segmentation: labels, outlines, plans and heads, each from invented texts in tests/cases/segment."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.flow import extract_source
from gongwen.normalise import Normal
from gongwen.read import read_text
from gongwen.read.source import SourceText
from gongwen.segment import Sketch, segment
from gongwen.segment.labels import at
from gongwen.text.edits import EditedText
from gongwen.text.view import fold

CASES = Path(__file__).parent / "cases" / "segment"
HEAD_FIELDS = ("title", "genre", "carrier", "issuer", "level", "year", "document_number", "addressees", "dated")


def cases(name: str) -> list[Any]:
    rows = tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["case"]
    return [
        pytest.param(
            row,
            id=row["label"],
            marks=[pytest.mark.xfail(reason=row["known_failure"], strict=True)] if "known_failure" in row else [],
        )
        for row in rows
    ]


def normal(text: str, script: str = "Hans") -> Normal:
    source = SourceText("case", "text/plain", "", len(text), "utf-8", text)
    return Normal(source, EditedText(text), script, ())  # type: ignore[arg-type]


def outline(text: str, sketch: Sketch, *, headings: bool) -> str:
    """The sections of a plan, one a line: two blanks for each level, the label (- where there is none), the heading."""
    rows = []
    for part in sketch.parts:
        row = "  " * (part.level - 1) + ("".join(part.label.split()) or "-")
        if headings and part.heading is not None:
            row += " | " + text[part.heading[0] : part.heading[1]]
        rows.append(row)
    return "\n".join(rows)


@pytest.mark.parametrize("case", cases("labels"))
def test_label(case: dict[str, Any]) -> None:
    view = fold(case["text"])
    label = at(view, 0, len(view))
    if "is" not in case:
        assert label is None or label.weak
        return
    assert label is not None
    assert case["text"][label.start : label.end] == case["is"]
    assert label.number == case["number"]


@pytest.mark.parametrize("case", cases("outlines"))
def test_outline(case: dict[str, Any]) -> None:
    text = case["text"]
    sketches, doubts = segment(normal(text))
    found = "\n---\n".join(outline(text, sketch, headings="|" in case["outline"]) for sketch in sketches)
    assert found.strip() == case["outline"].strip()
    assert sorted({doubt.code for doubt in doubts}) == case.get("doubts", [])


@pytest.mark.parametrize("case", cases("heads"))
def test_head(case: dict[str, Any]) -> None:
    text = case["text"]
    sketches, _ = segment(normal(text, case.get("script", "Hans")))
    assert len(sketches) == len(case["plans"])
    for sketch, expected in zip(sketches, case["plans"], strict=True):
        if "start" in expected:
            assert text[sketch.start :].startswith(expected["start"])
        if "body" in expected:
            assert text[sketch.body :].startswith(expected["body"])
        if "tail" in expected:
            assert text[sketch.tail :].startswith(expected["tail"])
        for field in HEAD_FIELDS:
            if field in expected:
                value = getattr(sketch, field)
                found = list(value) if isinstance(value, tuple) else value
                assert (field, found) == (field, expected[field] if expected[field] != "" else None)
        assert set(expected) <= {*HEAD_FIELDS, "start", "body", "tail"}


def check_shape(text: str) -> None:
    """What holds for any text whatever."""
    sketches, doubts = segment(normal(text))
    assert sketches
    last = 0
    for sketch in sketches:
        assert last <= sketch.start <= sketch.body <= sketch.end <= len(text)
        assert sketch.start <= sketch.tail <= sketch.end
        last = sketch.end
        ends = [(0, sketch.start, sketch.end)]
        for k, part in enumerate(sketch.parts):
            assert part.start <= part.label_end <= part.end
            assert -1 <= part.parent < k
            assert part.level == (sketch.parts[part.parent].level + 1 if part.parent >= 0 else 1)
            while ends[-1][0] >= part.level:
                _, _, end = ends.pop()
                assert end <= part.start
            assert ends[-1][1] <= part.start
            assert part.end <= ends[-1][2]
            if part.heading is not None:
                assert part.start <= part.heading[0] <= part.heading[1] <= part.end
            ends.append((part.level, part.start, part.end))
    for doubt in doubts:
        assert doubt.start is None or 0 <= doubt.start <= (doubt.end or 0) <= len(text)


PIECES = st.sampled_from(
    ["一、", "二、", "（一）", "(二)", "1.", "2、", "1.1", "①", "一是", "二是", "第一条", "第二章", "附件1", "附件：", "总则", "考核办法", "关于印发方案的通知",
     "县教育局", "2031年5月1日", "各单位：", "做好工作", "。", "；", "：", "\n", "\n\n", "\t", " ", "　", "(", ")", "《", "》", "A.", "甲、", "20xx年", "本办法由局里解释。"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_text_has_a_sound_shape(text: str) -> None:
    check_shape(text)


@given(st.text(max_size=80))
def test_any_characters_have_a_sound_shape(text: str) -> None:
    check_shape(text)


@pytest.mark.parametrize(
    "unit",
    ["一、", "\n", "一、\n", "(一)", "1.\n", "一是。", "第一条 \n", "附件1\n", "。一、", "考核办法\n", "1.1.1\n", "县教育局\n", "《", " ", "某", "2031年5月1日\n",
     "①②", "1、2、", "a\tb\tc\n", "关于", "的通知\n", "各单位:\n", "要", "我中心", "成立"],
)  # fmt: skip
def test_much_of_a_piece_does_not_hang(unit: str) -> None:
    segment(normal((unit * 100_000)[:100_000]))


def test_list_ends_with_its_items() -> None:
    """The paragraph after a list of one-line items belongs to what the list is in."""
    text = "信访规定\n第一条 有下列情形之一的：\n（一）已经终结的；\n（二）不属于职权的。\n不予受理的，应当说明理由。\n第二条 自印发之日起施行。"
    (sketch,), _ = segment(normal(text))
    spans = {part.label: text[part.start : part.end] for part in sketch.parts}
    assert spans["（二）"] == "（二）不属于职权的。"
    assert spans["第一条"].endswith("应当说明理由。")


def test_inline_items_end_with_their_line() -> None:
    text = "值班通知\n一、要求\n一是在岗；二是报告。\n节后补休。\n二、时间\n另行通知。"
    (sketch,), _ = segment(normal(text))
    spans = {part.label: text[part.start : part.end] for part in sketch.parts}
    assert spans["二是"] == "二是报告。"
    assert spans["一、"].endswith("节后补休。")


def test_signature_belongs_to_no_section() -> None:
    text = "值班通知\n一、要求\n在岗。\n二、时间\n另行通知。\n青石县教育局\n2031年5月1日\n附件\n值班表\n姓名"
    (sketch,), _ = segment(normal(text))
    spans = {part.label: text[part.start : part.end] for part in sketch.parts}
    assert spans["二、"] == "二、时间\n另行通知。"
    assert spans["附件"] == "附件\n值班表\n姓名"


def test_headings_that_a_table_of_contents_lists():
    """Normalising takes the table out; its names show which lines further down are headings."""
    table = "1、渡口简介\n2、乘船流程\n3、乘船须知\n\n"
    text = "青石渡口指南\n%s渡口简介\n有渡船三艘。\n乘船流程\n先购票\n后上船\n乘船须知\n1、不得拥挤。\n2、不得吸烟。\n"
    (plan,) = extract_source(read_text(text % table)).plans
    assert [section.heading for section in plan.sections] == ["渡口简介", "乘船流程", "乘船须知"]
    (plan,) = extract_source(read_text(text % "")).plans
    assert "渡口简介" not in [section.heading for section in plan.sections]
