"""docx, laid out by the national standard for official documents (GB/T 9704)."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from rendering import Block, widths

_CELL = 21
"""Half points of type in tables."""
_ROOM = 8844
"""Twentieths of a point between the margins."""
FONT = "Noto Serif CJK SC"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_PAGE = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId1"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" w:header="851" w:footer="1417"/></w:sectPr>'
)
_FOOTER = (
    '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r>'
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p>'
)


def docx(blocks: list[Block]) -> bytes:
    """The bytes of a docx."""
    body = "".join(_table(block) if block.kind == "table" else _paragraph(block) for block in blocks)
    space = f'xmlns:w="{_W}" xmlns:r="{_R}"'
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_P}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
        f'<Override PartName="/word/footer1.xml" ContentType="{_TYPE}.footer+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_P}/relationships">'
        f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_P}/relationships">'
        f'<Relationship Id="rId1" Type="{_R}/footer" Target="footer1.xml"/></Relationships>',
        "word/document.xml": f"<w:document {space}><w:body>{body}{_PAGE}</w:body></w:document>",
        "word/footer1.xml": f"<w:ftr {space}>{_FOOTER}</w:ftr>",
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), _HEAD + content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _run(text: str, size: int, bold: bool = False) -> str:
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}"/>'
    return (
        f'<w:r><w:rPr>{fonts}{"<w:b/>" if bold else ""}<w:sz w:val="{size}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    )


def _paragraph(block: Block) -> str:
    if block.kind == "title":
        return f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{_run(block.text, 44, bold=True)}</w:p>'
    layout = '<w:overflowPunct w:val="0"/><w:spacing w:line="576" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="both"/>'
    return f"<w:p><w:pPr>{layout}</w:pPr>{_run(block.text, 32)}</w:p>"


def _table(block: Block) -> str:
    columns = widths(block.rows, _ROOM, _CELL / 2 * 20)
    grid = "".join(f'<w:gridCol w:w="{width:.0f}"/>' for width in columns)
    rows = "".join(
        "<w:tr>"
        + "".join(f'<w:tc><w:tcPr><w:tcW w:w="{width:.0f}" w:type="dxa"/></w:tcPr><w:p>{_run(cell, _CELL)}</w:p></w:tc>' for cell, width in zip(row, columns, strict=True))
        + "</w:tr>"
        for row in (row + ("",) * (len(columns) - len(row)) for row in block.rows)
    )  # fmt: skip
    about = f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
    return f"<w:tbl><w:tblPr>{about}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
