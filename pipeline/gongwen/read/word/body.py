"""Paragraphs, tables, text boxes and notes in reading order. What is read and what not: see the package."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.read.source import Doubts
from gongwen.read.word.flow import NO_RUN, Flow, Line, Piece, shows
from gongwen.read.word.inline import Inline
from gongwen.read.word.numbering import Numbering
from gongwen.read.word.parts import Element, Parts, switched, w
from gongwen.read.word.styles import Styles, numbered
from gongwen.read.word.table import Table, is_frame
from gongwen.read.word.tree import GONE, PARAGRAPH, TABLE, Part, contents

_NOTES = (("footnotes", "footnote"), ("endnotes", "endnote"))


class Body:
    """A document on its way from XML to lines; one is read once."""

    def __init__(self, parts: Parts) -> None:
        """Take the document's parts."""
        styles = parts.other("styles")
        numbering = parts.other("numbering")
        self._main = Part(parts.main_name, parts.main)
        self._styles = Styles(styles[1] if styles else None)
        self._numbering = Numbering(numbering[1] if numbering else None, self._styles)
        self._inline = Inline(self._styles)
        self._notes: dict[tuple[str, str], tuple[Part, Element]] = {}
        for kind, name in _NOTES:
            found = parts.other(kind)
            if found is not None:
                part = Part(*found)
                for note in part.root.iterchildren(w(name)):
                    if note.get(w("type"), "normal") == "normal":
                        self._notes.setdefault((name, note.get(w("id"), "")), (part, note))

    def read(self) -> Flow:
        """The whole text."""
        root = self._main.root.find(w("body"))
        return Flow(self._blocks(self._main, self._main.root if root is None else root))

    @property
    def doubts(self) -> Doubts:
        """What was decided on the way: tracked changes taken as accepted, hidden text left out."""
        found: Doubts = ()
        if self._inline.changes:
            found += (("tracked-changes", (("count", str(self._inline.changes)),)),)
        if self._inline.hidden:
            found += (("hidden-text", (("count", str(self._inline.hidden)),)),)
        return found

    def _blocks(self, part: Part, parent: Element) -> Iterator[Line]:
        """The lines of everything in `parent`."""
        begun: Line = []  # of paragraphs whose end is hidden: the next one goes on in their line
        loose: Line = []  # of paragraphs whose end is deleted: they are part of the next one
        last: Element | None = None
        for child in contents(parent):
            if child.tag == TABLE:
                yield from self._flush(part, begun, loose, last)
                begun, loose, last = [], [], None
                yield from self._table(part, child)
            if child.tag != PARAGRAPH:
                continue
            text = self._inline.paragraph(part, child, self._style(child))
            mark = child.find(f"{w('pPr')}/{w('rPr')}")
            if mark is not None and any(element.tag in GONE for element in mark):
                loose += text
                last = child
                continue
            text = loose + text
            label = self._label(part, child)
            loose, last = [], None
            if switched(mark, "vanish") is True or switched(mark, "specVanish") is True:
                begun += [*label, *text] if shows(text) else []
                continue
            yield from self._ended(part, [*begun, *label, *text])
            begun = []
        yield from self._flush(part, begun, loose, last)

    def _flush(self, part: Part, begun: Line, loose: Line, last: Element | None) -> Iterator[Line]:
        """What is left where no paragraph follows: the end of the last one stays after all."""
        label = self._label(part, last) if last is not None and shows(loose) else []
        yield from self._ended(part, [*begun, *label, *loose])

    def _ended(self, part: Part, line: Line) -> Iterator[Line]:
        """A line, then what is anchored in it."""
        boxes, notes = self._inline.taken()
        if shows(line):
            # A number without text keeps no gap after it.
            yield [*line[:-1], line[-1]._replace(text=line[-1].text.rstrip(" "))] if line[-1].run == NO_RUN else line
        for box in boxes:
            yield from [[Piece(box)]] if isinstance(box, str) else self._blocks(part, box)
        for key in notes:
            if key in self._notes:
                yield from self._blocks(*self._notes.pop(key))

    def _label(self, part: Part, paragraph: Element) -> Line:
        label = self._numbering.label(numbered(paragraph.find(w("pPr"))), self._style(paragraph))
        return [Piece(label, part.name, part.paragraphs.get(paragraph, NO_RUN))] if label else []

    def _style(self, paragraph: Element) -> str | None:
        return self._styles.paragraph(paragraph.find(w("pPr")))

    def _table(self, part: Part, element: Element) -> Iterator[Line]:
        table = Table(element)
        if is_frame(table):
            for row in table.rows:
                for cell in row:
                    if cell.element is not None:
                        yield from self._blocks(part, cell.element)
            return
        for row in table.rows:
            yield from table.line(row, lambda cell: self._blocks(part, cell))
