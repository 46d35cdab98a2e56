"""Builds small docx files out of WordprocessingML, for the tests of the reader."""

import io
import zipfile

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    }.items()
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KINDS = {
    "numbering": "numbering",
    "styles": "styles",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "header1": "hdr",
    "comments": "comments",
}
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def docx(body, **parts):
    """The bytes of a docx: `body` is what stands in w:body, each of `parts` what stands in the root of that part."""
    files = {"word/document.xml": f"{HEAD}<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>"}
    for name, content in parts.items():
        files[f"word/{name}.xml"] = f"{HEAD}<w:{KINDS[name]} {NAMESPACES}>{content}</w:{KINDS[name]}>"
    types = "".join(
        f'<Override PartName="/{name}" ContentType="{WORD}.{"document.main" if name.endswith("document.xml") else name[5:-4].rstrip("1")}+xml"/>'
        for name in files
    )
    files["[Content_Types].xml"] = (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>'
    )
    files["_rels/.rels"] = _related({"officeDocument": "word/document.xml"})
    files["word/_rels/document.xml.rels"] = _related({name.rstrip("1"): f"{name}.xml" for name in parts})
    return packed(files)


def packed(files, compression=zipfile.ZIP_DEFLATED):
    """The bytes of a zip of `files`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, (2031, 1, 1, 0, 0, 0)), content, compression)
    return buffer.getvalue()


def _related(targets):
    rows = "".join(
        f'<Relationship Id="rId{k}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for k, (kind, target) in enumerate(targets.items())
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def paragraph(text, num=None, level=None, style=None):
    """A paragraph, in a list or of a style where so stated."""
    properties = "" if style is None else f'<w:pStyle w:val="{style}"/>'
    if num is not None or level is not None:
        at = "" if level is None else f'<w:ilvl w:val="{level}"/>'
        of = "" if num is None else f'<w:numId w:val="{num}"/>'
        properties += f"<w:numPr>{at}{of}</w:numPr>"
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def levels(*rows, id=0):
    """A list definition; a row is (format, text) or (format, text, more) for each of its levels."""
    inside = "".join(
        f'<w:lvl w:ilvl="{k}"><w:start w:val="1"/><w:numFmt w:val="{row[0]}"/>{"".join(row[2:])}<w:lvlText w:val="{row[1]}"/><w:lvlJc w:val="left"/></w:lvl>'
        for k, row in enumerate(rows)
    )
    return f'<w:abstractNum w:abstractNumId="{id}"><w:multiLevelType w:val="multilevel"/>{inside}</w:abstractNum>'


def instance(num, definition=0, overrides=""):
    """An instance of a list."""
    return f'<w:num w:numId="{num}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>'
