"""Pictures and scans: what is recognised is read like a printed page, and doubt is a warning."""

import importlib.util
import io
import re
import zipfile

import pytest

from gongwen import errors
from gongwen.flow import extract_source
from gongwen.read import Limits, read
from ofdfile import grey, ofd
from ofdfile import picture as ofd_picture

LINES = [
    "各镇应当建立应急物资储备清单，每半年核对一次，缺少的",
    "物资由镇财政安排资金及时补充，补充情况报区应急管理局备案",
    "未按要求储备的，予以通报。",
]
RULES = [(80, y, 440, y) for y in (100, 130, 160)] + [(x, 100, x, 160) for x in (80, 200, 320, 440)]
installed = all(importlib.util.find_spec(name) for name in ("rapidocr", "onnxruntime", "PIL"))
if installed:
    from picturefile import RED, encoded, font_file, page, seal, worn
needs_ocr = pytest.mark.skipif(not installed, reason="needs recognition: pip install 'gongwen[ocr]'")
needs_font = pytest.mark.skipif(
    installed and font_file() is None, reason="needs a font with Chinese characters: apt-get install fonts-noto-cjk"
)


def pieces(*more):
    first = [[112, 200, LINES[0]], [80, 230, LINES[1]], [80, 260, LINES[2]], [280, 780, "— 1 —", 12]]
    return [*first, *more]


def read_as(kind, *pictures, **options):
    return read(encoded(kind, *pictures, **options))


@needs_ocr
@needs_font
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_worn_page_however_it_lies(turn):
    source = read_as("JPEG", worn(page(*pieces())).rotate(turn, expand=True), quality=60)
    doc = extract_source(source)
    assert doc.text == "".join(LINES)
    assert source.media_type == "image/jpeg"
    assert source.doubts == (("recognised", (("pages", "1"),)),)
    assert source.marks == ()
    assert "recognised" in [notice.code for notice in doc.warnings]


@needs_ocr
@needs_font
def test_seal_and_letterhead():
    """The red head is read, the seal is not, and what stands under it is."""
    more = [[150, 120, "青石镇人民政府文件", 32, RED], [300, 600, "青石镇人民政府"], [310, 630, "2031年6月30日"]]
    source = read_as("PNG", seal(page(*pieces(*more)), 360, 605))
    assert source.text.split("\n")[0] == "青石镇人民政府文件"
    assert source.text.split("\n")[-3:-1] == ["青石镇人民政府", "2031年6月30日"]
    assert "专用章" not in source.text


@needs_ocr
@needs_font
def test_what_a_seal_hides_is_a_warning():
    words = [[112, 600, "本制度由青石镇人民政府负责解释，自印发之日起施行。"]]
    picture = page(*pieces(*words))
    box = tuple(round(length * 150 / 72) for length in (200, 584, 232, 604))
    picture.paste("white", box)
    source = read_as("PNG", seal(picture, 225, 590))
    codes = {mark.code for mark in source.marks} | {code for code, _ in source.doubts}
    assert codes & {"seal", "seal-unread"}


@needs_ocr
@needs_font
def test_table_on_a_worn_page():
    words = [
        [x + 6, y + 20, f"{a}{b}", 12]
        for y, a in ((100, "任务"), (130, "防火"))
        for x, b in ((80, "甲"), (200, "乙"), (320, "丙"))
    ]
    source = read_as("PNG", worn(page(*words, [80, 80, "任务分解表"], rules=RULES)))
    assert source.text.split("\n") == ["任务分解表", "任务甲\t任务乙\t任务丙", "防火甲\t防火乙\t防火丙"]


@needs_ocr
@needs_font
def test_pages_of_a_tiff():
    first = page([112, 200, LINES[0]], [80, 230, LINES[1]], [280, 780, "— 1 —", 12])
    second = page([80, 100, LINES[2]], [112, 130, "本办法自印发之日起施行。"], [280, 780, "— 2 —", 12])
    source = read_as("TIFF", first.convert("1"), second.convert("1"), compression="group4")
    assert extract_source(source).text.split("\n") == ["".join(LINES), "本办法自印发之日起施行。"]
    assert len(source.page_starts) == 2
    assert source.media_type == "image/tiff"


@needs_ocr
@needs_font
def test_pages_of_pdf_and_ofd_that_are_pictures():
    picture = page(*pieces())
    paper = io.BytesIO()
    picture.save(paper, "PDF", resolution=150)
    for data in (paper.getvalue(), ofd([ofd_picture()], image=encoded("PNG", picture))):
        source = read(data)
        assert extract_source(source).text == "".join(LINES)
        assert source.doubts == (("recognised", (("pages", "1"),)),)


@needs_ocr
@needs_font
def test_text_is_recognised_only_where_asked_for():
    from pdffile import pdf, text

    printed = pdf([text(112, 100, "一、工作目标")])
    assert read(printed).doubts == ()
    assert read(printed, Limits(ocr="always")).doubts == (("recognised", (("pages", "1"),)),)


@needs_ocr
@needs_font
def test_print_that_was_not_read_is_read_again_or_a_warning(monkeypatch):
    from gongwen.read.ocr import level, picture
    from gongwen.read.ocr import page as module

    shown = next(picture.pictures(encoded("PNG", page(*pieces())), "x", Limits()))
    lines = level.look(shown)
    monkeypatch.setattr(level, "look", lambda _: [line for line in lines if not line.text.startswith("物资")])
    found, doubts = module.page_of(shown)
    assert any(piece.text == LINES[1] for piece in found.pieces)
    assert doubts == ()
    monkeypatch.setattr(module, "reread", lambda *_: ("", 0.0))
    found, _ = module.page_of(shown)
    assert [(piece.text, piece.marks[0].code) for piece in found.pieces if piece.marks] == [(LINES[0], "line-gap")]


@needs_ocr
@needs_font
def test_a_table_that_is_askew_is_read_by_its_cells():
    words = [
        [x + 6, y + 20, f"{a}{b}", 12]
        for y, a in ((100, "任务"), (130, "防火"))
        for x, b in ((80, "甲"), (200, "乙"), (320, "丙"))
    ]
    picture = worn(page(*words, [80, 80, "任务分解表"], [112, 300, LINES[0]], [80, 330, LINES[1]], rules=RULES), -2.0)
    lines = read_as("PNG", picture).text.split("\n")
    assert lines[:3] == ["任务分解表", "任务甲\t任务乙\t任务丙", "防火甲\t防火乙\t防火丙"]


@needs_ocr
@needs_font
def test_a_blank_to_write_on_is_underscores():
    form = [[112, 600, "本制度由"], [260, 600, "负责解释，自印发之日起施行。"]]
    picture = page(*pieces(*form), rules=[(180, 603, 256, 603)])
    assert read_as("PNG", picture).text.split("\n")[1].startswith("本制度由____")


@needs_ocr
@needs_font
def test_blanks_inside_lines_keep_their_length():
    """The recogniser makes one or two underscores of any blank, and none of one that opens a line."""
    form = [[112, 600, "发现隐患的，应当在________日内整改，整改不力的通报"], [80, 630, "____次，并责令限期改正。"]]
    text = read_as("PNG", page(*pieces(*form))).text
    assert re.search("应当在_{6,10}日内整改，整改不力的通报_{3,5}次，并责令限期改正。", text), text


def seen(text, left, right, *, top=100, height=33, places=(), scores=()):
    import numpy as np

    from gongwen.read.ocr.engine import Seen

    corners = np.array([[left, top], [right, top], [right, top + height], [left, top + height]], dtype=float)
    return Seen(text, 0.99, corners, places, scores)


@needs_ocr
def test_a_number_keeps_the_blank_behind_it_and_doubts_stay_with_their_piece():
    from gongwen.read.ocr.placing import placed
    from gongwen.read.paged import flow

    text = "第三条各单位应当报告"
    at = [k / 11 + (1 / 11 if k >= 3 else 0) for k in range(10)]
    scores = (0.99,) * 6 + (0.3,) + (0.99,) * 3
    line = seen(text, 100, 430, places=tuple((a, a + 1 / 11) for a in at), scores=scores)
    found = flow([placed([line], [], [], [], (1754, 1240))])
    assert found.text in {"第三条 各单位应当报告", "第三条\u3000各单位应当报告"}
    assert [(found.text[m.start : m.end], m.code) for m in found.marks] == [("应", "low-confidence")]
    close = seen(text, 100, 430, places=tuple((k / 10, (k + 1) / 10) for k in range(10)), scores=scores)
    assert flow([placed([close], [], [], [], (1754, 1240))]).text == text


@needs_ocr
@needs_font
def test_dirt_is_no_text():
    """Small print that was not read counts only where a second reading is sure of it."""
    picture = page(*pieces())
    for k in range(9):
        picture.paste("black", (300 + 90 * k, 900, 304 + 90 * k, 912))
    source = read_as("PNG", picture)
    assert extract_source(source).text == "".join(LINES)
    assert source.marks == ()


@needs_ocr
def test_an_implausibly_short_line_is_read_again(monkeypatch):
    import numpy as np

    from gongwen.read.ocr import engine

    corners = np.array([[0, 0], [600, 0], [600, 30], [0, 30]], dtype=float)
    blank = np.full((40, 600, 3), 255, np.uint8)
    short = engine.Seen("二", 0.53, corners)
    monkeypatch.setattr(engine, "reread", lambda *_: (LINES[0], 0.99))
    assert engine._again(blank, short).text == LINES[0]
    assert engine._again(blank, short._replace(text=LINES[1])).text == LINES[1]
    monkeypatch.setattr(engine, "reread", lambda *_: ("", 0.0))
    assert engine._again(blank, short).text == "二"


@needs_ocr
def test_a_blank_page_has_no_text():
    source = read(grey(800, 1100))
    assert (source.text, source.doubts, source.media_type) == ("", (), "image/png")


@needs_ocr
def test_limits_and_damage():
    with pytest.raises(errors.LimitExceeded, match=r"Limits\.pixels"):
        read(grey(200, 200), Limits(pixels=10_000))
    whole = grey(200, 200)
    for data in (whole[:40], whole[: len(whole) // 2], b"\xff\xd8\xff\xe0" + bytes(50), b"II*\0" + bytes(20)):
        with pytest.raises(errors.DamagedFile):
            read(data)


def test_recognition_switched_off():
    with pytest.raises(errors.ReaderMissing, match="--ocr auto"):
        read(grey(), Limits(ocr="never"))


def test_recognition_not_installed(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(errors.ReaderMissing, match=r"pip install 'gongwen\[ocr\]'"):
        read(grey())


def test_other_pictures_are_none_of_ours():
    for data in (b"GIF89a" + bytes(20), b"BMWI" + bytes(20)):
        with pytest.raises(errors.UnknownFormat):
            read(data)


def test_a_scan_in_an_archive_is_listed(tmp_path):
    from gongwen.read.discover import walk

    with zipfile.ZipFile(tmp_path / "扫描.zip", "w") as archive:
        archive.writestr("第1页.png", grey())
    assert [file.name for file in walk(tmp_path)] == ["扫描.zip/第1页.png"]
