"""What a page marks in a text, and the text cut into pieces so that overlapping marks need no nested tags."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gongwen.document.headings import heading_place
from gongwen.document.model import Document, Section, Span
from gongwen.text.edits import EditedText

__all__ = ["Kind", "Mark", "Paragraph", "Piece", "paragraphs", "section_anchor"]


@dataclass(frozen=True)
class Kind:
    """A kind of marks: `code` (lower-case letters, for styles and filters), the name people read, its colour as a hue (0–360).

    `shown`: are its marks coloured before the reader asks for it? What covers most of the text is better not.
    """

    code: str
    name: str
    hue: int
    shown: bool = True


@dataclass(frozen=True)
class Mark:
    """Something said about a place of the document (`span` None: about the whole of it).

    `id` is unique on the page and its address there (`page.html#id`); `label` says it in one line; `details` are pairs of
    a name and a value; `note` is a remark; `links` are the ids of other marks that belong to it; `section` is an id.
    """

    id: str
    kind: str
    label: str
    span: Span | None
    details: tuple[tuple[str, str], ...] = ()
    note: str = ""
    links: tuple[str, ...] = ()
    section: str | None = None


@dataclass(frozen=True)
class Piece:
    """Text under one set of marks: their ids, innermost first; `anchors` are the places that begin with it.

    `kinds` are those of the marks that are coloured from the start, innermost first.
    `edit` is the kind of the change that normalising made here, `replacement` what it put there. `wrapped`: the line ends
    after this piece on paper only; the sentence goes on. `parted`: the source runs on, but normalising found a line end here.
    """

    text: str
    marks: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    heading: bool = False
    edit: str = ""
    replacement: str = ""
    wrapped: bool = False
    parted: bool = False


Paragraph = tuple[Piece, ...]


def paragraphs(doc: Document, kinds: Sequence[Kind], marks: Sequence[Mark], prefix: str = "") -> list[Paragraph]:
    """The source text of a document, by paragraphs, cut where a mark, an edit or a heading starts or ends.

    The pieces of all paragraphs, with a line end between paragraphs and after wrapped pieces, are the source text.
    """
    return _Cutter(doc, frozenset(kind.code for kind in kinds if kind.shown), marks, prefix).paragraphs()


def section_anchor(section: str, prefix: str = "") -> str:
    """The address of a section on the page."""
    return f"{prefix}s-{section}"


class _Cutter:
    """The places where the source text is cut, and what holds between two of them."""

    def __init__(self, doc: Document, shown: frozenset[str], marks: Sequence[Mark], prefix: str) -> None:
        self._shown = shown
        self._text = doc.source.text
        self._opening: dict[int, list[Mark]] = defaultdict(list)
        self._closing: dict[int, list[Mark]] = defaultdict(list)
        self._anchors: dict[int, list[str]] = defaultdict(list)
        for mark in marks:
            if mark.span is not None:
                start, end = mark.span.source_start, mark.span.source_end
                self._anchors[start].append(f"at-{mark.id}")
                if start < end:
                    self._opening[start].append(mark)
                    self._closing[end].append(mark)
        self._edits = {edit.start: edit for edit in doc.edits}
        self._edit_ends = {edit.end for edit in doc.edits}
        self._headings = dict(self._places(doc, prefix))

    def _places(self, doc: Document, prefix: str) -> Iterable[tuple[int, int]]:
        """Where headings stand in the source; notes the anchors of sections on the way."""
        edited = EditedText(doc.source.text, doc.edits)
        stack: list[Section] = [section for plan in doc.plans for section in plan.sections]
        while stack:
            section = stack.pop()
            stack.extend(section.children)
            self._anchors[section.span.source_start].append(section_anchor(section.id, prefix))
            heading = heading_place(doc.text, section)
            if heading is not None:
                yield section.span.source_start, edited.to_source(*heading)[1]

    def paragraphs(self) -> list[Paragraph]:
        text = self._text
        cuts = sorted(
            {0, len(text)}
            | self._opening.keys() | self._closing.keys() | self._anchors.keys()
            | self._edits.keys() | self._edit_ends
            | self._headings.keys() | set(self._headings.values())
        )  # fmt: skip
        active: list[Mark] = []
        heading = 0
        edit = None
        done: list[Paragraph] = []
        row: list[Piece] = []
        for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
            for mark in self._closing.get(start, ()):
                active.remove(mark)
            active.extend(self._opening.get(start, ()))
            heading = max(heading, self._headings.get(start, 0))
            edit = self._edits.get(start, None if edit is not None and edit.end <= start else edit)
            within = sorted(active, key=_size)
            ids = tuple(mark.id for mark in within)
            kinds = tuple(mark.kind for mark in within if mark.kind in self._shown)
            joint = edit is not None and edit.kind == "wrap" and "\n" not in edit.replacement
            lines = text[start:end].split("\n")
            for k, line in enumerate(lines):
                last = k == len(lines) - 1
                piece = Piece(
                    line,
                    ids,
                    kinds,
                    tuple(sorted(self._anchors.get(start, ()))) if k == 0 else (),
                    start < heading,
                    edit.kind if edit is not None and edit.start < edit.end else "",
                    edit.replacement if edit is not None else "",
                    not last and joint,
                    last and edit is not None and edit.end == end and "\n" in edit.replacement and "\n" not in line,
                )
                if piece.text or piece.anchors or piece.wrapped:
                    row.append(piece)
                if not last and not joint:
                    done.append(tuple(row))
                    row = []
        done.append(tuple(row))
        return done


def _size(mark: Mark) -> tuple[int, str]:
    """The order of marks over one place: the shortest is the innermost."""
    span = mark.span
    return (0 if span is None else span.source_end - span.source_start), mark.id


def by_kind(kinds: Sequence[Kind], marks: Iterable[Mark]) -> Mapping[Kind, list[Mark]]:
    """The marks of each kind that has any, in the order of the kinds and of the text."""
    groups: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        groups[mark.kind].append(mark)
    return {kind: sorted(groups[kind.code], key=_place) for kind in kinds if groups[kind.code]}


def _place(mark: Mark) -> tuple[int, int]:
    span = mark.span
    return (-1, -1) if span is None else (span.source_start, span.source_end)
