"""How long reading takes: pdf beside pypdfium2's bare text and pdfplumber's, and recognition's share of a scan's time."""

from __future__ import annotations

import io
import statistics
import time
from collections.abc import Callable

from gongwen.read import Limits

ROUNDS = 7


def seconds(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def pdf_speed(data: bytes) -> tuple[int, float, float]:
    """Pages; our time as a multiple of pypdfium2's; pdfplumber's as a multiple of ours. One process, in turn, one core.

    Ours is the whole of reading, with lines joined to paragraphs; the others deliver lines.
    """
    import pdfplumber
    import pypdfium2

    from gongwen.read.pdf import pdf_text

    def bare() -> int:
        document = pypdfium2.PdfDocument(data)
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()
        count = len(document)
        document.close()
        return count

    def ours() -> int:
        return len(pdf_text(data, "", Limits(ocr="never")).text)

    def plumbed() -> None:
        with pdfplumber.open(io.BytesIO(data)) as document:
            for page in document.pages:
                page.extract_text()
                page.close()

    pages = bare()
    ours()
    rows = [(seconds(bare), seconds(ours)) for _ in range(ROUNDS)]
    our_time = statistics.median(b for _, b in rows)
    return pages, statistics.median(b / a for a, b in rows), seconds(plumbed) / our_time


def scan_share(data: bytes) -> tuple[int, float, float]:
    """Pages; seconds a page from file to text; the share of it that the recogniser itself takes."""
    from gongwen.read.ocr import engine, image_text

    inside = 0.0
    recogniser = engine._engine()

    class Timed:
        def __call__(self, *args: object, **options: object) -> object:
            nonlocal inside
            start = time.perf_counter()
            found = recogniser(*args, **options)
            inside += time.perf_counter() - start
            return found

    image_text(data, "", Limits())
    known = engine._engine
    engine._engine = lambda: Timed()  # type: ignore[assignment]
    try:
        start = time.perf_counter()
        pages = len(image_text(data, "", Limits()).page_starts)
        whole = time.perf_counter() - start
    finally:
        engine._engine = known
    return pages, whole / pages, inside / whole
