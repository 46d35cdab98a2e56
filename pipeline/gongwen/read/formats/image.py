"""Pictures of pages: png, jpg, tiff (of many pages too), bmp. Needs the extra `ocr`."""

from __future__ import annotations

from gongwen.read.apart import read_apart
from gongwen.read.formats import Likeness
from gongwen.read.limits import Limits
from gongwen.read.pictures import unread
from gongwen.read.source import Reading

SUFFIXES = (".bmp", ".jpeg", ".jpg", ".png", ".tif", ".tiff")
MEDIA_TYPE = "image/jpeg"

_MARKS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"II+\0", "image/tiff"),
)


def sniff(data: bytes, name: str) -> Likeness:
    """The marks of these formats."""
    del name
    return Likeness.SURE if _media_type(data) else Likeness.NONE


def read(data: bytes, name: str, limits: Limits) -> Reading:
    """The text that is recognised.

    Raises:
        ReadError: it is broken, beyond the limits, or recognition is switched off or not installed.
    """
    if limits.ocr == "never":
        raise unread(name, limits)
    reading = read_apart("image", data, name, limits)
    return Reading(
        reading.text,
        None,
        reading.page_starts,
        reading.doubts,
        _media_type(data),
        asides=reading.asides,
        marks=reading.marks,
    )


def _media_type(data: bytes) -> str | None:
    if data.startswith(b"BM") and data[14:18] in {b"\x28\0\0\0", b"\x6c\0\0\0", b"\x7c\0\0\0", b"\x0c\0\0\0"}:
        return "image/bmp"
    return next((media_type for mark, media_type in _MARKS if data.startswith(mark)), None)
