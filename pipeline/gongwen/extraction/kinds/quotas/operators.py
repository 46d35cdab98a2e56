"""At least, at most, exactly: the operators around a number, misprinted ones as well.

    before   directly before the number: 不少于2次, 达到90%, 超10人, ≥3次; 不同时担任超过3个 is at most 3
    adverb   before the verb, in the same clause: 至少召开2次, 最多申报2项
    after    behind the unit: 12次以上, 三十人以内, 一次为限

Where two stand (至少安排12次以上) the one before the number rules. A spread (2—3次) is `between`, whatever stands around
it. Without any the amount is meant exactly.
"""

from __future__ import annotations

import re
from functools import cache
from typing import cast

import msgspec

from gongwen.document.model import Op
from gongwen.extraction.kinds.quotas.tokens import Amount
from gongwen.extraction.kinds.quotas.vocabulary import either, lexicon, values
from gongwen.text.lexicon import searched


class Operator(msgspec.Struct, frozen=True, gc=False):
    """What holds of an amount, and where that is said: the words run from `start` to `end`, the amount within.

    `firm`: said by a word that sets a bound (不少于, 至少, 以…为限), not only by 以上, 超过 or 达到, which tell and count too.
    `before`, `after`: is there an operator on that side?
    """

    op: Op
    start: int
    end: int
    firm: bool
    before: bool
    after: bool
    reached: bool = False
    """Is there a verb that carries a measure to the number (提高到, 保持在, 控制在)?"""
    slips: tuple[tuple[int, int, str], ...] = ()


class _Word(msgspec.Struct, frozen=True, gc=False):
    """What a word before a number says. `op`: its operator (None: what stands after decides); `right`: what it misprints."""

    op: str | None
    firm: bool
    reached: bool = False
    contains: bool = False
    """Does it keep a measure down (控制在): at most so much, unless 左右 or the like stands after the number?"""
    right: str | None = None


@cache
def _befores() -> dict[str, _Word]:
    """Word right before a number → what it says."""
    firm = lexicon("firm")
    plain = {word: _Word(op, word.startswith(firm) and op != "<") for word, op in values("before").items()}
    reach = {word: _Word(None, firm=False, reached=True) for word in lexicon("reach")}
    contain = {word: _Word("<=", firm=True, reached=True, contains=True) for word in lexicon("contain")}
    slips = {
        word: _Word(plain[right].op, plain[right].firm, right=right) for word, right in values("slip_before").items()
    }
    return plain | reach | contain | slips


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """Last character → how long the words of `_befores` are that end in it, longest first."""
    ends = {word[-1] for word in _befores()}
    return {end: tuple(sorted({len(w) for w in _befores() if w[-1] == end}, reverse=True)) for end in ends}


@cache
def _adverbs() -> dict[str, _Word]:
    """Word that may stand before the verb → what it says; of misprints only those of 至少."""
    said = {word: _Word(op, firm=True) for word, op in values("adverb").items()}
    slips = [word for word, right in values("slip_before").items() if right == "至少"]
    return said | {word: _Word(said["至少"].op, firm=True, right="至少") for word in slips}


@cache
def _adverb() -> re.Pattern[str]:
    return re.compile(searched(_adverbs()))


@cache
def _after() -> re.Pattern[str]:
    return re.compile(
        rf" ?(?:\(含[^()]{{0,6}}\)|[含及或])?(?P<word>{either('after', 'slip_after')})(?:\(含[^()]{{0,6}}\)|\(不含\))?(?![设部容外资地步点始初草])"
    )


@cache
def _after_opening() -> frozenset[str]:
    """How what `_after` matches may open."""
    return frozenset(" (含及或") | {word[0] for heading in ("after", "slip_after") for word in lexicon(heading)}


_NEGATED = re.compile(
    r"(?:禁止|严禁)[^,。;:、]{0,10}\Z|不(?![称合满良符同明实当足到安稳健全法](?!时|级))(?:得|能|可|应|允许|准|再|同时|宜)?[^,。;:、]{0,10}\Z"
)
_PER = re.compile("(?:(?:每|人均|户均)[人户亩村校班生年月天日周]?(?:每(?:学期|学年|季度|[年月天日周次]))?)\\Z")
_PER_LAST = frozenset("人户亩村校班生年月天日周期度次均")
"""提高到每人每年720元: what the amount is for stands between."""
_DISTANT = re.compile(
    "(?P<word>不少于|不得少于|不低于|不得低于|不超过|不得超过|超过|达到|应达|须达|需达|高于|多于|控制在|限制在|压缩[至到]|压减[至到]|降低?[至到]|提高[至到]|提升[至到])[^,。;:\\d]{1,22}[\u4e00-\u9fff]\\Z"
)
"""超过应到会人数的二分之一: of what the share is stands between."""


_LIMITING = ("为限", "封顶", "为上限", "为最高限额")
_MEANT = ("为限", "为原则", "为宜", "为准")
"""以一次为限, 以三人为宜: words that 以 may lead to."""


def operator(view: str, clause: int, amount: Amount, end: int) -> Operator:
    """The operator of an amount whose clause starts at `clause`; what stands behind it is read up to `end`."""
    slips: list[tuple[int, int, str]] = []
    start, stop = amount.start, amount.end
    op = after_op = None
    firm = said_before = reached = False
    after = _after().match(view, stop, end) if stop < end and view[stop] in _after_opening() else None
    if after:
        word = after["word"]
        right = values("slip_after").get(word)
        if right:
            slips.append((after.start("word"), after.end("word"), right))
        after_op = values("after")[right or word]
        stop = after.end()
        if word in _MEANT and view[start - 1 : start] == "以":
            start -= 1
        firm = word in _LIMITING
    before = _last_word(view, clause, start)
    if not before and amount.kind in ("share", "study"):
        distant = _DISTANT.search(view, max(clause, start - 32), start)
        before = distant.span("word") if distant else None
    if before:
        said = _said(view, clause, before)
        if said.right:
            slips.append((*before, said.right))
        op = after_op if said.contains and after_op else said.op  # 水温控制在60℃以上
        firm, reached = firm or said.firm, said.reached
        start, said_before = before[0], not reached or said.firm
    else:
        adverb = _last_adverb(view, inside(view, max(clause, start - 48), start), start)
        if adverb:
            said = _adverbs()[adverb.group()]
            if said.right:
                slips.append((*adverb.span(), said.right))
            op, firm, said_before = said.op, True, True
    if view[amount.start] == "过" and amount.unit is None:
        op = ">"  # 过半数
    op = op or after_op or "="
    if amount.max is not None:
        op = "between"
    return Operator(cast("Op", op), start, stop, firm, said_before, after is not None, reached, tuple(slips))


def _said(view: str, clause: int, span: tuple[int, int]) -> _Word:
    """What the word before a number says; more than so many, where that is ruled out, is at most so many."""
    said = _befores()[view[span[0] : span[1]]]
    return _NO_MORE if said.op == ">" and _NEGATED.search(view, max(clause, span[0] - 16), span[0]) else said


_NO_MORE = _Word("<=", firm=True)
_LIMIT_OF = frozenset("权期年极界时局无有")
"""权限一次: 限 is the end of another word."""


_BECOMES = ("限定为", "上限为", "下限为", "控制为", "设定为")
"""Operators that 为 is part of."""


def _last_word(view: str, clause: int, at: int) -> tuple[int, int] | None:
    """Where the operator right before `at` stands; 约, 各 and a blank may stand between."""
    while at > clause and view[at - 1] in " 约近各共为有(":
        if view[at - 1] == "为" and view.startswith(_BECOMES, at - 3):
            break
        at -= 1
    if at - clause > 2 and view[at - 1] in _PER_LAST:
        per = _PER.search(view, max(clause, at - 12), at)
        at = per.start() if per else at
    if at <= clause:
        return None
    words = _befores()
    for length in _lengths().get(view[at - 1], ()):
        start = at - length
        if start >= clause and view[start:at] in words:
            return None if view[start] == "限" and view[start - 1 : start] in _LIMIT_OF else (start, at)
    return None


_SUPERLATIVES = ("最高", "最低")
_HIGHEST_OF = ("分", "价", "级", "点", "处", "法", "检", "院", "层", "峰", "温", "奖", "人民")
"""一个最高分和一个最低分: no bounds."""


def inside(view: str, low: int, at: int) -> int:
    """Where the words about what stands at `at` start: behind the bracket, or the comma in it, that it stands in."""
    opening = view.rfind("(", low, at)
    if opening < 0 or view.find(")", opening, at) >= 0:
        return low
    return max(opening, view.rfind(",", opening, at)) + 1


def _last_adverb(view: str, start: int, end: int) -> re.Match[str] | None:
    search = _adverb().search
    m = search(view, start, end)
    found = None
    while m is not None:
        word = m.group()
        told_of = (word[0] == "不" and view.find("的", m.end(), end) >= 0) or (  # 内容不少于前版的手册一套
            word in _SUPERLATIVES and view.startswith(_HIGHEST_OF, m.end())
        )
        named = view.find("”", m.end(), end) >= 0 and view.find("“", m.end(), end) < 0  # “最多跑一次”事项
        if not (told_of or named):
            found = m
        m = search(view, m.end(), end)
    return found
