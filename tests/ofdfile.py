"""Builds small ofd files (GB/T 33190) the way `pdffile` builds pdfs: points, y downwards from the top of A4."""

import struct
import zlib
from xml.sax.saxutils import escape

from wordfile import packed

WIDTH, HEIGHT = 595, 842
SPACE = "http://www.ofdspec.org/2016"
_MM = 25.4 / 72
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def mm(*lengths):
    """Points as millimetres."""
    return " ".join(f"{length * _MM:.4f}" for length in lengths)


def advance(c, size):
    """The room that a character takes."""
    return size if c > "\u2e7f" or c in "“”‘’—…·" else size / 2


def text(x, y, words, size=16, *, matrix=None):
    """Text whose baseline begins at x, y; in a box of its own, with the distances of its characters."""
    steps = [advance(c, size) for c in words[:-1]]
    runs = []
    for step in steps:
        if runs and runs[-1][1] == step:
            runs[-1][0] += 1
        else:
            runs.append([1, step])
    deltas = " ".join(f"g {n} {mm(step)}" if n > 2 else " ".join([mm(step)] * n) for n, step in runs)
    turned = "" if matrix is None else f' CTM="{" ".join(map(str, matrix))} 0 0"'
    delta = f' DeltaX="{deltas}"' if deltas else ""
    return (
        f'<ofd:TextObject ID="0" Font="3" Size="{mm(size)}" Boundary="{mm(x, y - size, sum(steps) + size, size * 1.3)}"{turned}>'
        f'<ofd:TextCode X="0" Y="{mm(size)}"{delta}>{escape(words)}</ofd:TextCode></ofd:TextObject>'
    )


def line(x0, y0, x1, y1):
    """A stroked line."""
    path = f"M 0 0 L {mm(x1 - x0, y1 - y0)}"
    return f'<ofd:PathObject ID="0" Boundary="{mm(x0, y0, x1 - x0, y1 - y0)}" LineWidth="0.2"><ofd:AbbreviatedData>{path}</ofd:AbbreviatedData></ofd:PathObject>'


def box(x0, y0, x1, y1, *, fill=False):
    """A rectangle."""
    w, h = x1 - x0, y1 - y0
    path = f"M 0 0 L {mm(w, 0)} L {mm(w, h)} L {mm(0, h)} C"
    how = ' Fill="true" Stroke="false"' if fill else ""
    return f'<ofd:PathObject ID="0" Boundary="{mm(x0, y0, w, h)}"{how}><ofd:AbbreviatedData>{path}</ofd:AbbreviatedData></ofd:PathObject>'


def picture(x0=0, y0=0, x1=WIDTH, y1=HEIGHT):
    """The picture that every file has, put there."""
    return f'<ofd:ImageObject ID="0" Boundary="{mm(x0, y0, x1 - x0, y1 - y0)}" CTM="{mm(x1 - x0)} 0 0 {mm(y1 - y0)} 0 0" ResourceID="9"/>'


def table(xs, ys, rows, size=12):
    """Lines at `xs` and `ys`, and a word or a list of lines in each cell."""
    parts = [line(x, ys[0], x, ys[-1]) for x in xs] + [line(xs[0], y, xs[-1], y) for y in ys]
    for top, row in zip(ys, rows, strict=False):
        for left, cell in zip(xs, row, strict=False):
            words = [cell] if isinstance(cell, str) else cell
            parts += [text(left + 5, top + (k + 1) * size * 1.3, word, size) for k, word in enumerate(words) if word]
    return parts


def grey(width=8, height=8):
    """A grey png."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\xc8" * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def ofd(*pages, template=(), image=None, space=SPACE, more=None):
    """The bytes of an ofd; a page is a list of what this module's functions make."""
    name = f'xmlns:ofd="{space}"'
    listed = "".join(f'<ofd:Page ID="{20 + k}" BaseLoc="Pages/Page_{k}/Content.xml"/>' for k in range(len(pages)))
    under = '<ofd:TemplatePage ID="5" BaseLoc="Tpls/Tpl_0/Content.xml"/>' if template else ""
    files = {
        "OFD.xml": f'<ofd:OFD {name} DocType="OFD" Version="1.0"><ofd:DocBody><ofd:DocInfo><ofd:DocID>0</ofd:DocID></ofd:DocInfo>'
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {name}><ofd:CommonData><ofd:MaxUnitID>99</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>"
        f"0 0 {mm(WIDTH, HEIGHT)}</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>{under}</ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        "Doc_0/PublicRes.xml": f'<ofd:Res {name} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="3" FontName="SimSun"/></ofd:Fonts><ofd:MultiMedias>'
        '<ofd:MultiMedia ID="9" Type="Image" Format="PNG"><ofd:MediaFile>page.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>',
    }
    below = '<ofd:Template TemplateID="5" ZOrder="Background"/>' if template else ""
    sheets = {f"Doc_0/Pages/Page_{k}/Content.xml": (below, parts) for k, parts in enumerate(pages)}
    if template:
        sheets["Doc_0/Tpls/Tpl_0/Content.xml"] = ("", template)
    for part, (first, parts) in sheets.items():
        layer = f'<ofd:Layer ID="1">{"".join(parts)}</ofd:Layer>'
        files[part] = f"<ofd:Page {name}>{first}<ofd:Content>{layer}</ofd:Content></ofd:Page>"
    whole = {part: _HEAD + content for part, content in files.items()}
    return packed({**whole, "Doc_0/Res/page.png": image or grey(), **(more or {})})
