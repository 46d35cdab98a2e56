"""Pictures of pages to text: recognition by rapidocr, and what it needs to be trusted.

    picture      bytes to pixels, within limits
    engine       the recogniser; short readings are read again
    seals        red seals taken out before recognition
    level        pictures turned upright and level
    ink          ruling lines, and what is printed but was not read
    placing      lines that were read to pieces with their places
    underscores  blanks to write on inside lines
    page         one picture to a page

What is recognised is placed text like a pdf's, and becomes paragraphs in the same way (`gongwen.read.paged`). Doubt is a
warning, never a guess: characters of little confidence, lines that stand under a seal, and places with print that gave no
text are marked.
"""

from __future__ import annotations

from gongwen.read.limits import Clock, Limits
from gongwen.read.notes import PageNotes
from gongwen.read.ocr.page import page_of
from gongwen.read.ocr.picture import LONG_SIDE, fitted, pictures
from gongwen.read.paged import Page, flow
from gongwen.read.source import Reading

__all__ = ["LONG_SIDE", "fitted", "image_page", "image_text", "page_of"]


def image_text(data: bytes, name: str, limits: Limits) -> Reading:
    """The text of a picture, or of all pictures of a tiff.

    Raises:
        ReadError: it is broken, or beyond the limits.
    """
    clock = Clock(name, limits)
    notes = PageNotes()
    pages: list[Page] = []
    for number, picture in enumerate(pictures(data, name, limits)):
        clock.check()
        page, doubts = page_of(picture)
        for code in (*doubts, "recognised") if page.pieces else doubts:
            notes.add(code, number)
        pages.append(page)
    paged = flow(pages)
    return Reading(paged.text, None, paged.page_starts, notes.doubts(), asides=paged.asides, marks=paged.marks)


def image_page(data: bytes, name: str, limits: Limits) -> tuple[Page, tuple[str, ...]]:
    """What one picture shows, and the codes of doubts about it.

    Raises:
        ReadError: it is broken, or beyond the limits.
    """
    return page_of(next(pictures(data, name, limits)))
