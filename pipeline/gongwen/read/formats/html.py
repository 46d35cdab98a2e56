"""Saved web pages (html, xhtml, and Word's "save as web page")."""

from __future__ import annotations

import re

from gongwen.errors import UndecodableText
from gongwen.read.charset import decode
from gongwen.read.formats import Likeness
from gongwen.read.limits import Limits
from gongwen.read.page import page_text
from gongwen.read.source import Reading

SUFFIXES = (".htm", ".html", ".shtml", ".xhtml")
MEDIA_TYPE = "text/html"

_HEAD = 4096
_TAGS = rb"!doctype\s+html|html|head|body|div|table|p|span|font|center|meta|title|link|script|style|h[1-6]|br|a|img|ul|ol|form|section|article"
_OPENS = re.compile(
    rb"(?:\s|<!--.{0,2000}?-->|<%.{0,2000}?%>|<\?xml.{0,200}?\?>|</?[a-z]+:[a-z]+[^>]{0,300}>)*+<(?:"
    + _TAGS
    + rb")(?=[\s>/])",
    re.IGNORECASE | re.DOTALL,
)
_HOLDS = re.compile(rb"<!doctype\s+html|<html[\s>]|<body[\s>]|</head>", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([a-z0-9_.:-]{2,30})", re.IGNORECASE)


def sniff(data: bytes, name: str) -> Likeness:
    """Markup from the first character on, or a page's skeleton near the beginning; Markdown may hold tags of its own."""
    head = (
        data[:_HEAD]
        .removeprefix(b"\xef\xbb\xbf")
        .removeprefix(b"\xff\xfe")
        .removeprefix(b"\xfe\xff")
        .replace(b"\0", b"")
    )
    opens = _OPENS.match(head) is not None and not name.lower().endswith((".md", ".markdown"))
    return Likeness.SURE if opens or _HOLDS.search(head) else Likeness.NONE


def read(data: bytes, name: str, limits: Limits) -> Reading:
    """The document that the page shows.

    Raises:
        UndecodableText: the page is no text in any encoding that we know.
        LimitExceeded: its elements are nested too deep.
    """
    declared = _CHARSET.search(data[:_HEAD])
    decoded = decode(data, declared[1].decode("ascii") if declared else None)
    if decoded is None:
        raise UndecodableText(
            name,
            "无法判断网页的文字编码 / the page's encoding can't be told",
            "请在浏览器里另存为 UTF-8 / save it as UTF-8 in a browser",
        )
    return Reading(page_text(decoded.text, name, limits), decoded.encoding, doubts=decoded.doubts)
