"""Plain text and Markdown.

The text is the file decoded, byte order mark aside, and nothing else: line ends stay as they are (CRLF too), since every
offset into the text should be one into the file as an editor shows it. Markdown's marks stay as well: they are the
normaliser's business.
"""

from __future__ import annotations

from pathlib import PurePath

from gongwen.errors import UndecodableText
from gongwen.read.charset import decode, is_binary
from gongwen.read.formats import Likeness
from gongwen.read.limits import Limits
from gongwen.read.source import Reading

SUFFIXES = (".markdown", ".md", ".text", ".txt")
MEDIA_TYPE = "text/plain"
MARKDOWN = "text/markdown"

_NO_PROSE = (b"{\\rtf", b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""What begins like this has readers of its own; its code is no text to be read."""


def sniff(data: bytes, name: str) -> Likeness:
    """Anything that is not binary could be plain text."""
    del name
    if data.lstrip()[:8].startswith(_NO_PROSE) or is_binary(data):
        return Likeness.NONE
    return Likeness.SOME_TEXT


def read(data: bytes, name: str, limits: Limits) -> Reading:
    """The file decoded.

    Raises:
        UndecodableText: it is no text in any encoding that we know, or too little of it is.
    """
    del limits
    decoded = decode(data)
    if decoded is None:
        raise UndecodableText(
            name,
            "无法判断文字编码，或乱码太多 / its encoding can't be told, or too much of it is damaged",
            "请另存为 UTF-8 / save it as UTF-8",
        )
    media_type = MARKDOWN if PurePath(name).suffix.lower() in {".md", ".markdown"} else MEDIA_TYPE
    return Reading(decoded.text, decoded.encoding, doubts=decoded.doubts, media_type=media_type)
