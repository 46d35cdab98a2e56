"""ofd (GB/T 33190) to text: a zip of XML that says for every character where it stands on its page.

    package    which pages there are, their templates and pictures
    content    what one page shows: pieces of text, ruling lines, pictures

Elements are told by their local names: programs in use write several namespaces. Annotations and signatures (seals are
among them) lie in parts of their own and are not the document. What the pages show becomes text as with pdf
(`gongwen.read.paged`; tables need the extra `pdf`); a page that is only a picture is recognised where that is wanted and can be done.
"""

from __future__ import annotations

import importlib.util

from gongwen.errors import DamagedFile
from gongwen.read.apart import lacking, page_apart
from gongwen.read.limits import Clock, Limits, refuse
from gongwen.read.notes import PageNotes
from gongwen.read.ofd.content import Content
from gongwen.read.ofd.package import Document
from gongwen.read.paged import Page, flow, may_hold_table
from gongwen.read.paged.trust import is_garbled
from gongwen.read.pictures import recognises, unread
from gongwen.read.source import Reading

_FEW = 50
_LARGE = 0.5


def ofd_text(data: bytes, name: str, limits: Limits) -> Reading:
    """The text of an ofd.

    Raises:
        ReadError: it is broken, locked, beyond the limits, or has no text that could be read.
    """
    clock = Clock(name, limits)
    document = Document(data, name, limits)
    if len(document.pages) > limits.pages:
        raise refuse(name, "页数 / pages", len(document.pages), limits.pages, "pages")
    recognising = recognises(name, limits)
    notes = PageNotes()
    pages: list[Page] = []
    for number, sheet in enumerate(document.pages):
        clock.check()
        content = Content(document, sheet)
        page = content.page()
        flaw = _flaw(content, page)
        if recognising and content.picture and (flaw or limits.ocr == "always"):
            page, flaw = _recognised(document, content.picture, notes, number, limits) or (page, flaw)
        if flaw:
            notes.add(flaw, number)
        pages.append(page)
    if importlib.util.find_spec("pdfplumber") is None and any(may_hold_table(page.rules) for page in pages):
        raise lacking(name, "pdfplumber", "pdf")
    paged = flow(pages)
    if not paged.text.strip() and (notes.count("no-text") or notes.count("garbled-text")):
        raise unread(name, limits)
    return Reading(paged.text, None, paged.page_starts, notes.doubts(), asides=paged.asides, marks=paged.marks)


def _recognised(
    document: Document, part: str, notes: PageNotes, number: int, limits: Limits
) -> tuple[Page, str] | None:
    """The page that a picture shows; None where it can't be decoded."""
    try:
        page, doubts = page_apart(document.read(part), f"{document.name}: {part}", limits)
    except DamagedFile:
        return None
    for code in (*doubts, "recognised") if page.pieces else doubts:
        notes.add(code, number)
    return page, ""


def _flaw(content: Content, page: Page) -> str:
    text = "".join("".join(piece.text for piece in page.pieces).split())
    if content.pictured > _LARGE and len(text) < _FEW:
        return "no-text"
    return "garbled-text" if text and is_garbled(text) else ""
