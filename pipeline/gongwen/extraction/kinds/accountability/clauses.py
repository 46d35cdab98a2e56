"""A sentence as breaches and consequences, in order.

    sentence    = member { "," member }, its cola; ";" begins a new segment
    segment     = [ condition ] { scope } consequence { "," consequence }
    condition   = the run of cola up to one that closes (closings, runs), or from 如, 若 …, or a bare telling of a failing
    scope       = 对X, 由X, 根据X, 视情节轻重, 按照X: whom, who, by what; no condition, part of the consequence's clause,
                  except for a legal basis that stands first (依照…第五条的规定, 给予…)
    consequence = a colon with measures (measures) that the condition licenses (licences)

A consequence in the next segment of the same sentence leans on the condition of the segment before, and so does a loss in
the next sentence. A condition is consumed by the first consequence after it; a reward or lenience consumes it as well.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from gongwen.extraction.kinds.accountability import bare, causes, closings, conditions, licences, splits, starts
from gongwen.extraction.kinds.accountability.grounds import Ground, below, is_otherwise
from gongwen.extraction.kinds.accountability.measures import mentions
from gongwen.extraction.kinds.accountability.reading import Sentence
from gongwen.extraction.kinds.accountability.runs import Condition
from gongwen.extraction.kinds.accountability.strengths import Mention, lead, moved
from gongwen.extraction.kinds.accountability.vocabulary import language


class Breach(msgspec.Struct, frozen=True, gc=False):
    """Conduct or a result that someone answers for; `kind` is "opener" or "reference" where it points to a list."""

    start: int
    end: int
    kind: conditions.Kind


class Consequence(msgspec.Struct, frozen=True, gc=False):
    """A clause that names what then happens: where it stands, its degree, its measures."""

    start: int
    end: int
    tier: tuple[int, int] | None
    measures: tuple[Mention, ...]


Event = Breach | Consequence


@cache
def _proved() -> re.Pattern[str]:
    """一经发现: what follows it counts by itself, for whatever was forbidden was found out."""
    found = language("found")
    return re.compile(f"一经{found}|每?{found}[一1]?(?:人)?次(?:的|者)?\\Z")


class Reading:
    """A sentence as read: its events in order, and what the next sentence may lean on.

    `places` are the anchors of its paragraph: a member without one has no measure. `before` is the sentence before, or the
    condition that a list of measures follows from. `listed`: is the sentence an item of these? `item`: is it one of the
    breaches that an opener lists, so that what it tells is a failing?
    """

    __slots__ = (
        "_before", "_carry", "_ground", "_item", "_listed", "_mentions", "_open", "_sentence", "_settled", "events",
    )  # fmt: skip

    def __init__(
        self,
        sentence: Sentence,
        places: list[int],
        before: Reading | Condition | None = None,
        *,
        listed: bool = False,
        item: bool = False,
    ) -> None:
        """Read it."""
        self.events: list[Event] = []
        self._sentence = sentence
        self._before = before
        self._listed = listed
        self._item = item
        self._open: Consequence | None = None  # the clause that a further consequence joins
        self._carry: Condition | None = None
        self._settled = False  # is `_carry` known?
        cola = sentence.cola
        self._mentions = [
            mentions(sentence.text, colon.start, colon.end) if anchored else []
            for colon, anchored in zip(cola, sentence.holding(places), strict=True)
        ]
        if not any(self._mentions):
            return  # what it leaves to the next is asked for but rarely
        if licences.sets_up(sentence.text):
            self._settled = True
            return
        if cola[0].mark == ":" and below().search(sentence.text, 0, cola[0].end):
            self._listed = self._carried() is not None
        self._ground = Ground(sentence, self._mentions)
        self._read()
        if self._listed and self.events:
            self._complete()

    def carry(self) -> Condition | None:
        """The condition that the next sentence may lean on."""
        if not self._settled:
            self._settled = True
            self._carry = self._own() or self._carried()
            self._before = None
        return self._carry

    def _carried(self) -> Condition | None:
        """The condition of the sentences before."""
        back: list[Reading] = []
        before = self._before
        while isinstance(before, Reading):
            back.append(before)
            before = before._before
        for reading in reversed(back):
            reading.carry()
        if isinstance(self._before, Reading):
            self._before = self._before.carry()
        return self._before

    def _own(self) -> Condition | None:
        """The condition of this sentence: of its last consequence, or one that nothing has followed from."""
        if not any(self._mentions):
            self._ground = Ground(self._sentence, self._mentions)
        ground = self._ground
        if ground.condition is not None:
            return ground.condition
        left = ground.left(len(self._mentions) - 1)
        if left is None:
            return None
        base = self._sentence.start
        told = None if left.breach is None or left.kind != "breach" else (left.breach[0] + base, left.breach[1] + base)
        return msgspec.structs.replace(left, pending=told)

    def _complete(self) -> None:
        """A breach that nothing followed from in its own sentence stands before the measures that follow in this one."""
        carried = self._carried()
        if carried is not None and carried.pending is not None:
            if isinstance(self.events[0], Consequence):
                self.events.insert(0, Breach(*carried.pending, "breach"))
            self._before = msgspec.structs.replace(carried, pending=None)

    def _read(self) -> None:
        """One pass over the cola."""
        sentence, ground = self._sentence, self._ground
        cola = sentence.cola
        for i, found in enumerate(self._mentions):
            if i and cola[i - 1].mark in (";", ":") and ground.begins(i):
                self._close()
            if not found:
                if licences.is_forgiven(sentence.texts[i]) and ground.closing(i) is None:
                    ground.fresh = i + 1
                    ground.condition = None
                    self._close()
                continue
            closing = ground.closing(i)
            if closing is None or any(mention.open < closing < mention.close for mention in found):
                self._colon(i, found)
        self._close()

    def _close(self) -> None:
        if self._open is not None:
            self.events.append(self._open)
        self._open = None

    def _colon(self, i: int, found: list[Mention]) -> None:
        sentence, ground = self._sentence, self._ground
        breached = ground.breached(i)
        split = splits.split(sentence, i, lead(found).open, breached=breached, open_=self._open is not None)
        if split is None:
            counted = self._open.measures[-1] if self._open is not None else None
            split = bare.within(
                sentence, i, found[0], ground.fresh, counted, pending=ground.pending(i), breached=breached
            )
        found = [m for m in found if m.open >= (split[0] if split else 0)]
        condition = ground.of(i, split, self._follows, open_=self._open is not None)
        begin = split[0] if split else None
        kept = tuple(mention for mention in found if self._licensed(i, begin, mention, condition))
        if kept:
            self._consequence(i, begin, condition, kept)

    def _follows(self) -> bool:
        """Does something stand before a condition that it may be the degree of?"""
        return self._ground.condition is not None or bool(self.events) or self._carried() is not None

    def _consequence(self, i: int, split: int | None, condition: Condition | None, kept: tuple[Mention, ...]) -> None:
        base = self._sentence.start
        measures = tuple(moved(mention, base) for mention in kept)
        end = max(mention.close for mention in measures)
        if condition is None and self._open is not None:
            self._open = msgspec.structs.replace(self._open, end=end, measures=self._open.measures + measures)
        else:
            self._close()
            start = self._start(i, split, condition)
            tier = condition.tier if condition else None
            if condition is not None:
                if condition.kind not in ("addressee", "exception") or self._ground.condition is None:
                    failed = condition.failing or any(mention.strength == "own" for mention in kept)
                    self._ground.condition = msgspec.structs.replace(condition, failing=failed)
                self._breach(condition)
            placed = None if tier is None else (tier[0] + base, tier[1] + base)
            self._open = Consequence(start + base, end, placed, measures)
        self._ground.fresh = i + 1

    def _breach(self, condition: Condition) -> None:
        """The breaches that a condition tells."""
        if condition.breach is None:
            return
        base = self._sentence.start
        for left, right in closings.apart(self._sentence.text, *condition.breach):
            self.events.append(Breach(left + base, right + base, condition.kind))

    def _licensed(self, i: int, split: int | None, mention: Mention, condition: Condition | None) -> bool:
        """Is a mention in colon i a sanction, on the condition there is, or by itself?"""
        sentence, fresh = self._sentence, self._ground.fresh
        if mention.family == "borne":
            return i > 0 and causes.is_borne(sentence.texts[i - 1])
        prefix = sentence.text[split or sentence.cola[i].start : mention.open]
        if licences.is_topic(mention, prefix) or licences.is_regulated(sentence, i, mention, split):
            return False
        if licences.disciplined(mention, sentence.text, sentence.cola[max(fresh, i - 1)].start):
            return True
        if self._open is not None and condition is None:
            if any(licences.is_exhorted(sentence.texts[j]) for j in range(fresh, i)):
                return False
            if mention.strength != "conduct" or mention.family == "published":
                return True
        if any(map(_proved().match, sentence.texts[max(0, i - 1) : i + 1])):
            return not licences.is_exhorted(prefix)
        if any(map(is_otherwise, sentence.texts[fresh : i + 1])):
            return True
        basis = self._basis(condition, i)
        if basis is not None:
            told = sentence.text[basis.start : basis.end]
            return licences.on_basis(sentence, i, mention, basis, told)
        leans = self._listed or (mention.family in licences.LOSSES and len(prefix) <= licences.LEANING)
        carried = self._carried() if leans else None
        if carried is not None:
            return licences.on_basis(sentence, i, mention, carried, "")
        return licences.stands_alone(sentence, i, mention, prefix)

    def _basis(self, condition: Condition | None, i: int) -> Condition | None:
        """What a consequence rests on: its condition, or the one before; in a list of breaches each tells of a failing."""
        basis = condition
        if basis is None or basis.kind in ("addressee", "exception"):
            basis = self._ground.condition or condition
        if basis is not None and (self._item or self._ground.punished(i)):
            return msgspec.structs.replace(basis, failing=True)
        return basis

    def _start(self, i: int, split: int | None, condition: Condition | None) -> int:
        """Where the clause of the consequence in colon i begins."""
        floor = condition.last + 1 if condition is not None else self._ground.fresh
        if condition is not None and condition.tier is not None:
            return starts.from_degree(self._sentence, condition.tier[0])
        if condition is not None and condition.kind == "addressee":
            return condition.start
        if split is not None:
            return split
        whether = condition is not None and closings.opens_if(self._sentence.text[condition.start : condition.end])
        return starts.from_scope(self._sentence, i, floor if whether else i, floor)
