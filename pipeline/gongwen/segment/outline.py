"""What segmentation finds: the plans of a file, each with its heads and its tree of parts. Offsets are of the text."""

from __future__ import annotations

import msgspec

from gongwen.document.model import Genre


class Part(msgspec.Struct, frozen=True, gc=False):
    """One section. `parent` is an index into the plan's parts, -1 at the top; parts stand in document order (preorder).

    The label is text[start:label_end]; the heading text[heading[0]:heading[1]] or None. A part ends where its last child
    ends: `end` covers all its descendants.
    """

    start: int
    end: int
    label: str
    label_end: int
    number: int | None
    level: int
    heading: tuple[int, int] | None
    parent: int


class Sketch(msgspec.Struct, frozen=True):
    """One plan: where it stands, what its heads say, its parts."""

    start: int
    end: int
    title: str | None
    genre: Genre
    carrier: str | None
    issuer: str | None
    level: str | None
    year: int | None
    document_number: str | None
    addressees: tuple[str, ...]
    dated: str | None
    parts: tuple[Part, ...]
    body: int
    """Where the plan's text proper starts, after title, number and addressee."""
    tail: int
    """Where signature, date and what follows them start; `end` where there is none."""
