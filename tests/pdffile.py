"""Builds small pdfs with text, lines and pictures where a test wants them: points, y downwards from the top of A4."""

import zlib

WIDTH, HEIGHT = 595, 842
FONT = (
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H/DescendantFonts[<</Type/Font"
    "/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 5>>"
    "/DW 1000/W[1 95 500 814 907 500]/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -200 1000 900]"
    "/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>]>>"
)
MUTE = (
    "<</Type/Font/Subtype/TrueType/BaseFont/ABCDEE+Mute/FirstChar 33/LastChar 126/Widths[" + "500 " * 94 + "]"
    "/Encoding<</Type/Encoding/Differences[33" + "".join(f"/g{k}" for k in range(33, 127)) + "]>>/FontDescriptor<</Type/FontDescriptor"
    "/FontName/ABCDEE+Mute/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>"
)  # fmt: skip
"""A font whose codes mean nothing: no ToUnicode, made-up glyph names."""
NARROW = FONT.replace("/DW 1000", "/DW 600")
"""A font that says how wide the strokes of its ideographs are, not their field."""


def text(x, y, words, size=16, *, matrix=None, mode=0, font="F"):
    """Text whose baseline begins at x, y; `mode` 3 is unseen; `matrix` (a b c d) turns it."""
    a, b, c, d = matrix or (1, 0, 0, 1)
    shown = f"<{words.encode('utf-16-be').hex()}>" if font in "FN" else f"({words})"
    return f"BT /{font} {size} Tf {mode} Tr {a} {b} {c} {d} {x} {HEIGHT - y} Tm {shown} Tj ET"


def line(x0, y0, x1, y1):
    """A stroked line."""
    return f"{x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S"


def box(x0, y0, x1, y1, paint="S"):
    """A rectangle: stroked (S) or filled (f)."""
    return f"{x0} {HEIGHT - y1} {x1 - x0} {y1 - y0} re {paint}"


def picture(x0=0, y0=0, x1=WIDTH, y1=HEIGHT):
    """The picture that every file has, grey, put there."""
    return f"q {x1 - x0} 0 0 {y1 - y0} {x0} {HEIGHT - y1} cm /I Do Q"


def table(xs, ys, rows, size=12):
    """Lines at `xs` and `ys`, and a word or a list of lines in each cell."""
    parts = [line(x, ys[0], x, ys[-1]) for x in xs] + [line(xs[0], y, xs[-1], y) for y in ys]
    for top, row in zip(ys, rows, strict=False):
        for left, cell in zip(xs, row, strict=False):
            words = [cell] if isinstance(cell, str) else cell
            parts += [text(left + 5, top + (k + 1) * size * 1.3, word, size) for k, word in enumerate(words) if word]
    return parts


def pdf(*pages, rotate=0, trailer=""):
    """The bytes of a pdf; a page is a list of what this module's functions make."""
    grey = zlib.compress(bytes([200]) * 64)
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{7 + 2 * k} 0 R' for k in range(len(pages)))}]>>",
        FONT,
        f"<</Type/XObject/Subtype/Image/Width 8/Height 8/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/FlateDecode/Length {len(grey)}>>"
        f"stream\n{grey.decode('latin-1')}\nendstream",
        MUTE,
        NARROW,
    ]
    for k, parts in enumerate(pages):
        content = zlib.compress("\n".join(parts).encode()).decode("latin-1")
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Rotate {rotate}/Contents {8 + 2 * k} 0 R"
            "/Resources<</Font<</F 3 0 R/M 5 0 R/N 6 0 R>>/XObject<</I 4 0 R>>>>>>",
            f"<</Length {len(content)}/Filter/FlateDecode>>stream\n{content}\nendstream",
        ]
    body = "%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table_at = len(body)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{at:010} 00000 n \n" for at in places)
    body += f"trailer<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{table_at}\n%%EOF\n"
    return body.encode("latin-1")
