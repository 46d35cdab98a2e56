"""Every rule: its cases, its page, its messages, its example."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gongwen
from conftest import ROOT
from gongwen.checking import check, names, rules
from gongwen.checking.documentation import index, page
from gongwen.errors import SelectionInvalid
from gongwen.messages import codes

CASES = ROOT / "tests" / "cases" / "check"
PAGES = ROOT / "docs" / "rules"
RULES = {rule.code: rule for rule in rules()}


def cases() -> list[pytest.param]:
    return [
        pytest.param(path.stem.upper(), case, id=f"{path.stem}-{case['label']}")
        for path in sorted(CASES.glob("gw*.toml"))
        for case in tomllib.loads(path.read_text("utf-8"))["case"]
    ]


def found_by(code: str, text: str, profile: str | None, against: list[str]) -> list[str]:
    """The words that the findings of a rule point at."""
    doc = gongwen.extract(text)
    others = [gongwen.extract(other) for other in against] or None
    report = check(doc, profile, others, select=[code])
    assert all(finding.code == code for finding in report)
    for finding in report:
        assert finding.message("zh")
        assert finding.message("en")
        assert finding.remedy("zh")
        assert finding.remedy("en")
    return ["" if f.span is None else doc.text[f.span.start : f.span.end] for f in report]


@pytest.mark.parametrize(("code", "case"), cases())
def test_cases(code: str, case: dict) -> None:
    """`finds`: the words that findings point at, in the order of the text; none where the rule must not fire."""
    assert found_by(code, case["text"], case.get("profile"), case.get("against", [])) == case["finds"], case.get(
        "comment"
    )


@pytest.mark.parametrize("code", sorted(RULES))
def test_every_rule_has_a_case_that_fires_and_one_that_does_not(code: str) -> None:
    path = CASES / f"{code.lower()}.toml"
    assert path.is_file(), f"{path} is missing"
    found = [bool(case["finds"]) for case in tomllib.loads(path.read_text("utf-8"))["case"]]
    assert True in found
    assert False in found


def test_no_case_is_of_a_rule_that_is_gone() -> None:
    assert {path.stem.upper() for path in CASES.glob("*.toml")} == set(RULES)


@pytest.mark.parametrize("code", sorted(RULES))
def test_the_documented_example_fires_and_its_correction_does_not(code: str) -> None:
    example = RULES[code].example
    assert found_by(code, example.wrong, example.profile, list(example.against))
    assert not found_by(code, example.right, example.profile, list(example.against))


@pytest.mark.parametrize("code", sorted(RULES))
def test_every_rule_has_its_page(code: str, regenerate: bool) -> None:
    same(PAGES / f"{code}.md", page(RULES[code]), regenerate=regenerate)


def test_the_list_of_rules(regenerate: bool) -> None:
    same(PAGES / "README.md", index(rules()), regenerate=regenerate)
    assert {path.stem for path in PAGES.glob("GW*.md")} == set(RULES)


def same(path: Path, text: str, *, regenerate: bool) -> None:
    if regenerate:
        path.write_text(text, "utf-8")
    assert path.read_text("utf-8") == text, f"{path} has drifted: pytest {__file__} --regenerate-goldens"


@pytest.mark.parametrize("code", sorted(RULES))
def test_every_rule_has_its_messages(code: str) -> None:
    assert {f"check-{code}{part}" for part in ("", "-remedy", "-name", "-why")} <= set(codes())


def test_codes_are_stable_and_name_their_modules() -> None:
    assert [rule.code for rule in rules()] == sorted(RULES)
    for rule in rules():
        assert rule.find.__module__.rpartition(".")[2].startswith(f"{rule.code.lower()}_")


def test_selection() -> None:
    doc = gongwen.extract("一、学习\n每年学习x次。\n三、会议\n每年开会两次。\n")
    assert {f.code for f in check(doc)} >= {"GW201", "GW204", "GW301"}
    assert {f.code for f in check(doc, select=["GW3"])} == {"GW301"}
    assert "GW301" not in {f.code for f in check(doc, ignore=["GW3"])}
    assert {f.code for f in check(doc, select=["GW301"], ignore=["GW3"])} == {"GW301"}
    assert {f.code for f in check(doc, select=["GW2"], ignore=["GW204"])} & {"GW204", "GW301"} == set()
    for wrong in ("GW9", "", "gw301", "XY"):
        with pytest.raises(SelectionInvalid):
            check(doc, select=[wrong])


def test_marks_silence_their_line_the_next_or_the_file() -> None:
    base = "清川局工作方案\n一、学习\n每年学习x次。{}\n{}二、会议\n每年开会x次。\n清川局\n2025年3月1日\n"
    lines = [f.span.source_start for f in check(gongwen.extract(base.format("", "")), select=["GW301"])]
    assert len(lines) == 2

    def left(here: str, before: str = "") -> int:
        report = check(gongwen.extract(base.format(here, before)), select=["GW301"])
        assert len(report) + report.ignored == 2
        return len(report)

    assert left("<!-- gongwen: ignore GW301 -->") == 1
    assert left("<!-- gongwen: ignore -->") == 1
    assert left("<!--gongwen: ignore GW3-->") == 1
    assert left("<!-- gongwen: ignore GW201, GW301 -->") == 1
    assert left("<!-- gongwen: ignore GW201 -->") == 2
    assert left("", "<!-- gongwen: ignore GW301 -->\n") == 2, "the next line is the heading"
    assert left("", "<!-- gongwen: ignore-file GW301 -->\n") == 0


def test_what_was_not_tried_is_said() -> None:
    report = check(gongwen.extract("一、学习\n每年学习两次。"))
    assert {"GW101", "GW401", "GW305"} <= {each.code for each in report.not_tried}
    assert all(each.reason.zh and each.reason.en for each in report.not_tried)
    empty = check(gongwen.extract(""), "general-plan")
    assert not empty.findings
    assert {each.code for each in empty.not_tried} == set(RULES)


def test_findings_are_in_the_order_of_the_text_and_the_same_every_time() -> None:
    text = (ROOT / "corpus" / "03_download_page_fire_safety.txt").read_text("utf-8")
    one, two = (check(gongwen.extract(text), "work-safety") for _ in range(2))
    assert one == two
    starts = [finding.span.start for finding in one if finding.span]
    assert starts == sorted(starts)


PIECES = st.sampled_from((
    "清川局工作方案", "一、", "三、", "（一）", "1.", "1、", "第一条", "附件：1.某表", "附件2", "\n", "\n", "。", "，", "____", "x次", "20xx年",
    "党委书记是第一责任人", "每年集中学习不少于4次", "定期开展督查", "不再组织演练", "成立领导小组", "6月底前完成", "对瞒报的", "给予警告",
    "情节严重的", "根据《安全生产法》", "清川局", "2025年3月1日", "<!-- gongwen: ignore -->", "總則", "態(tài)", " ", "𠀀", "特此报告",
))  # fmt: skip


@settings(max_examples=30)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_text_raises_and_every_place_is_in_it(text: str) -> None:
    doc = gongwen.extract(text.encode())
    other = gongwen.extract(text.replace("督查", "督査").encode())
    for name in (None, *names()):
        report = check(doc, name, [other] if name is None else None)
        for finding in report:
            assert finding.message("en")
            for span in (finding.span, *(each.span for each in finding.related)):
                if span is not None:
                    assert 0 <= span.start <= span.end <= len(doc.text)
                    assert 0 <= span.source_start <= span.source_end <= len(doc.source.text)
        for outcome in report.outcomes:
            if outcome.sign is not None:
                assert doc.text[outcome.sign.span.start : outcome.sign.span.end] == outcome.sign.text
