"""Where an item that is absent would belong: the passage nearest to it in words, and the parts that were searched."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise

from gongwen.checking.coded import Coded
from gongwen.checking.profile import Item, topics_of
from gongwen.document.model import Span

_OPENING = 16
"""Characters that name a part which has no heading."""
_SHARED = 2
"""Pairs that a passage must share to be near at all."""


class Nearest:
    """The passages of a document, as pairs of neighbouring characters."""

    def __init__(self, coded: Coded) -> None:
        """Count nothing yet: most drafts lack nothing."""
        self._coded = coded

    def to(self, item: Item) -> Span | None:
        """The heading or clause that shares most pairs of characters with the item's name and topics, for its length.

        Pairs that many passages have say little. None where nothing is shared; of equal passages the first.
        """
        names = [item.zh]
        for way in item.by:
            for id_ in topics_of(way):
                topic = self._coded.codebook[id_]
                names += [topic.zh, *topic.words]
        wanted = frozenset().union(*(_pairs(name) for name in names))
        best: tuple[float, Span] | None = None
        for span, pairs in self._passages:
            common = wanted & pairs
            score = sum(1 / self._often[pair] for pair in sorted(common)) / (len(pairs) + _OPENING)
            if len(common) >= _SHARED and (best is None or score > best[0]):
                best = (score, span)
        return None if best is None else best[1]

    @cached_property
    def searched(self) -> tuple[str, ...]:
        """The top parts of every plan, as their headings are printed; a part without one by its first words."""
        text = self._coded.document.text
        found = []
        for plan in self._coded.document.plans:
            for section in plan.sections:
                words = section.heading or text[section.span.start + len(section.label) : section.span.end].strip()
                line = words.split("\n", 1)[0]
                found.append(
                    section.label + (line if len(line) <= _OPENING or section.heading else line[:_OPENING] + "…")
                )
        return tuple(found)

    @cached_property
    def _passages(self) -> list[tuple[Span, frozenset[str]]]:
        coded = self._coded
        found = [(coded.heading(section), _pairs(section.heading)) for section in coded.sections if section.heading]
        found += [(clause.fact.span, _pairs(clause.fact.text)) for clause in coded.clauses]
        return sorted(found, key=lambda row: (row[0].start, row[0].end))

    @cached_property
    def _often(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        for _, pairs in self._passages:
            for pair in pairs:
                counts[pair] = counts.get(pair, 0) + 1
        return counts


def _pairs(text: str) -> frozenset[str]:
    return frozenset(a + b for a, b in pairwise(text) if a.isalnum() and b.isalnum())
