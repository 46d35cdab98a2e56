"""What a template leaves to be filled in: blanks as extraction finds them, and explicit fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from gongwen.document.model import BlankKind, Document, Plan
from gongwen.errors import ReadError
from gongwen.extraction.kinds.blanks.gap import LETTERS
from gongwen.flow import extract_source
from gongwen.read import read

_FIELD = re.compile(r"\{\{\s*([^{}\n]{1,60}?)\s*\}\}")
_MARKS = re.compile(rf"[{LETTERS}_〇○□△O*\uff0a某ｘＸ\s]*")
_AROUND = 12


class Hole(NamedTuple):
    """A place to be filled in: source.text[start:end].

    `name` is what an explicit field asks for, None of a blank. Of a blank, `at` is where it is in the document's text,
    `marks` how many of its characters stand for what is unknown (xx of xx局), and `plan` is what it stands in.
    """

    start: int
    end: int
    text: str
    before: str
    after: str
    name: str | None = None
    kind: BlankKind = "other"
    at: int = 0
    marks: int = 0
    plan: Plan | None = None

    @property
    def tail(self) -> str:
        """What of a blank is printed behind its marks: 局 of xx局."""
        return self.text[_marked(self.text) :]


def holes(doc: Document) -> list[Hole]:
    """All places of a text, in order; in a field nothing else is looked for."""
    source = doc.source.text
    found = [
        Hole(m.start(), m.end(), m[0], *around(source, m.start(), m.end()), name=m[1]) for m in _FIELD.finditer(source)
    ]
    fields = list(found)
    for plan in doc.plans:
        for blank in plan.blanks:
            start, end = blank.span.source_start, blank.span.source_end
            if any(field.start < end and start < field.end for field in fields):
                continue
            found.append(
                Hole(
                    start,
                    end,
                    source[start:end],
                    *around(source, start, end),
                    kind=blank.kind,
                    at=blank.span.start,
                    marks=_marked(blank.text),
                    plan=plan,
                )
            )
    return sorted(found, key=lambda hole: hole.start)


def _marked(text: str) -> int:
    """How many of a blank's characters stand for what is unknown; those at its end that part it from its tail do not."""
    marks = _MARKS.match(text)
    return len(marks[0].rstrip()) if marks else 0


def stories(doc: Document) -> Iterator[Document]:
    """The document, and, as one of its own, what stands above its first title (the red head); both begin where the source begins."""
    yield doc
    top = doc.source.text[: doc.plans[0].span.source_start] if doc.plans else ""
    if top.strip():
        try:
            head = extract_source(read(top.encode()))
        except ReadError:
            return
        if head.source.text == top:
            yield head


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """A few characters of the line before a place and after it."""
    before = text[max(0, start - _AROUND) : start].rpartition("\n")[2]
    return before, text[end : end + _AROUND].partition("\n")[0]
