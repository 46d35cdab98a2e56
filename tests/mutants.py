"""Broken and hostile files, from a seed: files of every format cut, flipped, spliced, and bombs of known kinds.

`mutant(k)` is always the same file for the same k. Files that are packages are broken in three ways: as they are; inside, in a
part that is then packed again so that its checksum is right; and inside as XML, which stays well-formed but no longer says what
the format allows.
"""

import copy
import io
import random
import zipfile
import zlib
from functools import cache
from pathlib import Path

from lxml import etree

import ofdfile
import pdffile
from wordfile import docx, instance, levels, packed, paragraph

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
DOC = Path(__file__).parent / "cases" / "read" / "sound.doc"
"""LINES as LibreOffice writes them."""
LINES = [
    "青石镇档案管理办法",
    "第一条 档案室每季度检查一次库房。",
    "第二条 管理员是直接责任人。",
    "第三条 违反本办法的，给予通报批评。",
]
TABLE = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>任务</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>时限</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
MANIFEST = b"""<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry
manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry
manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"""
SLOW = {"doc", "wps", "rtf", "odt", "fodt", "word xml"}
"""Kinds that LibreOffice converts: a second or two each."""
EXTREMES = (
    b"\0\0\0\0",
    b"\xff\xff\xff\xff",
    b"\xff\xff\xff\x7f",
    b"\0\0\0\x80",
    b"\x01\0\0\0",
    b"\0\0\0\x01",
    b"99999999999",
    b"-1",
    b"1e99",
)


@cache
def seeds():
    """A sound file of each kind."""
    text = "\n".join(LINES)
    long = (CORPUS / "01_work_safety_plan.txt").read_text("utf-8")
    rows = [["任务", "单位", "时限"], ["检查", "办公室", "3月底前"]]
    body = "".join(paragraph(line, 1, 0) for line in LINES) + TABLE
    word = docx(body, numbering=levels(("chineseCounting", "%1、"), ("decimal", "%2.")) + instance(1), styles="")
    words = [
        *(pdffile.text(112, 100 + 30 * k, line) for k, line in enumerate(LINES)),
        *pdffile.table((80, 200, 320, 440), (300, 330, 360), rows),
    ]
    paper = pdffile.pdf(
        words,
        [*words, pdffile.picture(80, 400, 200, 500)],
        [pdffile.text(112, 100, "附则"), pdffile.text(100, 500, "内部", 40, matrix=(0.7, 0.7, -0.7, 0.7))],
    )
    shown = [
        *(ofdfile.text(112, 100 + 30 * k, line) for k, line in enumerate(LINES)),
        *ofdfile.table((80, 200, 320, 440), (300, 330, 360), rows),
    ]
    layout = ofdfile.ofd(
        shown, [*shown, ofdfile.picture(80, 400, 200, 500)], template=[ofdfile.text(200, 50, "汇编", 10)]
    )
    page = f"<!DOCTYPE html><html><head><meta charset=gbk><title>办法</title></head><body><div><p>{'</p><p>'.join([*LINES, *long.splitlines()])}</p><table><tr><td>a<td>b</table></div></body></html>"
    kinds = {
        "txt": long.encode("utf-8"),
        "txt gb18030": long.encode("gb18030"),
        "txt utf-16": text.encode("utf-16"),
        "md": f"# {LINES[0]}\n\n**{LINES[1]}**\n\n| a | b |\n|---|---|\n| c | d |\n\n{long}".encode(),
        "html": page.encode("gbk"),
        "docx": word,
        "pdf": paper,
        "ofd": layout,
        "zip": packed({"甲/方案.docx": word, "乙.txt": text.encode(), "丙.pdf": paper, "内.zip": packed({"丁.ofd": layout})}),
        "png": ofdfile.grey(60, 40),
        "rtf": f"{{\\rtf1\\ansi\\ansicpg936 {''.join(chr(92) + chr(39) + format(b, '02x') for b in text.encode('gbk'))}}}".encode(),
        "odt": _repacked({"mimetype": b"application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": MANIFEST, "content.xml": _odt(text).encode()}),
        "fodt": _odt(text, "document", ' office:mimetype="application/vnd.oasis.opendocument.text"').encode(),
        "doc": DOC.read_bytes(),
        "wps": DOC.read_bytes(),
        "word xml": f'<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:wordDocument>'.encode(),
    }  # fmt: skip
    return {**kinds, **_pictures()}


def _odt(text, root="document-content", more=""):
    space = "urn:oasis:names:tc:opendocument:xmlns"
    return (
        f'<office:{root} xmlns:office="{space}:office:1.0" xmlns:text="{space}:text:1.0" office:version="1.2"{more}>'
        f"<office:body><office:text><text:p>{text}</text:p></office:text></office:body></office:{root}>"
    )


def _pictures():
    try:
        from PIL import Image, ImageDraw
    except ImportError:
        return {}
    picture = Image.new("RGB", (160, 90), "white")
    ImageDraw.Draw(picture).rectangle((20, 20, 120, 40), fill="black")
    found = {}
    for name, kind, options in (
        ("jpg", "JPEG", {}),
        ("tiff", "TIFF", {"compression": "tiff_lzw"}),
        ("tiff fax", "TIFF", {"compression": "group4"}),
        ("bmp", "BMP", {}),
    ):
        buffer = io.BytesIO()
        shown = picture.convert("1") if "fax" in name else picture
        more = {"save_all": True, "append_images": [shown]} if kind == "TIFF" else {}
        shown.save(buffer, kind, **options, **more)
        found[name] = buffer.getvalue()
    return found


@cache
def bombs():
    """Files built to hurt: by size unpacked, by depth, by entities, by loops, by claims."""
    zeros = bytes(30 * 2**20)
    laughs = "".join(f'<!ENTITY l{k} "{f"&l{k - 1};" * 10}">' for k in range(1, 10))
    xml = f'<!DOCTYPE x [<!ENTITY l0 "哈哈哈哈">{laughs}]>'
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = {"[Content_Types].xml": "<Types/>", "_rels/.rels": "<Relationships/>"}
    deep = "<w:tbl><w:tr><w:tc>" * 3000
    nested = packed({"一.txt": b"x"})
    for _ in range(40):
        nested = packed({"内.zip": nested})
    inner = packed({f"{k}.txt": bytes(10**5) for k in range(50)})
    loop = pdffile.pdf([pdffile.text(112, 100, LINES[0])])
    width = ofdfile.grey(8, 8)
    claim = width[:16] + b"\0\1\x86\xa0\0\1\x86\xa0" + width[24:29]
    sheet = "Doc_0/Pages/Page_0/Content.xml"
    flat = pdffile.pdf(["0 0 m 1 1 l S\n" * 60_000])
    return {
        "zip of zeros": packed({"一.txt": zeros}),
        "docx of zeros": packed({**document, "word/document.xml": zeros}),
        "ofd of zeros": ofdfile.ofd([], more={sheet: zeros}),
        "zip of zips": nested,
        "zips side by side": packed({f"{k}.zip": inner for k in range(60)}),
        "docx laughs": packed({**document, "word/document.xml": f"{xml}<w:document {space}><w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>"}),
        "ofd laughs": ofdfile.ofd([], more={"OFD.xml": f"{xml}<OFD><DocBody><DocRoot>&l9;</DocRoot></DocBody></OFD>"}),
        "html laughs": f"{xml}<html><body>&l9;</body></html>".encode(),
        "docx deep": packed({**document, "word/document.xml": f"<w:document {space}><w:body>{deep}"}),
        "docx deep and whole": docx(deep.replace("<w:tbl>", "<w:sdt><w:sdtContent>")[:0] + "<w:sdt><w:sdtContent>" * 240 + paragraph("深") + "</w:sdtContent></w:sdt>" * 240),
        "html deep": b"<div>" * 200_000,
        "html tables": b"<html><body>" + b"<table><tr><td>" * 30_000,
        "ofd repeated": ofdfile.ofd(['<TextObject Size="5" Boundary="0 0 9 9"><TextCode X="0" Y="0" DeltaX="' + "g 99999999 1 " * 500 + '">一</TextCode></TextObject>']),
        "ofd pages": ofdfile.ofd([], more={"Doc_0/Document.xml": "<Document><Pages>" + '<Page BaseLoc="Pages/Page_0/Content.xml"/>' * 20_000 + "</Pages></Document>"}),
        "png claims": claim + zlib.crc32(claim[12:29]).to_bytes(4, "big") + width[33:],
        "pdf tree that bites its tail": loop.replace(b"/Kids[7 0 R]", b"/Kids[2 0 R]"),
        "pdf count": loop.replace(b"/Count 1", b"/Count 99999999"),
        "pdf paths": flat,
        "pdf of one long line": pdffile.pdf([pdffile.text(10, 100, "长" * 30_000, 1)]),
        "rtf deep": b"{\\rtf1" + b"{" * 100_000,
        "long line": "每季度，".encode() * 200_000,
        "text of brackets": "（".encode() * 200_000,
        "BOM alone": b"\xff\xfe",
        "nothing": b"",
    }  # fmt: skip


def mutant(k):
    """The name and bytes of mutant number k."""
    chance = random.Random(k)
    kinds = seeds()
    named = sorted(bombs().items())
    if k < len(named):
        return named[k]
    quick = [kind for kind in kinds if kind not in SLOW]
    kind = chance.choice(sorted(SLOW)) if k % 20 == 0 else quick[k % len(quick)]
    data = kinds[kind]
    if data.startswith(b"PK\x03\x04"):
        way = chance.choice((_inside, _disordered, None))
        if way is not None:
            return f"{kind} broken inside, {k}", way(data, chance)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        data = _broken(data, chance)
    return f"{kind}, {k}", data


def _inside(data, chance):
    """A package with one part broken, packed again."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(files))
    files[name] = _broken(files[name], chance)
    return _repacked(files)


def _repacked(files):
    """A package; the part that says what it is stands first, unpacked, as OpenDocument wants it."""
    first = {name: data for name, data in files.items() if name == "mimetype"}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (*first.items(), *(part for part in files.items() if part[0] not in first)):
            how = zipfile.ZIP_STORED if name in first else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, (2031, 1, 1, 0, 0, 0)), data, how)
    return buffer.getvalue()


def _disordered(data, chance):
    """A package in one of whose parts elements are gone, doubled, elsewhere, or have attributes and texts that make no sense."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(name for name in files if not name.endswith(".txt")))
    if files[name].startswith(b"PK\x03\x04"):
        return _repacked({**files, name: _disordered(files[name], chance)})
    try:
        root = etree.fromstring(files[name])
    except etree.XMLSyntaxError:
        return _repacked({**files, name: _broken(files[name], chance)})
    for _ in range(chance.choice((1, 2, 5, 20))):
        _disorder(root, chance)
    return _repacked({**files, name: etree.tostring(root)})


def _disorder(root, chance):
    elements = list(root.iter("*"))
    element, other = chance.choice(elements), chance.choice(elements)
    parent = element.getparent()
    way = chance.randrange(6)
    if way < 2:
        sense = chance.choice(
            (
                *(e.decode("latin-1") for e in EXTREMES if e.isascii() and b"\0" not in e and b"\x01" not in e),
                "",
                "x",
                "0",
                "①",
            )
        )
        keys = sorted(element.attrib)
        if keys and way:
            element.set(chance.choice(keys), sense)
        else:
            element.text = sense
    elif parent is not None and way == 2:
        parent.remove(element)
    elif parent is not None and way == 3:
        for _ in range(chance.choice((1, 3, 50))):
            element.addnext(copy.deepcopy(element))
    elif element is not other and element not in other.iterancestors() and way == 4:
        other.append(element)
    else:
        element.tag = other.tag


def _broken(data, chance):
    if not data:
        return bytes(chance.randrange(256) for _ in range(9))
    a, b = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    b = min(b, a + 300)
    way = chance.randrange(9)
    if way == 0:
        return data[:a]
    if way == 1:
        return data[a:]
    if way == 2:
        return data[:a] + data[b:]
    if way == 3:
        return data[:b] + data[a:b] * chance.choice((1, 3, 50)) + data[b:]
    if way == 4:
        return data[:a] + bytes(b - a) + data[b:]
    if way == 5:
        other = seeds()[chance.choice(sorted(seeds()))]
        c = chance.randrange(len(other))
        return data[:a] + other[c : c + 500] + data[b:]
    if way == 6:
        extreme = chance.choice(EXTREMES)
        return data[:a] + extreme + data[a + len(extreme) :]
    if way == 7:
        return data[:a] + bytes(chance.randrange(256) for _ in range(chance.randrange(40))) + data[a:]
    flipped = bytearray(data)
    for _ in range(chance.choice((1, 3, 20))):
        flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
    return bytes(flipped)
