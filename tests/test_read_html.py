"""Saved pages: the document, not the site around it."""

import tomllib
from pathlib import Path

import pytest

from gongwen import errors
from gongwen.read import read

CASES = tomllib.loads((Path(__file__).parent / "cases/read/pages.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_page(case):
    source = read(case["markup"].encode())
    assert source.media_type == "text/html"
    assert source.text.split("\n") == case["lines"]


PAGE = "<html><head><meta charset='{}'></head><body><p>一、各单位要加强领导，明确责任。</p></body></html>"


@pytest.mark.parametrize(
    ("declared", "actual", "doubts"),
    [
        ("utf-8", "utf-8", []),
        ("gb2312", "gb18030", []),
        ("gb2312", "utf-8", []),
        ("utf-8", "gb18030", ["decoded-by-guess"]),
        ("nonsense", "gb18030", ["decoded-by-guess"]),
        ("utf-8", "utf-16", []),
    ],
)
def test_declared_charset_is_only_a_claim(declared, actual, doubts):
    source = read(PAGE.format(declared).encode(actual))
    assert source.text == "一、各单位要加强领导，明确责任。"
    assert source.encoding == actual
    assert [code for code, _ in source.doubts] == doubts


@pytest.mark.parametrize("name", ["页.html", "页.txt", "页.doc", "页"])
def test_page_is_told_by_its_content(tmp_path, name):
    path = tmp_path / name
    path.write_text(PAGE.format("utf-8"), "utf-8")
    if name.endswith(".doc"):
        assert read(path).media_type == "text/html"
    else:
        assert read(path).text == "一、各单位要加强领导，明确责任。"


@pytest.mark.parametrize("text", ["<关于加强管理的意见>\n一、目标", "a < b，则 <p 不是标签", "一、在 </p> 之前"])
def test_text_with_angle_brackets_is_no_page(text):
    assert read(text.encode()).text == text


def test_markdown_may_hold_tags(tmp_path):
    path = tmp_path / "说明.md"
    path.write_text("<div align='center'>\n\n# 工作方案\n\n</div>\n", "utf-8")
    assert read(path).media_type == "text/markdown"


def test_page_nested_without_end():
    with pytest.raises(errors.LimitExceeded, match="嵌套"):
        read(b"<html><body>" + b"<div>" * 5000 + "一、目标，明确。".encode())


@pytest.mark.parametrize(
    "piece",
    [
        "<script></script>字，",
        "<b>",
        "<p>返回顶部",
        "<%",
        "<br>",
        "<b>索引号：</b>",
        "<td rowspan=9 colspan=9>甲",
        "&",
        "<!--",
        "<p>字，",
        "\n 字",
    ],
)
def test_pages_take_time_in_proportion(piece):
    read(b"<html><body>" + (piece * 5000).encode() if piece != "<b>" else b"<html><body>" + (piece * 900).encode())


@pytest.mark.parametrize(
    "markup",
    ["<html>", "<body></body>", "<html><head></head></html>", "<table><tr><td></table>", "<p>&#0;&#xD800;</p>"],
)
def test_page_without_text(markup):
    assert read(markup.encode()).text.strip("\ufffd") == ""


def test_title_with_control_characters():
    page = "<html><head><title>\x07通知\x00</title></head><body><p>一、目标，明确。</p></body></html>"
    assert read(page.replace("\x00", "&#1;").encode()).text == "一、目标，明确。"
