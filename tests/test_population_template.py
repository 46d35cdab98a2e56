"""Templates: which fact fills which place, and that nothing else of the file changes."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import gongwen
from gongwen.errors import DamagedFile, PopulationRefused
from gongwen.population.reading import parse_facts
from gongwen.population.template import fill
from wordfile import docx

CASES = Path(__file__).parent / "cases" / "templates" / "templates.toml"
TABLE = tomllib.loads(CASES.read_text("utf-8"))
FACTS = parse_facts(TABLE["facts"].encode())
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@pytest.mark.parametrize("case", TABLE["case"], ids=lambda case: case["label"])
def test_what_fills_what(case: dict, tmp_path: Path) -> None:
    template = tmp_path / "模板.txt"
    template.write_text(case["text"], "utf-8")
    filled = fill(template, FACTS)
    assert filled.data.decode() == case["filled"]
    assert [choice.why for choice in filled.open] == case.get("open", [])


def run(text: str, form: str = "") -> str:
    return f'<w:r>{form}<w:t xml:space="preserve">{text}</w:t></w:r>'


BOLD = '<w:rPr><w:b/><w:u w:val="single"/></w:rPr>'
BOX = (
    "<w:p><w:r><mc:AlternateContent>"
    '<mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>'
    f"<w:p>{run('本栏由xx')}{run('局填写')}</w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    "</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>"
    f"<w:p>{run('本栏由xx')}{run('局填写')}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r></w:p>"
)
BODY = (
    f"<w:p>{run('【x', BOLD)}{run('x')}{run('局】2')}{run('0xx', BOLD)}{run('年河湖治理工作方案')}</w:p>"
    f"<w:p>{run('一、每年集中宣传不少于')}{run('x', BOLD)}{run(' ')}{run('次，每季度学习不少于')}{run('x次', BOLD)}{run('。')}</w:p>"
    f"<w:tbl><w:tr><w:tc><w:p>{run('单位名称')}</w:p></w:tc><w:tc><w:p>{run('__')}{run('__')}</w:p></w:tc></w:tr>"
    f"<w:tr><w:tc><w:p>{run('联系人')}</w:p></w:tc><w:tc><w:p>{run('{{联')}{run('系人}}')}</w:p></w:tc></w:tr></w:tbl>"
    f"<w:p><w:ins w:id='1' w:author='a'>{run('组长：xxx')}</w:ins></w:p>{BOX}<w:p>{run('20xx年x月x日')}</w:p>"
)
PARTS = {
    "header1": f"<w:p>{run('xx')}{run('局文件')}</w:p><w:p>{run('内部资料')}</w:p>",
    "styles": '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="Normal"/></w:style>',
    "footnotes": f'<w:footnote w:id="2"><w:p>{run("见xx局文件")}</w:p></w:footnote>',
}


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "模板.docx"
    path.write_bytes(
        docx(BODY.replace("<w:p><w:ins", '<w:p><w:r><w:footnoteReference w:id="2"/></w:r><w:ins'), **PARTS)
    )
    return path


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def said(part: bytes) -> list[str]:
    """The text of each paragraph of a part, in order; those of text boxes twice, as they are written."""
    root = etree.fromstring(part)
    found = []
    for paragraph in root.iter(f"{W}p"):
        texts = [t for t in paragraph.iter(f"{W}t") if next(t.iterancestors(f"{W}p")) is paragraph]
        found.append("".join(t.text or "" for t in texts))
    return [text for text in found if text]


def shape(part: bytes) -> bytes:
    """A part without what its texts say."""
    root = etree.fromstring(part)
    for text in root.iter(f"{W}t"):
        text.text = None
        text.attrib.pop(SPACE, None)
    return etree.tostring(root, method="c14n")


def test_blanks_over_runs_in_tables_boxes_headers_and_notes(template: Path) -> None:
    filled = fill(template, FACTS)
    before, after = parts(template.read_bytes()), parts(filled.data)
    assert said(after["word/document.xml"]) == [
        "【青禾市水务局】2026年河湖治理工作方案",
        "一、每年集中宣传不少于4 次，每季度学习不少于x次。",
        "单位名称",
        "青禾市水务局",
        "联系人",
        "罗一",
        "组长：程砚秋",
        "本栏由青禾市水务局填写",
        "本栏由青禾市水务局填写",
        "2026年3月1日",
    ]
    assert said(after["word/header1.xml"]) == ["青禾市水务局文件", "内部资料"]
    assert said(after["word/footnotes.xml"]) == ["见青禾市水务局文件"]
    assert [choice.hole.text for choice in filled.open] == ["x次"]
    assert list(after) == list(before)
    changed = {"word/document.xml", "word/header1.xml", "word/footnotes.xml"}
    assert {name for name in before if before[name] != after[name]} == changed
    for name in ("word/header1.xml", "word/footnotes.xml"):
        assert shape(after[name]) == shape(before[name])


def test_the_format_is_that_of_the_first_character_and_what_stays_open_is_highlighted(template: Path) -> None:
    root = etree.fromstring(parts(fill(template, FACTS).data)["word/document.xml"])
    runs = {"".join(t.text or "" for t in r.iter(f"{W}t")): r for r in root.iter(f"{W}r")}
    unit, number, left = runs["【青禾市水务局"], runs["4 次"], runs["x次"]
    assert unit.find(f"{W}rPr/{W}b") is not None
    assert number.find(f"{W}rPr/{W}b") is not None
    assert [child.tag.removeprefix(W) for child in left.find(f"{W}rPr")] == ["b", "highlight", "u"]
    assert [r for r in root.iter(f"{W}r") if r.find(f"{W}rPr/{W}highlight") is not None] == [left]


LINE = '<w:rPr><w:u w:val="single"/></w:rPr>'


def test_underlined_blanks_are_lines_to_write_on(tmp_path: Path) -> None:
    body = (
        f"<w:p>{run('河湖治理责任书')}</w:p><w:p>{run('单位名称：')}{run('   ', LINE)}{run('  　', LINE)}{run('　联系人：')}{run('    ', LINE)}"
        f"{run('　电话：')}{run('　　　　', LINE)}{run('a  b', LINE)}{run('   ')}{run(' ', LINE)}</w:p>"
    )
    path = tmp_path / "a.docx"
    path.write_bytes(docx(body))
    filled = fill(path, FACTS)
    assert (
        said(parts(filled.data)["word/document.xml"])[1]
        == "单位名称：青禾市水务局　联系人：罗一　电话：　　　　a  b    "
    )
    assert [(choice.hole.text, choice.why) for choice in filled.open] == [("　　　　", "open-unknown")]
    root = etree.fromstring(parts(filled.data)["word/document.xml"])
    marked = [r for r in root.iter(f"{W}r") if r.find(f"{W}rPr/{W}highlight") is not None]
    assert ["".join(t.text for t in r.iter(f"{W}t")) for r in marked] == ["　　　　"]


def test_filling_twice_changes_nothing_more(template: Path, tmp_path: Path) -> None:
    once = fill(template, FACTS)
    again = tmp_path / "again.docx"
    again.write_bytes(once.data)
    twice = fill(again, FACTS)
    assert [choice.hole.text for choice in twice.choices] == ["x次"]
    assert said(parts(twice.data)["word/document.xml"]) == said(parts(once.data)["word/document.xml"])
    assert fill(template, FACTS).data == once.data


pieces = st.lists(
    st.sampled_from(["xx局", "20xx", "年", "负责。", "{{单位}}", "x次", "每年集中宣传", "不少于", "，", "甲"]),
    max_size=12,
)


@settings(deadline=None, max_examples=60)
@given(pieces, st.lists(st.integers(0, 40), max_size=6))
def test_however_runs_are_cut_the_text_is_filled_alike(words: list[str], cuts: list[int]) -> None:
    text = "工作方案一、" + "".join(words)
    edges = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    runs = "".join(run(text[a:b].replace("&", "")) for a, b in pairwise(edges))
    with tempfile.TemporaryDirectory() as folder:
        word, plain = Path(folder, "a.docx"), Path(folder, "a.txt")
        word.write_bytes(docx(f"<w:p>{runs}</w:p>"))
        plain.write_text(text, "utf-8")
        shown = said(parts(fill(word, FACTS).data)["word/document.xml"])
        written = re.sub(r"【待填：(.*?)】", r"\1", fill(plain, FACTS).data.decode())
    assert shown == ([written] if written else [])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_keeps_its_encoding_and_its_line_ends(encoding: str, tmp_path: Path) -> None:
    text = "【xx局】20xx年工作方案\r\n一、每年集中宣传不少于x次，切实提高全社会节约用水的意识。\r\n"
    path = tmp_path / "模板.md"
    path.write_bytes(text.encode(encoding))
    data = fill(path, FACTS).data
    assert data == text.replace("xx局", "青禾市水务局").replace("20xx", "2026").replace("x次", "4次").encode(encoding)


def test_open_places_of_markdown_are_marked(tmp_path: Path) -> None:
    path = tmp_path / "模板.md"
    path.write_text("# xx厅工作方案\n\n{{经费}}\n", "utf-8")
    assert fill(path, FACTS).data.decode() == "# <mark>xx厅</mark>工作方案\n\n<mark>{{经费}}</mark>\n"


def test_broken_parts_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx(f"<w:p>{run('xx局工作方案')}</w:p>", header1="<w:p>"))
    with pytest.raises(DamagedFile, match="header1"):
        fill(path, FACTS)


def test_other_formats_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "模板.html"
    path.write_text("<html><body><p>xx局工作方案</p></body></html>", "utf-8")
    with pytest.raises(PopulationRefused, match="docx"):
        fill(path, FACTS)


def test_the_command_says_what_stays_open(template: Path, tmp_path: Path) -> None:
    facts = tmp_path / "facts.toml"
    facts.write_text(TABLE["facts"], "utf-8")

    def populate(*args: str | Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "gongwen", "populate", str(template), "--facts", str(facts), *map(str, args)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    tried = populate("--dry-run")
    assert tried.returncode == 1
    assert "（unit）" in tried.stdout
    assert "x次" in tried.stderr
    done = populate("-o", tmp_path / "out.docx", "--lang", "en")
    assert done.returncode == 1
    assert "open: " in done.stderr
    assert (tmp_path / "out.docx").read_bytes() == fill(template, FACTS).data
    assert gongwen.populate(template, (), facts) == fill(template, FACTS).data
