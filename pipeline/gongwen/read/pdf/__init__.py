"""pdf to text: pages to pieces and ruling lines (`pages`), and these to paragraphs (`gongwen.read.paged`).

A page whose text is not to be believed is recognised from its picture where that is wanted and can be done; else what it
has is delivered with a warning. Page numbers and running heads are delivered as lines of their own, named as asides.
"""

from __future__ import annotations

import pypdfium2
import pypdfium2.raw as pdfium

from gongwen.errors import ReadError
from gongwen.read.limits import Clock, Limits, refuse
from gongwen.read.notes import PageNotes
from gongwen.read.package import damaged, encrypted
from gongwen.read.paged import Page, flow
from gongwen.read.pdf.pages import shown
from gongwen.read.pictures import recognises, unread
from gongwen.read.source import Reading

_LOCKED = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
_FINER = 1.5
"""How much finer a page is drawn than it is recognised: made smaller again it is smooth, and no line gets lost."""
_UNREAD = ("no-text", "garbled-text")


def pdf_text(data: bytes, name: str, limits: Limits) -> Reading:
    """The text of a pdf.

    Raises:
        ReadError: it is broken, needs a password, is beyond the limits, or has no text that could be read.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refusal(error, name) from error
    try:
        pages, notes = _pages(document, name, limits)
    finally:
        document.close()
    paged = flow(pages)
    if not paged.text.strip() and any(notes.count(code) for code in _UNREAD):
        raise unread(name, limits)
    return Reading(paged.text, None, paged.page_starts, notes.doubts(), asides=paged.asides, marks=paged.marks)


def _pages(document: pypdfium2.PdfDocument, name: str, limits: Limits) -> tuple[list[Page], PageNotes]:
    clock = Clock(name, limits)
    count = len(document)
    if count > limits.pages:
        raise refuse(name, "页数 / pages", count, limits.pages, "pages")
    recognising = recognises(name, limits)
    pages: list[Page] = []
    notes = PageNotes()
    for number in range(count):
        clock.check()
        handle = pdfium.FPDF_LoadPage(document.raw, number)
        if not handle:
            notes.add("damaged-page", number)
            pages.append(Page(()))
            continue
        try:
            found = shown(handle, behind_table=bool(pages) and pages[-1].is_ruled)
        finally:
            pdfium.FPDF_ClosePage(handle)
        page, flaw = found.page, found.flaw
        if recognising and (flaw or limits.ocr == "always"):
            page, flaw = _recognised(document, number, notes, limits), ""
        if flaw:
            notes.add(flaw, number)
        pages.append(page)
    return pages, notes


def _recognised(document: pypdfium2.PdfDocument, number: int, notes: PageNotes, limits: Limits) -> Page:
    """What a page's picture shows, recognised."""
    from gongwen.read.ocr import LONG_SIDE, fitted, page_of  # the extra `ocr`

    page = document[number]
    width, height = page.get_size()
    longest = max(width, height, 1.0)
    scale = min(_FINER * LONG_SIDE / longest, (limits.pixels / max(width * height, 1.0)) ** 0.5)
    picture = page.render(scale=scale, may_draw_forms=False).to_numpy()
    page.close()
    found, doubts = page_of(fitted(picture[:, :, :3]))
    for code in (*doubts, "recognised") if found.pieces else doubts:
        notes.add(code, number)
    return found


def _refusal(error: pypdfium2.PdfiumError, name: str) -> ReadError:
    if getattr(error, "err_code", None) in _LOCKED:
        return encrypted(name)
    return damaged(name, "PDF 结构损坏或文件不完整 / the pdf is broken or incomplete")
