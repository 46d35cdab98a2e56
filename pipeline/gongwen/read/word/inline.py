"""What stands in a paragraph: runs and what is around and in them."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.read.word.flow import Line, Piece
from gongwen.read.word.parts import VAL, Element, number, switched, value, w
from gongwen.read.word.styles import Styles
from gongwen.read.word.symbols import symbol
from gongwen.read.word.tree import ALTERNATIVES, GONE, HOLDERS, RUN, Part, branch

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_TEXTPATH = "{urn:schemas-microsoft-com:vml}textpath"
_BOX = w("txbxContent")
_DRAWN = frozenset({w("drawing"), w("pict"), w("object"), ALTERNATIVES})
_FIXED = {
    w("tab"): " ", w("ptab"): " ", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-", w("softHyphen"): "",
}  # fmt: skip
_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_TRACKED = frozenset(map(w, ("ins", "del", "moveFrom", "moveTo")))


class Inline:
    """Reads paragraphs in order: fields may begin in one and end in another."""

    def __init__(self, styles: Styles) -> None:
        """Begin outside any field."""
        self.changes = 0
        """Tracked changes met."""
        self.hidden = 0
        """Characters hidden."""
        self._styles = styles
        self._fields: list[bool] = []  # of the fields begun in this paragraph and open: has the result begun?
        self._codes = 0  # … how many have not
        self._boxes: list[Element | str] = []
        self._notes: list[tuple[str, str]] = []

    def paragraph(self, part: Part, paragraph: Element, style: str | None) -> Line:
        """What a paragraph shows."""
        # No field's code goes beyond its paragraph: one that isn't over is broken, and hides nothing more.
        self._fields, self._codes = [], 0
        at = part.paragraphs.get(paragraph, -1)
        hidden = self._styles.hidden(style)
        return [
            piece._replace(part=part.name, paragraph=at)
            for piece in self._inside(part, paragraph, hidden=hidden)
            if piece.text
        ]

    def taken(self) -> tuple[list[Element | str], list[tuple[str, str]]]:
        """Text boxes and notes that the last paragraphs anchor."""
        boxes, notes = self._boxes, self._notes
        self._boxes, self._notes = [], []
        return boxes, notes

    def _inside(self, part: Part, parent: Element, *, hidden: bool) -> Iterator[Piece]:
        for child in parent:
            if child.tag in _TRACKED:
                self.changes += 1
            if child.tag == RUN:
                yield from self._run(part, child, hidden=hidden)
            elif child.tag in HOLDERS:
                yield from self._inside(part, child, hidden=hidden)
            elif child.tag in GONE:
                continue
            elif child.tag == ALTERNATIVES:
                chosen = branch(child)
                if chosen is not None:
                    yield from self._inside(part, chosen, hidden=hidden)
            elif child.tag in {f"{_MATH}oMath", f"{_MATH}oMathPara"}:
                yield Piece("".join(text.text or "" for text in child.iter(f"{_MATH}t")))

    def _run(self, part: Part, run: Element, *, hidden: bool) -> Iterator[Piece]:
        properties = run.find(w("rPr"))
        stated = switched(properties, "vanish")
        if stated is None:
            style = value(properties, "rStyle")
            stated = hidden if style is None else hidden or self._styles.hidden(style)
        at = part.runs.get(run, -1)
        for k, child in enumerate(run):
            if child.tag == w("fldChar"):
                yield Piece(self._field(child), run=at, child=k)
            elif child.tag == w("ruby"):
                base = child.find(w("rubyBase"))
                if base is not None:
                    yield from self._inside(part, base, hidden=hidden)
            elif stated or self._codes:
                self.hidden += len(child.text or "") if stated and child.tag == w("t") else 0
            elif child.tag in _DRAWN:
                self._boxes += _boxes(child)
            elif child.tag in _NOTES:
                self._notes.append((_NOTES[child.tag], child.get(w("id"), "")))
            else:
                yield Piece(_shown(child), run=at, child=k, offset=_unseen(child))

    def _field(self, mark: Element) -> str:
        """Keep track of a field's code and result. A drop-down has no result: what is chosen is part of its mark."""
        kind = mark.get(w("fldCharType"))
        if kind == "begin":
            self._fields.append(False)
            self._codes += 1
            entries = [entry.get(VAL, "") for entry in mark.iter(w("listEntry"))]
            chosen = number(value(next(mark.iter(w("ddList")), None), "result")) or 0
            return entries[chosen] if 0 <= chosen < len(entries) else ""
        if kind in {"separate", "end"} and self._fields:
            self._codes -= not self._fields.pop()
            if kind == "separate":
                self._fields.append(True)
        return ""


def _shown(child: Element) -> str:
    """What an element in a run shows."""
    if child.tag == w("t"):
        text = (child.text or "").replace("\n", " ").replace("\t", " ").replace("\r", " ")
        return text if child.get(_SPACE) == "preserve" else text.strip(" ")
    if child.tag == w("sym"):
        return symbol(child.get(w("char")), child.get(w("font")))
    return _FIXED.get(str(child.tag), "")


def _unseen(child: Element) -> int:
    """How many blanks at the beginning of its text an element does not show."""
    text = child.text or ""
    return 0 if child.get(_SPACE) == "preserve" else len(text) - len(text.lstrip(" \n\t\r"))


def _boxes(drawn: Element) -> list[Element | str]:
    """The text boxes in a drawing, the outermost only, and the words of WordArt."""
    found: list[Element | str] = []
    stack = [drawn]
    while stack:
        element = stack.pop()
        if element.tag == _BOX:
            found.append(element)
        elif element.tag == _TEXTPATH:
            words = " ".join(element.get("string", "").split())
            if words:
                found.append(words)
        elif element.tag == ALTERNATIVES:
            chosen = branch(element)
            if chosen is not None:
                stack.append(chosen)
        else:
            stack.extend(reversed(element))
    return found
