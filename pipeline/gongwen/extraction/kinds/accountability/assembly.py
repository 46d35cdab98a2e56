"""From the events of paragraphs to what follows from what: the triggers of a plan, each with its consequences.

* A consequence follows from the breach before it in its sentence; without one, from the last breach of its paragraph.
* The items of a list follow their opener: they have all consequences of its paragraph that stand after the opener. Where
  there are none, they have those of the paragraph after the list that points back to them (有上述情形之一的).
* A list of mild consequences governs only items that tell of failings: 有下列情形之一的, 终止合同 is no list of breaches.
* A paragraph that names its measures below (给予以下处理:) passes its condition on to the items that name them.
"""

from __future__ import annotations

import re

import msgspec

from gongwen.extraction.kinds.accountability import conditions, grounds, lists
from gongwen.extraction.kinds.accountability.anchors import Anchors
from gongwen.extraction.kinds.accountability.clauses import Breach, Consequence, Event, Reading
from gongwen.extraction.kinds.accountability.headings import heading
from gongwen.extraction.kinds.accountability.reading import body_of, label_end, paragraphs, sentence, sentences
from gongwen.extraction.kinds.accountability.runs import Condition
from gongwen.extraction.kinds.accountability.slips import suspected
from gongwen.extraction.plantext import PlanText
from gongwen.text.notices import Doubt

_CUMULATIVE = re.compile(r"可以?[^。;\n]{0,16}(?:单独|分别)[^。;\n]{0,18}(?:合并|同时|合用|一并|并用)")
_EXCLUSIVE = re.compile(r"不(?:得|能|可)(?:同时|合并|重复|并)(?:使用|适用|给予|处罚|处分|处理)")
_RUN_IN = re.compile(r"[^ ,;:。的\n]{2,12} +(?=[^ ])")
"""（一）迟到 扣发…: a heading that only a blank parts from its text."""
_JOINS = ("同时", "并", "且", "此外", "另外")
"""What a sentence begins with that goes on with the consequences of the one before."""
_TELLS_MORE = re.compile("[,的者:]")
_SHORT = 80
"""How long the title of a list can be, its label included."""
_HEADING = 20
"""How long a heading can be that only names a measure."""
_CLOSED = re.compile("的|者|(?=,)")
_SAME = re.compile(
    "(?:如果?|若|倘若?|凡)?有?(?:违反|违犯|违背)(?:规定|上述|上列|前述|以上)?(?:规定|情事|情形|行为)?(?:者|的)?"
)
"""如有违反: the breach of the list that was just opened, and none of its own."""
_ARTICLE = re.compile(f" *(?P<label>{lists.LABEL.pattern})")
_OF_OTHERS = re.compile(
    "违[法规纪约章](?:违[法规纪约章])?(?:行为|案件|事实|线索|活动|犯罪|主体)人?|(?:期|届)满[^,;]{0,6}未[^,;]{0,4}(?:延续|续期|续展|换证|申请)"
    "|不[予得再][^,;]{0,4}?(?:奖励|补助|补贴|资助|受理|认定|评定|推荐|申报|享受)"
)
"""对违规行为的举报, 违法行为人: named in passing, as is what follows from an item itself (…的,不予奖励)."""


class Trigger(msgspec.Struct):
    """A breach text[start:end], and the consequences that follow from it, by their place among all of the plan's."""

    start: int
    end: int
    follow: list[int]


class Assembly(msgspec.Struct):
    """What was found in a plan."""

    triggers: list[Trigger]
    sanctions: list[Consequence]
    cumulative: dict[int, bool]
    """Of consequences, by place: may their measures be combined?"""
    doubts: list[Doubt]


def assembled(plan: PlanText) -> Assembly:
    """The accountability of a plan."""
    reader = _Reader(plan)
    reader.read()
    return reader.found


def _names_below(view: str, start: int, end: int) -> bool:
    """Does a paragraph end by saying that measures are named below?"""
    return view.startswith(":", end - 1) and grounds.below().search(view, max(start, end - 40), end - 1) is not None


def _mild(consequences: list[Consequence]) -> bool:
    """Are all measures of some consequences plain work too?"""
    return all(mention.strength == "mild" for found in consequences for mention in found.measures)


class _Reader:
    """One pass over the paragraphs of a plan that have an anchor."""

    def __init__(self, plan: PlanText) -> None:
        self.view = plan.view
        self.anchors = Anchors(plan.view, plan.body, plan.tail)
        self.paragraphs = paragraphs(plan) if self.anchors else []
        parts = plan.sketch.parts if self.anchors else ()
        self.parts = {part.start: part for part in parts}
        self.found = Assembly([], [], {}, [])
        self.listed: dict[int, Trigger] = {}  # by where they start, the triggers so far
        self.below: tuple[int, Condition | None] = (-1, None)  # the next paragraph that names measures of a list
        self.owed: list[Trigger] = []  # from what they follow
        self.excluded: set[int] = set()  # where the items start of lists that turned out to be none of failings
        self.articles: dict[str, int] | None = None  # which paragraph an article begins with; None until asked for

    def read(self) -> None:
        for k, places in self.anchors.among(self.paragraphs):
            self._paragraph(k, places)

    def _paragraph(self, k: int, places: list[int]) -> None:
        view = self.view
        start, end = self.paragraphs[k]
        first = len(self.found.sanctions)
        begun = len(self.found.triggers)
        whole = self.listed.get(start)
        before: Reading | Condition | None = self.below[1] if self.below[0] == k else None
        listed = before is not None
        current = self.owed if listed else []
        if not listed and not self.anchors.telling(start, end):
            self._titled(k)
            return
        for left, right in sentences(view, self._begin(start, end), end, None if listed else places):
            joins = isinstance(before, Reading) and bool(before.events) and view.startswith(_JOINS, left)
            if not (listed or joins or self.anchors.telling(left, right)):
                continue
            before = Reading(sentence(view, left, right), places, before, listed=listed, item=whole is not None)
            joined: list[Trigger] = []  # breaches that nothing has followed from yet
            for event in before.events:
                following = self._event(event, current, k)
                joined = [] if isinstance(event, Consequence) else joined + following
                current = joined or following
        if listed or _names_below(view, start, end):
            carried = before.carry() if isinstance(before, Reading) else before
            if carried is not None:
                self.below, self.owed = (k + 1, carried), current
        mild = len(self.found.sanctions) > first and _mild(self.found.sanctions[first:])
        told = any(view.startswith(("的,", "者,"), trigger.end - 1) for trigger in self.found.triggers[begun:])
        if mild and (start in self.excluded or (whole is None and not told and self._forbidden(k))):
            del self.found.sanctions[first:], self.found.triggers[begun:]
        if len(self.found.sanctions) > first:
            self._own(whole, start, begun, first)
            self._cumulate(start, end, first)
            opener = lists.opener(view, start, end)
            self._inline(end, first)
            if opener is not None:
                self._open(k, opener, begun, first)
            self.found.doubts += suspected(view, start, end)
        else:
            self._titled(k)

    def _begin(self, start: int, end: int) -> int:
        """Where a paragraph's sentences begin: after its label, and after a run-in heading that promises nothing yet."""
        part = self.parts.get(start)
        label = body_of(self.view, start, end, part)
        if part is not None and part.heading is not None:
            left, right = part.heading
            if not grounds.names_failing(self.view[left:right]) and not _TELLS_MORE.search(self.view, left, right):
                return max(label, min(right, end))
        named = _RUN_IN.match(self.view, label, end) if label > start else None
        return named.end() if named else label

    def _event(self, event: Event, current: list[Trigger], k: int) -> list[Trigger]:
        """Take an event in; the triggers that the next consequence follows from."""
        if isinstance(event, Consequence):
            self.found.sanctions.append(event)
            for trigger in current:
                trigger.follow.append(len(self.found.sanctions) - 1)
            return current
        if event.kind == "opener":
            return []
        if event.kind == "reference":
            return self._listed_before(k, event)
        return [self._trigger(event.start, event.end), *self._listed_in(event)]

    def _trigger(self, start: int, end: int) -> Trigger:
        trigger = Trigger(start, end, [])
        self.found.triggers.append(trigger)
        self.listed[start] = trigger
        return trigger

    def _own(self, whole: Trigger | None, start: int, begun: int, first: int) -> None:
        """An item of a list that tells its own consequences is a trigger up to these, or its breaches where it tells them."""
        if whole is None:
            return
        own = self.found.triggers[begun:]
        if own:
            for breach in own:
                breach.follow = sorted({*breach.follow, *whole.follow})
            if own[0].start == label_end(self.view, start, own[0].end):
                own[0].start = start
            at = next((n for n in range(begun - 1, -1, -1) if self.found.triggers[n] is whole), begun)
            del self.found.triggers[at : min(at + 1, begun)]
            return
        whole.follow = sorted({*whole.follow, *range(first, len(self.found.sanctions))})
        consequence = self.found.sanctions[first]
        tier = consequence.start if consequence.tier is None else consequence.tier[1]
        closed = _CLOSED.match(self.view, tier, whole.end)
        whole.end = closed.end() if closed else whole.end

    def _inline(self, end: int, first: int) -> None:
        """The breaches that a sentence lists behind its consequence (有下列情况者取消资格:…;…, 给予记过处分:…的;…的)."""
        last = self.found.sanctions[first]
        if not self.view.startswith(":", last.end) or len(self.found.sanctions) > first + 1:
            return
        items = lists.run_in(self.view, last.end + 1, end)
        if len(items) > 1 and 2 * self._telling(items) >= len(items):
            for item in items:
                self._trigger(item.start, item.end).follow.append(first)

    def _open(self, k: int, opener: int, begun: int, first: int) -> None:
        """The items that an opener in paragraph k governs, linked to the consequences from the opener on."""
        view = self.view
        follow = [s for s in range(first, len(self.found.sanctions)) if self.found.sanctions[s].end > opener]
        if not follow:
            return
        items = lists.items(view, self.paragraphs, k, self.parts)
        if _mild([self.found.sanctions[s] for s in follow]) and 2 * self._telling(items) < len(items):
            self._withdraw(follow)
            self.excluded.update(item.start for item in items)
            return
        if items:
            self.found.triggers[begun:] = [
                trigger
                for trigger in self.found.triggers[begun:]
                if _SAME.fullmatch(view, trigger.start, trigger.end) is None
            ]
        for item in items:
            self._trigger(item.start, item.end).follow.extend(follow)

    def _telling(self, items: list[lists.Item]) -> int:
        """How many of some items tell of a failing?"""
        texts = [_OF_OTHERS.sub("", self.view[item.body : item.end]) for item in items]
        return sum(conditions.failing().search(text) is not None for text in texts)

    def _forbidden(self, k: int) -> bool:
        """Is paragraph k an item of a list of what must not be done (不得有下列行为:), so that it tells of conduct?"""
        start = self.paragraphs[k][0]
        for o in range(k - 1, max(-1, k - 40), -1):
            if lists.forbids(self.view, *self.paragraphs[o]):
                return any(item.start == start for item in lists.items(self.view, self.paragraphs, o, self.parts))
        return False

    def _titled(self, k: int) -> None:
        """A list of breaches that only a title names (责任追究的情形:), so that nothing follows from them."""
        start, end = self.paragraphs[k]
        if end - start > _SHORT or self._measured(k, start, end):
            return
        classed = lists.classed(self.view, start, end)
        if classed or lists.titled(self.view, start, end):
            items = lists.items(self.view, self.paragraphs, k, self.parts)
            if classed or 2 * self._telling(items) >= len(items):
                for item in items:
                    self._trigger(item.start, item.end)

    def _measured(self, k: int, start: int, end: int) -> bool:
        """A list of breaches under a heading that only names their measure (劝退:)."""
        body = label_end(self.view, start, end)
        found = None if end - body > _HEADING else heading(sentence(self.view, body, end))
        if found is None:
            return False
        items = lists.items(self.view, self.paragraphs, k, self.parts)
        if len(items) < 2 or 2 * self._telling(items) < len(items):
            return False
        self.found.sanctions.append(found)
        for item in items:
            self._trigger(item.start, item.end).follow.append(len(self.found.sanctions) - 1)
        return True

    def _withdraw(self, follow: list[int]) -> None:
        """Take back the consequences of an opener that turned out to open no list of failings."""
        del self.found.sanctions[follow[0] :]
        for trigger in self.found.triggers:
            trigger.follow = [s for s in trigger.follow if s < follow[0]]

    def _listed_before(self, k: int, event: Breach) -> list[Trigger]:
        """The items of the list right before paragraph k that no consequence has yet, if `event` points back to it."""
        for o in range(k - 2, max(-1, k - 40), -1):
            if lists.opener(self.view, *self.paragraphs[o]) is not None:
                items = lists.items(self.view, self.paragraphs, o, self.parts)
                if not items or not self.paragraphs[k - 1][0] <= items[-1].start < self.paragraphs[k][0]:
                    return []
                return [self.listed.get(item.start) or self._trigger(item.start, item.end) for item in items]
        return []

    def _listed_in(self, event: Breach) -> list[Trigger]:
        """The items of the lists of articles that `event` refers to (有第六条所列行为之一的)."""
        refers = lists.ARTICLES.search(self.view, event.start, event.end) if event.kind == "breach" else None
        if refers is None or refers["part"]:
            return []
        if self.articles is None:
            starts = enumerate(self.paragraphs)
            named = ((_ARTICLE.match(self.view, start, end), k) for k, (start, end) in starts)
            self.articles = {match["label"]: k for match, k in named if match is not None}
        found = []
        for article in lists.LABEL.findall(refers["articles"]):
            k = self.articles.get(article)
            if k is not None and lists.opener(self.view, *self.paragraphs[k]) is not None:
                items = lists.items(self.view, self.paragraphs, k, self.parts)
                found += [self.listed.get(item.start) or self._trigger(item.start, item.end) for item in items]
        return found

    def _cumulate(self, start: int, end: int, first: int) -> None:
        for pattern, value in ((_CUMULATIVE, True), (_EXCLUSIVE, False)):
            if pattern.search(self.view, start, end):
                self.found.cumulative.update(dict.fromkeys(range(first, len(self.found.sanctions)), value))
