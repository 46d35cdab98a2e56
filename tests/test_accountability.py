"""Who answers for what, and how: breaches, what follows from them, under which degree."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen.document.model import Accountability
from gongwen.extraction.kinds.accountability import find
from gongwen.extraction.kinds.accountability.anchors import Anchors
from gongwen.extraction.kinds.accountability.context import measure
from gongwen.extraction.kinds.accountability.families import _families
from gongwen.extraction.kinds.accountability.measures import mentions
from gongwen.extraction.kinds.accountability.reading import sentence, sentences
from gongwen.text.lexicon import table
from planning import part, plan_of

FOLDER = Path(__file__).parent / "cases/accountability"
CASES = [
    pytest.param(case, id=f"{path.stem}-{case['label']}")
    for path in sorted(FOLDER.glob("*.toml"))
    for case in tomllib.loads(path.read_text("utf-8"))["case"]
]


def facts(text: str) -> Accountability:
    return find(plan_of(text)).facts[0]


@pytest.mark.parametrize("case", CASES)
def test_case(case, request):
    if "known_failure" in case:
        request.applymarker(pytest.mark.xfail(reason=case["known_failure"], strict=True))
    result = find(plan_of(case["text"]))
    found, expected = result.facts[0], case.get("sanctions", [])
    assert [trigger.text for trigger in found.triggers] == case.get("triggers", [])
    assert [(s.text, s.tier, [m.name for m in s.measures]) for s in found.sanctions] == [
        (s["text"], s.get("tier"), s["measures"]) for s in expected
    ]
    for got, want in zip(found.sanctions, expected, strict=True):
        assert got.authority == want.get("authority", got.authority)
        assert got.cumulative == want.get("cumulative")
    order = {sanction.id: n for n, sanction in enumerate(found.sanctions)}
    links = [[order[link] for link in trigger.sanctions] for trigger in found.triggers]
    assert links == case.get("links", [list(range(len(expected)))] * len(found.triggers))
    catch_all = [trigger.catch_all for trigger in found.triggers]
    assert catch_all == case.get("catch_all", catch_all)
    slips = [case["text"][doubt.start : doubt.end] for doubt in result.doubts]
    assert len(slips) == len(case.get("slips", []))
    assert all(word in slip for word, slip in zip(case.get("slips", []), slips, strict=True))


def test_cases_are_unique():
    for names in ([case.id for case in CASES], [case.values[0]["text"] for case in CASES]):
        assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("name", "around", "regime", "band"),
    [
        ("开除党籍", "", "党纪", None),
        ("警告", "对当事党员给予党内警告", "党纪", None),
        ("警告", "给予政务警告处分", "政务", None),
        ("警告", "处警告或者罚款", None, None),
        ("警告", "党内或者政务警告", None, None),
        ("开除", "公务员有此行为的, 予以开除", "政务", None),
        ("记过", "学生考试违纪", None, None),
        ("谈话提醒", "", "教育提醒", 1),
        ("诫勉谈话", "", "教育提醒", 1),
        ("通报批评", "", "通报", None),
        ("停职检查", "", "组织处理", None),
        ("行政处分", "", "政务", None),
        ("罚款", "", "行政处罚", None),
        ("吊销营业执照", "", "行政处罚", None),
        ("依法追究刑事责任", "", "刑事", 4),
        ("移送司法机关处理", "", "刑事", 4),
        ("依法承担赔偿责任", "", "民事", None),
        ("取消评优资格", "", None, None),
    ],
)
def test_regime_and_band_only_where_certain(name, around, regime, band):
    found = measure(name, around)
    assert (found.regime, found.band) == (regime, band)


def test_a_trigger_lies_in_its_own_section():
    text = "第三条 有下列情形之一的，予以通报批评：\n（一）瞒报的；\n（二）迟报的。"
    first, second = text.index("（一）"), text.index("（二）")
    parts = (
        part(text, 0, len(text), "第三条"),
        part(text, first, second - 1, "（一）", level=2, parent=0),
        part(text, second, len(text), "（二）", level=2, parent=0),
    )
    found = find(plan_of(text, parts)).facts[0]
    assert [trigger.section for trigger in found.triggers] == ["p1s2", "p1s3"]
    assert [sanction.section for sanction in found.sanctions] == ["p1s1"]


def test_a_run_in_heading_promises_nothing():
    text = "三、严肃追责问责。对瞒报的单位，予以通报批评。"
    found = find(plan_of(text, (part(text, 0, len(text), "三、", "严肃追责问责"),))).facts[0]
    assert [sanction.text for sanction in found.sanctions] == ["予以通报批评"]


def test_what_a_run_in_heading_consists_of_is_no_consequence():
    text = "（二）组织处理：约谈、责令检查、待岗、免职。"
    assert facts(text).sanctions == ()
    headed = (part(text, 0, len(text), "（二）", "组织处理"),)
    assert find(plan_of(text, headed)).facts[0].sanctions == ()


def test_items_of_two_lists_stay_apart():
    text = "一、有下列行为之一的，予以通报：\n1、瞒报的；\n2、谎报的。\n二、会议要求\n1、准时参加。\n2、做好记录。"
    assert [trigger.text for trigger in facts(text).triggers] == ["1、瞒报的", "2、谎报的"]


def test_measures_named_in_a_list_below():
    text = "对擅自离岗的值班员，给予以下处理：\n（一）通报批评；\n（二）扣发当月奖金。"
    found = facts(text)
    assert [[m.name for m in s.measures] for s in found.sanctions] == [["通报批评"], ["扣发当月奖金"]]


@pytest.mark.parametrize("name", ["measures", "language", "families"])
def test_tables_load(name):
    assert table("gongwen.extraction.kinds.accountability", name)


@pytest.mark.parametrize("case", [case for case in CASES if "sanctions" in case.values[0]])
def test_every_mention_is_marked(case):
    view = plan_of(case["text"]).view
    places = [place for _, found in Anchors(view, 0, len(view)).among([(0, len(view))]) for place in found]
    for start, end in sentences(view, 0, len(view)):
        read = sentence(view, start, end)
        for colon, marked in zip(read.cola, read.holding(places), strict=True):
            if not marked:
                assert [m.family for m in mentions(read.text, colon.start, colon.end) if m.family != "score"] == []


def test_words_of_families_are_used():
    names = {family.name for family in _families()}
    assert set(table("gongwen.extraction.kinds.accountability", "families")) - {"alone", "plain", "classed"} <= names


PIECES = (
    "对", "违反规定", "的", "，", "；", "。", "：", "\n", "给予", "警告", "处分", "有下列情形之一的", "（一）", "1、", "情节严重", "追究", "责任",
    "罚款", "处", "《", "》", "（", "）", "“", "”", "不予", "取消", "资格", "者", "如", "由", "依法", "移送", "司法机关", "\t", " ", "上述情形", "以下处理", "采取", "、", "等措施",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@settings(derandomize=True, max_examples=300, deadline=None)
def test_any_text_is_read(text):
    plan = plan_of(text)
    found = find(plan).facts[0]
    ids = {sanction.id for sanction in found.sanctions}
    for fact in (*found.triggers, *found.sanctions):
        assert 0 <= fact.span.start < fact.span.end <= len(text)
        assert fact.text == text[fact.span.start : fact.span.end]
        assert fact.text
    for trigger in found.triggers:
        assert trigger.condition in trigger.text
        assert set(trigger.sanctions) <= ids
    for sanction in found.sanctions:
        assert sanction.measures
        assert sanction.tier is None or sanction.tier in text
        assert all(m.name in "".join(sanction.text.split()) for m in sanction.measures)
    assert found == find(plan).facts[0]


@pytest.mark.parametrize(
    "text",
    [
        "各单位要加强学习，认真贯彻上级精神，推动各项事业再上新台阶。\n" * 3000,
        "给予警告、" * 15000,
        "情节严重的，开除，" * 8000,
        "违反" * 30000 + "的，给予警告",
        "有下列情形之一的，给予警告：\n（一）违反的；\n" * 3000,
        "有下列情形者取消资格：迟到者；旷工者；\n" * 4000,
        "处罚款" * 20000,
        "采取警告、" * 15000 + "等措施",
        "（" + "处罚。" * 20000,
        "追究" + "责" * 60000,
        "《" * 60000,
    ],
    ids=lambda text: text[:6],
)
def test_much_of_a_piece_does_not_hang(text):
    find(plan_of(text))
