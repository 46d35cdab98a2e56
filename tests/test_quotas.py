"""Stated amounts and cadences: which are demanded, how much, how often, of what."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gongwen
from gongwen.extraction.kinds.quotas import find
from gongwen.extraction.kinds.quotas.activity import _verbs
from gongwen.extraction.kinds.quotas.cleaning import (
    _BESIDES,
    _BIDDEN,
    _BY_RULE,
    _EACH_END,
    _MEANWHILE,
    _MEANWHILE_ENDS,
    _TIMELY,
    _period_words,
)
from gongwen.extraction.kinds.quotas.operators import _after, _after_opening
from gongwen.extraction.kinds.quotas.vocabulary import either
from planning import plan_of

FOLDER = Path(__file__).parent / "cases/quotas"
CASES = [
    pytest.param({"file": path.stem, **case}, id=f"{path.stem}-{case['label']}")
    for path in sorted(FOLDER.glob("*.toml"))
    for case in tomllib.loads(path.read_text("utf-8"))["case"]
]
FRAGMENTS = [
    "每年",
    "每季度",
    "毎月",
    "全年",
    "年内",
    "半年",
    "每",
    "不少于",
    "不少",
    "至少",
    "达到",
    "超过",
    "2次",
    "3名",
    "两家",
    "100万元",
    "80%",
    "三分之一",
    "x次",
    "__人",
    "以上",
    "以内",
    "为限",
    "定期",
    "经常",
    "常态化",
    "机制",
    ",",
    "。",
    ";",
    ":",
    "、",
    "(",
    ")",
    "“",
    "”",
    "其中",
    "月通报",
    "年度考核",
    "制度",
    "建立",
    "实行",
    "周期",
    "应当",
    "的",
    "开展",
    "完成",
    "新增",
    "会议",
    "一",
    "二",
    "十",
    "百",
    "第",
    "/",
    "-",
    "至",
    "每届",
    "任期三年",
]


@pytest.mark.parametrize("case", CASES)
def test_case(case, request):
    if "known_failure" in case:
        request.applymarker(pytest.mark.xfail(reason=case["known_failure"], strict=True))
    result = find(plan_of(case["text"], genre=case["genre"], year=2024))
    expected = case.get("quotas", [])
    assert [q.text for q in result.facts] == [q["text"] for q in expected]
    for got, want in zip(result.facts, expected, strict=True):
        assert (got.op, got.value, got.max, got.unit, got.period, got.implicit, got.vague, got.repaired) == (
            want.get("op"), want.get("value"), want.get("max"), want.get("unit"), want.get("period"),
            want.get("implicit", False), want.get("vague", False), want.get("repaired", False),
        )  # fmt: skip
        assert (got.activity, got.actor, got.parent is not None) == (
            want["activity"], want.get("actor"), want.get("part", False),
        )  # fmt: skip
    assert bool(result.doubts) == any(q.get("repaired") for q in expected)


def test_a_part_names_the_amount_it_is_part_of():
    whole, part = find(plan_of("每年培训不少于12次,其中技能培训不少于4次。", genre="工作方案")).facts
    assert part.parent == whole.id


def test_amounts_are_brought_to_one_year():
    text = "每月巡查不少于2次,每季度通报一次,每两年评估一次,每学期听课10节,每年合格率达到95%。"
    assert [q.per_year for q in find(plan_of(text, genre="工作方案")).facts] == [24, 4, 0.5, None, None]


def test_a_misprint_is_reported_with_what_it_should_be():
    (doubt,) = find(plan_of("每年集中轮训不少3次。", genre="工作方案")).doubts
    assert doubt.code == "suspected-slip"
    assert "不少于" in doubt.message


def test_a_rule_of_rewards_provides_for_what_they_are():
    article = "第一条 提供线索属实的，给予3000元奖励。"
    of_rewards, of_work = (gongwen.extract(f"青石县仓储{name}\n{article}\n") for name in ("线索奖励办法", "管理办法"))
    assert [q.value for q in of_rewards.plans[0].quotas] == [3000]
    assert of_work.plans[0].quotas == ()


def test_titles_and_addressees_hold_no_quotas():
    text = "关于每季度开展一次检查的通知\n各单位:\n现就有关事项通知如下。"
    assert find(plan_of(text, genre="通知", body=text.index("现就"))).facts == ()


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40))
def test_whatever_the_text_facts_lie_in_it(words):
    plan = plan_of("".join(words), genre="工作方案")
    facts = find(plan).facts
    for fact in facts:
        assert fact.text == plan.text[fact.span.start : fact.span.end] != ""
    assert [q.id for q in facts] == [f"p1q{k + 1}" for k in range(len(facts))]


@pytest.mark.parametrize(
    "word", ["每年2次,", "不少于2次、", "2次", "百分之", "每年就", "月通报、", "x", "(", "其中2次", "每届2人"]
)
def test_much_of_a_piece_does_not_hang(word):
    find(plan_of(word * 8000, genre="工作方案"))


@pytest.mark.parametrize("word", ["分析研判", "组织开展", "交流轮岗"])
def test_a_run_of_verbs_that_part_in_two_ways_does_not_hang(word):
    (quota,) = find(plan_of(f"全年{word * 40}甲不少于12次活动。", genre="工作方案")).facts
    assert quota.activity.startswith(word)


@given(st.lists(st.sampled_from(["分析", "研判", "分析研判", "组织", "开展", "和", "并", "、", "甲"]), max_size=6))
def test_the_verbs_that_close_words_are_those_a_pattern_finds(pieces):
    words, verb = "".join(pieces), either("act", "target")
    m = re.search(rf"(?:{verb}(?:[和及与、]|并(?=.))?)*{verb}\Z", words)
    assert _verbs(words) == (m.group() if m else "")


LOOKS = [
    pytest.param(_TIMELY, _period_words(), id="timely-period"),
    pytest.param(_TIMELY, _BIDDEN, id="timely-bidden"),
    pytest.param(_TIMELY, _EACH_END, id="timely-each"),
    pytest.param(_BY_RULE, _BESIDES, id="by-rule"),
]


@pytest.mark.parametrize(("look", "pattern"), LOOKS)
@given(data=st.data())
def test_a_look_before_a_pattern_lets_pass_whatever_it_matches(
    look: re.Pattern[str], pattern: re.Pattern[str], data: st.DataObject
) -> None:
    assert look.search(data.draw(st.from_regex(pattern)))


@given(st.from_regex(_after()))
def test_what_stands_after_an_amount_opens_as_we_look_for_it(words: str) -> None:
    m = _after().search(words)
    assert m is not None
    assert m.group()[0] in _after_opening()


@given(st.from_regex(_MEANWHILE, fullmatch=True))
def test_what_says_when_ends_as_we_look_for_it(words: str) -> None:
    assert words[-1] in _MEANWHILE_ENDS
