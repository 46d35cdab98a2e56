"""Where an item that is absent would belong: the passage nearest to it in words, and the parts that were searched."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from operator import itemgetter

from gongwen.checking.coded import Coded
from gongwen.checking.profile import Item, Profile, topics_of
from gongwen.codebook import Codebook
from gongwen.document.model import Document, Section, Span

_OPENING = 16
"""Characters that name a part which has no heading; and what a short passage is taken to be at least, so that it does not win by
being short."""
_WORDS = 2
"""Words of a topic that are looked for."""
_FEW = 40
"""So many pairs are found one by one about as quickly as by looking at every character."""
_SHARED = 2
"""Pairs that a passage must share to be near at all."""


Passage = tuple[int, int, Section | Span]
"""Where a heading or a clause starts and ends; and the part whose heading it is, or where the clause stands."""
Shared = tuple[list[int], float]
"""The passages (by number) that a pair of characters stands in, each once; and how much it says: 1 by its places."""


def nearest(absent: Sequence[Item], profile: Profile, coded: Coded) -> dict[str, Span | None]:
    """Of each item (by id) the heading or clause that shares most pairs of characters with its name and topics, for its length.

    Pairs that stand in many places say little. None where nothing is shared; of equal passages the first.
    """
    if not absent:
        return {}
    wanted = _wanted(profile, coded.codebook)
    pairs = frozenset[str]().union(*(wanted[item.id] for item in absent))
    places = _places(coded.document.text, pairs, _pattern(profile, coded.codebook))
    passages = _passages(coded)
    sharing = _sharing(places, passages)
    found: dict[str, Span | None] = {}
    for item in absent:
        best = _best([sharing[pair] for pair in wanted[item.id].intersection(sharing)], passages)
        found[item.id] = coded.heading(best) if isinstance(best, Section) else best
    return found


def searched(document: Document) -> tuple[str, ...]:
    """The top parts of every plan, as their headings are printed; a part without one by its first words."""
    text = document.text
    found = []
    for plan in document.plans:
        for section in plan.sections:
            words = section.heading or text[section.span.start + len(section.label) : section.span.end].strip()
            line = words.split("\n", 1)[0]
            found.append(section.label + (line if len(line) <= _OPENING or section.heading else line[:_OPENING] + "…"))
    return tuple(found)


def _passages(coded: Coded) -> list[Passage]:
    found: list[Passage] = [(section.span.start, end, section) for section, end in coded.heads]
    found += [(duty.span.start, duty.span.end, duty.span) for duty in coded.duties]
    return sorted(found, key=itemgetter(0, 1))


def _places(text: str, wanted: frozenset[str], pattern: re.Pattern[str]) -> dict[str, list[int]]:
    """Where each pair stands: few are looked for one by one, many by one walk over the text."""
    found: dict[str, list[int]] = {}
    if len(wanted) <= _FEW:
        for pair in wanted:
            places = _all(pair, text)
            if places:
                found[pair] = places
        return found
    for match in pattern.finditer(text):
        at = match.start()
        pair = text[at : at + 2]
        if pair in wanted:
            found.setdefault(pair, []).append(at)
    return found


def _sharing(places: dict[str, list[int]], passages: list[Passage]) -> dict[str, Shared]:
    starts = [start for start, _, _ in passages]
    found: dict[str, Shared] = {}
    for pair, at in places.items():
        inside: list[int] = []
        for place in at:
            passage = bisect_right(starts, place) - 1
            if passage >= 0 and place < passages[passage][1] and (not inside or inside[-1] != passage):
                inside.append(passage)
        found[pair] = inside, 1 / len(at)
    return found


def _best(shared: list[Shared], passages: list[Passage]) -> Section | Span | None:
    """The passage that shares most, for its length."""
    weights: dict[int, list[float]] = {}
    for inside, weight in shared:
        for passage in inside:
            weights.setdefault(passage, []).append(weight)
    best = 0.0
    found = -1
    for passage, each in weights.items():
        if len(each) >= _SHARED:
            start, end, _ = passages[passage]
            score = sum(sorted(each)) / (end - start + _OPENING)
            if score > best or (score == best and passage < found):
                best, found = score, passage
    return passages[found][2] if found >= 0 else None


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
