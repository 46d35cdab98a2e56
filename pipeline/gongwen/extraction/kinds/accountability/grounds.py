"""What stands before a consequence in its sentence: the condition that it follows from.

A colon closes a condition (`closings`), whose run may have begun earlier (`runs`); or 如, 若 opens one that nothing closes; or
a bare telling of a failing stands right before, or names what the segment is about (旷工半天:扣发…).
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from gongwen.extraction.kinds.accountability import (
    bare,
    causes,
    closings,
    conditions,
    degrees,
    norms,
    runs,
    splits,
    starts,
)
from gongwen.extraction.kinds.accountability.reading import Sentence
from gongwen.extraction.kinds.accountability.runs import Condition
from gongwen.extraction.kinds.accountability.strengths import Mention
from gongwen.extraction.kinds.accountability.vocabulary import language

_HEADING = re.compile("处理|处罚|处分|责任|要求|措施|办法|规定|原则|方式|标准|机制|制度|问题|情况")
"""What the name before a colon has that is about consequences, and no failing itself."""
_OTHERWISE = ("否则", "不然", "如若不然")
"""What opens the consequence of a norm that was not kept."""
_TURN = re.compile(r"则|应|要|将|由|需|可以?|须|得|立即|马上|及时|一律|责令|即[予行可时]")
"""Where a condition that 如 opened turns to its consequence."""
_AIMED = re.compile(r"对|针对|围绕|遇|发生|出现|接到|发现")
"""What opens whom or what a colon is about, so that only conduct makes it a breach."""
_TASKS = ("将", "把", "要", "应", "依法", "依规", "取缔", "打击", "整治", "查处", "清理", "规范")
"""What opens a task."""
_NO_BREACH = re.compile(
    "\\A为(?:了|严肃|进一步|加强|确保|防止|杜绝|维护)|有权|有责任|有义务|均可|[将应要会须需可]把|的[^,;的]{0,10}(?:处理|处分|处罚)\\Z"
)
"""What it is for, whose right it is, what will be done, what a rule is about (对不合格单位的警告处理)."""
_TEMPORAL = ("时", "后", "前", "中", "期间")
"""What a colon ends with that only says when."""


def is_otherwise(text: str) -> bool:
    """Does a colon open with 否则? The norm before it is what was breached, so that no trigger is told."""
    return text.startswith(_OTHERWISE)


@cache
def _proved() -> re.Pattern[str]:
    """公车私用一经查实: how it came out is no part of it."""
    return re.compile(f"(?<=[^,;:]{{2}})(?:一经|经){language('found')}(?:属实)?\\Z")


@cache
def below() -> re.Pattern[str]:
    """A colon that says that measures are named behind it."""
    return re.compile(
        rf"(?:{language('below')}[^,;:。]{{0,8}}(?:处理|处分|处罚|措施|方式|问责|惩戒|办法)[^,;:。]{{0,4}}"
        r"|(?:处理|处分|处罚|处置|惩戒|问责)(?:办法|措施|方式|规定|标准)?(?:如下|为|是))\Z"
    )


@cache
def _points() -> re.Pattern[str]:
    """累计两次出现以上情形,则…: a breach that repeats one before."""
    return re.compile(f"{conditions.pointing_up()}[^,;的]{{0,6}}(?:情形|行为|情况|问题)")


@cache
def _failed() -> re.Pattern[str]:
    """对失职人员, 对上述违规单位."""
    failed = "(?:违[法规纪章约]|失信被执行|失[职责信]|失管|渎职|犯错误?|肇事|涉事|涉案|过错|责任|不合格|不达标|落后|后进|末位)"
    return re.compile(
        rf"对于?(?:上述|以上|这些|此类|其他|有关|相关|本|各)?{failed}{{1,2}}的?(?:、|和)?{language('person')}"
    )


def names_failing(name: str) -> bool:
    """Is a name before a colon that of a failing (旷工半天:), rather than of what is done about some?"""
    return conditions.tells(name) and not _HEADING.search(name)


class Ground:
    """The cola of a sentence that no consequence has consumed yet, and the conditions among them."""

    __slots__ = ("_closes", "_named", "_unmet", "condition", "fresh", "mentions", "segment", "sentence")

    def __init__(self, sentence: Sentence, mentions: list[list[Mention]]) -> None:
        """All of the sentence, from its first colon."""
        self.sentence = sentence
        self.mentions = mentions
        self.fresh = 0
        """The first colon that no consequence has consumed."""
        self.segment = 0
        """The first colon of the segment."""
        self.condition: Condition | None = None
        """The last one that a consequence followed from."""
        self._closes = [closings.closes(text) for text in sentence.texts]
        self._named = -1
        self._unmet = -1  # the first colon of the segment before, if nothing has followed from what it tells

    def begins(self, i: int) -> bool:
        """Begin a segment with colon i, unless the colon before it only says that measures follow (…的,给予下列处分:)."""
        last = self.sentence.cola[i - 1]
        named = last.mark == ":" and not self.mentions[i - 1]
        if named and self.pending(i - 1) and below().search(self.sentence.text, last.start, last.end):
            return False
        if last.mark == ";" and self.fresh == self.segment and self.sentence.texts[i].startswith(("或者", "以及")):
            return False  # one breach told in two members: …严重;或者…的,
        self._named = i - 1 if named else -1
        self._unmet = self.fresh if self.fresh == self.segment and self.condition is None else -1
        self.fresh = self.segment = i
        return True

    def breached(self, i: int) -> bool:
        """Has the segment a breach before colon i?"""
        told = self.condition
        return self.pending(i) or (told is not None and told.breach is not None and told.last >= self.segment)

    def pending(self, i: int) -> bool:
        """Does a condition close before colon i that no consequence has consumed?"""
        return True in self._closes[max(self.fresh, i - closings.REACH) : i]

    def closing(self, i: int) -> int | None:
        """Where colon i closes a condition, if it does."""
        if self._closes[i]:
            return closings.end_of(self.sentence, i)
        another = self.sentence.texts[i].startswith(("对", "凡")) and not self.pending(i)  # …处分,对重犯的学生,给予…
        return closings.named(self.sentence, self.fresh, i, breached=self.breached(i) and not another)

    def left(self, stop: int) -> Condition | None:
        """The condition that closes before colon `stop`, and that nothing has followed from."""
        if self.fresh >= stop or (closing := self.closing(stop - 1)) is None:
            return None
        return runs.run_to(self.sentence, self.fresh, stop - 1, closing, follows=None)

    def punished(self, i: int) -> bool:
        """Does an instrument follow in the segment, behind colon i, so that a breach it is (在禁火区用火的,责令停止,处…罚款)?"""
        for colon, found in zip(self.sentence.cola[i:], self.mentions[i:], strict=True):
            if any(mention.strength == "own" for mention in found):
                return True
            if colon.mark != ",":
                break
        return False

    def of(self, i: int, split: tuple[int, bool] | None, follows: runs.Follows, *, open_: bool) -> Condition | None:
        """The condition of the consequence in colon i, if it has one of its own.

        `split`: where one closes inside the colon, and whether it is that colon's alone. `follows`: does another condition
        stand before it? `open_`: is there a consequence that a further one joins?
        """
        if is_otherwise(self.sentence.texts[i]):
            return None
        if split is not None:
            alone = split[1] and not self._graded(i, split[0])
            return runs.run_to(self.sentence, i if alone else self.fresh, i, split[0], follows=follows)
        for k in range(i - 1, max(self.fresh, i - closings.REACH) - 1, -1):
            closing = self._closed_within(k, open_=open_)
            if closing is not None:
                found = runs.run_to(self.sentence, self.fresh, k, closing, follows=follows)
                told = conditions.bare(self.sentence.text[found.start : found.end])
                joined = found.kind in ("degree", "exception") and self.condition is None
                joined = joined and not conditions.is_deferred(told)
                return self._with_breach(found) if joined else found
        if open_ and self.sentence.texts[i].startswith(("并", "且", "同时")):
            return None  # 取消奖金,考核不合格,并追究责任: what stands between is said of the same
        return self._unclosed(i, follows)

    def _graded(self, i: int, end: int) -> bool:
        """Does colon i, up to `end`, only grade the condition that closes before it (对迟到、早退,累计三次|按…处理)?"""
        degree = self.sentence.text[self.sentence.cola[i].start : end]
        return i > self.fresh and degrees.is_degree(degree) and self.closing(i - 1) is not None

    def _closed_within(self, i: int, *, open_: bool) -> int | None:
        """Where a colon without measures closes a condition, at its end or inside: 对违规行为|作出审计决定."""
        at = self.closing(i)
        if at is not None or self.mentions[i]:
            return at
        colon = self.sentence.cola[i]
        split = splits.split(self.sentence, i, colon.end, breached=self.breached(i), open_=open_)
        return None if split is None else split[0]

    def _with_breach(self, degree: Condition) -> Condition:
        """A degree with the breach before it that had no consequence of its own (对…的, 由…督促, 仍不…的, …).

        Or an exception: 有…情形之一,法律、法规有规定的,依照其规定;未作规定的,….
        """
        cola = self.sentence.cola
        fresh = self._unmet if degree.kind == "exception" and self._unmet >= 0 else self.fresh
        for k in range(degree.last - 1, max(fresh, degree.last - closings.REACH) - 1, -1):
            closing = self._told(k) if cola[k].end <= degree.start else None
            if closing is not None:
                earlier = runs.run_to(self.sentence, fresh, k, closing, follows=None)
                if earlier.kind == "breach" and earlier.failing:
                    return msgspec.structs.replace(degree, breach=earlier.breach, kind="breach")
                break
        return degree

    def _told(self, k: int) -> int | None:
        """Where colon k closes a breach, one that nothing closes too where the next says which rule holds for it."""
        if norms.defers(self.sentence, k):
            return None
        closing = self.closing(k)
        if closing is None and norms.defers(self.sentence, k + 1):
            return self.sentence.cola[k].end if conditions.tells(self.sentence.texts[k]) else None
        return closing

    def _unclosed(self, i: int, follows: runs.Follows) -> Condition | None:
        """A condition with nothing to close it: from 如 or 若, or a bare telling of a failing right before."""
        texts, cola = self.sentence.texts, self.sentence.cola
        k = i - 1
        aimed = -1
        while k >= self.fresh and (
            norms.is_adverbial(texts[k]) or (starts.is_scope(texts[k]) and not texts[k].startswith("一经"))
        ):
            if _failed().fullmatch(texts[k]):
                aimed = k
            k -= 1
        if k < self.fresh:
            found = self._named_before(i, follows)
            return self._aimed(aimed) if found is None and aimed >= 0 else found
        if (
            k > self.fresh
            and starts.is_rate(texts[k])
            and (conditions.tells(texts[k - 1]) or closings.opens_if(texts[k - 1]))
        ):
            k -= 1
        text = texts[k]
        if texts[k + 1].startswith("则") and _points().search(text):
            again = runs.made(self.sentence, k, k, cola[k].end, follows=follows)
            span = again.start, again.end
            return msgspec.structs.replace(again, kind="breach", breach=span, failing=True, conduct=True)
        if text.endswith(_TEMPORAL) or text.startswith(_TASKS) or _NO_BREACH.search(text):
            return self._supposed(i, k, follows)
        if texts[k + 1].startswith("一经") and not norms.is_prohibited(text):
            noun = closings.noun_end().search(text)
            end = cola[k].start + noun.end() if noun else cola[k].end
            return runs.run_to(self.sentence, self.fresh, k, end, follows=follows)
        first = self.mentions[i][0]
        if not self.mentions[k] and bare.is_each(text, first, self.sentence.text[first.start : first.close]):
            each = runs.made(self.sentence, k, k, cola[k].end, follows=None)
            span = each.start, each.end
            return msgspec.structs.replace(each, kind="breach", breach=span, tier=None, failing=True, conduct=True)
        told = conditions.conduct().search(text) is not None if _AIMED.match(text) else conditions.tells(text)
        told = told and not causes.is_innocent(text)
        if (told and not norms.is_norm(text)) or runs.is_undergone(text):
            proved = _proved().search(text)
            end = cola[k].start + proved.start() if proved else cola[k].end
            return runs.run_to(self.sentence, self.fresh, k, end, follows=follows)
        return self._supposed(i, k, follows)

    def _supposed(self, i: int, k: int, follows: runs.Follows) -> Condition | None:
        """A condition that 如 or 若 opens, in colon k or before it."""
        texts = self.sentence.texts
        for j in range(k, max(self.fresh, i - closings.REACH) - 1, -1):
            if closings.opens_if(texts[j]):
                last = j
                while last < k and not _TURN.search(texts[last + 1]):
                    last += 1
                return runs.made(self.sentence, j, last, self.sentence.cola[last].end, follows=follows)
        return None

    def _aimed(self, i: int) -> Condition:
        """Who failed, named by an attribute (对失职人员,): no breach that is told, but whom it is for."""
        colon = self.sentence.cola[i]
        return Condition(colon.start, colon.end, "addressee", None, None, i, failing=True, conduct=True, hazard=False)

    def _named_before(self, i: int, follows: runs.Follows) -> Condition | None:
        """The failing that the name of a segment tells, right before its consequence (旷工半天:扣发…)."""
        k = self._named
        if k < 0 or self.fresh != k + 1:
            return None
        name = self.sentence.texts[k]
        if degrees.is_degree(name) or names_failing(name):
            return runs.made(self.sentence, k, k, self.sentence.cola[k].end, follows=follows)
        return None
