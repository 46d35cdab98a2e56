"""XML inside packed files: parsed without entities, network or unbounded depth."""

from __future__ import annotations

from lxml import etree

from gongwen.errors import LimitExceeded
from gongwen.read.package import damaged

Element = etree._Element

_TOO_MUCH = ("depth", "huge", "too long", "amplification")
"""Words of the parser's refusals, apart from its complaints."""


def parse(data: bytes, part: str, name: str) -> Element:
    """The root of `part` of the file `name`.

    Raises:
        DamagedFile: it is no XML.
        LimitExceeded: it is nested too deep, or has too large an element.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if any(word in str(error) for word in _TOO_MUCH):
            raise LimitExceeded(
                name,
                f"{part} 嵌套过深或单个元素过大 / {part} is nested too deep, or has too large an element",
                "请用 Word 或 WPS 打开后另存 / open and save it in Word or WPS",
            ) from error
        raise damaged(name, f"{part} 不是有效的 XML / {part} is no valid XML ({error})") from error
