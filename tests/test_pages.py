"""Pages: the text as it is, marks that overlap, markup that stays text; and in a browser, a click that leads either way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

pytest.importorskip("jinja2", reason="needs the extra: pip install 'gongwen[report]'")

from playwright.sync_api import Browser

import gongwen
from chromium import chromium, opened
from conftest import ROOT
from gongwen.document.model import Span
from gongwen.messages import codes
from gongwen.pages import Kind, Mark, annotated, doubt_marks, fact_kinds, fact_marks, review, warning_marks
from gongwen.pages.marks import paragraphs

PLAN = """白石镇学习制度
一、组织领导
镇党委书记是学习工作的第一责任人，党建办负责日常工作。
二、学习要求
（一）每季度至少集中学习两次，每年组织考试不少于1次。
（二）定期开展检查，2030年6月底前完成整改。
三、责任追究
对无故缺席两次以上的，给予批评教育；情节严重的，给予通报批评。
"""

HOSTILE = """<b>粗</b>学习制度<script>alert(1)</script>
一、要求<img src=x onerror=alert(1)>
1、"每季度"至少集中<i>学习</i>两次&lt;&amp;。</script><script>alert(2)</script>
2、</p></div></article>{{ 7*7 }}{% raw %}党委书记是第一责任人'"。<!--
"""


def shown_text(page: str) -> str:
    """The source as the page shows it: paragraphs by lines, wraps as line ends."""
    (source,) = lxml_html.fromstring(page).find_class("source")
    for br in source.find_class("wrapped"):
        br.tail = "\n" + (br.tail or "")
    return "\n".join(p.text_content() for p in source.iter("p"))


@pytest.mark.parametrize("path", sorted((ROOT / "corpus").glob("*.txt")), ids=lambda path: path.stem)
def test_the_source_is_shown_whole_and_every_mark_on_its_words(path: Path) -> None:
    doc = gongwen.extract(path)
    page = review(doc)
    assert shown_text(page) == doc.source.text
    tree = lxml_html.fromstring(page)
    words: dict[str, str] = {}
    for piece in tree.find_class("piece"):
        for mark in piece.get("data-marks").split():
            words[mark] = words.get(mark, "") + piece.text_content()
    for mark in (*fact_marks(doc, "zh"), *doubt_marks(doc, "zh"), *warning_marks(doc)):
        assert tree.get_element_by_id(mark.id) is not None
        if mark.span is not None and mark.span.source_start < mark.span.source_end:
            assert words[mark.id] == doc.source.text[mark.span.source_start : mark.span.source_end].replace("\n", "")
            assert tree.get_element_by_id("at-" + mark.id) is not None
    for link in tree.iter("a"):
        assert tree.get_element_by_id(link.get("href").removeprefix("#")) is not None


@settings(max_examples=60)
@given(st.text("甲乙\n，<&", max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6))
def test_overlapping_marks_cut_the_text_and_lose_nothing(text: str, places: list[tuple[int, int]]) -> None:
    doc = gongwen.extract("　" + text)
    size = len(doc.source.text)
    spans = [(min(a, b, size), min(max(a, b), size)) for a, b in places]
    marks = [Mark(f"m{k}", "a", "x", Span(0, 0, start, end)) for k, (start, end) in enumerate(spans)]
    rows = paragraphs(doc, [Kind("a", "a", 0)], marks)
    lines = ["".join(piece.text + ("\n" if piece.wrapped else "") for piece in row) for row in rows]
    assert "\n".join(lines) == doc.source.text
    for k, (start, end) in enumerate(spans):
        held = "".join(piece.text for row in rows for piece in row if f"m{k}" in piece.marks)
        assert held == doc.source.text[start:end].replace("\n", "")


def test_headings_stand_out_whole() -> None:
    doc = gongwen.extract(
        "青龙镇管理办法\n第一章　总则\n第一条　为规范管理，制定本办法。\n第二章　附　则\n第二条　自印发之日起施行。\n"
    )
    rows = paragraphs(doc, [], [])
    assert ["".join(piece.text for piece in row if piece.heading) for row in rows if any(p.heading for p in row)] == [
        "第一章　总则",
        "第二章　附　则",
    ]


def test_text_with_markup_stays_text() -> None:
    doc = gongwen.extract(HOSTILE)
    page = review(doc)
    assert shown_text(page) == doc.source.text
    tree = lxml_html.fromstring(page)
    assert [element.tag for element in tree.iter("script", "img", "b") if element.tag != "b"] == ["script"]
    assert "alert" not in tree.find(".//script").text


def test_same_document_same_page_in_two_languages() -> None:
    doc = gongwen.extract(PLAN)
    assert review(doc) == review(doc)
    assert "指标" in review(doc)
    english = review(doc, "en")
    assert "quota" in english
    assert '<html lang="en">' in english


def test_nothing_is_fetched_from_anywhere() -> None:
    page = review(gongwen.extract(PLAN))
    assert re.findall(r"""(?:src|href)=["']?(?!#)[^"'\s>]+|@import|url\(""", page) == []
    assert "default-src 'none'" in page


@pytest.mark.parametrize("text", ["", " ", "\n\n", "没有编号的一句话", "一\u2028二\x0c三"])
def test_pages_of_odd_documents(text: str) -> None:
    doc = gongwen.extract(text)
    assert shown_text(review(doc)) == doc.source.text


def test_marks_of_any_kind_make_a_page() -> None:
    doc = gongwen.extract(PLAN)
    marks = [
        Mark("f1", "error", "缺少期限 <b>", None, note="整篇没有期限"),
        Mark("f2", "error", "主体不明", doc.plans[0].quotas[0].span, (("规则", "R1"),)),
    ]
    page = annotated(doc, [Kind("error", "错误", 0), Kind("note", "说明", 200)], marks, heading="检查 & 结果")
    tree = lxml_html.fromstring(page)
    assert tree.find(".//h1").text == "检查 & 结果"
    assert [li.get("id") for li in tree.find_class("fact")] == ["f1", "f2"]
    assert "说明" not in page


def test_every_kind_and_field_has_a_name() -> None:
    from gongwen.document import model

    kinds = (model.RoleHeld, model.Quota, model.Deadline, model.Trigger, model.Sanction, model.Clause, model.Citation)
    missing = {f"field-{name}" for kind in kinds for name in kind.__struct_fields__} - set(codes())
    assert missing == set()
    assert [kind.code for kind in fact_kinds("zh")] == [kind.code for kind in fact_kinds("en")]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as one:
        yield one


def test_a_click_leads_from_fact_to_source_and_back(browser: Browser, tmp_path: Path) -> None:
    doc = gongwen.extract(PLAN * 12)
    quota = doc.plans[-1].quotas[0]
    with opened(browser, review(doc), tmp_path / "page.html") as page:
        fact = page.locator(f"[id='{quota.id}']")
        piece = page.locator(f".piece[data-marks~='{quota.id}']").first
        assert not piece.evaluate(
            "e => e.getBoundingClientRect().top < innerHeight && e.getBoundingClientRect().top > 0"
        )
        fact.locator(".go").click()
        assert piece.evaluate("e => e.getBoundingClientRect().top < innerHeight && e.getBoundingClientRect().top > 0")
        assert "chosen" in (piece.get_attribute("class") or "")
        assert page.evaluate("location.hash") == f"#{quota.id}"

        other = doc.plans[0].roles[0]
        page.locator(f".piece[data-marks~='{other.id}']").first.click()
        card = page.locator(f"[id='{other.id}']")
        assert "chosen" in (card.get_attribute("class") or "")
        assert card.evaluate("e => e.getBoundingClientRect().top < innerHeight && e.getBoundingClientRect().bottom > 0")
        assert page.locator(".fact.chosen").count() == 1


def test_keyboard_search_and_filters(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, review(gongwen.extract(PLAN)), tmp_path / "page.html") as page:
        page.keyboard.press("j")
        first = page.locator(".fact.chosen").get_attribute("id")
        page.keyboard.press("j")
        page.keyboard.press("k")
        assert page.locator(".fact.chosen").get_attribute("id") == first

        page.keyboard.press("/")
        page.keyboard.type("整改")
        page.locator("#hits", has_text="1").wait_for()
        seen = page.locator(".fact:visible")
        assert seen.count() >= 1
        assert all("整改" in text for text in seen.all_inner_texts())
        page.keyboard.press("Escape")
        assert page.locator(".fact[hidden]").count() == 0

        coloured = page.locator(".piece.on.k-quota").count()
        assert coloured
        page.locator(".filters input[value=quota]").click()
        assert page.locator(".piece.on.k-quota").count() == 0
        page.locator(".filters input[value=quota]").click()
        assert page.locator(".piece.on.k-quota").count() == coloured
        page.keyboard.press("/")  # the keys work with a box in focus, too
        assert page.evaluate("document.activeElement.id") == "search"
        page.locator("#theme").click()
        assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_what_lies_over_the_same_words_is_reached_by_clicking_again(browser: Browser, tmp_path: Path) -> None:
    doc = gongwen.extract(PLAN)
    spans = [doc.plans[0].span, doc.plans[0].quotas[0].span]
    marks = [Mark("outer", "a", "外", spans[0]), Mark("inner", "b", "内", spans[1])]
    with opened(
        browser, annotated(doc, [Kind("a", "甲", 10), Kind("b", "乙", 200)], marks), tmp_path / "page.html"
    ) as page:
        piece = page.locator(".piece[data-marks~='inner']").first
        assert piece.get_attribute("data-under") == "a"
        chosen = []
        for _ in range(3):
            piece.click()
            chosen.append(page.locator(".fact.chosen").get_attribute("id"))
        assert chosen == ["inner", "outer", "inner"]


def test_an_address_opens_the_page_at_a_fact(browser: Browser, tmp_path: Path) -> None:
    doc = gongwen.extract(PLAN * 12)
    last = doc.plans[-1].quotas[-1].id
    with opened(browser, review(doc), tmp_path / "page.html") as page:
        page.evaluate(f"location.hash = '#{last}'")
        page.wait_for_selector(f".fact.chosen[id='{last}']")
        piece = page.locator(f".piece[data-marks~='{last}']").first
        assert piece.evaluate("e => e.getBoundingClientRect().top < innerHeight && e.getBoundingClientRect().top > 0")


def test_hostile_text_runs_nothing(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, review(gongwen.extract(HOSTILE)), tmp_path / "page.html") as page:
        assert page.locator("script").count() == 1
        assert page.locator(".source img, .source script, aside img").count() == 0
        assert "{{ 7*7 }}" in page.locator(".source").inner_text()
