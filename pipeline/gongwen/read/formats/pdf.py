"""pdf, with text or scanned. Needs the extra `pdf`; scans need `ocr` as well."""

from __future__ import annotations

from gongwen.read.apart import read_apart
from gongwen.read.formats import Likeness
from gongwen.read.limits import Limits
from gongwen.read.source import Reading

SUFFIXES = (".pdf",)
MEDIA_TYPE = "application/pdf"

_MARK = b"%PDF-"
_HEAD = 1024


def sniff(data: bytes, name: str) -> Likeness:
    """The mark at the beginning; some programs put a few bytes before it."""
    del name
    at = data.find(_MARK, 0, _HEAD)
    return Likeness.SURE if at == 0 or (at > 0 and b"\nendobj" in data) else Likeness.NONE


def read(data: bytes, name: str, limits: Limits) -> Reading:
    """The text of the pages.

    Raises:
        ReadError: it is broken, locked, beyond the limits, or needs an extra that is not installed.
    """
    return read_apart("pdf", data, name, limits)
