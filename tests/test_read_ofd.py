"""ofd: the same pages as a pdf's, read in the same way."""

import re
import tomllib
import zipfile
from pathlib import Path

import pytest

from gongwen import errors
from gongwen.read import Limits, read
from ofdfile import SPACE, box, line, ofd, picture, table, text
from wordfile import packed

CASES = tomllib.loads((Path(__file__).parent / "cases/read/pdf.toml").read_text("utf-8"))["case"]
ROWS = [["序号", "任务", "责任单位"], ["1", "每月巡查两次", "安监办"], ["2", "", "办公室"]]
LINES = ["序号\t任务\t责任单位", "1\t每月巡查两次\t安监办", "2\t\t办公室"]
PAGE = [text(112, 100, "一、工作目标")]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["label"]) for case in CASES])
def test_pages(case):
    source = read(ofd(*([text(*piece) for piece in page] for page in case["pages"])))
    flow, at = "", 0
    for start, end in source.asides:
        flow, at = flow + source.text[at:start], end
    assert (flow + source.text[at:]).split("\n") == case["lines"]
    assert [source.text[start:end] for start, end in source.asides] == case.get("asides", [])
    assert len(source.page_starts) == len(case["pages"])


@pytest.mark.parametrize("bars", [False, True])
def test_table(bars):
    page = table((80, 160, 330, 510), (100, 130, 160, 190), ROWS)
    if bars:
        page = [part for part in page if "TextObject" in part]
        page += [box(x, 100, x + 0.6, 190, fill=True) for x in (80, 160, 330, 510)]
        page += [box(80, y, 510, y + 0.6, fill=True) for y in (100, 130, 160, 190)]
    assert read(ofd(page)).text.split("\n") == LINES


def test_table_of_boxes():
    boxes = [box(x, y, x + 100, y + 30) for y in (100, 130) for x in (80, 180, 280)]
    words = [text(x + 5, y + 20, f"{x}{y}", 12) for y in (100, 130) for x in (80, 180, 280)]
    assert read(ofd([*boxes, *words])).text.split("\n") == ["80100\t180100\t280100", "80130\t180130\t280130"]


def test_a_line_is_no_table():
    assert read(ofd([*PAGE, line(80, 130, 510, 130)])).text == "一、工作目标"


def test_codes_of_many_lines():
    """One text object may hold a whole paragraph: a code for each line, or one whose distances go down."""
    first, second = "每季度检查一次，", "年底通报。"
    codes = "".join(
        f'<ofd:TextCode X="0" Y="{5 + 10 * k}" DeltaX="g {len(words) - 1} 5.6">{words}</ofd:TextCode>'
        for k, words in enumerate((first, second))
    )
    shown = f'<ofd:TextObject ID="1" Font="3" Size="5.6" Boundary="30 30 120 30">{codes}</ofd:TextObject>'
    assert read(ofd([shown])).text.split("\n") == [first, second]
    steps = ["5.6"] * 7 + ["-39.2"] + ["5.6"] * 4
    downs = ["0"] * 7 + ["10"] + ["0"] * 4
    code = f'<ofd:TextCode X="0" Y="5" DeltaX="{" ".join(steps)}" DeltaY="{" ".join(downs)}">{first}{second}</ofd:TextCode>'
    shown = f'<ofd:TextObject ID="1" Font="3" Size="5.6" Boundary="30 30 120 30">{code}</ofd:TextObject>'
    assert read(ofd([shown])).text.split("\n") == [first, second]


def test_scaled_text():
    """Some programs set type of size 1 and enlarge it by the matrix."""
    codes = '<ofd:TextCode X="0" Y="1" DeltaX="g 5 1">一、工作目标</ofd:TextCode>'
    shown = (
        f'<ofd:TextObject ID="1" Font="3" Size="1" CTM="5.6 0 0 5.6 0 0" Boundary="30 30 40 8">{codes}</ofd:TextObject>'
    )
    below = text(85, 140, "每月检查一次。")
    assert read(ofd([below, shown])).text == "一、工作目标\n每月检查一次。"


def test_watermark_stands_aside():
    source = read(ofd([*PAGE, text(150, 500, "内部资料", 50, matrix=(0.7, 0.7, -0.7, 0.7))]))
    assert [source.text[a:b] for a, b in source.asides] == ["\n内部资料"]


def test_template_is_printed_on_every_page():
    pages = [
        [text(112, 100 + 40 * k, f"第{'一二三'[k]}条　每月检查一次。"), text(112, 300, "结束。")] for k in range(3)
    ]
    source = read(ofd(*pages, template=[text(220, 50, "巡查制度汇编", 10)]))
    assert [source.text[a:b] for a, b in source.asides] == ["巡查制度汇编\n"] * 3


@pytest.mark.parametrize("space", ["http://blog.example.org", SPACE + "/draft"])
def test_any_namespace(space):
    assert read(ofd(PAGE, space=space)).text == "一、工作目标"


def test_absolute_places_and_other_capitals():
    data = ofd(PAGE)
    with zipfile.ZipFile(__import__("io").BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["OFD.xml"] = files["OFD.xml"].replace(b"Doc_0/Document.xml", b"/doc_0/DOCUMENT.xml")
    files["Doc_0/Document.xml"] = re.sub(b'BaseLoc="Pages', b'BaseLoc="/Doc_0/Pages', files["Doc_0/Document.xml"])
    assert read(packed(files)).text == "一、工作目标"


def test_places_lead_nowhere():
    data = ofd(
        PAGE,
        more={"Doc_0/Document.xml": '<Document><Pages><Page BaseLoc="../../../../etc/passwd"/></Pages></Document>'},
    )
    assert read(data).text == ""


def test_annotations_and_seals_are_not_the_document():
    data = ofd(PAGE, more={"Doc_0/Annots/Page_0/Annot.xml": "<PageAnnot><TextCode>批注</TextCode></PageAnnot>"})
    assert read(data).text == "一、工作目标"


def test_only_a_picture():
    limits = Limits(ocr="never")
    with pytest.raises(errors.ReaderMissing, match="--ocr auto"):
        read(ofd([picture()]), limits)
    source = read(ofd(PAGE, [picture()]), limits)
    assert source.doubts == (("no-text", (("pages", "2"),)),)


def test_broken():
    whole = ofd(PAGE)
    for data in (whole[:200], whole[: len(whole) // 2]):
        with pytest.raises(errors.DamagedFile):
            read(data)
    for part, content in (("Doc_0/Document.xml", "<Document>"), ("Doc_0/Pages/Page_0/Content.xml", "<Page>")):
        with pytest.raises(errors.DamagedFile, match=part.replace(".", r"\.")):
            read(ofd(PAGE, more={part: content}))


def test_numbers_that_are_none():
    shown = '<TextObject Size="nan" Boundary="x y 1e99 -" CTM="1 2"><TextCode X="inf" DeltaX="g 99999999 1 g g 3 a">一、目标</TextCode></TextObject>'
    path = (
        '<PathObject Boundary="0 0 1 1"><AbbreviatedData>M 0 L 1 2 3 B 1 Q C C L nan inf</AbbreviatedData></PathObject>'
    )
    assert read(ofd([shown, path])).text == "一、目标"


def test_limits():
    with pytest.raises(errors.LimitExceeded, match=r"Limits\.pages"):
        read(ofd(PAGE, PAGE, PAGE), Limits(pages=2))
    with pytest.raises(errors.LimitExceeded, match=r"Limits\.unpacked"):
        read(ofd(PAGE), Limits(unpacked=500))
    deep = "<a>" * 300 + "</a>" * 300
    with pytest.raises(errors.LimitExceeded):
        read(ofd(PAGE, more={"Doc_0/Pages/Page_0/Content.xml": deep}))


def test_no_entity_is_followed(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("机密")
    content = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]><Page><TextObject Size="5" Boundary="9 9 9 9"><TextCode X="0" Y="5">甲&e;乙</TextCode></TextObject></Page>'
    assert "机密" not in read(ofd(PAGE, more={"Doc_0/Pages/Page_0/Content.xml": content})).text
