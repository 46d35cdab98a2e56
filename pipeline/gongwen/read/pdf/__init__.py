"""pdf to text: pages to pieces and ruling lines (`pages`), and these to paragraphs (`gongwen.read.paged`).

A page whose text is not to be believed is recognised from its picture where that is wanted and can be done; else what it
has is delivered with a warning. Page numbers and running heads are delivered as lines of their own, named as asides.
"""

from __future__ import annotations

import pypdfium2
import pypdfium2.raw as pdfium

from gongwen.errors import ReaderMissing, ReadError
from gongwen.read.limits import Clock, Limits, refuse
from gongwen.read.notes import PageNotes
from gongwen.read.package import damaged, encrypted
from gongwen.read.paged import Page, flow
from gongwen.read.pdf.pages import shown
from gongwen.read.source import Reading

_LOCKED = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
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


def unread(name: str, limits: Limits) -> ReaderMissing:
    """The error for a file that is only pictures, which nobody has read."""
    remedy = "--ocr auto" if limits.ocr == "never" else "pip install 'gongwen[ocr]'"
    return ReaderMissing(
        name,
        "只有图像，没有文字层 / it has only pictures, no text",
        f"需要文字识别，请用 / recognition is needed: {remedy}",
    )


def _pages(document: pypdfium2.PdfDocument, name: str, limits: Limits) -> tuple[list[Page], PageNotes]:
    clock = Clock(name, limits)
    count = len(document)
    if count > limits.pages:
        raise refuse(name, "页数 / pages", count, limits.pages, "pages")
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
            found = shown(handle)
            if found.flaw:
                notes.add(found.flaw, number)
            pages.append(found.page)
        finally:
            pdfium.FPDF_ClosePage(handle)
    return pages, notes


def _refusal(error: pypdfium2.PdfiumError, name: str) -> ReadError:
    if getattr(error, "err_code", None) in _LOCKED:
        return encrypted(name)
    return damaged(name, "PDF 结构损坏或文件不完整 / the pdf is broken or incomplete")
