"""Draws pages as pictures, for the tests of recognition: points of A4, as `pdffile` does."""

import io
from functools import cache
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

SCALE = 150 / 72
FONTS = (
    "NotoSerifCJK-Regular.ttc",
    "NotoSansCJK-Regular.ttc",
    "SourceHanSerif-Regular.ttc",
    "wqy-zenhei.ttc",
    "simsun.ttc",
)
PLACES = ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts", "C:/Windows/Fonts")
RED = (225, 30, 30)


@cache
def font_file():
    """A font with Chinese characters; None where there is none."""
    for place in PLACES:
        for name in FONTS:
            found = next(Path(place).rglob(name), None) if Path(place).is_dir() else None
            if found:
                return str(found)
    return None


def page(*pieces, rules=(), size=(595, 842)):
    """A page with pieces [x, y, words, size=16, colour] on their baselines, and ruling lines."""
    picture = Image.new("RGB", (round(size[0] * SCALE), round(size[1] * SCALE)), "white")
    draw = ImageDraw.Draw(picture)
    for x, y, words, *more in pieces:
        height = more[0] if more else 16
        font = ImageFont.truetype(font_file(), round(height * SCALE))
        draw.text((x * SCALE, y * SCALE), words, fill=more[1] if len(more) > 1 else "black", font=font, anchor="ls")
    for line in rules:
        draw.line([length * SCALE for length in line], fill="black", width=2)
    return picture


def seal(picture, x, y, name="演示专用章"):
    """A round seal of 42 mm around a point."""
    radius = 42 / 2 * 72 / 25.4 * SCALE
    layer = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(layer)
    box = [x * SCALE - radius, y * SCALE - radius, x * SCALE + radius, y * SCALE + radius]
    draw.ellipse(box, outline=(*RED, 210), width=9)
    font = ImageFont.truetype(font_file(), round(14 * SCALE))
    draw.text((x * SCALE, y * SCALE - radius / 1.8), name, fill=(*RED, 210), font=font, anchor="mm")
    draw.regular_polygon((x * SCALE, y * SCALE, radius / 3), 5, fill=(*RED, 210))
    ink = Image.alpha_composite(Image.new("RGBA", picture.size, "white"), layer).convert("RGB")
    return ImageChops.multiply(picture, ink)  # ink is clear: what is black stays black


def worn(picture, turn=0.8):
    """As a scanner delivers it: a little turned and blurred."""
    return picture.rotate(turn, Image.Resampling.BICUBIC, fillcolor="white").filter(ImageFilter.GaussianBlur(0.8))


def encoded(kind, *pictures, **options):
    """The bytes of a file of that kind."""
    buffer = io.BytesIO()
    more = {"save_all": True, "append_images": pictures[1:]} if len(pictures) > 1 else {}
    pictures[0].save(buffer, kind, **more, **options)
    return buffer.getvalue()
