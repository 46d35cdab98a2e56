"""Profiles: loading them, what is refused, and what is found by them."""

from __future__ import annotations

from pathlib import Path

import pytest

import gongwen
from conftest import ROOT
from gongwen.checking import check, evaluate, names, profile_of
from gongwen.checking.profile import check_topics
from gongwen.codebook import load
from gongwen.errors import ProfileInvalid
from profiletable import table

HEAD = 'name = "p"\nversion = "1"\nzh = "甲"\nen = "a"\nwhy = "a test"\n'
ITEM = '[[item]]\nid = "study"\nzh = "学习"\nen = "study"\nwhy = "a test"\n'


def profile(tmp_path: Path, ways: str) -> Path:
    path = tmp_path / "p.toml"
    path.write_text(HEAD + ITEM + ways, "utf-8")
    return path


def way(kind: str, rest: str) -> str:
    return f'[[item.by]]\nkind = "{kind}"\n{rest}\n'


@pytest.mark.parametrize("name", names())
def test_ours_load_and_name_only_topics_that_exist(name: str) -> None:
    loaded = profile_of(name)
    assert loaded.name == name
    check_topics(loaded, load())


def test_three_profiles_come_with_us() -> None:
    assert names() == ("general-plan", "ideology-work", "work-safety")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "name"),
        (HEAD + ITEM, "study"),
        (HEAD + ITEM + way("quota", 'topics = ["study"]') + ITEM + way("sanction", ""), "twice"),
        (HEAD + ITEM + way("phrase", 'words = ["学习"]'), "phrase"),
        (HEAD + ITEM + way("deadline", 'within = "soon"'), "soon"),
        (HEAD + ITEM + way("role", 'roles = ["书记"]'), "书记"),
        ("[", "p.toml"),
    ],
)
def test_what_is_no_profile_is_refused_by_name(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "p.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ProfileInvalid, match=said):
        profile_of(path)


def test_an_unknown_name_lists_those_there_are() -> None:
    with pytest.raises(ProfileInvalid, match="work-safety"):
        profile_of("no-such")


def test_an_unknown_topic_is_no_omission_of_the_draft(tmp_path: Path) -> None:
    loaded = profile_of(profile(tmp_path, way("clause", 'topics = ["no-such"]')))
    with pytest.raises(ProfileInvalid, match="no-such"):
        evaluate(loaded, gongwen.extract("一、学习\n每年学习两次。"))


CASES = [
    ("quota", 'topics = ["study"]\nleast = 4', "每年集中学习不少于4次。", "present"),
    ("quota", 'topics = ["study"]\nleast = 4', "每季度集中学习1次。", "present"),
    ("quota", 'topics = ["study"]\nleast = 4', "每年集中学习不少于2次。", "weaker"),
    ("quota", 'topics = ["study"]\nleast = 4', "定期组织集中学习。", "weaker"),
    ("quota", 'topics = ["study"]\nleast = 4', "每年集中学习不超过2次。", "contradicted"),
    ("quota", 'topics = ["study"]\nleast = 4', "每年集中学习不少于x次。", "unevaluated"),
    ("quota", 'topics = ["study"]\nleast = 4', "每年集中学习不少于____次。", "unevaluated"),
    ("quota", 'topics = ["study"]\nleast = 4', "组织集中学习不少于4次。", "weaker"),
    ("quota", 'topics = ["study"]\nleast = 4', "每年召开会议不少于4次。", "absent"),
    ("quota", 'topics = ["study"]\nleast = 4', "每次学习不少于60分钟。", "absent"),
    ("quota", 'topics = ["training"]\nunits = ["学时"]\nleast = 12', "每人每年培训不少于12学时。", "present"),
    ("role", 'roles = ["第一责任人"]\nonly = ["h-secretary"]', "党委书记是第一责任人。", "present"),
    ("role", 'roles = ["第一责任人"]\nonly = ["h-secretary"]', "办公室主任是第一责任人。", "contradicted"),
    ("role", 'roles = ["第一责任人"]\nonly = ["h-secretary"]', "____是第一责任人。", "unevaluated"),
    ("role", 'roles = ["第一责任人"]\nonly = ["h-secretary"]', "党委书记是直接责任人。", "absent"),
    ("role", 'roles = ["配合"]\ncount = 3', "由安监科牵头，人事科、财务科配合。", "weaker"),
    ("deadline", 'topics = ["report"]\nwithin = "PT1H"', "发生事故应当在1小时内报告。", "present"),
    ("deadline", 'topics = ["report"]\nwithin = "PT1H"', "发生事故应当在2小时内报告。", "weaker"),
    ("deadline", 'topics = ["report"]\nwithin = "PT1H"', "发生事故应当在x小时内报告。", "unevaluated"),
    ("deadline", 'topics = ["report"]\nwithin = "PT1H"', "6月底前完成培训。", "absent"),
    ("clause", 'topics = ["drill"]', "要组织应急演练。", "present"),
    ("clause", 'topics = ["drill"]', "今年不再组织应急演练。", "contradicted"),
    ("clause", 'topics = ["drill"]', "要组织业务培训。", "absent"),
    ("trigger", "count = 2", "对瞒报事故的，给予警告。", "weaker"),
    ("sanction", "", "对瞒报事故的，给予警告。", "present"),
    ("sanction", "", "要组织业务培训。", "absent"),
    ("citation", 'titles = ["安全生产法"]', "根据《中华人民共和国安全生产法》，制定本办法。", "present"),
    ("citation", 'titles = ["安全生产法"]', "根据安全生产法，制定本办法。", "weaker"),
    ("citation", 'titles = ["安全生产法"]', "根据有关规定，制定本办法。", "absent"),
]


@pytest.mark.parametrize(("kind", "rest", "text", "status"), CASES)
def test_statuses(tmp_path: Path, kind: str, rest: str, text: str, status: str) -> None:
    doc = gongwen.extract(f"清川局工作方案\n一、主要任务\n{text}\n二、工作要求\n各单位要抓好落实，形成合力。\n")
    (outcome,) = evaluate(profile_of(profile(tmp_path, way(kind, rest))), doc)
    assert outcome.status == status, outcome
    if outcome.sign is None:
        assert outcome.searched == ("一、主要任务", "二、工作要求")
    else:
        assert doc.text[outcome.sign.span.start : outcome.sign.span.end] == outcome.sign.text
        assert (outcome.sign.reason is None) == (status == "present")


def test_a_section_is_known_by_its_heading_and_empty_ones_are_weak(tmp_path: Path) -> None:
    loaded = profile_of(profile(tmp_path, way("section", 'headings = ["tasks"]')))
    full = gongwen.extract(
        "清川局工作方案\n一、总体要求\n坚持预防为主，抓好落实。\n二、主要任务\n各科室要开展自查，认真整改。\n"
    )
    empty = gongwen.extract("清川局工作方案\n一、主要任务\n二、总体要求\n坚持预防为主，抓好落实，形成合力。\n")
    assert [evaluate(loaded, doc)[0].status for doc in (full, empty)] == ["present", "weaker"]


def test_a_weak_way_never_counts_as_present(tmp_path: Path) -> None:
    ways = way("quota", 'topics = ["drill"]\nleast = 2') + way("clause", 'topics = ["drill"]\nweak = true')
    loaded = profile_of(profile(tmp_path, ways))
    assert evaluate(loaded, gongwen.extract("一、任务\n要组织应急演练。"))[0].status == "weaker"
    assert evaluate(loaded, gongwen.extract("一、任务\n每半年组织一次应急演练。"))[0].status == "present"


def test_the_nearest_passage_of_what_is_absent(tmp_path: Path) -> None:
    loaded = profile_of(profile(tmp_path, way("quota", 'topics = ["drill"]\nleast = 2')))
    doc = gongwen.extract("清川局工作方案\n一、宣传\n开展宣传。\n二、应急\n做好应急救援拉练准备。\n")
    (outcome,) = evaluate(loaded, doc)
    assert outcome.status == "absent"


def test_the_profile_says_which_sources_have_its_items(shared: Path) -> None:
    found: dict[str, list[str]] = {}
    for path in sorted((shared / "sources").glob("*.txt")):
        for outcome in evaluate(profile_of("ideology-work"), gongwen.extract(path)):
            if outcome.status == "present":
                found.setdefault(outcome.item.id, []).append(path.name.split("_")[0])
    assert {item.id: list(item.plans) for item in profile_of("ideology-work").item} == found


def test_the_documented_table_of_the_sources(shared: Path) -> None:
    text = (ROOT / "docs" / "profiles.md").read_text("utf-8")
    assert table(shared / "sources") in text


def test_the_typing_errors_of_the_first_source_are_found(shared: Path) -> None:
    """不少20次, 下列情况之的, 批评数育 by extraction; 部暑 against the others."""
    documents = [gongwen.extract(path) for path in sorted((shared / "sources").glob("*.txt"))]
    report = check(documents[0], None, documents, select=["GW4"])
    text = documents[0].text
    words = [text[f.span.start : f.span.end] for f in report if f.span]
    assert [any(slip in word for word in words) for slip in ("不少", "下列情况之", "批评数育", "部暑")] == [True] * 4
    assert len(words) == 4
    assert [f.code for doc in documents[1:] for f in check(doc, None, documents, select=["GW401"])] == []
