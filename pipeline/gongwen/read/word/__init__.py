"""Word documents (docx): what Word prints on the page, as text.

    parts      the XML parts of a document, found by their relationships, parsed without entities or network
    styles     what paragraphs and runs get from their styles: numbering, hidden text
    numbering  automatic numbers as text
    flow       the text as it grows, and which element shows every piece of it
    body       paragraphs, tables, boxes and notes in reading order
    symbols    characters of symbol fonts
    origins    the way back: from a span of the text to the elements that show it

What is read, and what not:

* Tracked insertions are in, deletions out, and paragraphs whose mark is deleted are joined, as if all changes were
  accepted. Comments, headers, footers and hidden text are not the document.
* Of a field the result counts, not its code. Ruby keeps its base. A manual line break is a line's end, a tab a blank:
  the tab is kept for what parts the cells of tables.
* A table's row is a line, its cells parted by tabs, paragraphs within a cell by a blank. Merged cells stand once, in the
  first of their places; the others are empty, so that columns stay columns. A table that is a frame (one cell to a row, or
  one that holds most of the text) is no table: its paragraphs are lines.
* Text boxes come after the paragraph that they are anchored in, and so do foot- and endnotes, each as lines of its own.
  The mark of a note is left out of the sentence.
* Paragraphs without visible text are no lines; a number without text is one, since Word prints it.
"""

from __future__ import annotations

from gongwen.read.limits import Limits
from gongwen.read.source import Reading
from gongwen.read.word.body import Body
from gongwen.read.word.origins import Origin, Origins, trace
from gongwen.read.word.parts import Parts

__all__ = ["Origin", "Origins", "trace", "word_text"]


def word_text(data: bytes, name: str, limits: Limits) -> Reading:
    """The text of a docx.

    Raises:
        ReadError: it is damaged, encrypted or larger than the limits.
    """
    body = Body(Parts(data, name, limits))
    flow = body.read()
    return Reading(flow.text, doubts=body.doubts)
