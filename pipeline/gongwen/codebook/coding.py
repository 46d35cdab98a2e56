"""Topics of a text: by the words in it, the most specific first."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

import msgspec

from gongwen.codebook.topic import GAP, Kind, Topic
from gongwen.document.model import Clause, Document, Plan, Quota, RoleHeld, Trigger
from gongwen.text.lexicon import searched

BRIDGED = 24
"""How many characters … in a word may stand for: longer objects are rarer than verbs that belong to the next statement."""
Place = tuple[int, int, str, int]
"""Of a word in a text: where it starts and ends, the id of the topic that it means, its characters (those in a gap aside)."""


class Codebook:
    """The topics that are known, and how a text is told to be about one."""

    def __init__(self, name: str, version: str, topics: tuple[Topic, ...]) -> None:
        """Hold the topics; patterns are made when first asked for."""
        self.name = name
        self.version = version
        self.all = topics
        self._by_id = {topic.id: topic for topic in topics}

    def __getitem__(self, topic: str) -> Topic:
        """The topic of this id."""
        return self._by_id[topic]

    def topics(self, kind: Kind, text: str) -> tuple[Topic, ...]:
        """The topics of this kind that `text` is about, the most telling first.

        Deeds before subjects, parts before their wholes, then longer words before shorter, then in the order of the text.
        """
        return self._recognisers[kind].topics(text)

    def places(self, kind: Kind, text: str, among: frozenset[str] | None = None) -> list[Place]:
        """Where words of topics of this kind stand in a whole text, in order.

        `among`: only these topics are looked for (None: all). One search over a text is much quicker than `topics` of each of
        its clauses.
        """
        return sorted(self._recognisers[kind].found(text, among))

    def of_each(self, kind: Kind, texts: Sequence[str], among: frozenset[str] | None = None) -> list[frozenset[str]]:
        """The ids of the topics of each text: what `topics` finds, in no order, by one search over all of them.

        `among`: only these topics are looked for (None: all).
        """
        places = self._recognisers[kind].found("\n".join(texts), among) if texts else []
        if not places:
            return [_NONE] * len(texts)
        ends = list(accumulate([len(text) + 1 for text in texts]))
        found: dict[int, set[str]] = {}
        for start, end, id_, _ in places:
            k = bisect_right(ends, start)
            if end < ends[k]:
                found.setdefault(k, set()).add(id_)
        return [frozenset(found[k]) if k in found else _NONE for k in range(len(texts))]

    def of_quota(self, quota: Quota) -> tuple[Topic, ...]:
        """What a quota is an amount or a cadence of: by its activity; where that says nothing, by all its words."""
        return self.topics("quota", quota.activity) or self.topics("quota", quota.text)

    def of_role(self, role: RoleHeld) -> tuple[Topic, ...]:
        """What a role is for: by its scope."""
        return self.topics("role", role.scope) if role.scope else ()

    def of_holder(self, role: RoleHeld) -> tuple[Topic, ...]:
        """What kind of office or body holds a role (党委书记 and 党组书记 are both secretaries)."""
        return self.topics("holder", role.holder)

    def of_clause(self, clause: Clause) -> tuple[Topic, ...]:
        """What a clause is about: by its action; where that says nothing, by all its words."""
        return (self.topics("clause", clause.action) if clause.action else ()) or self.topics("clause", clause.text)

    def of_trigger(self, trigger: Trigger) -> tuple[Topic, ...]:
        """Which conduct a trigger names."""
        return self.topics("trigger", trigger.condition)

    def coded(self, document: Document) -> Document:
        """The document with `topics` of its clauses and `topic` of its quotas filled in (ids of topics)."""
        return msgspec.structs.replace(document, plans=tuple(self._coded(plan) for plan in document.plans))

    def _coded(self, plan: Plan) -> Plan:
        clauses = tuple(
            msgspec.structs.replace(clause, topics=tuple(topic.id for topic in self.of_clause(clause)))
            for clause in plan.clauses
        )
        quotas = tuple(
            msgspec.structs.replace(quota, topic=next((topic.id for topic in self.of_quota(quota)), None))
            for quota in plan.quotas
        )
        return msgspec.structs.replace(plan, clauses=clauses, quotas=quotas)

    @cached_property
    def _recognisers(self) -> dict[Kind, _Recogniser]:
        kinds: tuple[Kind, ...] = ("quota", "role", "clause", "trigger", "holder")
        return {kind: _Recogniser([topic for topic in self.all if kind in topic.kinds]) for kind in kinds}


class _Words(NamedTuple):
    """What some topics are looked for by."""

    plain: re.Pattern[str] | None
    """Their words without a gap."""
    meaning: dict[str, list[tuple[int, str, _Unless | None]]]
    """Of what is matched, for each word that it begins with: its size, its topic, in what it may count for nothing."""
    bridged: list[tuple[str, re.Pattern[str], int, str, _Unless | None]]
    """Their words with a gap: the beginning, the pattern, the weight, the topic, in what it may count for nothing."""


class _Unless:
    """The words in which a word of a topic counts for nothing."""

    def __init__(self, words: Iterable[str]) -> None:
        self._plain = [(word, len(word)) for word in words if GAP not in word]
        gaps = [word for word in words if GAP in word]
        self._bridged = re.compile("|".join(map(_bridging, gaps))) if gaps else None
        self._reach = BRIDGED + max(map(len, gaps), default=0)

    def holds(self, text: str, start: int, end: int) -> bool:
        """Does text[start:end] stand inside one of them?"""
        for word, size in self._plain:
            if text.find(word, end - size if end > size else 0, start + size) >= 0:
                return True
        return self._bridged is not None and any(
            match.start() <= start and end <= match.end()
            for match in self._bridged.finditer(text, max(start - self._reach, 0), end + self._reach)
        )


class _Recogniser:
    """One walk over a text finds the words of all topics; words with a gap are looked for one by one where they may be."""

    def __init__(self, topics: list[Topic]) -> None:
        self._topics = {topic.id: topic for topic in topics}
        self._wider = {topic.id: _above(topic, self._topics) for topic in topics}
        self._rank = {topic.id: k for k, topic in enumerate(topics)}
        self._known: dict[frozenset[str] | None, _Words] = {}

    def topics(self, text: str) -> tuple[Topic, ...]:
        best: dict[str, tuple[int, int, int]] = {}
        for start, _, id_, weight in self.found(text, None):
            best[id_] = min(best.get(id_, _LAST), (-weight, start, self._rank[id_]))
        wider = {above for topic_id in best for above in self._wider[topic_id]}
        order = sorted(best, key=lambda id_: (self._topics[id_].axis != "deed", id_ in wider, best[id_]))
        return tuple(self._topics[id_] for id_ in order)

    def found(self, text: str, among: frozenset[str] | None) -> list[Place]:
        """Where words of the topics stand, in no order."""
        plain, meaning, bridged = self._words(among)
        found: list[Place] = []
        match = plain.search(text) if plain is not None else None
        while plain is not None and match is not None:
            start = match.start()
            for size, id_, unless in meaning[match[0]]:
                if unless is None or not unless.holds(text, start, start + size):
                    found.append((start, start + size, id_, size))
            match = plain.search(text, start + 1)  # words may overlap
        for first, bridge, weight, id_, unless in bridged:
            if first in text:
                places = [match.span() for match in bridge.finditer(text)]
                found += [(*at, id_, weight) for at in places if unless is None or not unless.holds(text, *at)]
        return found

    def _words(self, among: frozenset[str] | None) -> _Words:
        if among not in self._known:
            self._known[among] = _words([topic for id_, topic in self._topics.items() if among is None or id_ in among])
        return self._known[among]


def _words(topics: list[Topic]) -> _Words:
    """What these topics are looked for by."""
    plain: dict[str, list[tuple[int, str, _Unless | None]]] = defaultdict(list)
    bridged = []
    for topic in topics:
        for word in topic.words:
            # What stands in a gap is inside the word too.
            around = [other for other in topic.unless if GAP in other or GAP in word or word in other]
            unless = _Unless(around) if around else None
            if GAP in word:
                weight = len(word) - word.count(GAP)
                bridged.append((word.split(GAP)[0], re.compile(_bridging(word)), weight, topic.id, unless))
            else:
                plain[word].append((len(word), topic.id, unless))
    meaning = {word: [each for k in range(1, len(word) + 1) for each in plain.get(word[:k], ())] for word in plain}
    return _Words(re.compile(searched(plain)) if plain else None, meaning, bridged)


_NONE: frozenset[str] = frozenset()
_LAST = (1, 0, 0)
"""Sorts behind the place of every word that was found."""


def _bridging(word: str) -> str:
    """A pattern of a word, in which … stands for a few characters of one sentence."""
    return f"[^。；;！？\\n]{{0,{BRIDGED}}}?".join(map(re.escape, word.split(GAP)))


def _above(topic: Topic, topics: dict[str, Topic]) -> tuple[str, ...]:
    """The ids of the wider topics that a topic is a part of, as far as they are of the same kind."""
    found: list[str] = []
    while topic.under in topics and topic.under not in found:
        found.append(topic.under)
        topic = topics[topic.under]
    return tuple(found)
