"""One text in every format: is the plan the same? And how long does reading take?

    python benchmarks/formats.py [--all] [--misses]

Every document of the corpus is rendered into every format, read back, and its facts (as values, without places) are scored
against those of the text: F1 by kind of fact and format. Scans are a few pages by default, since recognition takes
seconds a page; `--all` takes all of them, and doc, rtf and odt as well. `--misses` names the facts that differ.

Then, in one run each: pdf text with paragraphs beside pypdfium2's bare text and pdfplumber's `extract_text`; and
recognition's share of the time that a scan takes. What needs a program or a package that is missing is skipped by name.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from rendering import blocks, programs  # noqa: E402
from rendering.layout import ofd  # noqa: E402
from rendering.web import html  # noqa: E402
from rendering.word import docx  # noqa: E402

from gongwen.document.model import Document, Section  # noqa: E402
from gongwen.errors import ReadError  # noqa: E402
from gongwen.flow import extract, extract_source  # noqa: E402
from gongwen.read import Limits, read  # noqa: E402
from gongwen.text.view import fold  # noqa: E402

KINDS = ("sections", "roles", "quotas", "deadlines", "triggers", "sanctions")
TARGETS = {
    "html": 0.99,
    "docx": 0.99,
    "ofd": 0.99,
    "pdf": 0.98,
    "pdf (browser)": 0.98,
    "scan": 0.95,
    "doc": 0.99,
    "rtf": 0.99,
    "odt": 0.99,
}
SCANNED = ("08_low_altitude_opinions", "06_notice_with_measures")
ROUNDS = 7
Facts = Counter[tuple[object, ...]]
Rendered = Iterator[tuple[str, bytes]]
"""The stem of a document, and its bytes in some format."""


def plain(text: str | None) -> str | None:
    return None if text is None else "".join(fold(text).split())


def facts(doc: Document) -> Facts:
    """What was found, as values."""
    found: Facts = Counter()

    def sections(rows: tuple[Section, ...]) -> None:
        for row in rows:
            found["sections", row.level, plain(row.label), plain(row.heading)] += 1
            sections(row.children)

    for plan in doc.plans:
        sections(plan.sections)
        for r in plan.roles:
            found["roles", r.role, plain(r.holder)] += 1
        for q in plan.quotas:
            found["quotas", q.op, q.value, q.max, plain(q.unit), q.period, q.implicit, q.vague] += 1
        for d in plan.deadlines:
            found["deadlines", plain(d.expression), d.iso] += 1
        for t in plan.accountability.triggers:
            found["triggers", plain(t.condition)] += 1
        for s in plan.accountability.sanctions:
            found["sanctions", s.tier, tuple(plain(m.name) for m in s.measures)] += 1
    return found


def f1(gold: Facts, found: Facts) -> float | None:
    total = gold.total() + found.total()
    return 2 * (gold & found).total() / total if total else None


def corpus() -> list[Path]:
    return sorted(path for path in (ROOT / "corpus").iterdir() if path.stem != "README" and path.is_file())


def rendered(folder: Path, *, everything: bool) -> Iterator[tuple[str, Rendered]]:
    """Each format by name, and its files."""
    texts = {path.stem: blocks(read(path).text, markdown=path.suffix == ".md") for path in corpus()}
    yield "html", ((stem, html(found)) for stem, found in texts.items())
    yield "docx", ((stem, docx(found)) for stem, found in texts.items())
    yield "ofd", ((stem, ofd(found)) for stem, found in texts.items())
    if missing("pypdfium2", "pip install 'gongwen[pdf]'", "pdf, scan"):
        return
    if not programs.has("soffice"):
        print(f"skipped: pdf, scan, doc, rtf, odt need LibreOffice: {programs.INSTALL['soffice']}")
        return
    words = [folder / f"{stem}.docx" for stem in texts]
    for file in words:
        file.write_bytes(docx(texts[file.stem]))
    papers = {file.stem: file.read_bytes() for file in programs.converted(words, "pdf", folder)}
    yield "pdf", iter(papers.items())
    if programs.has("chromium"):
        yield "pdf (browser)", browsed(texts, folder)
    else:
        print(f"skipped: pdf (browser) needs a browser: {programs.INSTALL['chromium']}")
    if everything:
        for kind in ("doc", "rtf", "odt"):
            yield kind, ((file.stem, file.read_bytes()) for file in programs.converted(words, kind, folder))
    if not missing("rapidocr", "pip install 'gongwen[ocr]'", "scan"):
        yield "scan", scanned({stem: data for stem, data in papers.items() if everything or stem in SCANNED})


def missing(package: str, command: str, what: str) -> bool:
    if importlib.util.find_spec(package) is None:
        print(f"skipped: {what} needs {package}: {command}")
        return True
    return False


def browsed(texts: dict[str, list], folder: Path) -> Rendered:
    for stem, found in texts.items():
        page = folder / f"{stem}.html"
        page.write_bytes(html(found))
        yield stem, programs.printed(page, folder / f"{stem}.browser.pdf").read_bytes()


def scanned(papers: dict[str, bytes]) -> Rendered:
    """The pages of a pdf, worn, as one tiff."""
    from PIL import Image
    from rendering.scan import scans

    for stem, data in papers.items():
        pages = [Image.open(io.BytesIO(page)) for page in scans(data)]
        buffer = io.BytesIO()
        pages[0].save(buffer, "TIFF", save_all=True, append_images=pages[1:], compression="jpeg", quality=90)
        yield stem, buffer.getvalue()


def score(folder: Path, *, everything: bool, misses: bool) -> bool:
    gold = {path.stem: facts(extract(path)) for path in corpus()}
    print(
        f"\nfacts of each format against those of the text: F1\n\n{'':14}{'all':>8}"
        + "".join(f"{kind:>12}" for kind in KINDS)
    )
    good = True
    for name, files in rendered(folder, everything=everything):
        whole: dict[str, tuple[Facts, Facts]] = {kind: (Counter(), Counter()) for kind in KINDS}
        count = 0
        for stem, data in files:
            count += 1
            try:
                found = facts(extract_source(read(data)))
            except ReadError as error:
                print(f"{name}: {stem}: {error}")
                found = Counter()
            for kind in KINDS:
                for side, rows in zip(whole[kind], (gold[stem], found), strict=True):
                    side.update({(stem, *row): n for row, n in rows.items() if row[0] == kind})
            if misses:
                report(name, stem, gold[stem], found)
        a, b = (sum((pair[k] for pair in whole.values()), Counter()) for k in (0, 1))
        total = f1(a, b) or 0.0
        good = good and total >= TARGETS[name]
        cells = "".join(
            f"{'–' if value is None else f'{value:.4f}':>12}" for value in (f1(*whole[kind]) for kind in KINDS)
        )
        verdict = "" if total >= TARGETS[name] else f"   below {TARGETS[name]}"
        print(f"{name:14}{total:>8.4f}{cells}   {count} documents{verdict}")
    return good


def report(name: str, stem: str, gold: Facts, found: Facts) -> None:
    for sign, rows in (("-", gold - found), ("+", found - gold)):
        for row, n in sorted(rows.items(), key=str):
            print(f"    {sign} {name} {stem} {row}{f' x{n}' if n > 1 else ''}")


def seconds(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def pdf_speed(folder: Path) -> None:
    """Our text with paragraphs beside pypdfium2's bare text, in turn, and pdfplumber's: one process, one core."""
    if missing("pypdfium2", "pip install 'gongwen[pdf]'", "speed of pdf") or not programs.has("soffice"):
        return
    import pypdfium2

    from gongwen.read.pdf import pdf_text

    whole = [block for path in corpus() for block in blocks(read(path).text, markdown=path.suffix == ".md")]
    file = folder / "whole.docx"
    file.write_bytes(docx(whole * 3))
    data = programs.converted([file], "pdf", folder)[0].read_bytes()

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

    pages = bare()
    ours()
    rows = [(seconds(bare), seconds(ours)) for _ in range(ROUNDS)]
    plain_time, our_time = (statistics.median(column) for column in zip(*rows, strict=True))
    ratio = statistics.median(b / a for a, b in rows)
    print(f"\npdf, {pages} pages, median of {ROUNDS} rounds on one core")
    print(f"pypdfium2, bare text         {pages / plain_time:>8,.0f} pages/s")
    print(f"gongwen, with paragraphs     {pages / our_time:>8,.0f} pages/s   {ratio:.2f} times the time")
    if not missing("pdfplumber", "pip install 'gongwen[bench]'", "comparison with pdfplumber"):
        import pdfplumber

        def theirs() -> None:
            with pdfplumber.open(io.BytesIO(data)) as document:
                for page in document.pages:
                    page.extract_text()
                    page.close()

        their_time = seconds(theirs)
        print(
            f"pdfplumber, extract_text     {pages / their_time:>8,.0f} pages/s   we are {their_time / our_time:.0f} times as fast"
        )


def scan_speed(folder: Path) -> None:
    """What recognition itself takes of the time that a scan takes from file to text."""
    if missing("rapidocr", "pip install 'gongwen[ocr]'", "speed of scans") or not programs.has("soffice"):
        return
    from gongwen.read.ocr import engine, image_text

    [(stem, data)] = scanned({SCANNED[0]: (folder / "pdf" / f"{SCANNED[0]}.pdf").read_bytes()})
    inside = 0.0
    recogniser = engine._engine()

    class Timed:
        def __call__(self, *args: object, **options: object) -> object:
            nonlocal inside
            start = time.perf_counter()
            found = recogniser(*args, **options)
            inside += time.perf_counter() - start
            return found

    image_text(data, stem, Limits())
    engine._engine = lambda: Timed()
    start = time.perf_counter()
    pages = len(image_text(data, stem, Limits()).page_starts)
    whole = time.perf_counter() - start
    print(f"\nscan, {pages} pages: {whole / pages:.2f} s a page, of which recognition is {inside / whole:.1%}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true", help="all scans, and doc, rtf, odt")
    parser.add_argument("--misses", action="store_true", help="name the facts that differ")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="gongwen-formats-") as folder:
        good = score(Path(folder), everything=args.all, misses=args.misses)
        pdf_speed(Path(folder))
        scan_speed(Path(folder))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
