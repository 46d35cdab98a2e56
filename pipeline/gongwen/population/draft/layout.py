"""A draft on paper as GB/T 9704-2012 lays it out.

    page       A4; 37 mm above, 28 mm on the left; type area 156 mm × 225 mm (so 26 mm on the right, 35 mm below)   5.2.1
    lines      22 to a page, 28 characters to a line, body in 3号仿宋 (16 pt)                                          5.2.2, 5.2.3
    title      2号小标宋 (22 pt), centred; 主送机关 on the line below the blank one, flush left                        7.3.1, 7.3.2
    headings   一、黑体 （一）楷体 1. 仿宋 （1）仿宋, two characters in                                                  7.3.3
    signature  the date four characters from the right, who issues it centred above it                               7.3.5
    pages      4号 half-width 宋体 between dashes, 7 mm below the type area, outside: odd right, even left             7.5

Faces that a machine lacks are replaced by those that the font table names beside them.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from gongwen.errors import MissingExtra
from gongwen.office.word.packing import repacked
from gongwen.population.draft.composing import OPEN, Line

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

BODY, TITLE, SMALL = 16.0, 22.0, 14.0
"""3号, 2号 and 4号 in points."""
LINE = 579
"""A line in twentieths of a point: 22 of them are 224.7 mm."""
CLOSER = -5
"""What is taken from each character's width, in twentieths of a point: 28 of them take 441 pt of the 442 (156 mm).

A grid of characters would say the same to Word, but other programs read it otherwise.
"""
_FANGSONG, _HEI, _KAI, _XIAOBIAO, _SONG = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体", "宋体"
_INSTEAD = {
    _FANGSONG: "仿宋,FangSong,STFangsong,Noto Serif CJK SC",
    _HEI: "SimHei,STHeiti,Noto Sans CJK SC",
    _KAI: "楷体,KaiTi,STKaiti,Noto Serif CJK SC",
    _XIAOBIAO: "小标宋,华文中宋,STZhongsong,宋体,SimSun,Noto Serif CJK SC",
    _SONG: "SimSun,STSong,Noto Serif CJK SC",
}
_FACES = {"Heading 1": _HEI, "Heading 2": _KAI, "Heading 3": _FANGSONG, "Heading 4": _FANGSONG}
_AUTHOR = "gongwen"


def lay_out(lines: Sequence[Line], comments: Mapping[int, str], title: str) -> bytes:
    """The draft as docx; `comments` by the number of the line that they are on.

    Raises:
        MissingExtra: python-docx is not installed.
    """
    try:
        import docx
    except ImportError as error:
        raise MissingExtra("python-docx", "office") from error
    document = docx.Document()
    _page(document.sections[0])
    _styles(document)
    _fonts(document)
    _page_numbers(document)
    for number, line in enumerate(lines):
        paragraph = _paragraph(document, line, lines)
        runs = _runs(paragraph, line)
        if number in comments and runs:
            comment = document.add_comment(runs, comments[number], _AUTHOR, "")
            comment._comment_elm.date = None  # the time of day is no part of the draft
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.core_properties.title = title
    written = io.BytesIO()
    document.save(written)
    return repacked(written.getvalue())


def _page(section: Section) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Mm

    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(15), Mm(25.5)
    for grid in section._sectPr.iter(qn("w:docGrid")):
        grid.set(qn("w:type"), "lines")
        grid.set(qn("w:linePitch"), str(LINE))


def _styles(document: Document) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt, Twips

    styles = document.styles
    for name, face, size in (
        ("Normal", _FANGSONG, BODY),
        *((name, face, BODY) for name, face in _FACES.items()),
        ("Title", _XIAOBIAO, TITLE),
        ("Footer", _SONG, SMALL),
    ):
        style = styles[name]
        _face(style, face, size)
        form = style.paragraph_format
        form.space_before = form.space_after = Pt(0)
        form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        form.line_spacing = Twips(LINE) if name != "Footer" else Pt(SMALL)
        form.widow_control = False
        form.keep_with_next = name.startswith("Heading")
    for form in (styles["Title"].element.get_or_add_pPr(), styles["Footer"].element.get_or_add_pPr()):
        free = OxmlElement("w:snapToGrid")
        free.set(qn("w:val"), "0")
        form.insert_element_before(free, *_BEHIND_GRID)
    styles["Normal"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER


_BEHIND_GRID = (
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:mirrorIndents",
    "w:jc",
    "w:textAlignment",
    "w:outlineLvl",
)
"""What follows w:snapToGrid in CT_PPr, as far as these styles have it."""


def _face(style: ParagraphStyle, face: str, size: float) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.size = Pt(size)
    style.font.bold = style.font.italic = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    style.font.name = face
    fonts = style.element.rPr.rFonts
    for name in list(fonts.attrib):
        if name.lower().endswith("theme"):
            del fonts.attrib[name]
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), face)
    properties = style.element.find(qn("w:pPr"))
    border = None if properties is None else properties.find(qn("w:pBdr"))
    if properties is not None and border is not None:
        properties.remove(border)  # the line below the template's own title
    for extra in ("w:spacing", "w:kern"):
        found = style.element.rPr.find(qn(extra))
        if found is not None:
            style.element.rPr.remove(found)
    closer = OxmlElement("w:spacing")
    closer.set(qn("w:val"), str(CLOSER if size == BODY else 0))
    style.element.rPr.find(qn("w:sz")).addprevious(closer)
    for found in style.element.rPr.findall(qn("w:lang")):
        style.element.rPr.remove(found)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "zh-CN")
    language.set(qn("w:eastAsia"), "zh-CN")
    style.element.rPr.append(language)


def _fonts(document: Document) -> None:
    """Name beside each face those that may stand for it."""
    part = next(p for p in document.part.package.iter_parts() if str(p.partname) == "/word/fontTable.xml")
    rows = "".join(
        f'<w:font w:name="{face}"><w:altName w:val="{instead}"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>'
        for face, instead in _INSTEAD.items()
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    part._blob = f'{head}<w:fonts xmlns:w="{space}">{rows}</w:fonts>'.encode()


def _page_numbers(document: Document) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    for footer, side in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.style = document.styles["Footer"]
        paragraph.alignment = side
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Pt(SMALL)
        paragraph.add_run("— ")
        _field(paragraph.add_run(), "PAGE")
        paragraph.add_run(" —")


def _field(run: Run, code: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind in ("begin", "", "separate", "shown", "end"):
        element = OxmlElement({"": "w:instrText", "shown": "w:t"}.get(kind, "w:fldChar"))
        if kind in ("", "shown"):
            element.text = "1" if kind else f" {code} "
        else:
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)  # type: ignore[arg-type]  # lxml's stubs want the parent's own class


def _paragraph(document: Document, line: Line, lines: Sequence[Line]) -> Paragraph:
    """An empty paragraph of the line's kind, in its place."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    if line.kind == "title":
        paragraph = document.add_paragraph(style="Title")
        document.add_paragraph()
        return paragraph
    if line.kind == "issuer":
        # The signature never stands on a page by itself: the last paragraph goes with it (7.3.5.5).
        document.paragraphs[-1].paragraph_format.keep_with_next = True
        for _ in range(2):
            document.add_paragraph().paragraph_format.keep_with_next = True
    paragraph = document.add_paragraph(style="Heading 1" if line.kind == "heading" else "Normal")
    form = paragraph.paragraph_format
    if line.kind in ("heading", "body"):
        form.first_line_indent = Pt(2 * BODY)
    elif line.kind in ("issuer", "date"):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        date = next(other for other in lines if other.kind == "date")
        aside = 0.0 if line.kind == "date" else (_width(date.text) - _width(line.text)) / 2
        form.keep_with_next = line.kind == "issuer"
        form.right_indent = Pt(BODY * max(0.0, 4 + aside))
    return paragraph


def _runs(paragraph: Paragraph, line: Line) -> list[Run]:
    """The runs of a line; what is open is highlighted, and returned."""
    from docx.enum.text import WD_COLOR_INDEX

    if not line.open:
        paragraph.add_run(line.text)
        return []
    before, _, after = line.text.partition(OPEN)
    if before:
        paragraph.add_run(before)
    run = paragraph.add_run(OPEN)
    run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    if after:
        paragraph.add_run(after)
    return [run]


def _width(text: str) -> float:
    """The width of a line in characters of the body; figures are half as wide."""
    return sum(0.5 if c.isascii() else 1.0 for c in text)
