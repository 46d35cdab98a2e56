"""XLSX as an office passes it on: matrices whose cells lead to their details, clauses side by side with what differs marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongwen.comparison.listing import Line, lines
from gongwen.comparison.marking import Part, marked
from gongwen.comparison.outputs import By
from gongwen.comparison.results import Comparison
from gongwen.comparison.wording import change, topic_name
from gongwen.document.model import Document
from gongwen.messages import Language, say
from gongwen.office.sheets import Cell, Link, Marked, Table, workbook

SUFFIX = ".xlsx"

_FILLS = {"stated": "#DEEBF7", "vague": "#FFF2CC", "mentioned": "#F2F2F2"}
_TURNS = {"weaker": "#FCE4D6", "stronger": "#E2EFDA", "other": "#DEEBF7"}
_DELETED, _INSERTED = "#C00000", "#00803C"

_VIEWS: tuple[tuple[By, str], ...] = (
    ("quotas", "compare-quotas"),
    ("roles", "compare-roles"),
    ("accountability", "report-conduct"),
)


def render(comparison: Comparison, documents: Sequence[Document], by: By | None, lang: Language) -> bytes:
    """The workbook; with `by`, of one view alone.

    Raises:
        MissingExtra: XlsxWriter is not installed.
    """
    book = _Book(comparison, lang)
    sheets = [book.units()]
    for view, code in _VIEWS:
        if by in (None, view):
            sheets += book.matrix(view, say(code, lang))
    if by in (None, "accountability"):
        sheets.append(book.ladders())
    if by in (None, "clauses"):
        sheets += [book.clauses(), book.alone(), book.reuse()]
    if by is None:
        sheets.append(book.unknown())
    return workbook(sheets, say("report-title", lang, units=len(comparison.units)))


class _Book:
    """The sheets of one comparison."""

    def __init__(self, comparison: Comparison, lang: Language) -> None:
        self._comparison = comparison
        self._lang = lang
        self._names = {unit.id: unit.name for unit in comparison.units}
        self._files = {unit.id: unit.file for unit in comparison.units}

    def _say(self, *codes: str) -> list[str]:
        return [say(code, self._lang) for code in codes]

    def units(self) -> Table:
        stock = {stock.unit: stock for stock in self._comparison.stock}
        rows: list[list[Cell]] = [
            [
                unit.id,
                unit.name,
                unit.dated,
                unit.file,
                "、".join(plan.title or "" for plan in unit.plans),
                *(getattr(stock[unit.id], part) for part in ("characters", "common", "shared", "own")),
            ]
            for unit in self._comparison.units
        ]
        heads = self._say("compare-unit", "compare-name", "compare-dated", "compare-file", "field-title")
        heads += self._say("chart-characters", "chart-common", "chart-shared", "chart-own")
        return Table(say("compare-units", self._lang), heads, rows, frozen=2)

    def matrix(self, view: By, name: str) -> list[Table]:
        """A matrix, and the list of its details; each cell leads to its first detail, each detail back."""
        details = f"{name}-{say('report-details', self._lang)}"
        found = list(lines(self._comparison, view, self._lang))
        rows: dict[str, list[Line]] = {}
        for line in found:
            rows.setdefault(line.row, []).append(line)
        first: dict[tuple[str, str], int] = {}
        for number, line in enumerate((line for line in found if line.place is not None), 2):
            first.setdefault((line.row, line.unit), number)
        body: list[list[Cell]] = []
        fills = {}
        for r, (row, held) in enumerate(rows.items()):
            cells: list[Cell] = [held[0].name]
            for c, unit in enumerate(self._comparison.units, 1):
                here = [line for line in held if line.unit == unit.id]
                words = "；".join(dict.fromkeys(line.said for line in here if line.said))
                words = words or say(f"compare-{here[0].state}", self._lang)
                line_of = first.get((row, unit.id))
                cells.append(words if line_of is None else Link(words, f"#'{details}'!A{line_of}"))
                if here[0].state in _FILLS:
                    fills[r, c] = _FILLS[here[0].state]
            body.append(cells)
        heads = ["", *(f"{unit.id} {unit.name}" for unit in self._comparison.units)]
        widest = (24, *(28 for _ in self._comparison.units))
        return [
            Table(name, heads, body, fills=fills, widest=widest),
            self._details(details, [line for line in found if line.place is not None]),
        ]

    def _details(self, name: str, found: Sequence[Line]) -> Table:
        heads = self._say("report-row", "compare-name", "report-said", "report-about", "field-per_year", "field-text")
        heads += self._say("compare-file", "field-section", "field-source_start", "field-source_end")
        rows: list[list[Cell]] = []
        for line in found:
            place = line.place
            if place is not None:
                said = line.said or say(f"compare-{line.state}", self._lang)
                rows.append([line.name, self._names[line.unit], said, line.about, line.per_year, place.text])
                rows[-1] += [self._files[line.unit], place.section, place.span.source_start, place.span.source_end]
        return Table(name, heads, rows, folded=(7, 8, 9))

    def ladders(self) -> Table:
        heads = self._say("compare-name", "field-tier", "field-measures", "report-bands", "field-authority")
        heads += self._say("field-text", "compare-file")
        rows: list[list[Cell]] = [
            [
                self._names[ladder.unit],
                step.tier,
                "、".join(step.measures),
                "、".join("?" if band is None else str(band) for band in step.bands),
                step.authority,
                step.place.text,
                self._files[ladder.unit],
            ]
            for ladder in self._comparison.ladders
            for step in ladder.steps
        ]
        return Table(say("compare-ladders", self._lang), heads, rows)

    def clauses(self) -> Table:
        """Each statement of each group in a row, what differs from the first marked in it."""
        heads = self._say("report-group", "field-topics", "compare-name", "report-statement", "report-changes")
        heads += self._say("report-without", "compare-file", "field-source_start", "field-source_end")
        rows: list[list[Cell]] = []
        fills = {}
        for group in self._comparison.groups:
            by_member = {difference.after: difference for difference in group.differences}
            topics = "、".join(topic_name(self._comparison, topic, self._lang) for topic in group.topics)
            missing = "、".join(self._names[unit] for unit in group.missing)
            for k, member in enumerate(group.members):
                difference = by_member.get(k)
                text: Cell = member.place.text
                changes = ""
                if difference is not None:
                    before = group.members[difference.before].place.text
                    text = list(_coloured(marked(before, member.place.text, difference.edits)))
                    changes = "\n".join(change(c, self._lang) for c in difference.changes)
                    turns = {c.direction for c in difference.changes}
                    turn = next((turn for turn in _TURNS if turn in turns), None)
                    if turn:
                        fills[len(rows), 4] = _TURNS[turn]
                unit, span = member.place.unit, member.place.span
                rows.append([group.id, topics, self._names[unit], text, changes, missing if k == 0 else ""])
                rows[-1] += [self._files[unit], span.source_start, span.source_end]
        name = say("report-clauses", self._lang)
        return Table(name, heads, rows, frozen=3, folded=(7, 8), fills=fills, widest=(8, 20, 20, 70, 40, 30))

    def alone(self) -> Table:
        heads = self._say("compare-name", "field-text", "compare-file", "field-source_start", "field-source_end")
        rows: list[list[Cell]] = []
        for alone in self._comparison.alone:
            for member in alone.members:
                span = member.place.span
                rows.append([self._names[alone.unit], member.place.text, self._files[alone.unit]])
                rows[-1] += [span.source_start, span.source_end]
        return Table(say("report-alone", self._lang), heads, rows, folded=(3, 4), widest=(24, 90))

    def reuse(self) -> Table:
        heads = self._say("report-one", "report-other", "compare-statements", "compare-characters")
        heads += self._say("report-share-one", "report-share-other", "compare-from")
        rows: list[list[Cell]] = [
            [
                self._names[pair.a],
                self._names[pair.b],
                pair.statements,
                pair.characters,
                f"{pair.share_a:.0%}",
                f"{pair.share_b:.0%}",
                f"{self._names[pair.source]} → {self._names[pair.target]}" if pair.source and pair.target else "",
            ]
            for pair in self._comparison.reuse
        ]
        return Table(say("compare-reuse", self._lang), heads, rows, frozen=2)

    def unknown(self) -> Table:
        heads = self._say("field-kind", "report-proposed", "report-words", "compare-name", "field-text", "compare-file")
        rows: list[list[Cell]] = [
            [
                say(f"kind-{unknown.kind}", self._lang),
                unknown.name,
                "、".join(unknown.words),
                self._names[place.unit],
                place.text,
                self._files[place.unit],
            ]
            for unknown in self._comparison.unknown
            for place in unknown.places
        ]
        return Table(say("report-unknown", self._lang), heads, rows)


def _coloured(parts: Sequence[Part]) -> Iterator[str | Marked]:
    for kind, text in parts:
        if kind == "same":
            yield text
        else:
            yield Marked(text, _DELETED if kind == "deleted" else _INSERTED, struck=kind == "deleted")
