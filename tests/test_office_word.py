"""Word documents written into: comments and words at the very characters, and nothing else changed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from gongwen.errors import ReadError
from gongwen.office.word import Manuscript
from gongwen.read import read
from libreoffice import convert
from wordfile import docx, instance, levels, paragraph

pytest.importorskip("docx", reason="needs python-docx: pip install 'gongwen[office]'")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FORMATS = ("", "<w:rPr><w:b/></w:rPr>", '<w:rPr><w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/></w:rPr>')
INSIDE = (
    "<w:t>{}</w:t>",
    '<w:t xml:space="preserve"> {} </w:t>',
    "<w:t> {} </w:t>",
    "<w:tab/><w:t>{}</w:t><w:br/>",
    "<w:noBreakHyphen/><w:t>{}</w:t><w:t>尾</w:t>",
    '<w:t>{}</w:t><w:footnoteReference w:id="7"/>',
)
words = st.text(alphabet="党委每年两次学习 x", min_size=0, max_size=6)
run = st.builds(
    lambda form, inside, text: f"<w:r>{form}{inside.format(text)}</w:r>",
    st.sampled_from(FORMATS),
    st.sampled_from(INSIDE),
    words,
)
around = st.sampled_from(
    ("{}", '<w:ins w:id="5" w:author="a">{}</w:ins>', '<w:hyperlink w:anchor="b">{}</w:hyperlink>')
)
paragraphs = st.lists(st.lists(st.builds(lambda form, one: form.format(one), around, run), max_size=4), max_size=3)


def characters(data: bytes) -> list[tuple[str, bytes]]:
    """Every character that runs of the body show, with the formatting it has."""
    found = []
    for element in root(data).iter(f"{W}r"):
        properties = element.find(f"{W}rPr")
        form = b"" if properties is None else b" ".join(etree.tostring(each, method="c14n") for each in properties)
        for child in element:
            if child.tag == f"{W}t":
                found += [(c, form) for c in shown(child)]
            elif child.tag not in (f"{W}rPr", f"{W}commentReference"):
                found.append((child.tag, form))
    return found


def shown(text: etree._Element) -> str:
    kept = text.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
    return (text.text or "") if kept else (text.text or "").strip(" ")


def root(data: bytes, part: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(part))


def commented(data: bytes) -> Iterator[str]:
    """The text between the marks of each comment, in the order of the comments."""
    tree = root(data)
    for comment in root(data, "word/comments.xml"):
        number = comment.get(f"{W}id")
        inside, text = False, ""
        for element in tree.iter():
            if element.tag in (f"{W}commentRangeStart", f"{W}commentRangeEnd") and element.get(f"{W}id") == number:
                inside = element.tag.endswith("Start")
            elif inside and element.tag == f"{W}t":
                text += shown(element)
            elif inside and element.tag in (f"{W}tab", f"{W}br", f"{W}noBreakHyphen"):
                text += {"tab": " ", "br": "\n", "noBreakHyphen": "-"}[etree.QName(element).localname]
        yield text


@settings(max_examples=40)
@given(paragraphs, st.data())
def test_comments_stand_at_their_characters_and_change_nothing(body: list[list[str]], data: st.DataObject) -> None:
    original = docx("".join(f"<w:p>{''.join(runs)}</w:p>" for runs in body))
    text = read(original).text
    manuscript = Manuscript(original)
    assert manuscript.text == text
    spans = data.draw(
        st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted).map(tuple), max_size=4)
    )
    anchored = [manuscript.comment(start, end, f"第{k}条", "甲") for k, (start, end) in enumerate(spans)]
    saved = manuscript.save()
    assert saved == manuscript.save()
    assert read(saved).text == text
    assert characters(saved) == characters(original)
    if any(anchored):
        marked = list(commented(saved))
        for (start, end), kind, found in zip(spans, anchored, marked, strict=True):
            assert kind is not None
            if kind == "exact":
                assert found.replace("\n", "") == text[start:end].replace("\n", "")


@settings(max_examples=40)
@given(paragraphs, st.data())
def test_replacements_leave_the_rest(body: list[list[str]], data: st.DataObject) -> None:
    original = docx("".join(f"<w:p>{''.join(runs)}</w:p>" for runs in body))
    text = read(original).text
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    manuscript = Manuscript(original)
    done = manuscript.replace(start, end, "三十")
    expected = text[:start] + "三十" + text[end:] if done else text
    assert read(manuscript.save()).text == expected


def test_replacing_keeps_the_format_and_offsets_stay_those_of_the_source() -> None:
    body = f"<w:p><w:r>{FORMATS[1]}<w:t>每年x次，每月</w:t></w:r><w:r><w:t>xx次</w:t></w:r></w:p>"
    manuscript = Manuscript(docx(body))
    text = manuscript.text
    assert manuscript.replace(text.index("x"), text.index("x") + 1, "十二")
    assert manuscript.comment(text.index("每月"), text.index("每月") + 2, "频次", "甲") == "exact"
    assert manuscript.replace(text.index("xx"), text.index("xx") + 2, "2")
    saved = manuscript.save()
    assert read(saved).text == "每年十二次，每月2次"
    assert [c for c, form in characters(saved) if form] == list("每年十二次，每月")
    assert list(commented(saved)) == ["每月"]


def test_what_no_run_shows_is_commented_nearby() -> None:
    numbering = levels(("chineseCounting", "%1、")) + instance(1)
    data = docx(paragraph("学习", 1, 0) + "<w:p><w:r><w:t>落款</w:t></w:r></w:p>", numbering=numbering)
    manuscript = Manuscript(data)
    assert manuscript.text == "一、学习\n落款"
    assert manuscript.comment(0, 2, "编号", "甲") == "near"
    assert manuscript.comment(0, 4, "编号和文字", "甲") == "near"
    assert manuscript.comment(7, 7, "文末", "甲") == "near"
    assert not manuscript.replace(0, 2, "二、")
    assert list(commented(manuscript.save())) == ["学习", "学习", "落款"]
    assert read(manuscript.save()).text == manuscript.text


def test_text_boxes_are_commented_where_they_are_anchored() -> None:
    box = "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    data = docx(f"<w:p><w:r><w:t>正文</w:t></w:r>{box.format(paragraph('框里的字'))}</w:p>")
    manuscript = Manuscript(data)
    at = manuscript.text.index("框里")
    assert manuscript.comment(at, at + 2, "框", "甲") == "near"
    assert all(
        not list(content.iter(f"{W}commentReference")) for content in root(manuscript.save()).iter(f"{W}txbxContent")
    )


def test_without_any_run_there_is_no_comment() -> None:
    assert Manuscript(docx("<w:p/>")).comment(0, 0, "空", "甲") is None


def test_comments_of_others_stay() -> None:
    theirs = '<w:comment w:id="3" w:author="乙"><w:p><w:r><w:t>旧</w:t></w:r></w:p></w:comment>'
    body = (
        '<w:p><w:commentRangeStart w:id="3"/><w:r><w:t>每年两次</w:t></w:r><w:commentRangeEnd w:id="3"/>'
        '<w:r><w:commentReference w:id="3"/></w:r></w:p>'
    )
    manuscript = Manuscript(docx(body, comments=theirs))
    manuscript.comment(2, 4, "新\x00", "甲")
    assert list(commented(manuscript.save())) == ["每年两次", "两次"]


def test_what_is_no_docx_is_refused() -> None:
    for data in (b"", b"PK\x03\x04", "一、学习".encode()):
        with pytest.raises(ReadError):
            Manuscript(data, "a.docx")


def test_libreoffice_opens_it(tmp_path: Path) -> None:
    body = "".join(paragraph(f"第{k}条 每年学习不少于两次。") for k in range(3))
    manuscript = Manuscript(docx(body))
    for at in (0, 4, 20):
        manuscript.comment(at, at + 5, "次数少于要求：4\n请改", "gongwen")
    (tmp_path / "a.docx").write_bytes(manuscript.save())
    convert("odt", tmp_path / "a.docx")
    with zipfile.ZipFile(tmp_path / "a.odt") as archive:
        content = archive.read("content.xml").decode()
    assert content.count("<office:annotation ") == 3
    assert content.count("次数少于要求：4") == 3
