"""Plans across units: what compare says of plans that were made for it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gongwen
from conftest import ROOT
from gongwen.comparison.clauses import grouped
from gongwen.comparison.differences import similarity
from gongwen.comparison.results import Comparison
from gongwen.comparison.sharing import ClauseGroup
from gongwen.comparison.statements import columns, statements
from gongwen.document.model import Document

LAKE = """海棠湖管理处消防工作制度
一、责任
1、党委书记是第一责任人，对海棠湖消防工作负总责。
2、办公室每季度至少召开两次消防专题会议，研究海棠湖码头的隐患。
3、各科室应当在每月5日前报送隐患清单。
4、游船公司不得在码头堆放汽油。
二、问责
对隐患瞒报的，给予通报批评。
"""
HILL = """云杉岭林场消防工作制度
一、责任
1、主任是第一责任人，对云杉岭消防工作负总责。
2、办公室每季度至少召开一次消防专题会议，研究云杉岭码头的隐患。
3、各科室可以在每月25日前报送隐患清单。
4、护林员定期巡查防火道。
二、问责
对隐患瞒报的，给予通报批评。
"""


def doc(text: str, name: str) -> Document:
    found = gongwen.extract(text)
    return msgspec.structs.replace(found, source=msgspec.structs.replace(found.source, name=name))


def compared(*texts: str) -> Comparison:
    return gongwen.compare([doc(text, f"{k}.txt") for k, text in enumerate(texts)])


def group_of(comparison: Comparison, words: str) -> ClauseGroup:
    (found,) = [g for g in comparison.groups if any(words in m.place.text for m in g.members)]
    return found


def said(group: ClauseGroup) -> set[tuple[str, str, str | None, str | None]]:
    return {(c.kind, c.direction, c.said_before, c.said_after) for d in group.differences for c in d.changes}


def test_changes_are_called_out_as_what_they_are() -> None:
    comparison = compared(LAKE, HILL)
    assert said(group_of(comparison, "专题会议")) == {("number", "weaker", ">= 2 次 / P3M", ">= 1 次 / P3M")}
    assert ("holder", "other", "党委书记", "主任") in said(group_of(comparison, "第一责任人"))
    assert {("modality", "weaker", "must", "may"), ("number", "weaker", "每月5日前", "每月25日前")} <= said(
        group_of(comparison, "隐患清单")
    )
    assert said(group_of(comparison, "瞒报")) == set()
    alone = {a.unit: [m.place.text for m in a.members] for a in comparison.alone}
    assert any("汽油" in text for text in alone["u1"])
    assert any("防火道" in text for text in alone["u2"])


def test_matrices() -> None:
    comparison = compared(LAKE, HILL)
    meetings = next(row for row in comparison.quotas if row.topic == "special-study")
    assert [(c.state, [(e.op, e.value, e.period, e.per_year) for e in c.entries]) for c in meetings.cells] == [
        ("stated", [(">=", 2, "P3M", 8)]),
        ("stated", [(">=", 1, "P3M", 4)]),
    ]
    patrol = next(row for row in comparison.quotas if row.topic == "inspection")
    assert [c.state for c in patrol.cells] == ["silent", "vague"]
    first = next(row for row in comparison.roles if row.role == "第一责任人")
    assert [[(e.holder, e.kinds) for e in c.entries] for c in first.cells] == [
        [("党委书记", ("h-secretary",))],
        [("主任", ("h-head",))],
    ]
    conduct = next(row for row in comparison.conduct if row.topic == "t-concealment")
    assert [[s.measures for e in c.entries for s in e.steps] for c in conduct.cells] == [[("通报批评",)]] * 2


def test_every_place_is_the_text_of_its_document() -> None:
    docs = [doc(LAKE, "a.txt"), doc(HILL, "b.txt")]
    comparison = gongwen.compare(docs)
    texts = {d.id: d.text for d in docs}

    def places(value: object) -> list[dict]:
        if isinstance(value, dict):
            own = [value] if "span" in value else []
            return own + [p for v in value.values() for p in places(v)]
        return [p for v in value for p in places(v)] if isinstance(value, list) else []

    found = places(json.loads(msgspec.json.encode(comparison)))
    assert len(found) > 20
    for place in found:
        assert texts[place["document"]][place["span"]["start"] : place["span"]["end"]] == place["text"]


def test_a_plan_and_itself_differ_in_nothing() -> None:
    for path in sorted((ROOT / "corpus").glob("*.txt"))[:8]:
        found = gongwen.extract(path)
        comparison = gongwen.compare([found, found])
        assert not [d for g in comparison.groups for d in g.differences if d.edits or d.changes or d.similarity < 1]
        assert not [a for a in comparison.alone if a.members]
        assert all(s.own == 0 for s in comparison.stock)
        assert all(r.share_a == r.share_b == 1 for r in comparison.reuse)


def test_the_order_of_inputs_changes_nothing() -> None:
    docs = [gongwen.extract(path) for path in sorted((ROOT / "corpus").glob("*.txt"))]
    assert msgspec.json.encode(gongwen.compare(docs)) == msgspec.json.encode(gongwen.compare(reversed(docs)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("加强对消防工作的统一领导。", "加强对消防工作的监督检查。"),
        (
            "以习近平新时代中国特色社会主义思想为指导，修好海棠湖码头。",
            "以习近平新时代中国特色社会主义思想为指导，培训护林员。",
        ),
        ("年度报告应当包括下列内容：", "考核结果应当包括下列内容："),
        ("违反本办法规定，情节严重的，给予记过处分。", "违反本办法规定，情节严重的，依法吊销执照。"),
        ("进一步加强队伍建设，提高扑火能力。", "进一步加强码头建设，方便游客。"),
    ],
)
def test_a_set_phrase_alone_pairs_nothing(one: str, other: str) -> None:
    assert compared(f"甲制度\n1、{one}\n", f"乙制度\n1、{other}\n").groups == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("办公室每半年组织一次码头消防演练，并记入台账。", "综合科每季度组织两次码头消防演练，并记入台账。"),
        ("护林员发现火情后，应当立即报告林场值班室。", "护林员发现火情的，应立即向林场值班室报告。"),
        ("每月2次。", "每月3次。"),
    ],
)
def test_the_same_in_other_words_is_one_group(one: str, other: str) -> None:
    assert len(compared(f"甲制度\n1、{one}\n", f"乙制度\n1、{other}\n").groups) == 1


@pytest.mark.parametrize(
    ("one", "other", "numbers"),
    [
        ("采伐现场应当有三名护林员看守。", "采伐现场应当有护林员看守。", [("= 3 名", None)]),
        ("护林员沿三条防火道巡查北坡林地。", "护林员沿防火道巡查北坡林地。", [("三", None)]),
        ("码头消防由管理处统一领导和调度。", "码头消防由管理处集中领导和调度。", []),
        ("管理处站在码头消防第一线指挥。", "管理处站在码头消防最前线指挥。", []),
    ],
)
def test_a_number_on_one_side_counts_where_it_counts(
    one: str, other: str, numbers: list[tuple[str | None, str | None]]
) -> None:
    (group,) = compared(f"甲制度\n1、{one}\n", f"乙制度\n1、{other}\n").groups
    assert [(b, a) for kind, _, b, a in said(group) if kind == "number"] == numbers


def test_a_chain_is_no_group() -> None:
    """Each says nearly what the next does, the first nothing of what the last does."""
    words = "护林员每日清晨沿北坡防火道巡查并把所见枯枝记入本组日志后交给值班组长保管"
    new = "码头工夜间于湖畔泵房值守且将全部水位报送处室微信群内由行政科长核对签收"
    texts = ["".join(new[k] if k < cut else words[k] for k in range(len(words))) for cut in range(0, len(words), 5)]
    comparison = compared(*(f"{k}号制度\n1、{text}。\n" for k, text in enumerate(texts)))
    assert comparison.groups
    for group in comparison.groups:
        assert not {"u1", f"u{len(texts)}"} <= set(group.units)


def test_units_keep_their_names_and_are_never_merged() -> None:
    same = compared(LAKE, LAKE.replace("汽油", "柴油"))
    assert len({unit.name for unit in same.units}) == 2
    untitled = compared("党委书记是第一责任人。", HILL)
    assert (untitled.units[0].name, untitled.units[0].named_by) == ("0.txt", "file")


def test_reuse_goes_from_the_earlier_to_the_later() -> None:
    dated = "{}\n海棠湖管理处\n20{}年3月1日\n"
    comparison = compared(dated.format(LAKE, "31"), dated.format(HILL, "30"), HILL.replace("林场", "牧场"))
    pairs = {(r.a, r.b): (r.source, r.target) for r in comparison.reuse}
    assert pairs["u1", "u2"] == ("u2", "u1")
    assert pairs["u1", "u3"] == (None, None)
    for s in comparison.stock:
        assert s.common + s.shared + s.own == s.characters
    first = group_of(comparison, "专题会议").members[0]
    assert first.place.unit == "u2"


def test_what_all_but_one_have() -> None:
    third = LAKE.replace("海棠湖", "白桦河").replace("3、各科室应当在每月5日前报送隐患清单。\n", "")
    comparison = compared(LAKE, HILL, third)
    assert [(x.unit, x.groups) for x in comparison.all_but_one] == [
        ("u2", (group_of(comparison, "汽油").id,)),
        ("u3", (group_of(comparison, "隐患清单").id,)),
    ]


def test_what_the_codebook_does_not_know_is_offered_for_naming() -> None:
    comparison = compared(
        "甲制度\n1、每年修剪海棠不少于2次。\n2、每月浇水不少于4次。\n", "乙制度\n1、每年修剪月季不少于3次。\n"
    )
    assert ("quota", "修剪", 2) in [(u.kind, u.name, len(u.places)) for u in comparison.unknown]
    assert any(row.topic is None and row.name == "修剪" for row in comparison.quotas)


NUMBER = re.compile(r"(?<![第\d.])\d+(?=[次日人篇项家%年月])|(?<=至少)[一两三四](?=[次篇])|(?<=每)[一两三](?=个月)")


@settings(max_examples=60)
@given(st.data())
def test_a_number_changed_in_a_copy_is_always_called_out(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted((ROOT / "corpus").glob("*.txt"))))
    text = path.read_text("utf-8")
    original = doc(text, "a.txt")
    clauses = [(c.span.source_start, c.span.source_end) for p in original.plans for c in p.clauses]
    sites = [m for m in NUMBER.finditer(text) if any(a <= m.start() and m.end() <= b for a, b in clauses)]
    if not sites:
        return
    site = data.draw(st.sampled_from(sites))
    other = data.draw(st.sampled_from([n for n in ("6", "7", "9", "17") if n != site[0]]))
    copy = doc(text[: site.start()] + other + text[site.end() :], "b.txt")
    comparison = gongwen.compare([original, copy])
    called = [
        {_words(group, difference.before, change.before), _words(group, difference.after, change.after)}
        for group in comparison.groups
        for difference in group.differences
        for change in difference.changes
        if change.kind == "number"
    ]
    assert any(any(site[0] in w for w in words) and any(other in w for w in words) for words in called), called


def _words(group: ClauseGroup, member: int, place: tuple[int, int] | None) -> str:
    return group.members[member].place.text[slice(*place)] if place else ""


def command(*args: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "gongwen", *map(str, args)], capture_output=True, text=True, check=False
    )


def test_the_command(tmp_path: Path) -> None:
    (tmp_path / "湖.txt").write_text(LAKE, "utf-8")
    (tmp_path / "岭.txt").write_text(HILL, "utf-8")
    shown = command("compare", tmp_path)
    assert shown.returncode == 0, shown.stderr
    assert "≥2次/季度" in shown.stdout
    assert "数字加强" in shown.stdout
    only = command("compare", tmp_path, "--by", "roles", "--lang", "en")
    assert "第一责任人" in only.stdout
    assert "≥2次" not in only.stdout
    written = command("compare", tmp_path, "-o", tmp_path / "out.json", "--by", "quotas")
    assert written.returncode == 0, written.stderr
    found = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert "quotas" in found
    assert "groups" not in found


def test_the_command_says_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "湖.txt").write_text(LAKE, "utf-8")
    assert command("compare", tmp_path).returncode == 2
    assert command("compare", tmp_path, "-o", "x.odt").returncode == 2
    assert command("compare", tmp_path, "--codebook", tmp_path / "none.toml").returncode == 2
    (tmp_path / "岭.txt").write_text(HILL, "utf-8")
    (tmp_path / "bad.txt").write_bytes(bytes(range(128, 256)) * 40)
    partly = command("compare", tmp_path, "--by", "quotas")
    assert partly.returncode == 1
    assert "bad.txt" in partly.stderr


def test_what_very_many_units_have_is_one_group() -> None:
    """A clause of a hundred units, each with words of its own in it: more than any bucket gives all pairs of."""
    names = [f"{a}{b}{c}镇" for a in "云杉海棠白桦" for b in "湖岭河坡" for c in "东西南北中"][:100]
    own = "修葺码头栈桥育苗播种放牧采蜜酿酒织布烧陶刻版印书制茶晒盐"
    texts = [
        f"{name}消防制度\n1、{name}办公室应当会同派出所每季度组织一次{own[k % 28 : k % 28 + 2]}场所消防演练，演练情况记入台账。\n"
        for k, name in enumerate(names)
    ]
    comparison = compared(*texts)
    assert [len(group.units) for group in comparison.groups] == [100]
    assert len(comparison.reuse) <= 100 * 99 // 2


PIECES = st.sampled_from(
    ["1、", "第一条", "每年", "不少于", "2次", "x次", "定期", "党委书记", "是第一责任人", "应当", "可以", "不得", "检查", "，", "。", "\n", "；", "①", "\U00050000", "A", "情节严重的", "给予警告", "　"]
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(st.lists(PIECES, max_size=30).map("".join), min_size=0, max_size=4))
def test_whatever_the_texts_there_is_a_comparison(texts: list[str]) -> None:
    comparison = compared(*texts)
    assert len(comparison.units) == len(texts)
    for group in comparison.groups:
        for difference in group.differences:
            before, after = (group.members[k].place.text for k in (difference.before, difference.after))
            for edit in difference.edits:
                assert 0 <= edit.before[0] <= edit.before[1] <= len(before)
                assert 0 <= edit.after[0] <= edit.after[1] <= len(after)
    assert all(s.common + s.shared + s.own == s.characters for s in comparison.stock)
    assert all(0 < r.share_a <= 1 and 0 < r.share_b <= 1 for r in comparison.reuse)


def test_two_real_documents_that_share_a_list(shared: Path) -> None:
    docs = [gongwen.extract(path) for path in sorted((shared / "sources").iterdir()) if path.name[:3] in ("000", "003")]
    found = statements(columns(docs))
    groups = grouped(found)
    sides = [[s for s in found if s.place.unit == unit] for unit in ("u1", "u2")]
    alike = [(a, b) for a in sides[0] for b in sides[1] if similarity(a, b) >= 0.7]
    assert len(alike) >= 14
    assert [(a.key, b.key) for a, b in alike if not any(a in g and b in g for g in groups)] == []
    assert [g for g in groups for a in g for b in g if a.place.unit != b.place.unit and similarity(a, b) < 0.6] == []
