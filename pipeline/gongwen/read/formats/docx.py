"""Word documents (Office Open XML, also as WPS writes it), templates and documents with macros included."""

from __future__ import annotations

from gongwen.read.formats import Likeness
from gongwen.read.limits import Limits
from gongwen.read.package import MAGIC, encrypted, names
from gongwen.read.source import Reading
from gongwen.read.word import word_text

SUFFIXES = (".docm", ".docx", ".dotm", ".dotx")
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_CONTENT_TYPES = "[Content_Types].xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_HEAD = 4096


def sniff(data: bytes, name: str) -> Likeness:
    """A package with Word's parts; one that is cut off, by its beginning; one that is locked, by its wrapping."""
    del name
    if data.startswith(_OLE):
        return Likeness.SURE if _LOCKED in data else Likeness.NONE
    if not data.startswith(MAGIC):
        return Likeness.NONE
    parts = names(data)
    if parts:
        return (
            Likeness.SURE
            if _CONTENT_TYPES in parts and any(part.startswith("word/") for part in parts)
            else Likeness.NONE
        )
    head = data[:_HEAD]
    return Likeness.SURE if _CONTENT_TYPES.encode() in head or b"word/" in head else Likeness.NONE


def read(data: bytes, name: str, limits: Limits) -> Reading:
    """The text of the document.

    Raises:
        EncryptedFile: it needs a password.
        DamagedFile: it is broken.
        LimitExceeded: it is larger than the limits, packed or unpacked.
    """
    if data.startswith(_OLE):
        raise encrypted(name)
    return word_text(data, name, limits)
