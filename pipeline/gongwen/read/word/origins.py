"""The way back: from a span of a docx's text to the elements that show it.

Comments, corrections and filled blanks have to go where the text came from. Reading again what was read is cheap and
exact, so that nothing has to be remembered in between:

    origins = trace(data)                       # the bytes that were extracted
    for origin in origins.of(span.source_start, span.source_end):
        ...

Each `Origin` names an element of a part and which of its characters the text shows. In the part's XML as it stands in
the package (`lxml`, or python-docx's `document.element` for word/document.xml):

    paragraph = list(root.iter(W + "p"))[origin.paragraph]
    run = list(root.iter(W + "r"))[origin.run]      # not if origin.generated
    child = list(run)[origin.child]                 # the w:t, w:tab, w:br, w:sym … that shows it
    child.text[origin.offset : origin.offset + origin.end - origin.start]   # of a w:t: the text, but for line breaks and tabs

Count before anything is changed, or change from the last origin to the first: runs that are split move those after them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from gongwen.read.limits import Limits
from gongwen.read.word.body import Body
from gongwen.read.word.flow import NO_RUN, Flow
from gongwen.read.word.parts import Parts


class Origin(NamedTuple):
    """source.text[start:end] (code points), and what shows it.

    `part` is a name in the package (word/document.xml, word/footnotes.xml); `paragraph` and `run` count all w:p and w:r
    elements of that part in document order from 0, `child` the children of the run, `offset` the characters of the
    child's text. What Word writes by itself, and no run holds, is `generated`: automatic numbers and formulas know their
    paragraph; the parting of cells and the words of WordArt know neither (part "", paragraph -1).
    """

    start: int
    end: int
    part: str
    paragraph: int
    run: int
    child: int
    offset: int

    @property
    def generated(self) -> bool:
        """Is there no run to point at?"""
        return self.run == NO_RUN


class Origins:
    """Where each character of a docx's text came from."""

    def __init__(self, flow: Flow) -> None:
        """Take what was read."""
        self.text = flow.text
        """The same as `source.text` of the document."""
        self._rows = [
            Origin(at, at + len(piece.text), piece.part, piece.paragraph, piece.run, piece.child, piece.offset)
            for at, piece in flow.pieces
            if piece.text
        ]
        self._starts = [row.start for row in self._rows]

    def of(self, start: int, end: int) -> tuple[Origin, ...]:
        """What shows text[start:end], in order, cut to it; the ends of lines are shown by nothing.

        For an empty span, the character behind it.
        """
        end = max(end, start + 1)
        first = max(bisect_right(self._starts, start) - 1, 0)
        found = []
        for row in self._rows[first : bisect_left(self._starts, end)]:
            a, b = max(row.start, start), min(row.end, end)
            if a < b:
                found.append(row._replace(start=a, end=b, offset=row.offset + a - row.start))
        return tuple(found)


def trace(data: bytes, name: str = "", limits: Limits | None = None) -> Origins:
    """Where the text of a docx came from; `data` are the bytes that were read.

    Raises:
        ReadError: it is no docx, damaged, encrypted or larger than the limits, as in reading.
    """
    return Origins(Body(Parts(data, name, limits or Limits())).read())
