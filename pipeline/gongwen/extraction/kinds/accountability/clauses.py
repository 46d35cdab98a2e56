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

from gongwen.extraction.kinds.accountability import bare, closings, conditions, licences, runs, starts
from gongwen.extraction.kinds.accountability.measures import Mention, mentions, moved
from gongwen.extraction.kinds.accountability.reading import Sentence
from gongwen.extraction.kinds.accountability.runs import Condition
from gongwen.extraction.kinds.accountability.vocabulary import language, phrases
from gongwen.text.lexicon import searched


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

_PROVED = re.compile("一经(?:发现|查实|核实|查出|查证|认定|发觉)")
_AMOUNTS = re.compile("[均即]?(?:视为|视同|属于?)[^,;]{0,4}违")
"""视为严重违纪: what a failing amounts to, between it and its consequence."""
_JOINED = re.compile("或者?对")
_NAME = 24
"""How long the name of a failing can be."""
_HEADING = re.compile("处理|处罚|处分|责任|要求|措施|办法|规定|原则|方式|标准|机制|制度|问题|情况")
_OTHERWISE = re.compile("否则|不然|如若不然")
"""否则: the norm before it is what was breached, so that no trigger is told."""
BELOW = re.compile(
    r"(?:(?:以下|下列|如下)[^,;:。]{0,8}(?:处理|处分|处罚|措施|方式|问责|惩戒|办法)[^,;:。]{0,4}"
    r"|(?:处理|处分|处罚|处置|惩戒|问责)(?:办法|措施|方式|规定|标准)?(?:如下|为|是))\Z"
)
"""A colon that says that measures are named behind it."""
_TURN = re.compile(r"则|应|要|将|由|需|可以?|须|得|立即|马上|及时|一律|责令|即[予行可时]")
_AIMED = re.compile(r"对|针对|围绕|遇|发生|出现|接到|发现")
_TASKS = ("将", "把", "要", "应", "依法", "依规", "取缔", "打击", "整治", "查处", "清理", "规范")
_POINTS = re.compile("(?:以上|上述|前述|前款)[^,;的]{0,6}(?:情形|行为|情况|问题)")
"""累计两次出现以上情形,则…: a breach that repeats one before."""
_RIGHT = re.compile("有权|有责任|有义务|均可")
_TEMPORAL = ("时", "后", "前", "中", "期间")
_LOSSES = ("deprive", "deny", "pin", "grade", "order", "propose")


@cache
def _merit() -> re.Pattern[str]:
    return re.compile(searched(phrases("language", "reward")))


@cache
def _attribute() -> re.Pattern[str]:
    """A colon that ends in a name: 应予处分的人员, 给予处分的决定. What stands before its 的 is no consequence."""
    people = rf"[^,;:的]{{0,6}}{language('person')}(?:(?:、|和|及)[^,;:的]{{0,8}}{language('person')})?"
    return re.compile(rf"的(?:{language('nominal')}|{people})\Z")


def events(
    sentence: Sentence,
    places: list[int],
    carried: Condition | None = None,
    *,
    listed: bool = False,
    item: bool = False,
) -> tuple[list[Event], Condition | None]:
    """The breaches and consequences of a sentence, and the condition that the next sentence may lean on.

    `places` are the anchors of its paragraph: a member without one has no measure. `carried` is the condition of the sentence before; `listed`: is the sentence an item of the measures that follow from it? `item`: is it one of
    the breaches that an opener lists, so that what it tells is a failing?
    """
    if not sentence.cola or licences.sets_up(sentence.text):
        return [], None
    below = carried is not None and BELOW.search(sentence.text, 0, sentence.cola[0].end) is not None
    reader = _Reader(sentence, places, carried, listed=listed or (below and sentence.cola[0].mark == ":"), item=item)
    found = reader.read()
    if carried is not None and carried.pending is not None and reader.listed and found:
        if isinstance(found[0], Consequence):
            found.insert(0, Breach(*carried.pending, "breach"))
        carried = msgspec.structs.replace(carried, pending=None)
    return found, reader.condition or reader.left or carried


class _Reader:
    """One pass over the cola of a sentence."""

    def __init__(
        self, sentence: Sentence, places: list[int], carried: Condition | None, *, listed: bool, item: bool
    ) -> None:
        self.sentence = sentence
        self.mentions = [
            mentions(sentence.text, colon.start, colon.end) if anchored else []
            for colon, anchored in zip(sentence.cola, sentence.holding(places), strict=True)
        ]
        self.closes: dict[int, bool] = {}
        self.closings: dict[tuple[int, int, bool], int | None] = {}
        self.found: list[Event] = []
        self.named = -1  # the colon that names what the segment is about (旷工半天:扣发…)
        self.fresh = 0  # the first colon that no consequence has consumed
        self.segment = 0  # the first colon of the segment
        self.condition: Condition | None = None  # the last one in the sentence
        self.carried = carried
        self.listed = listed
        self.item = item
        self.left: Condition | None = None  # a condition that no consequence consumed
        self.open: Consequence | None = None  # the clause that a further consequence joins

    def read(self) -> list[Event]:
        cola = self.sentence.cola
        if not any(self.mentions) and cola[-1].mark != ":":
            self._leave(len(cola) - 1, idle=True)
            return []
        for i in range(len(cola)):
            if i and cola[i - 1].mark in (";", ":"):
                self.named = i - 1 if cola[i - 1].mark == ":" and not self.mentions[i - 1] else -1
                self.fresh = self.segment = i
                self._close()
            closing = self._closing(i)
            if closing is None or any(mention.open < closing < mention.close for mention in self.mentions[i]):
                self._colon(i)
        self._close()
        last = len(cola) - 1
        self._leave(last, idle=False)
        return self.found

    def _leave(self, stop: int, *, idle: bool) -> None:
        """Keep the condition that closes before colon `stop` for what follows; `idle`: nothing follows from it here."""
        if self.fresh >= stop or (closing := self._closing(stop - 1)) is None:
            return
        left = runs.run_to(self.sentence, self.fresh, stop - 1, closing, follows=False)
        base = self.sentence.start
        told = None if left.breach is None or left.kind != "breach" else (left.breach[0] + base, left.breach[1] + base)
        self.left = msgspec.structs.replace(left, pending=told, idle=idle)

    def _close(self) -> None:
        if self.open is not None:
            self.found.append(self.open)
        self.open = None

    def _breached(self, i: int) -> bool:
        """Has the segment a breach before colon i?"""
        known = self.closes
        for j in range(max(self.fresh, i - closings.REACH), i):
            if j not in known:
                known[j] = closings.closes(self.sentence.of(j))
            if known[j]:
                return True
        return self.condition is not None and self.condition.breach is not None and self.condition.last >= self.segment

    def _closing(self, i: int) -> int | None:
        key = i, self.fresh, self._breached(i)
        if key not in self.closings:
            self.closings[key] = closings.closing(self.sentence, self.fresh, i, breached=key[2])
        return self.closings[key]

    def _closed_within(self, i: int) -> int | None:
        """Where a colon without measures closes a condition, at its end or inside: 对违规行为|作出审计决定."""
        at = self._closing(i)
        if at is not None or self.mentions[i]:
            return at
        colon = self.sentence.cola[i]
        split = closings.split(self.sentence, i, colon.end, breached=self._breached(i), open_=self.open is not None)
        return None if split is None or not conditions.conduct().search(self.sentence.of(i)) else split[0]

    def _colon(self, i: int) -> None:
        sentence, colon = self.sentence, self.sentence.cola[i]
        found = self.mentions[i]
        text = sentence.of(i)
        if not found:
            if licences.lenient().search(text) or (_merit().search(text) and not conditions.failing().search(text)):
                self.fresh = i + 1
                self.condition = None
                self._close()
            return
        split = closings.split(sentence, i, found[-1].open, breached=self._breached(i), open_=self.open is not None)
        if split is None and not self._breached(i) and (end := bare.closed(text, found[0], colon.start)) is not None:
            split = colon.start + end, True
        attribute = _attribute().search(text)
        name = colon.start + attribute.start() if attribute else 0
        found = [m for m in found if m.open >= (split[0] if split else 0) and m.close > name]
        if not found:
            return
        condition = self._condition(i, split)
        begin = split[0] if split else None
        kept = tuple(mention for mention in found if self._licensed(i, begin, mention, condition))
        if kept:
            self._consequence(i, begin, condition, kept)

    def _consequence(self, i: int, split: int | None, condition: Condition | None, kept: tuple[Mention, ...]) -> None:
        base = self.sentence.start
        measures = tuple(moved(mention, base) for mention in kept)
        end = max(mention.close for mention in measures)
        if condition is None and self.open is not None:
            self.open = msgspec.structs.replace(self.open, end=end, measures=self.open.measures + measures)
        else:
            self._close()
            start = self._start(i, split, condition)
            tier = condition.tier if condition else None
            if condition is not None:
                told = any(mention.strength == "own" for mention in kept)
                self.condition = msgspec.structs.replace(condition, failing=condition.failing or told)
                if condition.breach is not None:
                    self._earlier(condition)
                    self.found += [
                        Breach(left + base, right + base, condition.kind)
                        for left, right in closings.apart(self.sentence.text, *condition.breach)
                    ]
            placed = None if tier is None else (tier[0] + base, tier[1] + base)
            self.open = Consequence(start + base, end, placed, measures)
        self.fresh = i + 1

    def _earlier(self, condition: Condition) -> None:
        """The breach right before one that 或者对 joins to it: both have the consequence."""
        if not _JOINED.search(self.sentence.text, max(0, condition.start - 3), condition.start + 3):
            return
        k = sum(1 for colon in self.sentence.cola if colon.end < condition.start) - 1
        if k < self.fresh:
            return
        closing = self._closing(k)
        if closing is not None:
            earlier = runs.run_to(self.sentence, self.fresh, k, closing, follows=False)
            if earlier.breach is not None and earlier.kind == "breach":
                base = self.sentence.start
                self.found.append(Breach(earlier.breach[0] + base, earlier.breach[1] + base, "breach"))

    def _follows(self) -> bool:
        return self.condition is not None or self.carried is not None or bool(self.found)

    def _condition(self, i: int, split: tuple[int, bool] | None) -> Condition | None:
        """The condition of the consequence in colon i, if it has one of its own."""
        if _OTHERWISE.match(self.sentence.of(i)):
            return None
        if split is not None:
            return runs.run_to(self.sentence, i if split[1] else self.fresh, i, split[0], follows=self._follows())
        for k in range(i - 1, max(self.fresh, i - closings.REACH) - 1, -1):
            closing = self._closed_within(k)
            if closing is not None:
                found = runs.run_to(self.sentence, self.fresh, k, closing, follows=self._follows())
                return self._with_breach(found) if found.kind == "degree" and self.condition is None else found
        return self._unclosed(i)

    def _with_breach(self, degree: Condition) -> Condition:
        """A degree with the breach before it that had no consequence of its own (对…的, 及时提醒, 造成后果的, …)."""
        cola = self.sentence.cola
        for k in range(degree.last - 1, max(self.fresh, degree.last - closings.REACH) - 1, -1):
            closing = self._closing(k) if cola[k].end <= degree.start else None
            if closing is not None:
                earlier = runs.run_to(self.sentence, self.fresh, k, closing, follows=False)
                if earlier.kind == "breach" and earlier.failing:
                    return msgspec.structs.replace(degree, breach=earlier.breach, kind="breach")
                break
        return degree

    def _unclosed(self, i: int) -> Condition | None:
        """A condition with nothing to close it: from 如 or 若, or a bare telling of a failing right before."""
        of, cola = self.sentence.of, self.sentence.cola
        k = i - 1
        while k >= self.fresh and (
            runs.is_adverbial(of(k))
            or _AMOUNTS.match(of(k)) is not None
            or (starts.is_scope(of(k)) and not closings.opens_if(of(k)))
        ):
            k -= 1
        if k < self.fresh:
            return self._named(i)
        if of(k + 1).startswith("则") and _POINTS.search(of(k)):
            again = runs.made(self.sentence, k, k, cola[k].end, follows=self._follows())
            span = again.start, again.end
            return msgspec.structs.replace(again, kind="breach", breach=span, failing=True, conduct=True)
        if of(k).endswith(_TEMPORAL) or of(k).startswith(_TASKS):
            return None
        if _RIGHT.search(of(k)):
            return None
        told = conditions.conduct().search(of(k)) is not None if _AIMED.match(of(k)) else conditions.tells(of(k))
        if told and not runs.is_norm(of(k)):
            return runs.run_to(self.sentence, self.fresh, k, cola[k].end, follows=self._follows())
        for j in range(k, max(self.fresh, i - closings.REACH) - 1, -1):
            if closings.opens_if(of(j)):
                last = j
                while last < k and not _TURN.search(of(last + 1)):
                    last += 1
                return runs.made(self.sentence, j, last, cola[last].end, follows=self._follows())
        return None

    def _named(self, i: int) -> Condition | None:
        """The failing that the name of a segment tells, right before its consequence (旷工半天:扣发…)."""
        k = self.named
        if k < 0 or self.fresh != k + 1 or len(self.sentence.of(k)) > _NAME:
            return None
        name = self.sentence.of(k)
        if conditions.is_degree(name) or (
            conditions.tells(name) and not runs.is_norm(name) and not _HEADING.search(name)
        ):
            return runs.made(self.sentence, k, k, self.sentence.cola[k].end, follows=self._follows())
        return None

    def _licensed(self, i: int, split: int | None, mention: Mention, condition: Condition | None) -> bool:
        """Is a mention in colon i a sanction, on the condition there is, or by itself?"""
        prefix = self.sentence.text[split or self.sentence.cola[i].start : mention.open]
        if licences.is_topic(mention, prefix) or licences.is_regulated(self.sentence, i, mention):
            return False
        before = self.sentence.text[self.sentence.cola[max(self.fresh, i - 1)].start : mention.open]
        if licences.disciplined(mention, before):
            return True
        if self.open is not None and condition is None:
            if any(licences.is_exhorted(self.sentence.of(j)) for j in range(self.fresh, i)):
                return False
            if mention.strength != "conduct":
                return True
        if condition is None and i and self.sentence.of(i - 1).startswith("一经") and self._forbidden(i, mention):
            return not licences.is_exhorted(prefix)
        if condition is None and _OTHERWISE.match(self.sentence.of(i)):
            return True
        basis = self._basis(condition)
        if basis is not None and i and _PROVED.match(self.sentence.of(i - 1)) and basis.kind == "breach":
            return not licences.is_exhorted(prefix)
        if basis is not None:
            told = self.sentence.text[basis.start : basis.end]
            return licences.on_basis(self.sentence, i, mention, basis, told)
        if self.carried is not None and self._leans(mention, prefix, self.carried):
            return licences.on_basis(self.sentence, i, mention, self.carried, "")
        return licences.stands_alone(self.sentence, self.segment, i, mention, prefix)

    def _basis(self, condition: Condition | None) -> Condition | None:
        """What a consequence rests on: its condition, or the one before; in a list of breaches each tells of a failing."""
        basis = condition
        if basis is None or basis.kind in ("addressee", "exception"):
            basis = self.condition or condition
        if self.item and basis is not None and not basis.failing:
            return msgspec.structs.replace(basis, failing=True)
        return basis

    def _forbidden(self, i: int, mention: Mention) -> bool:
        """Is a measure after 一经… one by itself, or was something forbidden before it (不准抄袭,一经查实,成绩作废)?"""
        return mention.strength != "mild" or any(
            runs.is_prohibited(self.sentence.of(j)) for j in range(max(0, i - closings.REACH), i - 1)
        )

    def _leans(self, mention: Mention, prefix: str, carried: Condition) -> bool:
        """Does a mention lean on the condition of the sentence before: a bare loss, or a measure that was promised?"""
        if self.listed:
            return len(prefix) <= 30
        return not carried.idle and mention.family in _LOSSES and len(prefix) <= 12

    def _start(self, i: int, split: int | None, condition: Condition | None) -> int:
        """Where the clause of the consequence in colon i begins."""
        floor = condition.last + 1 if condition is not None else self.fresh
        if condition is not None and condition.tier is not None:
            return starts.from_degree(self.sentence, condition.tier[0])
        if condition is not None and condition.kind == "addressee":
            return condition.start
        if split is not None:
            return split
        whether = condition is not None and closings.opens_if(self.sentence.text[condition.start : condition.end])
        return starts.from_scope(self.sentence, i, floor if whether else i, floor)
