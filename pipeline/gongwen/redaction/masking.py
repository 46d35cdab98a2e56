"""A document with pseudonyms in the place of names: text, source, edits, spans and all that was made of them.

How lengths are kept true. In the text each name becomes its pseudonym, so that offsets behind it move; spans move with them.
In the source each name becomes as many ■, so that nothing moves; one edit of kind "redaction" leads from the ■ to the
pseudonym and takes the place of the edits that were inside the name (a character simplified, a gloss left out).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from gongwen.document.model import REDACTED, Document
from gongwen.document.store import dump
from gongwen.errors import InternalError
from gongwen.redaction.aliases import Aliases, aliases
from gongwen.redaction.persons import persons
from gongwen.text.edits import Edit, EditedText

KIND = "redaction"
MASK = "■"
_SPAN = frozenset(("start", "end", "source_start", "source_end", "page"))

Built = dict[str, "Built"] | list["Built"] | tuple["Built", ...] | str | int | float | bool | None


class _Place(NamedTuple):
    """text[start:end] becomes `words`; it came from source[source_start:source_end]."""

    start: int
    end: int
    source_start: int
    source_end: int
    words: str


def redact(doc: Document) -> Document:
    """The document without the names of persons, marked as such. What its parts then mean: see the package."""
    version = doc.generator.version.removesuffix(REDACTED) + REDACTED
    doc = msgspec.structs.replace(doc, generator=msgspec.structs.replace(doc.generator, version=version))
    known = aliases(persons(doc))
    if not known:
        return doc
    edited = EditedText(doc.source.text, doc.edits)
    places = _places(doc, edited, Aliases(known))
    forms = dict(known)
    for place in places:
        for match in Aliases(known).pattern.finditer(doc.text, place.start, place.end):
            printed = doc.source.text[slice(*edited.to_source(match.start(), match.end()))]
            forms.setdefault("".join(printed.split()), known["".join(match[0].split())])
    said = Aliases(forms)
    source = _masked(doc, places, said)
    kept = _kept(doc, places)
    made = [Edit(p.source_start, p.source_end, p.words, KIND) for p in places]
    edits = tuple(sorted((*kept, *made), key=lambda edit: (edit.start, edit.end)))
    text = EditedText(source, edits).text
    built = _rebuilt(msgspec.to_builtins(msgspec.structs.replace(doc, edits=())), said, _Moves(places), text)
    if not isinstance(built, dict) or not isinstance(built["source"], dict):
        raise InternalError("a document is a record")
    built |= {"text": text, "edits": msgspec.to_builtins(edits), "id": doc.id}
    built["source"] |= {"text": source, "sha256": doc.source.sha256}
    redacted = msgspec.convert(built, Document)
    left = said.pattern.search(dump(redacted).decode())
    if left is not None:
        raise InternalError(f"{doc.source.name}: a name is left in the redacted document")
    return redacted


def _places(doc: Document, edited: EditedText, said: Aliases) -> list[_Place]:
    """Where names stand in the text, widened to edits that a name shares with its neighbours and that can't be cut."""
    whole: list[tuple[int, int]] = []
    for edit in doc.edits:
        if edit.replacement and not _even(edit):
            at = edited.to_text(edit.start)
            whole.append((at, at + len(edit.replacement)))
    spans: list[tuple[int, int]] = []
    for match in said.pattern.finditer(doc.text):
        start, end = match.span()
        for a, b in whole[max(0, bisect_right(whole, (start, start)) - 1) :]:
            if a >= end:
                break
            if b > start:
                start, end = min(start, a), max(end, b)
        if spans and start < spans[-1][1]:
            start, end = spans[-1][0], max(end, spans.pop()[1])
        spans.append((start, end))
    return [_Place(a, b, *edited.to_source(a, b), said.put(doc.text[a:b])) for a, b in spans]


def _even(edit: Edit) -> bool:
    """Has every character that it writes a home of its own?"""
    return len(edit.replacement) == edit.end - edit.start


def _kept(doc: Document, places: list[_Place]) -> Iterator[Edit]:
    """What is left of the edits outside of names."""
    ends = [place.source_end for place in places]
    for edit in doc.edits:
        pieces = [edit]
        for place in places[bisect_right(ends, edit.start) :]:
            if place.source_start >= max(edit.end, edit.start + 1):
                break
            pieces = [rest for piece in pieces for rest in _outside(piece, place)]
        yield from (piece for piece in pieces if doc.source.text[piece.start : piece.end] != piece.replacement)


def _outside(edit: Edit, place: _Place) -> Iterator[Edit]:
    """What of an edit is not in a name; one that can't be cut is there whole or not at all."""
    if edit.end <= place.source_start or place.source_end <= edit.start or not _even(edit):
        if (
            edit.start < place.source_start
            or edit.end > place.source_end
            or edit.start == edit.end == place.source_start
        ):
            yield edit
        return
    start, end = max(edit.start, place.source_start), min(edit.end, place.source_end)
    if edit.start < start:
        yield Edit(edit.start, start, edit.replacement[: start - edit.start], edit.kind)
    if end < edit.end:
        yield Edit(end, edit.end, edit.replacement[end - edit.start :], edit.kind)


def _masked(doc: Document, places: list[_Place], said: Aliases) -> str:
    """The source with ■ for names: where the text has them, where only the source does, and for glosses on them."""
    spans = [(place.source_start, place.source_end) for place in places]
    spans += [match.span() for match in said.pattern.finditer(doc.source.text)]
    ends = {place.source_end for place in places}
    spans += [(edit.start, edit.end) for edit in doc.edits if edit.kind == "gloss" and edit.start in ends]
    source = list(doc.source.text)
    for start, end in spans:
        source[start:end] = [c if c == "\n" else MASK for c in source[start:end]]
    return "".join(source)


class _Moves:
    """Where offsets of the text are in the redacted one; what lay inside a name is at its edge."""

    def __init__(self, places: list[_Place]) -> None:
        self._places = places
        self._starts = [place.start for place in places]
        self._source_starts = [place.source_start for place in places]
        self._shifts = [0]
        for place in places:
            self._shifts.append(self._shifts[-1] + len(place.words) - (place.end - place.start))

    def text(self, at: int, *, upper: bool) -> int:
        done = bisect_right(self._starts, at)
        if done and self._places[done - 1].start < at < self._places[done - 1].end:
            place = self._places[done - 1]
            start = place.start + self._shifts[done - 1]
            return start + len(place.words) if upper else start
        if done and self._places[done - 1].start == at:
            return at + self._shifts[done - 1]
        return at + self._shifts[done]

    def source(self, at: int, *, upper: bool) -> int:
        done = bisect_right(self._source_starts, at)
        if done and self._places[done - 1].source_start < at < self._places[done - 1].source_end:
            return self._places[done - 1].source_end if upper else self._places[done - 1].source_start
        return at


def _rebuilt(value: Built, said: Aliases, moves: _Moves, text: str) -> Built:
    """Anything in a document: spans moved, the texts of spans cut anew, names in all other text replaced."""
    if isinstance(value, str):
        return said.put(value)
    if isinstance(value, list | tuple):
        return [_rebuilt(inner, said, moves, text) for inner in value]
    if not isinstance(value, dict):
        return value
    if set(value) == _SPAN:
        return _moved(value, moves)
    built = {name: _rebuilt(inner, said, moves, text) for name, inner in value.items()}
    span = built.get("span")
    if isinstance(span, dict) and "text" in built:
        built["text"] = text[_whole(span["start"]) : _whole(span["end"])]
    return built


def _moved(span: dict[str, Built], moves: _Moves) -> dict[str, Built]:
    return {
        "start": moves.text(_whole(span["start"]), upper=False),
        "end": moves.text(_whole(span["end"]), upper=True),
        "source_start": moves.source(_whole(span["source_start"]), upper=False),
        "source_end": moves.source(_whole(span["source_end"]), upper=True),
        "page": span["page"],
    }


def _whole(value: Built) -> int:
    if not isinstance(value, int):
        raise InternalError("an offset is a whole number")
    return value
