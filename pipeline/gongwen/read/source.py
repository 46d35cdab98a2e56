"""What reading delivers."""

from __future__ import annotations

import msgspec

Doubts = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
"""(code, facts) of what reading was unsure of; the words are in `gongwen.messages`."""


class Mark(msgspec.Struct, frozen=True, array_like=True):
    """A doubt about text[start:end]: its code."""

    start: int
    end: int
    code: str


class Reading(msgspec.Struct, frozen=True):
    """What the reader of one format makes of a file's bytes.

    `page_starts` are the offsets in `text` where pages begin; empty where the format has none. `encoding` is Python's
    name for it, None for formats that have no such choice. `media_type` only where a reader knows several. `asides` are
    the spans that pages print around the text (page numbers, running heads), each with the line ends that only it needs.
    """

    text: str
    encoding: str | None = None
    page_starts: tuple[int, ...] = ()
    doubts: Doubts = ()
    media_type: str | None = None
    asides: tuple[tuple[int, int], ...] = ()
    marks: tuple[Mark, ...] = ()


class SourceText(msgspec.Struct, frozen=True):
    """One uploaded file as text. `page_starts` are the offsets in `text` where pages begin; empty if it has none."""

    name: str
    media_type: str
    sha256: str
    size: int
    encoding: str | None
    text: str
    page_starts: tuple[int, ...] = ()
    doubts: Doubts = ()
    asides: tuple[tuple[int, int], ...] = ()
    """Spans that are no part of what the document says: page numbers, running heads."""
    marks: tuple[Mark, ...] = ()
    """Doubts with their places."""
