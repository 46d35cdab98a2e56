"""A sentence as breaches and consequences, in order.

    sentence    = member { "," member }, its cola; ";" begins a new segment
    segment     = [ condition ] { scope } consequence { "," consequence }
    condition   = the run of cola up to one that closes (closings, runs), or from 如, 若 …, or a bare telling of a failing
    scope       = 对X, 由X, 根据X, 视情节轻重, 按照X: whom, who, by what; no condition, part of the consequence's clause
    consequence = a colon with measures (measures) that the condition licenses

What licenses a measure: an `own` mention needs a condition or a governor, or for a vow an adverb or modal; `mild` ones
need a condition that tells of a failing; `conduct` ones need a failing of conduct. A consequence in the next segment of the
same sentence leans on the condition of the segment before, and so does a loss in the next sentence. A condition is consumed
by the first consequence after it; a reward or lenience consumes it as well.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from gongwen.extract.kinds.accountability import closings, conditions, runs
from gongwen.extract.kinds.accountability.measures import Mention, mentions
from gongwen.extract.kinds.accountability.reading import Sentence
from gongwen.extract.kinds.accountability.runs import Condition
from gongwen.extract.kinds.accountability.vocabulary import language


class Breach(msgspec.Struct, frozen=True):
    """Conduct or a result that someone answers for; `kind` is "opener" or "reference" where it points to a list."""

    start: int
    end: int
    kind: conditions.Kind


class Consequence(msgspec.Struct, frozen=True):
    """A clause that names what then happens: where it stands, its degree, its measures."""

    start: int
    end: int
    tier: tuple[int, int] | None
    measures: tuple[Mention, ...]


Event = Breach | Consequence

_PURPOSE = re.compile(r"制定本|特制定|制订本|特制订|现制定|特订定|\A为了?[^。]{4,}(?:制定|制订|印发|如下|通知)")
_DEFINES = re.compile(r"是指|包括|种类|分为|方式(?:有|为|包括|分)|主要有|的含义|所称|职责是|谁[^,;]{1,6}谁")
_TASKED = re.compile(r"不得|不应|禁止|负责(?!人|任|的|[^,;、]{1,24}的[^,;、]{0,8}(?:部门|机构|机关|单位|人员))|行使|权限|有权|可以")
_PROCEDURE = re.compile(
    r"应当?|由[^,;]{1,40}(?:决定|批准|审批|作出|实施|执行|办理|公布)|必须|须|不得|按照?[^,;]{1,30}(?:权限|程序|办理)|自[^,;]{1,12}起|可以|有异议|不服"
    r"|报[^,;]{1,20}(?:备案|批准)|在[^,;]{1,10}期|(?:参照|依照|适用|按照)[^,;]{1,40}(?:办理|执行|规定)\Z"
)
_OBLIGED = re.compile(r"(?:应当|应|要|将|必须|须|需|一律|坚决|严肃|可以|可|均|都|还|并|同时|既|又)[^,;]{0,8}\Z")
_LEGAL = re.compile(r"依|严|从|坚")
_TURN = re.compile(r"则|应|要|将|由|需|可以?|须|得")
_AIMED = re.compile(r"对|针对|围绕|遇|发生|出现|接到|发现")
_TASKS = ("将", "把", "要", "应", "依法", "依规", "取缔", "打击", "整治", "查处", "清理", "规范")
_TEMPORAL = ("时", "后", "前", "中", "期间")
_AGAINST_PEOPLE = ("answer", "transfer", "rule", "handle", "vow", "instrument")
_INELIGIBLE = re.compile(
    r"[^,;]{0,16}(?:不符合|不具备|不属于|不在|未列入|未纳入|未达到|未取得|未获得)[^,;]{0,16}?(?:条件|资格|范围|目录|标准|要求|名单|批准|许可|对象)?内?的[^,;]{0,10}"
)
_LOSSES = ("deprive", "deny", "pin", "grade", "order", "propose")


@cache
def _scope() -> re.Pattern[str]:
    return re.compile(
        r"(?:对于?(?!.{0,40}的\Z)|由|根据|视|按照?|依照?|依据|比照|参照|除|自|分别|针对|在|并由|经)"
        rf"|.{{0,30}}对[^,;]{{1,60}}{language('person')}\Z"
    )


@cache
def _exhorted() -> re.Pattern[str]:
    return re.compile(rf"(?:要|应|应当|必须|须|将|各[^,;]{{1,8}}|进一步|并)?{language('exhort')}")


@cache
def _merit() -> re.Pattern[str]:
    return re.compile(language("reward"))


@cache
def _lenient() -> re.Pattern[str]:
    return re.compile(language("lenient"))


@cache
def _attribute() -> re.Pattern[str]:
    """A colon that ends in a name: 应予处分的人员, 给予处分的决定. What stands before its 的 is no consequence."""
    people = rf"[^,;:的]{{0,6}}{language('person')}(?:(?:、|和|及)[^,;:的]{{0,8}}{language('person')})?"
    return re.compile(rf"的(?:{language('nominal')}|{people})\Z")


def events(
    sentence: Sentence, carried: Condition | None = None, *, listed: bool = False
) -> tuple[list[Event], Condition | None]:
    """The breaches and consequences of a sentence, and the condition that the next sentence may lean on.

    `carried` is the condition of the sentence before; `listed`: is the sentence an item of the measures that follow from it?
    """
    if not sentence.cola or _PURPOSE.search(sentence.text):
        return [], None
    reader = _Reader(sentence, carried, listed=listed)
    found = reader.read()
    return found, reader.condition or reader.left or carried


class _Reader:
    """One pass over the cola of a sentence."""

    def __init__(self, sentence: Sentence, carried: Condition | None, *, listed: bool) -> None:
        self.sentence = sentence
        self.mentions = [mentions(sentence.text, colon.start, colon.end) for colon in sentence.cola]
        self.found: list[Event] = []
        self.fresh = 0  # the first colon that no consequence has consumed
        self.segment = 0  # the first colon of the segment
        self.condition: Condition | None = None  # the last one in the sentence
        self.carried = carried
        self.listed = listed
        self.left: Condition | None = None  # a condition that no consequence consumed
        self.open: Consequence | None = None  # the clause that a further consequence joins

    def read(self) -> list[Event]:
        cola = self.sentence.cola
        if not any(self.mentions) and cola[-1].mark != ":":
            return []
        for i in range(len(cola)):
            if i and cola[i - 1].mark in (";", ":"):
                self.fresh = self.segment = i
                self._close()
            if self._closing(i) is None:
                self._colon(i)
        self._close()
        last = len(cola) - 1
        if self.fresh < last and (closing := self._closing(last - 1)) is not None:
            self.left = runs.run_to(self.sentence, self.fresh, last - 1, closing, follows=False)
        return self.found

    def _close(self) -> None:
        if self.open is not None:
            self.found.append(self.open)
        self.open = None

    def _breached(self, i: int) -> bool:
        """Has the segment a breach before colon i?"""
        if any(closings.closes(self.sentence.of(j)) for j in range(max(self.fresh, i - closings.REACH), i)):
            return True
        return self.condition is not None and self.condition.breach is not None and self.condition.last >= self.segment

    def _closing(self, i: int) -> int | None:
        return closings.closing(self.sentence, self.fresh, i, breached=self._breached(i))

    def _colon(self, i: int) -> None:
        sentence, colon = self.sentence, self.sentence.cola[i]
        found = self.mentions[i]
        text = sentence.of(i)
        if not found:
            if _lenient().search(text) or (_merit().search(text) and not conditions.failing().search(text)):
                self.fresh = i + 1
                self.condition = None
                self._close()
            return
        split = closings.split(sentence, i, found[-1].open, breached=self._breached(i), open_=self.open is not None)
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
        measures = tuple(_moved(mention, base) for mention in kept)
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
                    self.found.append(Breach(condition.breach[0] + base, condition.breach[1] + base, condition.kind))
            placed = None if tier is None else (tier[0] + base, tier[1] + base)
            self.open = Consequence(start + base, end, placed, measures)
        self.fresh = i + 1

    def _follows(self) -> bool:
        return self.condition is not None or self.carried is not None

    def _condition(self, i: int, split: tuple[int, bool] | None) -> Condition | None:
        """The condition of the consequence in colon i, if it has one of its own."""
        if split is not None:
            return runs.run_to(self.sentence, i if split[1] else self.fresh, i, split[0], follows=self._follows())
        for k in range(i - 1, max(self.fresh, i - closings.REACH) - 1, -1):
            closing = self._closing(k)
            if closing is not None:
                return runs.run_to(self.sentence, self.fresh, k, closing, follows=self._follows())
        return self._unclosed(i)

    def _unclosed(self, i: int) -> Condition | None:
        """A condition with nothing to close it: from 如 or 若, or a bare telling of a failing right before."""
        of, cola = self.sentence.of, self.sentence.cola
        k = i - 1
        while k >= self.fresh and (
            runs.is_adverbial(of(k)) or (_scope().match(of(k)) and not closings.opens_if(of(k)))
        ):
            k -= 1
        if k < self.fresh:
            return None
        if of(k).endswith(_TEMPORAL) or of(k).startswith(_TASKS):
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

    def _licensed(self, i: int, split: int | None, mention: Mention, condition: Condition | None) -> bool:
        sentence, colon = self.sentence, self.sentence.cola[i]
        prefix = sentence.text[split or colon.start : mention.open]
        if not mention.governed and _exhorted().match(prefix):
            return False
        if _DEFINES.search(prefix) or _lenient().search(prefix):
            return False
        if mention.family == "deny" and re.search("受[^,;]{0,6}处分", prefix):
            return True
        basis = condition
        if basis is None or basis.kind in ("addressee", "exception"):
            basis = self.condition or condition
        if self.open is not None and condition is None and mention.strength != "conduct":
            return True
        if basis is None and self.carried is not None:
            leans = mention.family in _LOSSES and len(prefix) <= 12
            basis = self.carried if leans or (self.listed and len(prefix) <= 30) else None
        if basis is None:
            return mention.strength == "own" and self._stands_alone(i, mention, prefix)
        if mention.family == "deny" and self._ineligible(basis):
            return False
        if basis.kind == "procedure" or (basis.kind == "opener" and self._qualifies(i, mention)):
            return False
        if basis.danger and not basis.conduct and (mention.family not in _AGAINST_PEOPLE or mention.strength == "mild"):
            return False
        if mention.strength == "own":
            return True
        return basis.failing if mention.strength == "mild" else basis.conduct

    def _qualifies(self, i: int, mention: Mention) -> bool:
        """有下列情形之一的, 不得担任…: who is not eligible, rather than what is lost."""
        text = self.sentence.of(i)
        denied = mention.family == "deny" and text.startswith("不得", mention.start - self.sentence.cola[i].start)
        return denied and re.search("再|年内|当年|本年度|终身|永久|个月内", text) is None

    def _ineligible(self, basis: Condition) -> bool:
        """不符合条件的, 不予补助: who has no claim, rather than who failed."""
        text = self.sentence.text[basis.start : basis.end] if basis is not self.carried else ""
        return _INELIGIBLE.fullmatch(text) is not None

    def _stands_alone(self, i: int, mention: Mention, prefix: str) -> bool:
        """Is an `own` mention a sanction with no condition at all?"""
        tasked = any("负责对" in self.sentence.of(j) for j in range(max(self.segment, i - closings.REACH), i))
        if tasked or self._procedure(i) or _TASKED.search(prefix) or _exhorted().match(prefix):
            return False
        text = self.sentence.text
        if "的" in text[mention.close : self.sentence.cola[i].end]:
            return False
        if mention.governed and mention.family in ("instrument", "answer", "deprive", "deny"):
            return True
        if mention.family == "instrument":
            return False
        if mention.family in ("handle", "rule") and not re.search("[追问]责", text[mention.start : mention.end]):
            return False
        obliged = _OBLIGED.search(text[self.sentence.cola[i].start : mention.start])
        return obliged is not None or mention.open < mention.start or _LEGAL.match(text, mention.start) is not None

    def _procedure(self, i: int) -> bool:
        """给予…处分, 由…决定: a measure that is only the subject of a rule on how it is decided."""
        if i + 1 >= len(self.sentence.cola) or self.sentence.cola[i].mark != ",":
            return False
        following = self.sentence.of(i + 1)
        if closings.closes(following) and following.startswith(("又", "且", "但", "同时", "而", "依法应当")):
            return True
        return _PROCEDURE.match(following) is not None

    def _start(self, i: int, split: int | None, condition: Condition | None) -> int:
        """Where a clause begins: at its degree, or at the first scope that leads to its consequence."""
        sentence = self.sentence
        if condition is not None and condition.tier is not None:
            return self._from_degree(condition.tier[0])
        if condition is not None and condition.kind == "addressee":
            return condition.start
        if split is not None:
            return split
        floor = condition.last + 1 if condition is not None else self.fresh
        first = i
        if condition is not None and closings.opens_if(sentence.text[condition.start : condition.end]):
            first = floor
        while first > floor and sentence.cola[first - 1].mark == "," and _scope().match(sentence.of(first - 1)):
            first -= 1
        while first < i and sentence.of(first).startswith(("一经", "经查")):
            first += 1
        return runs.skip_connective(sentence, sentence.cola[first].start, sentence.cola[first].end)

    def _from_degree(self, tier: int) -> int:
        for colon in self.sentence.cola:
            if colon.start <= tier < colon.end:
                return colon.start if self.sentence.text.startswith("对", colon.start) else tier
        return tier


def _moved(mention: Mention, base: int) -> Mention:
    return msgspec.structs.replace(
        mention,
        start=mention.start + base,
        end=mention.end + base,
        open=mention.open + base,
        close=mention.close + base,
    )
