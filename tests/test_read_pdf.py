"""pdf: what is printed on the pages is what is read, in the order in which it is read."""

import importlib.util
import io
import random
import time
import tomllib
from pathlib import Path

import pytest

from gongwen import errors
from gongwen.flow import extract_source
from gongwen.read import Limits, read
from gongwen.read.notes import spelled
from pdffile import HEIGHT, box, line, pdf, picture, table, text

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("pypdfium2") is None, reason="needs pypdfium2: pip install 'gongwen[pdf]'"
)
CASES = tomllib.loads((Path(__file__).parent / "cases/read/pdf.toml").read_text("utf-8"))["case"]
WORDS = "各科室应当在每季度末月二十五日前向办公室报送台账，办公室汇总后报区政府督查室备案。"


@pytest.mark.parametrize("case", [pytest.param(case, id=case["label"]) for case in CASES])
def test_pages(case):
    source = read(pdf(*([text(*piece) for piece in page] for page in case["pages"])))
    flow, at = "", 0
    for start, end in source.asides:
        flow, at = flow + source.text[at:start], end
    assert (flow + source.text[at:]).split("\n") == case["lines"]
    assert [source.text[start:end] for start, end in source.asides] == case.get("asides", [])
    assert len(source.page_starts) == len(case["pages"])
    for start, begins in zip(source.page_starts, case.get("page_texts", []), strict=False):
        assert source.text[start:].startswith(begins)


def test_asides_are_noise_to_the_document():
    case = next(case for case in CASES if "across the page" in case["label"])
    doc = extract_source(read(pdf(*([text(*piece) for piece in page] for page in case["pages"]))))
    assert doc.text.split("\n") == case["lines"]
    assert {edit.kind for edit in doc.edits} == {"noise"}
    assert doc.source.pages == 2


FULL = [text(112, 70, WORDS[:26]), text(80, 100, WORDS[:28])]
"""A paragraph over the whole width, so that there is a measure."""


def test_every_span_knows_its_page():
    """A page without text counts; what runs across pages is on the one where it begins."""
    first = [
        text(112, 100, "一、工作要求"),
        text(112, 130, WORDS[:26]),
        text(80, 160, WORDS[26:]),
        text(285, 780, "— 1 —", 12),
    ]
    long = "各科室应当每月检查消防设施一次，发现隐患的，应当立即整改并"
    third = [text(112, 100, "二、检查"), text(80, 130, long[:28]), text(285, 780, "— 3 —", 12)]
    fourth = [text(80, 100, "报告办公室。"), text(112, 130, "三、附则"), text(285, 780, "— 4 —", 12)]
    doc = extract_source(read(pdf(first, [], third, fourth)))
    assert [(section.label, section.span.page) for section in doc.plans[0].sections] == [
        ("一、", 1),
        ("二、", 3),
        ("三、", 4),
    ]
    assert {quota.span.page for quota in doc.plans[0].quotas if "每月" in quota.text} == {3}
    assert doc.source.pages == 4


def grid(rows, xs=(80, 160, 330, 510), ys=(100, 130, 160, 190)):
    return table(xs, ys, rows)


ROWS = [["序号", "任务", "责任单位"], ["1", "每月巡查两次", "安监办"], ["2", "", "办公室"]]
LINES = ["序号\t任务\t责任单位", "1\t每月巡查两次\t安监办", "2\t\t办公室"]


def test_table():
    page = [text(112, 60, "任务分解表"), *grid(ROWS), text(112, 230, "以上任务年底前完成。")]
    assert read(pdf(page)).text.split("\n") == ["任务分解表", *LINES, "以上任务年底前完成。"]


def test_table_of_thin_bars():
    bars = [box(x, 100, x + 0.6, 190, "f") for x in (80, 160, 330, 510)]
    bars += [box(80, y, 510, y + 0.6, "f") for y in (100, 130, 160, 190)]
    words = [part for part in grid(ROWS) if part.startswith("BT")]
    assert read(pdf([*bars, *words])).text.split("\n") == LINES


def test_table_of_boxes():
    boxes = [box(x, y, x + 100, y + 30) for y in (100, 130) for x in (80, 180, 280)]
    words = [text(x + 5, y + 20, f"{x}{y}", 12) for y in (100, 130) for x in (80, 180, 280)]
    assert read(pdf([*boxes, *words])).text.split("\n") == ["80100\t180100\t280100", "80130\t180130\t280130"]


def test_table_open_at_its_sides():
    rules = [line(80, y, 510, y) for y in (100, 130, 160, 190)] + [line(x, 100, x, 190) for x in (160, 330)]
    words = [part for part in grid(ROWS) if part.startswith("BT")]
    assert read(pdf([*rules, *words])).text.split("\n") == LINES


def test_merged_cells_are_there_once():
    rules = [line(x, 100, x, 190) for x in (80, 160, 510)] + [line(330, 130, 330, 190)]
    rules += [line(80, 100, 510, 100), line(80, 130, 510, 130), line(160, 160, 510, 160), line(80, 190, 510, 190)]
    words = [text(85, 120, "类别", 12), text(165, 120, "职责", 12), text(85, 165, "防火", 12)]
    words += [text(165, 150, "办公室", 12), text(335, 150, "每月检查一次", 12), text(165, 180, "保卫科", 12), text(335, 180, "每日巡查", 12)]  # fmt: skip
    assert read(pdf([*rules, *words])).text.split("\n") == [
        "类别\t职责",
        "防火\t办公室\t每月检查一次",
        "\t保卫科\t每日巡查",
    ]


def test_table_that_the_page_cuts():
    """There is no line where the page ends in the middle of a row, at its foot and on the next page at its head."""
    above = [line(80, 700, 510, 700), *(line(x, 700, x, 780) for x in (80, 160, 330, 510))]
    below = [line(80, 130, 510, 130), *(line(x, 60, x, 130) for x in (80, 160, 330, 510))]
    words = [text(85, 720, "一", 12), text(165, 720, "巡查", 12), text(335, 720, "办公室", 12)]
    more = [text(85, 80, "二", 12), text(165, 80, "防汛", 12), text(335, 80, "水务局", 12)]
    found = read(pdf([*above, *words], [*below, *more])).text
    assert found.split() == ["一", "巡查", "办公室", "二", "防汛", "水务局"]
    assert found.count("\t") == 4


def test_tables_one_below_the_other():
    """Two that share their outer borders are two, with the prose between them, however wide their sides are open."""
    rules = [line(80, y, 510, y) for y in (100, 130, 300, 330)]
    rules += [line(x, 100, x, 130) for x in (160, 330)] + [line(x, 300, x, 330) for x in (200, 400)]
    words = [
        text(85, 120, "甲", 12),
        text(165, 120, "乙", 12),
        text(335, 120, "丙", 12),
        text(112, 200, "此段在两表之间。"),
    ]
    words += [text(85, 320, "丁", 12), text(205, 320, "戊", 12), text(405, 320, "己", 12)]
    assert read(pdf([*rules, *words])).text.split("\n") == ["甲\t乙\t丙", "此段在两表之间。", "丁\t戊\t己"]


def test_a_drawing_is_no_table():
    """Squared paper does not hold reading up."""
    rules = [line(0, 4 * k, 590, 4 * k) for k in range(150)] + [line(4 * k, 0, 4 * k, 600) for k in range(140)]
    start = time.process_time()
    assert "方格" in read(pdf([*rules, text(112, 700, "方格")])).text
    assert time.process_time() - start < 5


def test_tables_are_those_that_pdfplumber_finds():
    """The finder is pdfplumber's; ours are the lines and the text, which another reader of pdf delivers."""
    import pdfplumber

    pages = []
    for k in range(12):
        chance = random.Random(k)
        xs = [80]
        for _ in range(chance.randrange(2, 6)):
            xs.append(xs[-1] + chance.choice((40, 64, 100)))
        ys = [100 + 44 * row for row in range(chance.randrange(3, 8))]
        rows = [
            [[WORDS[chance.randrange(20) :][:2] for _ in range(chance.randrange(3))] for _ in xs[1:]] for _ in ys[1:]
        ]
        rows[0][0] = ["任务"]
        pages.append(table(xs, ys, rows))
    for page in pages:
        with pdfplumber.open(io.BytesIO(pdf(page))) as document:
            theirs = document.pages[0].extract_tables()[0]
        ours = [line.split("\t") for line in read(pdf(page)).text.split("\n")]
        wanted = [[(cell or "").replace("\n", "") for cell in row] for row in theirs]
        squeezed = [["".join(cell.split()) for cell in row] for row in ours]
        assert [row + [""] * (len(wanted[0]) - len(row)) for row in squeezed] == [row for row in wanted if any(row)]


def test_lines_of_a_cell_are_one():
    page = table((80, 160, 240), (100, 160), [["责任单位", ["区水务局、", "区农业农村", "局"]]])
    assert read(pdf(page)).text == "责任单位\t区水务局、区农业农村局"


def test_rows_that_a_page_cuts_in_two_are_one():
    """Every cell that goes on does so from a full line at its foot; rows that repeat the head are noise."""
    xs = (80, 120, 232, 520)
    head = [["序号", "责任单位", "任务"]]
    duty = "负责制定年度应急演练计划并组织实施，每季度至少开展一次桌面推演；负责检查各镇应急物资储备情况，发现缺少的及时通报。"
    lines = [duty[k : k + 22] for k in range(0, len(duty), 22)]
    first = table(xs, (700, 722, 780), [*head, ["1", "区应急局", lines[:2]]])
    second = table(xs, (60, 82, 120, 150), [*head, ["", "", lines[2:]], ["2", "区水务局", "负责防汛值守。"]])
    source = read(
        pdf([text(112, 680, "任务分解表"), *first, text(285, 800, "— 1 —", 11)], [*second, text(285, 800, "— 2 —", 11)])
    )
    flow = [line for line in extract_source(source).text.split("\n") if line]
    assert flow == ["任务分解表", "序号\t责任单位\t任务", f"1\t区应急局\t{duty}", "2\t区水务局\t负责防汛值守。"]
    assert len(source.page_starts) == 2
    whole = table(xs, (60, 82, 120), [["2", "区水务局", "负责防汛值守。"], ["3", "区民政局", "负责转移安置。"]])
    rows = [line for line in read(pdf(first, whole)).text.split("\n") if line]
    assert rows[-2:] == ["2\t区水务局\t负责防汛值守。", "3\t区民政局\t负责转移安置。"]


def test_a_page_that_has_only_the_middle_of_a_row():
    """Browsers draw no border where they cut; a page may then have nothing but verticals."""
    xs = (80, 120, 200, 328)
    words = [f"第{k}批物资由镇储备" for k in "一二三四五六七八九十"]

    def part(chunk, top, bottom, *more):
        rules = [line(x, top, x, bottom) for x in xs] + list(more)
        return rules + [text(205, top + 20 + 30 * k, words[i], 12) for k, i in enumerate(chunk)]

    upper = part((0, 1, 2), 600, 700, line(80, 600, 328, 600))
    middle = part((3, 4, 5, 6, 7, 8), 60, 270)
    lower = part((9,), 60, 90, line(80, 90, 328, 90))
    cells = [text(85, 620, "1", 12), text(125, 620, "物资处", 12)]
    assert read(pdf([*upper, *cells], middle, lower)).text.split("\n") == ["1\t物资处\t" + "".join(words)]


def test_narrow_boxes_of_ideographs_are_no_gaps():
    """Some fonts say how wide the strokes of 目 are, not the field: no blank comes of that."""
    page = table((80, 160, 240), (100, 130), [["项", "分值"]], 12)
    assert read(pdf([*page, text(99.4, 115.6, "目", 12, font="N")])).text == "项目\t分值"
    assert read(pdf([text(112, 100, "项", 12), text(126.4, 100, "目", 12, font="N")])).text == "项目"


def test_words_that_touch_across_a_rule_are_two_cells():
    page = table((80, 128.5, 200), (100, 130, 160), [["", ""], ["", ""]], 12)
    page += [text(80, 120, "甲乙丙丁戊己庚辛", 12), text(82, 150, "一二", 12), text(132, 150, "三四", 12)]
    assert read(pdf(page)).text.split("\n") == ["甲乙丙丁\t戊己庚辛", "一二\t三四"]


def test_a_frame_is_no_table():
    page = [box(60, 60, 540, 400), text(112, 100, "注意事项"), text(112, 130, "一、进入工地必须佩戴安全帽。")]
    assert read(pdf(page)).text.split("\n") == ["注意事项", "一、进入工地必须佩戴安全帽。"]


def test_a_ruling_line_in_the_gap_of_a_line_is_a_blank_to_write_on():
    """Words with a line under them, and the lines of a table, are none."""
    form = [text(112, 130, "由"), text(208, 130, "负责，每季度报告一次。"), line(130, 132, 206, 132)]
    stressed = [text(112, 160, "本制度"), text(180, 160, "由办公室解释。"), line(112, 162, 160, 162)]
    assert read(pdf([*FULL, *form, *stressed])).text.split("\n")[1:] == [
        "由" + "_" * 9 + "负责，每季度报告一次。",
        "本制度\u3000由办公室解释。",
    ]
    assert "_" not in read(pdf(grid(ROWS))).text


def test_prose_goes_on_behind_a_gap_and_lists_of_names_do_not():
    first = [text(112, 130, "本方案由"), text(240, 130, "负责组织实施，并且在每季度末报送书面")]
    second = [text(80, 160, "总结，总结应当附有台账和照片等材料。")]
    whole = "本方案由\u3000\u3000负责组织实施，并且在每季度末报送书面总结，总结应当附有台账和照片等材料。"
    assert read(pdf([*FULL, *first, *second])).text.split("\n")[1:] == [whole]
    office = [
        text(112, 130, "成员：江平"),
        text(224, 130, "区应急管理局副局长、区消防救援大队教导"),
        text(80, 160, "员"),
    ]
    assert (
        read(pdf([*FULL, *office])).text.split("\n")[1]
        == "成员：江平\u3000\u3000区应急管理局副局长、区消防救援大队教导员"
    )
    names = [text(80, y, f"{a}：{b}") for y, a, b in ((130, "组长", "江平"), (160, "成员", "方远"))]
    names += [text(464, y, "区委书记") for y in (130, 160)]
    assert len(read(pdf([*FULL, *names])).text.split("\n")) == 3


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize(
    ("matrix", "second"), [((1, 0, 0, 1), (0, 30)), ((0, 1, -1, 0), (30, 0)), ((0, -1, 1, 0), (-30, 0))]
)
def test_turned_pages(rotate, matrix, second):
    x, y = (100, 400)
    page = [
        text(x, y, "每季度检查一次。", matrix=matrix),
        text(x + second[0], y + second[1], "年底通报。", matrix=matrix),
    ]
    assert read(pdf(page, rotate=rotate)).text == "每季度检查一次。\n年底通报。"


def test_watermark_stands_aside():
    source = read(pdf([text(112, 100, "一、工作目标"), text(150, 500, "内部资料", 50, matrix=(0.7, 0.7, -0.7, 0.7))]))
    assert source.text == "一、工作目标\n内部资料"
    assert [source.text[a:b] for a, b in source.asides] == ["\n内部资料"]


def test_scan_without_text():
    for limits, remedy in ((Limits(), r"gongwen\[ocr\]"), (Limits(ocr="never"), "--ocr auto")):
        if limits.ocr == "auto" and importlib.util.find_spec("rapidocr"):
            continue
        with pytest.raises(errors.ReaderMissing, match=remedy):
            read(pdf([picture()]), limits)


def test_a_page_without_text_among_others():
    limits = Limits(ocr="never")
    source = read(
        pdf([text(112, 100, "一、工作目标")], [picture()], [picture()], [text(112, 100, "二、工作措施")]), limits
    )
    assert source.text == "一、工作目标\n二、工作措施"
    assert source.doubts == (("no-text", (("pages", "2-3"),)),)


def test_text_that_a_scanner_has_laid_over_its_picture():
    unseen = [text(112, 100 + 30 * k, WORDS[k * 10 : k * 10 + 20], mode=3) for k in range(4)]
    source = read(pdf([picture(), *unseen]), Limits(ocr="never"))
    assert source.doubts == (("ocr-text", (("pages", "1"),)),)
    assert source.text.startswith("各科室应当")
    seen = [text(112, 100 + 30 * k, WORDS[k * 10 : k * 10 + 20]) for k in range(4)]
    assert read(pdf([picture(), *seen]), Limits(ocr="never")).doubts == ()


def test_signs_without_meaning():
    mute = text(112, 100, "zqxjkvbpygfwmucldrhsnioate", font="M")
    source = read(pdf([text(112, 60, "一、工作目标")], [mute]), Limits(ocr="never"))
    assert source.doubts == (("garbled-text", (("pages", "2"),)),)


def test_broken():
    whole = pdf([text(112, 100, "一、工作目标")])
    for data in (b"%PDF-1.7\n", b"%PDF-1.7\nendobj", whole[:60]):
        with pytest.raises(errors.DamagedFile):
            read(data)
    assert read(whole[: whole.rfind(b"xref")]).text == "一、工作目标"


def test_locked():
    key = "<" + "00" * 32 + ">"
    trailer = f"/Encrypt<</Filter/Standard/V 1/R 2/P -44/O {key}/U {key}>>/ID[<00><00>]"
    with pytest.raises(errors.EncryptedFile, match="password"):
        read(pdf([text(112, 100, "一、工作目标")], trailer=trailer))


def test_limits():
    data = pdf(*[[text(112, 100, "一、工作目标")]] * 3)
    with pytest.raises(errors.LimitExceeded, match=r"Limits\.pages"):
        read(data, Limits(pages=2))
    with pytest.raises(errors.LimitExceeded, match=r"Limits\.seconds") as late:
        read(data, Limits(seconds=-1.0))
    assert " / " in late.value.reason  # Chinese and English can be told apart


def test_told_by_its_content(tmp_path):
    path = tmp_path / "方案.docx"
    path.write_bytes(b"\n" + pdf([text(112, 100, "一、工作目标")]))
    source = read(path)
    assert (source.text, source.media_type) == ("一、工作目标", "application/pdf")


def test_no_text_is_lost():
    """Every character printed anywhere is read once."""
    page = [text(40 + (k * 97) % 400, 40 + k * 16, WORDS[k : k + 1 + k % 9], 9 + k % 7) for k in range(40)]
    printed = "".join(WORDS[k : k + 1 + k % 9] for k in range(40))
    assert sorted("".join(read(pdf(page)).text.split())) == sorted(printed)


def test_spelled():
    assert (spelled([0]), spelled([0, 1, 4]), spelled([2, 3, 4, 8, 9])) == ("1", "1-2, 5", "3-5, 9-10")


def test_the_lowest_line_of_the_page_is_kept():
    assert read(pdf([text(112, HEIGHT - 10, "抄送：区委办公室。")])).text == "抄送：区委办公室。"
