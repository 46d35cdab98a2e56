"""Who holds which responsibility: frame by frame, in whole texts, and that any text can be read."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.extraction.kinds.roles import find
from gongwen.extraction.plantext import PlanText
from gongwen.normalise import normalise
from gongwen.read import read_text
from gongwen.segment import segment
from planning import plan_of

FOLDER = Path(__file__).parent / "cases/roles"
TABLES = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.toml"))}
PUNCTUATION = re.compile(r"[\s,，.。、;；:：!！?？()（）\[\]【】《》〈〉“”‘’\"'·…—\-]+")


def bare(words: str) -> str:
    return PUNCTUATION.sub("", words)


def cases(heading: str):
    return [
        pytest.param(
            case,
            id=f"{file}-{case['label']}",
            marks=[pytest.mark.xfail(reason=case["known_failure"], strict=True)] if "known_failure" in case else [],
        )
        for file, table in TABLES.items()
        for case in table.get(heading, ())
    ]


@pytest.mark.parametrize("case", cases("case"))
def test_case(case):
    found = find(plan_of(case["text"])).facts
    assert sorted((row.role, bare(row.holder)) for row in found) == sorted(
        (role, bare(who)) for role, who in case["roles"]
    )
    assert [row.text for row in found] == [row.text.strip() for row in found]
    assert all(row.text for row in found)


@pytest.mark.parametrize("frame", TABLES["holders"]["frames"], ids=lambda frame: frame[1])
def test_holders_in_frames(frame):
    role, words = frame
    wrong = {}
    for holder in TABLES["holders"]["holders"]:
        found = [[row.role, row.holder] for row in find(plan_of(words.format(holder))).facts]
        if [role, holder] not in found:
            wrong[holder] = found
    assert wrong == {}


@pytest.mark.parametrize("word", TABLES["holders"]["nobody"])
def test_nobody_in_the_plainest_frame(word):
    assert find(plan_of(f"{word}负责消防工作。")).facts == ()


@pytest.mark.parametrize("case", cases("document"))
def test_document(case):
    normal = normalise(read_text(case["text"]))
    found = []
    for index, sketch in enumerate(segment(normal)[0]):
        plan = PlanText(normal, sketch, index)
        for row in find(plan).facts:
            k = plan.part_at(row.span.start, row.span.end)
            assert row.section == (plan.section_id(k) if k >= 0 else None)
            found.append([row.role, row.holder])
    assert found == case["roles"]


def test_name_and_post_apart():
    (row,) = find(plan_of("组　长：周　明　　县委副书记、县长")).facts
    assert (row.holder, row.person, row.post) == ("周明", "周明", "县委副书记、县长")


def test_name_and_post_in_one_phrase():
    (row,) = find(plan_of("领导小组由院长陈立新任组长。")).facts
    assert (row.holder, row.person, row.post) == ("院长陈立新", None, None)


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("保卫科负责校门值守。", "校门值守"),
        ("校长对学校安全工作负总责。", "学校安全工作"),
        ("党支部书记是党风廉政建设第一责任人。", "党风廉政建设"),
        ("推进智慧停车建设。（市住建局负责）", "推进智慧停车建设"),
        ("序号\t任务\t责任单位\n1\t修订应急预案\t办公室", "修订应急预案"),
        ("分管副镇长是直接责任人。", None),
    ],
)
def test_scope(text, scope):
    assert [row.scope for row in find(plan_of(text)).facts] == [scope]


def test_what_is_read_through_a_slip_is_doubted():
    found = find(plan_of("校长为食品安全第—责任人，保卫科负贵校门值守。"))
    assert [(row.role, row.holder) for row in found.facts] == [("第一责任人", "校长"), ("负责", "保卫科")]
    assert [d.code for d in found.doubts] == ["suspected-slip", "suspected-slip"]


def test_a_slip_that_gives_no_part_is_not_doubted():
    assert find(plan_of("严格落实负贵制度。")).doubts == ()


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("申报办法： 县财政局会同县审计局制定。", ["县财政局会同县审计局制定"]),
        ("报名须知。\n\u3000\u3000联系人：周明\n", ["联系人：周明"]),
        ("联系方式：县人社局，周明  85550123  周平 85550124\n", ["联系方式：县人社局，周明  85550123"]),
    ],
)
def test_a_quote_neither_begins_nor_ends_with_blanks(text, quotes):
    assert [row.text for row in find(plan_of(text)).facts] == quotes


def test_the_quote_is_the_text():
    text = "县民政局牵头，会同县财政局、县残联制定标准；各镇（街道）负责落实，由县民政局负责解释。"
    for row in find(plan_of(text)).facts:
        assert row.text == text[row.span.start : row.span.end]
        assert row.holder in row.text


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("后勤处是公寓管理的主管部门，负责床位调配。", "后勤处是公寓管理的主管部门，负责床位调配"),
        ("后勤处负责床位调配，负责门禁管理。", "后勤处负责床位调配"),
    ],
)
def test_what_a_body_is_called_goes_with_what_it_is_for(text, quote):
    assert [row.text for row in find(plan_of(text)).facts] == [quote]


FRAGMENTS = [
    "县财政局", "各镇", "校长", "分管领导", "领导小组", "办公室", "周明", "专人", "有关部门", "负责", "牵头", "配合", "会同", "由", "任组长", "为成员",
    "第一责任人", "主体责任", "承担", "负总责", "负责制", "组成", "设在", "下设", "解释", "考核", "监督", "召集", "责任单位", "牵头单位", "成员", "组　长",
    "序号", "任务", "的", "对", "要", "应当", "等部门", "工作", "，", "。", "；", "：", "、", "（", "）", "【", "】", "“", "”", "\n", "\t", "|", " ", "1", "按职责分工",
]  # fmt: skip


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join))
def test_any_text_can_be_read(text):
    plan = plan_of(text)
    for row in find(plan).facts:
        assert plan.start <= row.span.start < row.span.end <= plan.end
        assert row.holder
        assert row.text == row.text.strip()


@pytest.mark.timeout(60)  # a guard against hanging, no measure: growth is measured by benchmarks/speed.py
@pytest.mark.parametrize(
    "piece",
    [
        "负责",
        "由",
        "由县财政局",
        "、",
        "县财政局、",
        "（县财政局",
        "责任单位：",
        "联系电话：",
        "会同",
        "对",
        "任组长",
        "序号\t任务\t责任单位\n",
        "\n组长：周明",
        "的部门",
    ],
)
def test_much_of_a_piece_does_not_hang(piece):
    find(plan_of((piece * 200_000)[:200_000]))
