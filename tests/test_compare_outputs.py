"""What a comparison leaves as: opened with Chromium, openpyxl and pandas, each cell leading to its words."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from lxml import etree
from lxml import html as lxml_html

import gongwen
from chromium import chromium, opened
from gongwen.comparison.marking import marked
from gongwen.comparison.outputs import By, outputs
from gongwen.comparison.results import Comparison
from gongwen.document.model import Document

pytest.importorskip("altair", reason="needs the extra: pip install 'gongwen[report]'")

from playwright.sync_api import Browser

TOWN = """{town}学习制度
一、组织领导
镇党委书记是学习工作的第一责任人，党建办负责日常工作。
二、学习要求
（一）每季度至少集中学习{often}次，认真研读{book}并作好记录。
（二）每年至少召开一次专题会议，研究{town}的学习安排。
（三）<b>定期</b>开展检查，不得弄虚作假。
三、责任追究
对无故缺席两次以上的，给予批评教育；情节严重的，给予通报批评。
"""


def doc(name: str, text: str) -> Document:
    found = gongwen.extract(text)
    return msgspec.structs.replace(found, source=msgspec.structs.replace(found.source, name=name))


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    texts = {"白石镇": ("两", "文件"), "青龙镇": ("四", "文件"), "𠮷田镇": ("两", "=原著")}
    return [doc(f"{town}.txt", TOWN.format(town=town, often=often, book=book)) for town, (often, book) in texts.items()]


@pytest.fixture(scope="module")
def comparison(documents: list[Document]) -> Comparison:
    return gongwen.compare(documents)


@pytest.fixture(scope="module")
def html(comparison: Comparison, documents: list[Document]) -> str:
    return made(comparison, documents, ".html").decode()


def made(comparison: Comparison, documents: list[Document], suffix: str, by: By | None = None) -> bytes:
    return outputs()[suffix].render(comparison, documents, by, "zh")


@pytest.mark.parametrize("suffix", [".csv", ".html", ".json", ".svg", ".xlsx", ".png"])
@pytest.mark.parametrize("by", [None, "clauses"])
def test_every_output_of_every_view_twice_the_same(
    comparison: Comparison, documents: list[Document], suffix: str, by: By | None
) -> None:
    assert made(comparison, documents, suffix, by) == made(comparison, documents, suffix, by) != b""
    if by is not None:
        assert outputs()[suffix].render(comparison, documents, by, "en") != b""


def test_nothing_alike_makes_outputs_too() -> None:
    strangers = [doc("甲.txt", "甲办法\n第一条 为了规范，制定本办法。\n"), doc("乙.txt", "")]
    found = gongwen.compare(strangers)
    for suffix in outputs():
        for by in ("quotas", "roles", "clauses", "accountability"):
            assert made(found, strangers, suffix, by) != b""


def test_parts_of_a_difference_are_the_two_texts(comparison: Comparison) -> None:
    seen = 0
    for group in comparison.groups:
        for difference in group.differences:
            before, after = (group.members[k].place.text for k in (difference.before, difference.after))
            parts = marked(before, after, difference.edits)
            assert "".join(text for kind, text in parts if kind != "deleted") == after
            words = "".join(text for kind, text in parts if kind != "inserted")
            assert re.sub(r"\W", "", words) == re.sub(r"\W", "", before)  # punctuation makes no difference
            seen += any(kind == "inserted" for kind, _ in parts)
    assert seen


def test_the_page_is_alone_and_its_text_no_markup(html: str) -> None:
    page = html
    tree = lxml_html.fromstring(page)
    assert len(tree.findall(".//script")) == 1
    assert [img.tag for img in tree.iter("img", "iframe", "object")] == []
    links = re.findall(r"""(?:src|href)=["']?(?!#)[^"'\s>]+|@import|url\((?!#)""", page)
    assert [link for link in links if "www.w3.org" not in link] == []
    assert [b.text for b in tree.find(".//aside").iter("b") if b.text == "定期"] == []
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    for link in tree.iter("a"):
        if "to" in (link.get("class") or "").split():
            assert tree.get_element_by_id("source-" + link.get("data-doc")) is not None


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as one:
        yield one


def test_every_cell_leads_to_its_words(browser: Browser, html: str, documents: list[Document], tmp_path: Path) -> None:
    sources = {found.id: found.source.text for found in documents}
    with opened(browser, html, tmp_path / "page.html") as page:
        for view in ("quotas", "roles", "accountability", "clauses"):
            page.locator(f".tabs a[href='#{view}']").click()
            assert page.locator(".view:visible").count() == 1
            links = page.locator(f"#{view} a.to:visible")
            assert links.count() >= 3
            for k in range(links.count()):
                start, end = map(int, (links.nth(k).get_attribute("data-at") or "").split("-"))
                units = sources[links.nth(k).get_attribute("data-doc") or ""].encode("utf-16-le")
                links.nth(k).click()
                marks = page.locator("#pane mark").all_text_contents()
                assert "".join(marks) == units[2 * start : 2 * end].decode("utf-16-le")
                mark = page.locator("#pane mark").first
                assert mark.evaluate(
                    "e => e.getBoundingClientRect().top > 0 && e.getBoundingClientRect().top < innerHeight"
                )
        page.locator("#close").click()
        assert page.locator("#pane").is_hidden()


def test_filters_and_units(browser: Browser, html: str, tmp_path: Path) -> None:
    with opened(browser, html, tmp_path / "page.html") as page:
        page.locator(".tabs a[href='#clauses']").click()
        cards = page.locator(".card:visible").count()
        page.locator("#changed").check()
        changed = page.locator(".card:visible").count()
        assert 0 < changed < cards
        assert page.locator(".card:visible .change").count() >= changed
        page.locator("#changed").uncheck()
        page.keyboard.press("/")
        page.keyboard.type("弄虚作假")
        page.locator("#found", has_text="1").wait_for()
        assert page.locator(".card:visible").count() == 1
        page.keyboard.press("Escape")
        page.locator(".tabs a[href='#units']").click()
        page.locator("input.units").first.uncheck()
        page.locator(".tabs a[href='#quotas']").click()
        assert page.locator("#quotas thead th:visible").count() == 3


def test_xlsx_leads_from_cell_to_detail_and_marks_what_differs(
    comparison: Comparison, documents: list[Document]
) -> None:
    import openpyxl
    from openpyxl.cell.rich_text import CellRichText

    book = openpyxl.load_workbook(io.BytesIO(made(comparison, documents, ".xlsx")), rich_text=True)
    assert {"比较的单位", "指标", "指标-明细", "责任", "问责", "处理阶梯", "条款对照", "文字沿用"} <= set(
        book.sheetnames
    )
    sheet = book["指标"]
    assert sheet.freeze_panes == "B2"
    linked = [cell for row in sheet.iter_rows(min_row=2, min_col=2) for cell in row if cell.hyperlink]
    assert linked
    for cell in linked:
        name, place = re.fullmatch(r"'(.+)'!(A\d+)", cell.hyperlink.location).groups()
        detail = book[name][int(place[1:])]
        assert detail[0].value == sheet.cell(cell.row, 1).value
        assert str(detail[1].value) in str(sheet.cell(1, cell.column).value)
        assert str(detail[2].value) in str(cell.value)
    clauses = [row[3].value for row in book["条款对照"].iter_rows(min_row=2)]
    assert any(isinstance(value, CellRichText) for value in clauses)
    changes = " ".join(str(row[4].value) for row in book["条款对照"].iter_rows(min_row=2))
    assert "2" in changes
    assert "4" in changes
    assert all(cell.data_type != "f" for one in book for row in one.iter_rows() for cell in row)


def test_csv_has_a_row_for_every_statement(comparison: Comparison, documents: list[Document]) -> None:
    data = made(comparison, documents, ".csv")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    by_name = {found.id: found for found in documents}
    stated = [row for row in rows if row["text"]]
    assert stated
    for row in stated:
        text = by_name[row["document"]].text[int(row["start"]) : int(row["end"])]
        assert row["text"] in (text, f"'{text}")
    assert {row["view"] for row in rows} == {"quotas", "roles", "accountability", "clauses"}
    assert {row["state"] for row in rows} >= {"stated", "vague"}
    quotas = list(csv.DictReader(io.StringIO(made(comparison, documents, ".csv", "quotas").decode("utf-8-sig"))))
    assert {row["view"] for row in quotas} == {"quotas"}


def test_pictures_have_the_words_in_them(comparison: Comparison, documents: list[Document]) -> None:
    for by, words in (
        ("quotas", "≥2次/季度"),
        ("clauses", "白石镇"),
        ("accountability", "通报批评"),
        ("roles", "第一责任人"),
    ):
        drawing = made(comparison, documents, ".svg", by)
        assert words in "".join(etree.fromstring(drawing).itertext())
        assert "Noto Sans CJK SC" in drawing.decode()
        assert made(comparison, documents, ".png", by).startswith(b"\x89PNG")


def test_it_shows_itself_in_a_notebook(comparison: Comparison) -> None:
    assert repr(comparison) == f"Comparison(3 units, {len(comparison.groups)} groups of clauses)"
    shown = lxml_html.fromstring(comparison._repr_html_())
    assert "≥2次/季度" in shown.text_content()
    assert list(shown.iter("script", "link", "img")) == []
    assert comparison.picture("clauses")._repr_svg_().startswith("<svg")
    table = comparison.table("quotas")
    assert set(table.state) <= {"stated", "vague", "mentioned", "silent"}
    assert list(comparison.table().columns) == list(table.columns)
