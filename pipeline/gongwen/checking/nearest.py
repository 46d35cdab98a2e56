"""Where an item that is absent would belong: the passage nearest to it in words, and the parts that were searched."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from functools import cache, cached_property
from itertools import pairwise

from gongwen.checking.coded import Coded
from gongwen.checking.profile import Item, Profile, topics_of
from gongwen.codebook import Codebook
from gongwen.document.model import Span

_OPENING = 16
"""Characters that name a part which has no heading; and what a short passage is taken to be at least, so that it does not win by
being short."""
_WORDS = 2
"""Words of a topic that are looked for."""
_SHARED = 2
"""Pairs that a passage must share to be near at all."""


class Nearest:
    """The passages of a document, and where its pairs of neighbouring characters stand."""

    def __init__(self, coded: Coded, profile: Profile) -> None:
        """Count nothing yet: most drafts lack nothing."""
        self._coded = coded
        self._wanted = _wanted(profile, coded.codebook)

    def to(self, item: Item) -> Span | None:
        """The heading or clause that shares most pairs of characters with the item's name and topics, for its length.

        Pairs that stand in many places say little. None where nothing is shared; of equal passages the first.
        """
        wanted = self._wanted[item.id]
        shared: dict[int, dict[str, float]] = defaultdict(dict)
        text = self._coded.document.text
        for pair in wanted:
            if pair not in text:
                continue
            places = _all(pair, text)
            for at in places:
                passage = bisect_right(self._starts, at) - 1
                if passage >= 0 and at < self._passages[passage][1]:
                    shared[passage][pair] = 1 / len(places)
        best = max(
            (
                (sum(sorted(pairs.values())) / (self._length(passage) + _OPENING), -passage)
                for passage, pairs in shared.items()
                if len(pairs) >= _SHARED
            ),
            default=None,
        )
        if best is None:
            return None
        start, end, page = self._passages[-best[1]]
        return self._coded.span(start, end, page or None)

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
    def _passages(self) -> list[tuple[int, int, int]]:
        """Start, end and page (0 where the format has none) of every heading and clause."""
        coded = self._coded
        found = [(s.span.start, coded.head_end(s), s.span.page or 0) for s in coded.sections if s.heading]
        found += [(row.fact.span.start, row.fact.span.end, row.fact.span.page or 0) for row in coded.clauses]
        return sorted(found)

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _, _ in self._passages]

    def _length(self, passage: int) -> int:
        start, end, _ = self._passages[passage]
        return end - start


def _all(pair: str, text: str) -> list[int]:
    """Every place of a pair of characters in a text."""
    found = []
    at = text.find(pair)
    while at >= 0:
        found.append(at)
        at = text.find(pair, at + 1)
    return found


def _names(item: Item, book: Codebook) -> tuple[str, ...]:
    """An item's name, and the names and first words of its topics: codebooks put the most telling words first."""
    topics = [book[id_] for way in item.by for id_ in topics_of(way)]
    return (item.zh, *(topic.zh for topic in topics), *(word for topic in topics for word in topic.words[:_WORDS]))


@cache
def _wanted(profile: Profile, book: Codebook) -> dict[str, frozenset[str]]:
    """Of each item (by id) the pairs of neighbouring characters in its names, punctuation aside."""
    return {
        item.id: frozenset(
            a + b for name in _names(item, book) for a, b in pairwise(name) if a.isalnum() and b.isalnum()
        )
        for item in profile.item
    }
