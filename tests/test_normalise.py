"""Cases of normalising, one file per step: what goes, what stays, what the text becomes."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen.normalise import Normal, normalise
from gongwen.normalise.steps.noise.speech import may_be_told, told_by_pages
from gongwen.read.source import SourceText
from gongwen.text.view import view_of

CASES = Path(__file__).parent / "cases" / "normalise"


def cases():
    for path in sorted(CASES.glob("*.toml")):
        for case in tomllib.loads(path.read_text("utf-8"))["case"]:
            failing = case.get("known_failure")
            marks = [pytest.mark.xfail(reason=failing, strict=True)] if failing else []
            yield pytest.param(case, id=f"{path.stem}: {case['label']}", marks=marks)


def normal(text: str, name: str = "text.txt", pages: tuple[int, ...] = ()) -> Normal:
    source = SourceText(name, "text/plain", "0" * 64, len(text.encode()), "utf-8", text, pages)
    return normalise(source)


def squeezed(parts) -> str:
    return "".join("".join(parts).split())


@pytest.mark.parametrize("case", list(cases()))
def test_case(case):
    text = case["text"]
    found = normal(text, case.get("name", "text.txt"), tuple(case.get("pages", ())))
    if "result" in case:
        assert (found.text.strip() if case.get("strip") else found.text) == (
            case["result"].strip() if case.get("strip") else case["result"]
        )
    if "gone" in case:
        gone = [text[e.start : e.end] for e in found.edited.edits if e.kind == "noise"]
        assert squeezed(gone) == squeezed(case["gone"])
    if "kinds" in case:
        kinds = [[e.kind, text[e.start : e.end], e.replacement] for e in found.edited.edits]
        assert kinds == case["kinds"]
    if "script" in case:
        assert found.script == case["script"]
    if "doubts" in case:
        assert [found.text[d.start : d.end] for d in found.doubts if d.code == "masked-word"] == case["doubts"]
    assert_true(found)


def assert_true(found: Normal) -> None:
    """What always holds: the edits give the text, the view has its length, a step has nothing left to do."""
    text, last = [], 0
    for edit in found.edited.edits:
        assert last <= edit.start <= edit.end
        text += [found.source.text[last : edit.start], edit.replacement]
        last = edit.end
    assert "".join([*text, found.source.text[last:]]) == found.text
    assert found.view == view_of(found.text)


# Pieces that the steps look for, so that random texts meet every branch.
PIECES = st.sampled_from(
    [
        *"一二三十第条章年月日 \t\n\r\u3000（）()：:。，、；*#-—_<>|&[]《》“”「」态態權國国⻓⼀䀹a1x×\uff21\uff124\u200b\ufeff😀",
        *("態(tài)", "(tài)", "ㄊㄞˋ", "目录", "\n— 3 —\n", "查看更多", "来源：", "发布时间：2024-01-01", "**一、"),
        *(
            "](http://a.b/c)",
            "| a |",
            "|--|--|\n",
            "关于印发方案的通知\n",
            "\n1\n一、",
            "国 家 预 案",
            "习**",
            "1岗双责",
        ),
        *("组　长：王　明　　局长", "(编者注：", "第 1 页 共 3 页\n", "&nbsp;", "<br>", "著力", "。\n\n", "上一篇："),
    ]
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(PIECES, max_size=60).map("".join), st.booleans())
def test_total_and_true(text, markdown):
    assert_true(normal(text, "a.md" if markdown else "a.txt", tuple(range(0, len(text), 40))))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(max_size=200))
def test_any_text(text):
    assert_true(normal(text.encode("utf-8", "replace").decode()))


@pytest.mark.parametrize("pair", [*told_by_pages()], ids=lambda pair: pair[0].pattern)
@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.data())
def test_what_is_looked_for_first_is_in_whatever_is_meant(pair, data):
    look, words = pair
    line = data.draw(st.from_regex(re.compile(rf"\A(?:{words.pattern})")).filter(lambda line: not line.endswith("\n")))
    assert look.search(line)
    assert may_be_told(line)


@pytest.mark.parametrize("script", ["繁體", "简体", "繁體简体繁簡体", "abc 123", ""])
def test_script_is_told(script):
    assert normal(script).script == {"繁體": "Hant", "简体": "Hans", "繁體简体繁簡体": "mixed"}.get(script, "other")


@pytest.mark.parametrize(
    "piece",
    [
        " ",
        "\n",
        "\t",
        "(",
        "（",
        "[",
        "*",
        "#",
        "<",
        "|",
        "&",
        "国",
        "國",
        "1",
        "目录\n",
        "1\n",
        "国 ",
        "国\n",
        "- ",
        "態(tài)",
        "|a|\n|-|-|\n",
        "关于印发办法的通知\n",
        "第 ",
    ],
)
def test_work_grows_with_the_text_and_no_faster(piece):
    """Twice the text, at most about twice the calls of Python functions, and of patterns: counted, not timed."""

    def calls(times: int) -> int:
        import sys

        count = 0

        def tick(frame, event, arg):
            nonlocal count
            count += 1

        sys.setprofile(tick)
        try:
            normal(piece * times)
        finally:
            sys.setprofile(None)
        return count

    calls(1600)  # tables are read and patterns compiled on first use, some for long texts only
    assert calls(1600) <= 2.6 * calls(800) + 400
