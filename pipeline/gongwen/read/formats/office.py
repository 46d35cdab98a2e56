"""Older word processors' files: doc and wps, rtf, odt, Word's XML of 2003. LibreOffice converts them to docx."""

from __future__ import annotations

import re
from functools import cache
from pathlib import PurePath

from gongwen.read.convert import to_docx
from gongwen.read.formats import Likeness
from gongwen.read.limits import Limits
from gongwen.read.package import MAGIC, Package, encrypted, names
from gongwen.read.source import Reading
from gongwen.read.word import word_text

SUFFIXES = (".doc", ".dot", ".fodt", ".odt", ".ott", ".rtf", ".wps", ".wpt")
MEDIA_TYPE = "application/msword"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAM = "WordDocument".encode("utf-16-le")
_LOCKED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_SECTOR = 512
_FIB = b"\xec\xa5"
"""The first two bytes of the stream WordDocument; a flag in its twelfth says that it is encrypted."""
_ODT = b"application/vnd.oasis.opendocument.text"
"""The mimetype, which is stored as it is."""
_PARTS = {"mimetype", "content.xml"}
_MANIFEST = "META-INF/manifest.xml"
_HEAD = 4096
_MEDIA = {
    ".doc": MEDIA_TYPE,
    ".wps": "application/wps-office.wps",
    ".rtf": "application/rtf",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".fodt": "application/vnd.oasis.opendocument.text-flat-xml",
    ".xml": "application/xml",
}


def sniff(data: bytes, name: str) -> Likeness:
    """The marks of these formats; an OLE file without Word's stream is one only if it is called wps."""
    return Likeness.SURE if _kind(data, name) else Likeness.NONE


def read(data: bytes, name: str, limits: Limits) -> Reading:
    """The text of the document as LibreOffice understands it.

    Raises:
        ReaderMissing: LibreOffice is not installed.
        EncryptedFile: it needs a password.
        DamagedFile: it is broken.
        LimitExceeded: it takes too long, or is too large.
    """
    kind = _kind(data, name) or ".doc"
    if _is_locked(data, kind, name, limits):
        raise encrypted(name)
    reading = word_text(to_docx(data, kind, name, limits), name, limits)
    return Reading(reading.text, doubts=reading.doubts, media_type=_MEDIA[kind])


def _kind(data: bytes, name: str) -> str:
    """The suffix that files of this kind should have; "" for a kind that is none of ours."""
    suffix = PurePath(name).suffix.lower()
    if data.startswith(_OLE):
        if _LOCKED_PACKAGE in data:
            return ""
        works = ".wps" if suffix in {".wps", ".wpt"} else ""
        return works or (".doc" if _STREAM in data else "")
    if data.startswith(MAGIC):
        return ".odt" if names(data) >= _PARTS and _ODT in data else ""
    head = data[:_HEAD]
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rtf"):
        return ".rtf"
    if _xml().search(head):
        return ".xml"
    flat = b"<office:document" in head and (b"opendocument.text" in head or suffix == ".fodt")
    return ".fodt" if flat else ""


@cache
def _xml() -> re.Pattern[bytes]:
    return re.compile(rb"<\?mso-application progid=\"Word\.Document\"\?>|<w:wordDocument[\s>]")


def _is_locked(data: bytes, kind: str, name: str, limits: Limits) -> bool:
    if kind == ".odt":
        return _MANIFEST in names(data) and b"encryption-data" in Package(data, name, limits).read(_MANIFEST)
    if kind not in {".doc", ".wps"}:
        return False
    for at in range(_SECTOR, len(data) - 12, _SECTOR):
        if data.startswith(_FIB, at):
            return bool(data[at + 11] & 1)
    return False
