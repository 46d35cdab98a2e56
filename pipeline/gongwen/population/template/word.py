"""Word documents: places filled in the runs that show them; what stays open is highlighted.

The text of body, tables, boxes and notes is the one that extraction reads, and `trace` says which element shows which of
its characters. Headers and footers are no part of it; their paragraphs are read by themselves. A text box is written
twice into a file (for Word and for others); both are filled.

Parts in which nothing changes are copied as they are, byte for byte.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from gongwen.errors import PopulationRefused, ReadError
from gongwen.flow import extract_source
from gongwen.office.word.cutting import TEXT, cut_before, cut_text, write
from gongwen.population.template.choosing import Choice, Chooser
from gongwen.population.template.holes import Hole, around
from gongwen.read import Limits, read
from gongwen.read.package import Package, damaged
from gongwen.read.source import SourceText
from gongwen.read.word import trace
from gongwen.read.word.parts import VAL, Element, w
from gongwen.read.word.tree import ALTERNATIVES, PARAGRAPH, RUN

_AROUND_BODY = ("word/header", "word/footer")


class _Shown(NamedTuple):
    """text[start:end] of a story is element.text[offset:]; None where no run shows it."""

    start: int
    end: int
    element: Element | None
    offset: int


class _Change(NamedTuple):
    """Characters of one w:t, and what becomes of them: other words, or a mark (None)."""

    element: Element
    start: int
    end: int
    words: str | None


def filled(data: bytes, source: SourceText, chooser: Chooser) -> tuple[bytes, tuple[Choice, ...]]:
    """The docx with its places filled, and what was chosen for each.

    Raises:
        PopulationRefused: it is strict OOXML, whose parts can't be written into.
        ReadError: a part is broken, or larger than the limits.
    """
    package = Package(data, source.name, Limits())
    roots = {
        name: _parsed(package.read(name), name, source.name)
        for name in package.names
        if name.startswith("word/") and name.endswith(".xml") and "/" not in name.removeprefix("word/")
    }
    doc = extract_source(source)
    choices = chooser.choices(doc)
    changes: dict[str, list[_Change]] = {}
    rows = _body(data, source.name, roots)
    taken = [(choice.hole.start, choice.hole.end) for choice in choices]
    for hole in _lines_to_write_on(rows, source.text):
        if not any(start < hole.end and hole.start < end for start, end in taken):
            line = source.text[source.text.rfind("\n", 0, hole.start) + 1 : hole.start]
            choices.append(chooser.line_to_write_on(hole, line))
    choices.sort(key=lambda choice: choice.hole.start)
    settled = [_settle(choice, rows, changes) for choice in choices]
    for name in sorted(name for name in roots if name.startswith(_AROUND_BODY)):
        settled += [_settle(choice, {name: shown}, changes) for choice, shown in _beside(roots[name], chooser)]
    for name in changes:
        twins = _twins(roots[name])
        for change in sorted(changes[name], key=lambda change: -change.start):
            for element in (change.element, *twins.get(change.element, ())):
                _do(change._replace(element=element))
    return _packed(data, {name: roots[name] for name in changes}), tuple(settled)


_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def _parsed(part: bytes, name: str, file: str) -> Element:
    try:
        return etree.fromstring(part, _PARSER)
    except etree.XMLSyntaxError as error:
        raise damaged(file, f"{name} 不是完整的 XML / {name} is no whole XML ({error.msg})") from error


def _body(data: bytes, name: str, roots: dict[str, Element]) -> dict[str, list[_Shown]]:
    """What shows which characters of the text, by part."""
    origins = trace(data, name)
    runs = {part: list(root.iter(RUN)) for part, root in roots.items()}
    found: dict[str, list[_Shown]] = {}
    for origin in origins.of(0, len(origins.text)):
        if origin.generated:
            continue
        try:
            element = runs[origin.part][origin.run][origin.child]
        except (KeyError, IndexError) as error:
            raise PopulationRefused(
                f"{name}: 不能写入这种 Word 文件 / this kind of Word file can't be written into",
                "请用 Word 或 WPS 另存为 .docx / save it as .docx with Word or WPS",
            ) from error
        found.setdefault(origin.part, []).append(_Shown(origin.start, origin.end, element, origin.offset))
    return found


def _lines_to_write_on(rows: dict[str, list[_Shown]], text: str) -> Iterator[Hole]:
    """Underlined blanks: Word's own way of leaving a place to write on. Neighbours are one place."""
    for shown in rows.values():
        places: list[tuple[int, int]] = []
        for row in shown:
            if _is_line(row, text):
                start = places.pop()[0] if places and places[-1][1] == row.start else row.start
                places.append((start, row.end))
        for start, end in places:
            if end - start >= _SHORTEST_LINE:
                yield Hole(start, end, text[start:end], *around(text, start, end))


_SHORTEST_LINE = 3


def _is_line(row: _Shown, text: str) -> bool:
    run = None if row.element is None or row.element.tag != TEXT else row.element.getparent()
    mark = None if run is None else run.find(f"{w('rPr')}/{w('u')}")
    return mark is not None and mark.get(VAL, "single") != "none" and not text[row.start : row.end].strip()


def _beside(root: Element, chooser: Chooser) -> Iterator[tuple[Choice, list[_Shown]]]:
    """The places of a header or footer, each with what shows its text."""
    text, shown = "", list[_Shown]()
    for paragraph in root.iter(PARAGRAPH):
        for element in paragraph.iter(TEXT):
            if next(element.iterancestors(PARAGRAPH)) is paragraph and element.text:
                shown.append(_Shown(len(text), len(text) + len(element.text), element, 0))
                text += element.text
        text += "\n"
    if not text.strip():
        return
    try:
        doc = extract_source(read(text.encode()))
    except ReadError:
        return
    for choice in chooser.choices(doc) if doc.source.text == text else ():
        yield choice, shown


def _settle(choice: Choice, rows: dict[str, list[_Shown]], changes: dict[str, list[_Change]]) -> Choice:
    """Note what has to be changed for a choice; one whose place no text shows whole stays open after all."""
    hole = choice.hole
    over = [
        (part, max(row.start, hole.start), min(row.end, hole.end), row)
        for part, shown in rows.items()
        for row in shown
        if row.start < hole.end and hole.start < row.end
    ]
    plain = [place for place in over if place[3].element is not None and place[3].element.tag == TEXT]
    whole = len(plain) == len(over) and sum(end - start for _, start, end, _ in plain) == hole.end - hole.start
    if choice.value is not None and not whole:
        choice = choice._replace(value=None, why="open-unreachable")
    for k, (part, start, end, row) in enumerate(plain):
        words = None if choice.value is None else choice.value if k == 0 else ""
        first = row.offset + start - row.start
        if row.element is not None:
            changes.setdefault(part, []).append(_Change(row.element, first, first + end - start, words))
    return choice


def _do(change: _Change) -> None:
    """Change one w:t; those of one element come from its end to its beginning."""
    element, text = change.element, change.element.text or ""
    if change.words is not None:
        write(element, text[: change.start] + change.words + text[change.end :])
        return
    if change.end < len(text):
        cut_before(cut_text(element, text, change.end))
    if change.start > 0:
        element = cut_text(element, text[: change.end], change.start)
        cut_before(element)
    else:
        cut_before(element)
    run = element.getparent()
    if run is not None:
        _highlight(run)


def _highlight(run: Element) -> None:
    properties = run.find(w("rPr"))
    if properties is None:
        properties = run.makeelement(w("rPr"), {}, run.nsmap)
        run.insert(0, properties)
    mark = properties.find(w("highlight"))
    if mark is None:
        mark = properties.makeelement(w("highlight"), {}, properties.nsmap)
        # CT_RPr is a sequence: highlight stands before these.
        behind = next((child for child in properties if child.tag in _AFTER_HIGHLIGHT), None)
        if behind is None:
            properties.append(mark)
        else:
            behind.addprevious(mark)
    mark.set(VAL, "yellow")


_AFTER_HIGHLIGHT = frozenset(
    map(
        w,
        ("u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange"),
    )
)  # fmt: skip


def _twins(root: Element) -> dict[Element, Sequence[Element]]:
    """Of text that is written twice, each element's other self."""
    found: dict[Element, Sequence[Element]] = {}
    for alternatives in root.iter(ALTERNATIVES):
        branches = [list(branch.iter(TEXT)) for branch in alternatives]
        said = [[element.text for element in branch] for branch in branches]
        for k, branch in enumerate(branches):
            same = [other for n, other in enumerate(branches) if n != k and said[n] == said[k]]
            for i, element in enumerate(branch):
                found[element] = [other[i] for other in same]
    return found


def _packed(data: bytes, changed: dict[str, Element]) -> bytes:
    """The package with the changed parts in their places, all others as they were."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            root = changed.get(info.filename)
            part = (
                old.read(info)
                if root is None
                else etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            )
            new.writestr(info, part)
    return out.getvalue()
