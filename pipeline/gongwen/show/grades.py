"""How sure the extraction of a document is, in a few lines, and where to look."""

from __future__ import annotations

import math

import msgspec

from gongwen.document.model import Document, FactKind, KindGrade, StructureSign
from gongwen.messages import Language, say
from gongwen.wording import grades_in_words

__all__ = ["Graded", "Omission", "graded", "lines"]

WORDS = 60
"""Characters shown of a sentence."""


class Omission(msgspec.Struct, frozen=True):
    """A sentence that probably states a fact that was not extracted, by its line in the source (from 1), and its offsets there."""

    kind: FactKind
    probability: float
    line: int
    source_start: int
    source_end: int
    text: str


class Graded(msgspec.Struct, frozen=True):
    """The grades of one file, with what stands behind them."""

    name: str
    facts: float | None
    structure: float
    kinds: tuple[KindGrade, ...]
    signs: tuple[StructureSign, ...]
    doubts: tuple[Omission, ...]

    @property
    def order(self) -> tuple[float, str]:
        """What files are ordered by: the grade of facts, those without one last. That of structure only tells, it ranks badly."""
        return math.inf if self.facts is None else self.facts, self.name


def graded(name: str, doc: Document) -> Graded | None:
    """The grades of a document; None where it was extracted before there were any."""
    quality = doc.quality
    if quality is None:
        return None
    doubts = tuple(
        Omission(
            doubt.kind,
            doubt.probability,
            doc.source.text.count("\n", 0, doubt.span.source_start) + 1,
            doubt.span.source_start,
            doubt.span.source_end,
            doc.text[doubt.span.start : doubt.span.end],
        )
        for doubt in quality.doubts
    )
    return Graded(name, quality.facts, quality.structure, quality.kinds, quality.signs, doubts)


def lines(row: Graded, lang: Language, doubts: int) -> list[str]:
    """The grades for people: one line of them, one of what was expected and found, and so many doubts."""
    told = [f"{row.name}  {grades_in_words(row, lang)}"]
    expected = [
        say(
            "quality-row",
            lang,
            kind=say(f"quality-{kind.kind}", lang),
            expected=f"{kind.expected:.1f}",
            found=kind.found,
        )
        for kind in row.kinds
    ]
    told.append("    " + say("quality-between", lang).join(expected))
    for doubt in row.doubts[:doubts]:
        words = " ".join(doubt.text.split())
        told.append(
            "    "
            + say(
                "quality-doubt",
                lang,
                line=doubt.line,
                kind=say(f"quality-{doubt.kind}", lang),
                probability=f"{doubt.probability:.2f}",
                words=words if len(words) <= WORDS else words[:WORDS] + "…",
            )
        )
    return told
