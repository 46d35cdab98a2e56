"""Spans of the text, the runs that show them, and what is written there."""

from __future__ import annotations

import io
import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Literal

from gongwen.errors import DamagedFile, MissingExtra
from gongwen.office.word.cutting import TEXT, cut_before, cut_text, write
from gongwen.office.word.packing import repacked
from gongwen.read.limits import Limits
from gongwen.read.word import trace
from gongwen.read.word.parts import Element
from gongwen.read.word.tree import RUN

if TYPE_CHECKING:
    from docx.document import Document

Anchored = Literal["exact", "near"]
"""Does a comment stand at the very characters, or at the nearest place that Word allows?"""

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class Manuscript:
    """A docx on its way from the author's bytes to ours.

    Comments and replacements may follow each other in any order: offsets are always those of `text` as it was read.
    """

    def __init__(self, data: bytes, name: str = "", limits: Limits | None = None) -> None:
        """Open a docx; `name` is for the error message.

        Raises:
            ReadError: it is no docx, is damaged, encrypted or larger than the limits, or is Word's own but can't be
                written into (strict OOXML, documents with macros).
            MissingExtra: python-docx is not installed.
        """
        origins = trace(data, name, limits)
        self.text = origins.text
        """The same as `source.text` of the document that was extracted from these bytes."""
        self._document = _opened(data, name)
        part = str(self._document.part.partname).lstrip("/")
        runs: list[Element] = list(self._document.element.iter(RUN))
        # Only what Word calls the main story: comments can stand nowhere else.
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._elements: list[Element] = []  # the w:t, w:br, w:sym … that shows text[start:end]
        for origin in origins.of(0, len(origins.text)):
            if origin.part == part and not origin.generated:
                self._starts.append(origin.start)
                self._ends.append(origin.end)
                self._elements.append(runs[origin.run][origin.child])

    def runs(self, start: int, end: int) -> list[Element]:
        """The w:r elements that show text[start:end] and nothing else, in order: runs are cut at the edges.

        Automatic numbers and the tabs between cells are in no run. A run that can't be cut (a field's drop-down) is given
        whole. Empty where no run of the main story shows any of it.
        """
        found: list[Element] = []
        for element in self._shown(start, end):
            run = element.getparent()
            if run is not None and (not found or found[-1] is not run):
                found.append(run)
        return found

    def comment(self, start: int, end: int, text: str, author: str, initials: str = "") -> Anchored | None:
        """Add a comment on text[start:end]; each line of the comment's `text` is a paragraph of it.

        Where no run shows just those characters (an automatic number, a footnote, a text box, an empty span) it stands
        at the nearest one: "near". None where the document has no run at all, and so no comment.
        """
        from docx.oxml.text.run import CT_R
        from docx.text.run import Run

        runs = self.runs(start, end) or self._near(start)
        if not runs:
            return None
        first, last = _outermost(runs[0]), _outermost(runs[-1])
        marks = [Run(element, self._document) for element in (first, last) if isinstance(element, CT_R)]
        comment = self._document.add_comment(marks, _UNPRINTABLE.sub("\ufffd", text), author, initials)
        comment._comment_elm.date = None  # the time of day is no part of the result
        exact = self._exactly(start, end) and first is runs[0] and last is runs[-1]
        return "exact" if exact else "near"

    def replace(self, start: int, end: int, text: str) -> bool:
        """Put `text` in the place of text[start:end], in the format of its first character; whether it could be.

        It can't where anything but w:t elements of the main story shows some of those characters: the end of a paragraph,
        a tab, an automatic number.
        """
        elements = self._shown(start, end)
        covered = sum(self._ends[k] - self._starts[k] for k in self._over(start, end))
        if not elements or covered != end - start or any(element.tag != TEXT for element in elements):
            return False
        write(elements[0], _UNPRINTABLE.sub("\ufffd", text))
        for element in elements[1:]:
            write(element, "")
        return True

    def save(self) -> bytes:
        """The document as it is now; the same changes to the same bytes give the same bytes."""
        written = io.BytesIO()
        self._document.save(written)
        return repacked(written.getvalue())

    def _shown(self, start: int, end: int) -> list[Element]:
        """The elements that show text[start:end], cut to it and in runs of their own."""
        for at in (start, end):
            self._cut(at)
        return [self._elements[k] for k in self._over(start, end)]

    def _over(self, start: int, end: int) -> range:
        """Which elements show any of text[start:end]."""
        first = last = bisect_right(self._ends, start)
        while last < len(self._starts) and self._starts[last] < end:
            last += 1
        return range(first, last)

    def _exactly(self, start: int, end: int) -> bool:
        """Do the elements over a span begin and end with it?"""
        over = self._over(start, end)
        return bool(over) and self._starts[over[0]] == start and self._ends[over[-1]] == end

    def _cut(self, at: int) -> None:
        """Let a run begin at `at`."""
        k = bisect_right(self._ends, at)
        if k == len(self._starts) or self._starts[k] > at:
            return
        element, start, end = self._elements[k], self._starts[k], self._ends[k]
        if start < at:
            if element.tag != TEXT:
                return
            element = cut_text(element, self.text[start:end], at - start)
            self._elements.insert(k + 1, element)
            self._starts.insert(k + 1, at)
            self._ends.insert(k, at)
        cut_before(element)

    def _near(self, at: int) -> list[Element]:
        """The run that begins at or after `at`, else the last one before it."""
        k = min(bisect_right(self._ends, at), len(self._elements) - 1)
        run = self._elements[k].getparent() if k >= 0 else None
        return [] if run is None else [run]


def _outermost(run: Element) -> Element:
    """The run itself, or the one that holds the ruby or text box which it is part of: Word wants comments outside."""
    outer = run
    for above in run.iterancestors(RUN):
        outer = above
    return outer


def _opened(data: bytes, name: str) -> Document:
    try:
        import docx
    except ImportError as error:
        raise MissingExtra("python-docx", "office") from error
    try:
        return docx.Document(io.BytesIO(data))
    # python-docx lets through whatever zip, lxml and its own code raise.
    except Exception as error:
        raise DamagedFile(
            name,
            f"不能写入这种 Word 文件 / this kind of Word file can't be written into ({error})",
            "请用 Word 或 WPS 另存为 .docx / save it as .docx with Word or WPS",
        ) from error
