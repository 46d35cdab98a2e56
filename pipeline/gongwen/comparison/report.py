"""What the HTML report shows, made ready for its template: rows of cells, each with the places in the sources it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from gongwen.comparison.marking import Part, marked
from gongwen.comparison.results import Comparison
from gongwen.comparison.sharing import ClauseGroup
from gongwen.comparison.units import Place
from gongwen.comparison.wording import change, quota, role_name, row_name, topic_name
from gongwen.document.model import Document
from gongwen.messages import Language, say

__all__ = ["Card", "Cell", "Entry", "Member", "Row", "Sources", "cards", "conduct", "holders", "quotas", "unknowns"]


@dataclass(frozen=True)
class Entry:
    """Words that lead to a place: `at` is its source offsets as a browser counts them, `start-end`."""

    words: str
    quote: str
    document: str
    at: str
    note: str = ""


@dataclass(frozen=True)
class Cell:
    """What one unit says; `kind` is its look, `words` what stands there where there is no entry."""

    unit: str
    kind: str
    words: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Row:
    """A row of a matrix. `named`: does the codebook know its topic?"""

    id: str
    name: str
    named: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Member:
    """A statement in a group: how it differs from the first, and what of that matters, with its direction."""

    unit: str
    entry: Entry
    parts: tuple[Part, ...]
    changes: tuple[tuple[str, str], ...]
    same: bool


@dataclass(frozen=True)
class Card:
    """A group of statements that say the same."""

    id: str
    topics: tuple[str, ...]
    members: tuple[Member, ...]
    units: tuple[str, ...]
    missing: tuple[str, ...]
    directions: tuple[str, ...]


class Sources:
    """The documents that were compared, and offsets into their sources as a browser counts them (UTF-16)."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents = {doc.id: doc for doc in documents}
        self._units: dict[str, list[int]] = {}

    def entry(self, place: Place, words: str, note: str = "") -> Entry:
        """Words that lead to a place."""
        start, end = (self._offset(place.document, at) for at in (place.span.source_start, place.span.source_end))
        return Entry(words, place.text, place.document, f"{start}-{end}", note)

    def _offset(self, document: str, at: int) -> int:
        if document not in self._units:
            doc = self.documents.get(document)
            text = "" if doc is None else doc.source.text
            # Text of the basic plane alone, nearly always, counts the same.
            astral = any(c > "\uffff" for c in text)
            self._units[document] = [0, *accumulate(2 if c > "\uffff" else 1 for c in text)] if astral else []
        units = self._units[document]
        return units[at] if units else at


def quotas(comparison: Comparison, sources: Sources, lang: Language) -> Iterator[Row]:
    """The matrix of quotas."""
    for row in comparison.quotas:
        cells = []
        for cell in row.cells:
            entries = [sources.entry(e.place, quota(e, lang), e.activity) for e in cell.entries]
            for k, place in enumerate(() if cell.entries else cell.mentions, 1):
                entries.append(sources.entry(place, f"{say('compare-mentioned', lang)}{f' {k}' if k > 1 else ''}"))
            cells.append(Cell(cell.unit, cell.state, say(f"compare-{cell.state}", lang), tuple(entries)))
        yield Row(row.id, row_name(comparison, row.topic, row.name, lang), row.topic is not None, tuple(cells))


def holders(comparison: Comparison, sources: Sources, lang: Language) -> Iterator[Row]:
    """The matrix of roles."""
    for row in comparison.roles:
        cells = [
            _cell(cell.unit, [sources.entry(e.place, e.holder, e.scope or "") for e in cell.entries], lang)
            for cell in row.cells
        ]
        yield Row(row.id, role_name(comparison, row, lang), True, tuple(cells))


def conduct(comparison: Comparison, sources: Sources, lang: Language) -> Iterator[Row]:
    """The matrix of conduct and what follows on it."""
    for row in comparison.conduct:
        cells = [
            _cell(
                cell.unit,
                [
                    sources.entry(e.place, e.condition, "、".join(m for step in e.steps for m in step.measures))
                    for e in cell.entries
                ],
                lang,
            )
            for cell in row.cells
        ]
        yield Row(row.id, row_name(comparison, row.topic, row.name, lang), row.topic is not None, tuple(cells))


def _cell(unit: str, entries: Sequence[Entry], lang: Language) -> Cell:
    return Cell(unit, "stated" if entries else "silent", say("compare-silent", lang), tuple(entries))


def cards(comparison: Comparison, sources: Sources, lang: Language) -> list[Card]:
    """The groups of clauses, those in which something changed first."""
    ready = [_card(comparison, group, sources, lang) for group in comparison.groups]
    return sorted(ready, key=lambda card: not card.directions)


def _card(comparison: Comparison, group: ClauseGroup, sources: Sources, lang: Language) -> Card:
    by_member = {difference.after: difference for difference in group.differences}
    first = group.members[0].place.text
    members = []
    for k, member in enumerate(group.members):
        difference = by_member.get(k)
        text = member.place.text
        before = group.members[difference.before].place.text if difference else text
        edits = difference.edits if difference else ()
        changes = tuple((c.direction, change(c, lang)) for c in difference.changes) if difference else ()
        parts = tuple(marked(before, text, edits))
        members.append(
            Member(member.place.unit, sources.entry(member.place, text), parts, changes, k > 0 and text == first)
        )
    directions = tuple(sorted({direction for member in members for direction, _ in member.changes}))
    topics = tuple(topic_name(comparison, topic, lang) for topic in group.topics)
    return Card(group.id, topics, tuple(members), group.units, group.missing, directions)


def unknowns(
    comparison: Comparison, sources: Sources
) -> list[tuple[str, str, tuple[str, ...], list[tuple[str, Entry]]]]:
    """What the codebook does not know: kind, name, words, and where it stands."""
    return [
        (u.kind, u.name, u.words, [(place.unit, sources.entry(place, place.text)) for place in u.places])
        for u in comparison.unknown
    ]
