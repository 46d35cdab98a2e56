"""Pictures as pixels: decoded within limits, upright, of the size that recognition is best at."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator

import cv2
import numpy as np
from PIL import Image, ImageOps, ImageSequence

from gongwen.read.limits import Limits, refuse
from gongwen.read.package import damaged

Pixels = np.ndarray[tuple[int, int, int], np.dtype[np.uint8]]
"""Rows of pixels of three bytes: blue, green, red."""

_FORMATS = ("PNG", "JPEG", "TIFF", "BMP")
LONG_SIDE = 1754
"""A4 at 150 dots per inch: on sharper pictures whole lines get lost."""
_SHORT = 1100
"""A picture whose long side is shorter is enlarged."""
_BROKEN = (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError, OverflowError, MemoryError,
           AttributeError, ZeroDivisionError, RuntimeError)  # fmt: skip
"""What Pillow is known to raise for broken files."""


def pictures(data: bytes, name: str, limits: Limits) -> Iterator[Pixels]:
    """The pictures of a file, one after the other.

    Raises:
        DamagedFile: it is broken.
        LimitExceeded: it has too many pictures or pixels.
    """
    number = 0
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=_FORMATS) as file:
                for number, frame in enumerate(ImageSequence.Iterator(file)):
                    _check(frame, number, name, limits)
                    yield fitted(_pixels(frame))
    except Image.DecompressionBombError as error:
        raise refuse(name, "像素 / pixels", limits.pixels + 1, limits.pixels, "pixels") from error
    except _BROKEN as error:
        raise damaged(
            name, f"第 {number + 1} 幅图像无法解码 / picture {number + 1} can't be decoded ({error})"
        ) from error


def _check(frame: Image.Image, number: int, name: str, limits: Limits) -> None:
    if number >= limits.pages:
        raise refuse(name, "页数 / pages", number + 1, limits.pages, "pages")
    width, height = frame.size
    if width * height > limits.pixels:
        raise refuse(name, "像素 / pixels", width * height, limits.pixels, "pixels")


def _pixels(frame: Image.Image) -> Pixels:
    """A picture upright, on white."""
    upright = ImageOps.exif_transpose(frame)
    if upright.mode in {"I;16", "I", "F"}:
        upright = upright.convert("F").point(lambda value: value / 257 if value > 255 else value).convert("L")
    if upright.mode in {"RGBA", "LA", "PA"} or "transparency" in upright.info:
        shown = upright.convert("RGBA")
        white = Image.new("RGBA", shown.size, (255, 255, 255, 255))
        upright = Image.alpha_composite(white, shown)
    if upright.mode in {"L", "1"}:
        return np.asarray(cv2.cvtColor(np.asarray(upright.convert("L")), cv2.COLOR_GRAY2BGR), dtype=np.uint8)
    coloured = upright if upright.mode == "RGB" else upright.convert("RGB")
    return np.asarray(cv2.cvtColor(np.asarray(coloured), cv2.COLOR_RGB2BGR), dtype=np.uint8)


def fitted(picture: Pixels) -> Pixels:
    """A picture of a size at which lines are found."""
    longest = max(picture.shape[:2])
    if _SHORT <= longest <= LONG_SIDE:
        return picture
    factor = (LONG_SIDE if longest > LONG_SIDE else _SHORT) / longest
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    height, width = (max(round(side * factor), 1) for side in picture.shape[:2])
    return np.asarray(cv2.resize(picture, (width, height), interpolation=how), dtype=np.uint8)
