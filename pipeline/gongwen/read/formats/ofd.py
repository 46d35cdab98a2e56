"""ofd (GB/T 33190), the layout format of Chinese government offices."""

from __future__ import annotations

from gongwen.read.formats import Likeness
from gongwen.read.limits import Limits
from gongwen.read.ofd import ofd_text
from gongwen.read.package import MAGIC, names
from gongwen.read.source import Reading

SUFFIXES = (".ofd",)
MEDIA_TYPE = "application/ofd"

_ROOT = "OFD.xml"


def sniff(data: bytes, name: str) -> Likeness:
    """A package with its root; one that is cut off, by its beginning."""
    del name
    if not data.startswith(MAGIC):
        return Likeness.NONE
    parts = names(data)
    found = _ROOT in parts if parts else _ROOT.encode() in data[:4096]
    return Likeness.SURE if found else Likeness.NONE


def read(data: bytes, name: str, limits: Limits) -> Reading:
    """The text of the pages.

    Raises:
        ReadError: it is broken, locked, beyond the limits, or has only pictures.
    """
    return ofd_text(data, name, limits)
