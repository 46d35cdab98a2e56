"""By when: which dates and lengths are deadlines, and which last day each allows."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gongwen
from gongwen.extraction.kinds.deadlines import find
from gongwen.extraction.kinds.deadlines.calendar import Day
from gongwen.extraction.kinds.deadlines.due import _LABEL_ENDS, _labelled
from gongwen.extraction.kinds.deadlines.months import _MONTH_ENDS, _left
from planning import plan_of

FOLDER = Path(__file__).parent / "cases/deadlines"
CASES = [
    pytest.param({"file": path.stem, **case}, id=f"{path.stem}-{case['label']}")
    for path in sorted(FOLDER.glob("*.toml"))
    for case in tomllib.loads(path.read_text("utf-8"))["case"]
]
FRAGMENTS = [
    "2024年",
    "今年",
    "次年",
    "每年",
    "每月",
    "3月",
    "十二月",
    "元月",
    "31日",
    "卅一日",
    "底",
    "末",
    "上旬",
    "前",
    "以前",
    "内",
    "之内",
    "至",
    "-",
    "起",
    "日",
    "月",
    "年",
    "年内",
    "年底",
    "上半年",
    "一季度",
    "全年",
    "15日",
    "20个工作日",
    "半小时",
    "x月",
    "自",
    "之日起",
    "后",
    "于",
    "在",
    "应当",
    "完成",
    "报送",
    "不得",
    "最迟",
    "不超过",
    "延长",
    "提前",
    "会前3日",
    "当日",
    "次日",
    "寒假前",
    "建设期为",
    "2年",
    "的",
    ",",
    "。",
    ";",
    ":",
    "(",
    ")",
    "\t",
    "\n",
]


@pytest.mark.parametrize("case", CASES)
def test_case(case, request):
    if "known_failure" in case:
        request.applymarker(pytest.mark.xfail(reason=case["known_failure"], strict=True))
    found = find(plan_of(case["text"], genre=case["genre"], year=case.get("year", 2024) or None)).facts
    assert [(d.text, d.iso) for d in found] == [(d["text"], d.get("iso")) for d in case.get("deadlines", [])]


@pytest.mark.parametrize(
    ("day", "iso"),
    [
        (Day(2024, 2, None, "底"), "2024-02-29"), (Day(2023, 2, None, "底"), "2023-02-28"),
        (Day(2024, 4, 31), "2024-04-30"), (Day(2024, None, None), "2024-12-31"), (Day(None, 6, 1), None),
        (Day(None, 2, None, "底", "year"), "--02-28"), (Day(None, 2, 29, "", "year"), "--02-29"),
        (Day(None, None, 25, "", "month"), "---25"), (Day(2024, 1, None).before(), "2023-12-31"),
    ],
)  # fmt: skip
def test_last_days(day, iso):
    assert day.iso() == iso


def test_what_is_to_be_done_by_then():
    (found,) = find(plan_of("各单位于6月15日前将总结报送办公室。", genre="通知", year=2024)).facts
    assert found.action == "将总结报送办公室"


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40))
def test_whatever_the_text_facts_lie_in_it(words):
    plan = plan_of("".join(words), genre="工作方案", year=2024)
    last = 0
    for fact in find(plan).facts:
        assert fact.text == plan.text[fact.span.start : fact.span.end] != ""
        assert fact.span.start >= last
        last = fact.span.end


@pytest.mark.parametrize("word", ["3月", "3月3日前", "3日内", "全年\t", "会前2日", "5年为2年", "自", "年底", "x月"])
def test_much_of_a_piece_does_not_hang(word):
    find(plan_of(word * 8000, genre="工作方案", year=2024))


def test_the_dot_of_a_label_is_no_decimal_point() -> None:
    doc = gongwen.extract("清仓要点\n一、任务\n1.2024年6月30日前完成清仓查库。\n2.每年1月31日前报送工作总结。\n")
    assert [d.iso for d in doc.plans[0].deadlines] == ["2024-06-30", "--01-31"]


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("石桥中学2031-2032学年第二学期劳动教育工作计划", 2032),
        ("石桥中学2031学年第二学期劳动教育工作计划", 2032),
        ("石桥中学2031年劳动教育工作计划", 2031),
    ],
)
def test_a_spring_lies_in_the_second_year_of_a_school_year(title, year):
    (plan,) = gongwen.extract(f"{title}\n一、主要工作\n各班4月底前完成校园菜地翻整。\n").plans
    assert [d.iso for d in plan.deadlines] == [f"{year}-04-30"]


@given(st.from_regex(_left()))
def test_a_month_ends_as_we_look_for_it(words: str) -> None:
    m = _left().search(words)
    assert m is not None
    assert m.group()[-1] in _MONTH_ENDS or m.group()[-1].isdecimal()


@given(st.from_regex(_labelled()))
def test_a_label_ends_as_we_look_for_it(words: str) -> None:
    m = _labelled().search(words)
    assert m is not None
    assert m.group()[-1] in _LABEL_ENDS


ACTIONS = [
    pytest.param("主管部门应当在作出决定之日起10个工作日内，书面告知申请人。", "书面告知申请人", id="next-clause"),
    pytest.param("到2027年，建成12个示范站。", "建成12个示范站", id="next-clause-after-a-year"),
    pytest.param("我局决定经过三年的努力，培育一批示范站。", "培育一批示范站", id="next-clause-after-an-effort"),
    pytest.param("报送时间为3月5日前，逾期不再受理。", "报送", id="what-the-time-is-of"),
    pytest.param("考试日期为10月29日前。", "考试", id="what-the-date-is-of"),
    pytest.param("网上申请时间：2027年10月8日至10月23日", "网上申请", id="label"),
    pytest.param("申请人在10月12日至10月25日期间送交材料。", "送交材料", id="meanwhile"),
    pytest.param("各站6月底前完成验收。", "完成验收", id="same-clause"),
    pytest.param("各站报送台账，不得迟于6月30日。", "各站报送台账", id="clause-before"),
]


@pytest.mark.parametrize(("text", "action"), ACTIONS)
def test_what_has_to_be_done_by_then(text: str, action: str) -> None:
    (found,) = find(plan_of(text, genre="通知", year=2027)).facts
    assert found.action == action
