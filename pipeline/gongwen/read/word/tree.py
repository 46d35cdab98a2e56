"""The elements that hold others, and those that are there without being there."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.read.word.parts import Element, w

PARAGRAPH = w("p")
TABLE = w("tbl")
RUN = w("r")
HOLDERS = frozenset(
    map(
        w,
        (
            "bdo",
            "customXml",
            "dir",
            "fldSimple",
            "hyperlink",
            "ins",
            "moveTo",
            "sdt",
            "sdtContent",
            "smartTag",
            "subDoc",
        ),
    )
)
"""What stands around paragraphs, rows, cells or runs without changing what is read."""
GONE = frozenset({w("del"), w("moveFrom")})
"""What tracked changes have taken out."""
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATIVES = f"{_COMPATIBILITY}AlternateContent"
_BRANCHES = frozenset({f"{_COMPATIBILITY}Choice", f"{_COMPATIBILITY}Fallback"})
_TEXT = (w("t"), w("sym"), "{urn:schemas-microsoft-com:vml}textpath")


class Part:
    """An XML part, whose paragraphs and runs are numbered in document order."""

    def __init__(self, name: str, root: Element) -> None:
        """Number them."""
        self.name = name
        self.root = root
        self.paragraphs = {element: k for k, element in enumerate(root.iter(PARAGRAPH))}
        self.runs = {element: k for k, element in enumerate(root.iter(RUN))}


def contents(parent: Element) -> Iterator[Element]:
    """The children of `parent`, holders opened, deletions left out, one of several alternatives taken."""
    for child in parent:
        if child.tag in HOLDERS:
            yield from contents(child)
        elif child.tag == ALTERNATIVES:
            chosen = branch(child)
            if chosen is not None:
                yield from contents(chosen)
        elif child.tag not in GONE:
            yield child


def branch(alternatives: Element) -> Element | None:
    """The branch to read: the first that has any text, so that a text box written twice is read once."""
    for child in alternatives:
        if child.tag in _BRANCHES and next(child.iter(*_TEXT), None) is not None:
            return child
    return None
