"""Where an item that is absent would belong: the passage nearest to it in words, and the parts that were searched."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, cached_property
from itertools import pairwise
from operator import itemgetter

from gongwen.checking.coded import Coded
from gongwen.checking.profile import Item, Profile, topics_of
from gongwen.codebook import Codebook
from gongwen.document.model import Section, Span

_OPENING = 16
"""Characters that name a part which has no heading; and what a short passage is taken to be at least, so that it does not win by
being short."""
_WORDS = 2
"""Words of a topic that are looked for."""
_FEW = 40
"""So many pairs are found one by one about as quickly as by looking at every character."""
_SHARED = 2
"""Pairs that a passage must share to be near at all."""


class Nearest:
    """The passages of a document, and where its pairs of neighbouring characters stand."""

    def __init__(self, coded: Coded, profile: Profile, absent: Iterable[Item]) -> None:
        """Count nothing yet. `absent`: the items that may be asked for."""
        self._coded = coded
        self._profile = profile
        self._wanted = _wanted(profile, coded.codebook)
        self._absent = [item.id for item in absent]

    def to(self, item: Item) -> Span | None:
        """The heading or clause that shares most pairs of characters with the item's name and topics, for its length.

        Pairs that stand in many places say little. None where nothing is shared; of equal passages the first.
        """
        sharing = self._sharing
        shared: dict[int, list[float]] = defaultdict(list)
        for pair in self._wanted[item.id].intersection(sharing):
            passages, weight = sharing[pair]
            for passage in passages:
                shared[passage].append(weight)
        best = max(
            [
                (sum(sorted(weights)) / (self._length(passage) + _OPENING), -passage)
                for passage, weights in shared.items()
                if len(weights) >= _SHARED
            ],
            default=None,
        )
        if best is None:
            return None
        place = self._passages[-best[1]][2]
        return place if isinstance(place, Span) else self._coded.heading(place)

    @cached_property
    def _sharing(self) -> dict[str, tuple[list[int], float]]:
        """Of each pair that absent items want the passages it stands in, each once, and how much it says: 1 by its places."""
        starts, passages = self._starts, self._passages
        found: dict[str, tuple[list[int], float]] = {}
        for pair, places in self._places().items():
            inside: list[int] = []
            for at in places:
                passage = bisect_right(starts, at) - 1
                if passage >= 0 and at < passages[passage][1] and (not inside or inside[-1] != passage):
                    inside.append(passage)
            found[pair] = inside, 1 / len(places)
        return found

    def _places(self) -> dict[str, list[int]]:
        """Where each pair that absent items want stands: few are looked for one by one, many by one walk over the text."""
        text = self._coded.document.text
        wanted = frozenset[str]().union(*(self._wanted[id_] for id_ in self._absent))
        if len(wanted) <= _FEW:
            each = ((pair, _all(pair, text)) for pair in wanted)
            return {pair: places for pair, places in each if places}
        found: dict[str, list[int]] = defaultdict(list)
        for match in _pattern(self._profile, self._coded.codebook).finditer(text):
            at = match.start()
            pair = text[at : at + 2]
            if pair in wanted:
                found[pair].append(at)
        return found

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
    def _passages(self) -> list[tuple[int, int, Section | Span]]:
        """Start and end of every heading and clause; and the part whose heading it is, or where the clause stands."""
        coded = self._coded
        found: list[tuple[int, int, Section | Span]]
        found = [(section.span.start, end, section) for section, end in coded.heads]
        found += [(duty.span.start, duty.span.end, duty.span) for duty in coded.duties]
        return sorted(found, key=itemgetter(0, 1))

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


@cache
def _pattern(profile: Profile, book: Codebook) -> re.Pattern[str]:
    """The first character of what may be a pair that an item wants."""
    pairs = [pair for pairs in _wanted(profile, book).values() for pair in pairs]
    first, second = (re.escape("".join(sorted({pair[k] for pair in pairs}))) for k in (0, 1))
    return re.compile(f"[{first}](?=[{second}])")
