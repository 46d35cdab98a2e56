"""A page's markup as a tree of what it shows."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from gongwen.errors import LimitExceeded

_SILENT = frozenset(
    [
        "applet",
        "audio",
        "base",
        "button",
        "canvas",
        "datalist",
        "del",
        "embed",
        "frame",
        "frameset",
        "head",
        "iframe",
        "input",
        "link",
        "map",
        "meta",
        "noframes",
        "noscript",
        "object",
        "option",
        "rp",
        "rt",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "video",
    ]
)
"""Elements whose content is no text of the page."""
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_TITLES = frozenset({"articletitle", "title", "og:title"})

Element = etree._Element


class Tree(NamedTuple):
    """A page: its root element, and what it calls its document."""

    root: Element
    title: str


def parse(markup: str, name: str, *, hidden: bool = False) -> Tree:
    """The tree of a page without scripts, comments, forms and, unless `hidden`, what is not shown.

    Raises:
        LimitExceeded: elements are nested too deep (some 2,000), which would silently cost the rest of the page.
    """
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(_without_code(markup).encode(), parser)
    except etree.XMLSyntaxError:
        root = None
    if any("depth" in entry.message for entry in parser.error_log):
        raise LimitExceeded(
            name,
            "网页元素嵌套过深 / its elements are nested too deep",
            "请在浏览器里另存为纯文本 / save it as plain text in a browser",
        )
    if root is None:
        return Tree(etree.Element("html"), "")
    title = _title(root)
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.tag in _SILENT or (not hidden and _is_hidden(element)):
            # Emptied, not removed: what is not shown makes no break in the line around it.
            element.clear(keep_tail=True)
            element.tag = "wbr"
    return Tree(root, title)


def _without_code(markup: str) -> str:
    """`markup` without server code that was never run (<% … %>, <? … ?>): templates saved as they are."""
    for opening, closing in (("<%", "%>"), ("<?", "?>")):
        first, *rest = markup.split(opening)
        after = [piece.partition(closing) for piece in rest]
        markup = first + "".join(tail if mark else opening + head for head, mark, tail in after)
    return markup


def _title(root: Element) -> str:
    """What the page calls its document: the fullest of the titles that it declares."""
    found = [element.text or "" for element in root.iter("title")]
    found += [
        element.get("content", "")
        for element in root.iter("meta")
        if element.get("name", element.get("property", "")).lower() in _TITLES
    ]
    return max(("".join(title.split()) for title in found), key=len, default="")


def _is_hidden(element: Element) -> bool:
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _HIDDEN.search(style) is not None
