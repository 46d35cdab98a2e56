"""Topics of a text: by the words in it, the most specific first."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

import msgspec

from gongwen.codebook.topic import GAP, Kind, Topic
from gongwen.document.model import Clause, Document, Plan, Quota, RoleHeld, Trigger
from gongwen.text.lexicon import any_of, searched

BRIDGED = 24
"""How many characters … in a word may stand for: longer objects are rarer than verbs that belong to the next statement."""


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

    def places(self, kind: Kind, text: str, among: frozenset[str] | None = None) -> list[tuple[int, int, str]]:
        """Where words of topics of this kind stand in a whole text: start, end, id of the topic, in order.

        `among`: only these topics are looked for (None: all). One search over a text is much quicker than `topics` of each of
        its clauses.
        """
        return self._recognisers[kind].places(text, among)

    def of_each(self, kind: Kind, texts: Sequence[str], among: frozenset[str] | None = None) -> list[frozenset[str]]:
        """The ids of the topics of each text: what `topics` finds, in no order, by one search over all of them.

        `among`: only these topics are looked for (None: all).
        """
        ends = list(accumulate(len(text) + 1 for text in texts))
        found: list[set[str]] = [set() for _ in texts]
        for start, end, id_ in self.places(kind, "\n".join(texts), among):
            k = bisect_right(ends, start)
            if end < ends[k]:
                found[k].add(id_)
        return [frozenset(ids) for ids in found]

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


class _Recogniser:
    """One walk over a text finds the words of all topics; words with a gap are looked for one by one where they may be."""

    def __init__(self, topics: list[Topic]) -> None:
        self._topics = {topic.id: topic for topic in topics}
        self._meaning: dict[str, list[Topic]] = defaultdict(list)
        self._bridged: list[tuple[str, re.Pattern[str], int, Topic]] = []
        self._unless = {
            topic.id: re.compile("|".join(map(_bridging, topic.unless))) for topic in topics if topic.unless
        }
        self._unless_begins = {topic.id: [word.split(GAP)[0] for word in topic.unless] for topic in topics}
        self._covering: dict[tuple[str, str], bool] = {}
        self._limited: dict[frozenset[str] | None, tuple[re.Pattern[str] | None, dict[str, list[tuple[int, str]]]]] = {}
        self._wider = {topic.id: _above(topic, {t.id: t for t in topics}) for topic in topics}
        self._rank = {topic.id: k for k, topic in enumerate(topics)}
        for topic in topics:
            for word in topic.words:
                if GAP in word:
                    first = word.split(GAP)[0]
                    self._bridged.append((first, re.compile(_bridging(word)), len(word) - word.count(GAP), topic))
                else:
                    self._meaning[word].append(topic)
        self._words = re.compile(any_of(self._meaning)) if self._meaning else None
        self._within = {
            word: tuple(word[:k] for k in range(1, len(word) + 1) if word[:k] in self._meaning)
            for word in self._meaning
        }

    def topics(self, text: str) -> tuple[Topic, ...]:
        best: dict[str, tuple[int, int, int]] = {}
        for start, end, weight, topic in self._found(text):
            if topic.id in self._unless and self._covered(topic.id, text, start, end):
                continue
            best[topic.id] = min(best.get(topic.id, _LAST), (-weight, start, self._rank[topic.id]))
        wider = {above for topic_id in best for above in self._wider[topic_id]}
        order = sorted(best, key=lambda id_: (self._topics[id_].axis != "deed", id_ in wider, best[id_]))
        return tuple(self._topics[id_] for id_ in order)

    def places(self, text: str, among: frozenset[str] | None) -> list[tuple[int, int, str]]:
        found: list[tuple[int, int, str]] = []
        pattern, meaning = self._looking_for(among)
        match = pattern.search(text) if pattern is not None else None
        while match is not None and pattern is not None:
            start = match.start()
            found += [(start, start + size, id_) for size, id_ in meaning[match[0]]]
            match = pattern.search(text, start + 1)  # words may overlap
        for first, bridge, _, topic in self._bridged:
            if (among is None or topic.id in among) and first in text:
                found += [(m.start(), m.end(), topic.id) for m in bridge.finditer(text)]
        covers = {
            id_: [match.span() for match in self._unless[id_].finditer(text)]
            for id_ in {
                id_ for start, end, id_ in found if id_ in self._unless and self._coverable(id_, text[start:end])
            }
            if any(first in text for first in self._unless_begins[id_])
        }
        covers = {id_: spans for id_, spans in covers.items() if spans}
        if covers:
            found = [
                (start, end, id_)
                for start, end, id_ in found
                if id_ not in covers or not any(a <= start and end <= b for a, b in covers[id_])
            ]
        return sorted(found)

    def _coverable(self, topic: str, found: str) -> bool:
        """Can what was found stand inside what a word of a topic counts for nothing in?"""
        known = self._covering.get((topic, found))
        if known is None:
            known = any(GAP in word or found in word for word in self._topics[topic].unless)
            self._covering[topic, found] = known
        return known

    def _looking_for(
        self, among: frozenset[str] | None
    ) -> tuple[re.Pattern[str] | None, dict[str, list[tuple[int, str]]]]:
        """A pattern of the words of some topics; and what a match means: sizes and ids of the words that it begins with."""
        if among not in self._limited:
            words = {
                word: [topic.id for topic in topics if among is None or topic.id in among]
                for word, topics in self._meaning.items()
            }
            words = {word: ids for word, ids in words.items() if ids}
            meaning = {
                word: [(k, id_) for k in range(1, len(word) + 1) for id_ in words.get(word[:k], ())] for word in words
            }
            self._limited[among] = re.compile(searched(words)) if words else None, meaning
        return self._limited[among]

    def _found(self, text: str) -> list[tuple[int, int, int, Topic]]:
        found: list[tuple[int, int, int, Topic]] = []
        match = self._words.search(text) if self._words is not None else None
        while match is not None and self._words is not None:
            start = match.start()
            for word in self._within[match[0]]:
                found += [(start, start + len(word), len(word), topic) for topic in self._meaning[word]]
            match = self._words.search(text, start + 1)  # words may overlap
        for first, pattern, weight, topic in self._bridged:
            if first in text:
                found += [(match.start(), match.end(), weight, topic) for match in pattern.finditer(text)]
        return found

    def _covered(self, topic: str, text: str, start: int, end: int) -> bool:
        return any(m.start() <= start and end <= m.end() for m in self._unless[topic].finditer(text))


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
