"""One text in every format: is the plan the same? And how long does reading take?

    python benchmarks/formats.py [FOLDER] [--quick] [--only pdf,scan] [--misses]

Every document of the folder (default: the project's own corpus) is rendered into every format, read back, and its facts (as
values, without places) are scored against those of the text: F1, for all kinds of facts and for each. Then, in one run each:
pdf text with paragraphs beside pypdfium2's bare text and pdfplumber's `extract_text`; and recognition's share of the time
that a scan takes. All figures stand in one table, in Markdown; what needs a program or a package that is missing is skipped
by name.

Recognition takes some three seconds a page, so nine documents are scanned, short and long; `--quick` scans two. `--misses` names the facts that differ.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import os
import platform
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
# The imports below need this path (E402): the benchmark uses the builders of files that the tests use.

from facts import KINDS, Facts, f1, facts, of_kind  # noqa: E402
from readingspeed import pdf_speed, scan_share  # noqa: E402
from rendering import Block, blocks, programs  # noqa: E402
from rendering.layout import ofd  # noqa: E402
from rendering.web import html  # noqa: E402
from rendering.word import docx  # noqa: E402

from gongwen.errors import ReadError  # noqa: E402
from gongwen.flow import extract_source  # noqa: E402
from gongwen.read import read, read_found  # noqa: E402
from gongwen.read.discover import walk  # noqa: E402
from wordfile import packed  # noqa: E402

QUICK, SPREAD = 2, 9
"""Documents that are scanned: in a quick run, the shortest; in any other, from the shortest to the longest."""
SOFFICE, CHROMIUM = (programs.INSTALL[name] for name in ("soffice", "chromium"))


class Format(NamedTuple):
    """One way to write a document: `needs` are commands that install what is missing for it."""

    name: str
    how: str
    target: float
    needs: tuple[str, ...] = ()
    scanned: bool = False


OCR = ("pip install 'gongwen[ocr]'",)
FORMATS = (
    Format("txt", "in GB18030", 1.0),
    Format("txt, utf-16", "with a byte order mark", 1.0),
    Format("txt, big5", "where the text can be written in it", 1.0),
    Format("html", "between a site's menu and foot", 0.99),
    Format("html, wrong", "GB18030 that says it is UTF-8", 0.99),
    Format("docx", "by GB/T 9704", 0.99),
    Format("zip", "of that docx", 0.99),
    Format("ofd", "our own writer", 0.99),
    Format("doc", "LibreOffice", 0.99, (SOFFICE,)),
    Format("rtf", "LibreOffice", 0.99, (SOFFICE,)),
    Format("odt", "LibreOffice", 0.99, (SOFFICE,)),
    Format("pdf", "LibreOffice", 0.98, (SOFFICE,)),
    Format("pdf, browser", "a browser", 0.98, (CHROMIUM,)),
    Format("scan", "tiff of worn pages, askew, 200 dpi", 0.95, (SOFFICE, *OCR), scanned=True),
    Format("scan, pdf", "worn pages in a pdf", 0.95, (SOFFICE, *OCR), scanned=True),
    Format("picture", "tiff of crisp pages", 0.95, (SOFFICE, *OCR), scanned=True),
)
Texts = dict[str, tuple[str, list[Block]]]
"""By the document's name, its text and the blocks of it."""
Files = Iterator[tuple[str, Path]]
"""The document's name, and a file of it."""


def installed(need: str) -> bool:
    if need == SOFFICE:
        return programs.has("soffice") and importlib.util.find_spec("pypdfium2") is not None
    return programs.has("chromium") if need == CHROMIUM else importlib.util.find_spec("rapidocr") is not None


class Papers:
    """The documents in each format; what LibreOffice makes is made once."""

    def __init__(self, texts: Texts, folder: Path, *, quick: bool) -> None:
        self._texts, self._folder, self._quick = texts, folder, quick
        self._words = [self._write(stem, "docx", docx(found)) for stem, (_, found) in texts.items()]
        self._converted: dict[str, list[Path]] = {}

    def files(self, form: Format) -> Files:
        """The files of a format."""
        if form.scanned:
            yield from self._scanned(form.name)
        elif form.name in {"doc", "rtf", "odt", "pdf"}:
            yield from ((file.stem, file) for file in self.converted(form.name))
        else:
            for stem, (text, found) in self._texts.items():
                data = self._written(form.name, stem, text, found)
                if isinstance(data, Path):
                    yield stem, data
                elif data is not None:
                    yield stem, self._write(f"{form.name} {stem}", form.name.split(",")[0], data)

    def converted(self, kind: str) -> list[Path]:
        """The documents as LibreOffice converts them."""
        if kind not in self._converted:
            self._converted[kind] = programs.converted(self._words, kind, self._folder)
        return self._converted[kind]

    def scan(self, paper: Path, *, worn: bool, kind: str) -> bytes:
        """The pages of a pdf as pictures, in one file."""
        from PIL import Image
        from rendering.scan import DPI, scans

        pages = [Image.open(io.BytesIO(page)) for page in scans(paper.read_bytes(), worn=worn)]
        buffer = io.BytesIO()
        how = {"PDF": {"resolution": DPI}, "TIFF": {"compression": "jpeg", "quality": 90} if worn else {"compression": "tiff_lzw"}}  # fmt: skip
        pages[0].save(buffer, kind, save_all=True, append_images=pages[1:], **how[kind])
        return buffer.getvalue()

    def _scanned(self, name: str) -> Files:
        papers = sorted(self.converted("pdf"), key=lambda paper: len(self._texts[paper.stem][0]))
        spread = sorted({k * (len(papers) - 1) // (SPREAD - 1) for k in range(SPREAD)})
        papers = papers[:QUICK] if self._quick else [papers[k] for k in spread]
        kind = "PDF" if name == "scan, pdf" else "TIFF"
        for paper in papers:
            data = self.scan(paper, worn=name != "picture", kind=kind)
            yield paper.stem, self._write(f"{name} {paper.stem}", kind.lower(), data)

    def _written(self, name: str, stem: str, text: str, found: list[Block]) -> bytes | Path | None:
        if name == "txt, big5":
            try:
                return text.encode("big5")
            except UnicodeEncodeError:
                return None
        if name == "pdf, browser":
            page = self._write(stem, "html", html(found))
            return programs.printed(page, self._folder / f"{stem}.browser.pdf")
        writers = {
            "txt": lambda: text.encode("gb18030"),
            "txt, utf-16": lambda: text.encode("utf-16"),
            "html": lambda: html(found),
            "html, wrong": lambda: html(found).decode().encode("gb18030"),
            "docx": lambda: docx(found),
            "zip": lambda: packed({f"报送材料/{stem}.docx": docx(found)}),
            "ofd": lambda: ofd(found),
        }
        return writers[name]()

    def _write(self, stem: str, suffix: str, data: bytes) -> Path:
        file = self._folder / f"{stem}.{suffix}"
        file.write_bytes(data)
        return file


def found_in(file: Path) -> Facts:
    """The facts of a file, or of all that it holds."""
    found: Facts = Counter()
    for inside in walk(file):
        found += facts(extract_source(read_found(inside)))
    return found


class Table:
    """Rows of a Markdown table, printed as they come."""

    HEAD = ("what", "made by", "of", "figure", "target", "met", *KINDS)
    WIDTHS = (13, 35, 14, 8, 7, 3, *(max(len(kind), 6) for kind in KINDS))

    def __init__(self) -> None:
        self.all_met = True
        self._print(self.HEAD)
        self._print(tuple("-" * width for width in self.WIDTHS))

    def row(
        self, what: str, made_by: str, of: str, figure: str, target: str, met: bool, more: Iterable[str] = ()
    ) -> None:
        self.all_met = self.all_met and met
        self._print((what, made_by, of, figure, target, "yes" if met else "NO", *more))

    def _print(self, cells: tuple[str, ...]) -> None:
        padded = (cell.ljust(width) for cell, width in zip((*cells, *[""] * len(KINDS)), self.WIDTHS, strict=False))
        print(f"| {' | '.join(padded)} |", flush=True)


def score(form: Format, papers: Papers, gold: dict[str, Facts], table: Table, *, misses: bool) -> None:
    left: Facts = Counter()
    right: Facts = Counter()
    count = 0
    said: list[str] = []
    for stem, file in papers.files(form):
        count += 1
        try:
            found = found_in(file)
        except ReadError as error:
            said.append(f"{form.name}: {stem}: {error}")
            found = Counter()
        left.update({(row[0], stem, *row[1:]): n for row, n in gold[stem].items()})
        right.update({(row[0], stem, *row[1:]): n for row, n in found.items()})
        if misses:
            for sign, rows in (("-", gold[stem] - found), ("+", found - gold[stem])):
                said += [f"    {sign} {form.name} {stem} {row}{f' x{n}' if n > 1 else ''}" for row, n in sorted(rows.items(), key=str)]  # fmt: skip
    if not count:
        return
    total = f1(left, right)
    if total is not None:
        parts = (f1(of_kind(left, kind), of_kind(right, kind)) for kind in KINDS)
        cells = ["–" if part is None else f"{part:.4f}" for part in parts]
        table.row(form.name, form.how, f"{count} documents", f"{total:.4f}", f"≥ {form.target:.2f}", total >= form.target, cells)  # fmt: skip
    for line in said:
        print(line)


def speeds(papers: Papers, texts: Texts, folder: Path, table: Table) -> None:
    whole = folder / "whole.docx"
    whole.write_bytes(docx([block for _, found in texts.values() for block in found] * 3))
    pages, slower, faster = pdf_speed(programs.converted([whole], "pdf", folder)[0].read_bytes())
    table.row("pdf, time", "ours / pypdfium2's bare text", f"{pages} pages", f"{slower:.2f}", "≤ 2.00", slower <= 2)
    table.row("pdf, pages/s", "ours / pdfplumber's extract_text", f"{pages} pages", f"{faster:.1f}", "≥ 10.0", faster >= 10)  # fmt: skip


def shares(papers: Papers, table: Table) -> None:
    paper = min(papers.converted("pdf"), key=lambda file: file.stat().st_size)
    pages, seconds, share = scan_share(papers.scan(paper, worn=True, kind="TIFF"))
    table.row("scan, time", f"recognition's share of {seconds:.1f} s a page", f"{pages} pages", f"{share:.1%}", "≥ 95%", share >= 0.95)  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "corpus")
    parser.add_argument("--quick", action="store_true", help="scan two documents only")
    parser.add_argument("--only", default="", help="names of formats, parted by commas; also: speed, share")
    parser.add_argument("--misses", action="store_true", help="name the facts that differ")
    args = parser.parse_args()
    only = {name.strip() for name in args.only.split(",") if name.strip()}
    sources = {Path(found.path).stem: Path(found.path) for found in walk(args.folder)}
    texts: Texts = {}
    gold: dict[str, Facts] = {}
    for stem, path in sources.items():
        source = read(path)
        texts[stem] = source.text, blocks(source.text, markdown=path.suffix == ".md")
        gold[stem] = facts(extract_source(source))
    print(f"{date.today()}, {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    with tempfile.TemporaryDirectory(prefix="gongwen-formats-") as name:
        table = Table()
        papers = Papers(texts, Path(name), quick=args.quick)
        skipped = []
        for form in FORMATS:
            if only and form.name.replace(", ", " ") not in only and form.name not in only:
                continue
            lacking = [need for need in form.needs if not installed(need)]
            if lacking:
                skipped.append(f"{form.name} is skipped, it needs: {'; '.join(lacking)}")
            else:
                score(form, papers, gold, table, misses=args.misses)
        for what, needs in (("speed", (SOFFICE,)), ("share", (SOFFICE, *OCR))):
            lacking = [need for need in needs if not installed(need)]
            if lacking:
                skipped.append(f"{what} is skipped, it needs: {'; '.join(lacking)}")
            elif not only or what in only:
                speeds(papers, texts, Path(name), table) if what == "speed" else shares(papers, table)
    print("\n".join(["", *skipped]))
    return 0 if table.all_met else 1


if __name__ == "__main__":
    sys.exit(main())
