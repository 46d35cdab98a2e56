"""Where reading is worth while: the sentences that may hold a measure.

A sentence is read if it has words that are measures by themselves (`strong`: instruments, class names, vows), or words that
are measures after a failing (`mild`: 取消, 不得, 列入 …) together with one that tells of a failing, of a degree or of a list
to come. Words that plain work is full of count only before what makes them measures (负 but not 负责, 不得 before a benefit).
The rest of a text, by far the most, costs one search for anchors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gongwen.extraction.kinds.accountability import around, conditions, grammar, redress
from gongwen.extraction.kinds.accountability.vocabulary import begins, marks, measure_words, phrases, ungiven
from gongwen.text.lexicon import any_of, searched

_STOP = r"\Z|[。!?\t\n *]"
"""Where a colon ends in a text that is not yet cut."""
_SUM = "[^,;:。\\n分\\d]{0,12}[\\d一二三四五六七八九十百千]{1,6}元"
_TAKEN = (f"扣{_SUM}", f"罚{_SUM}")
"""A sum that is taken from someone: 发现一处火点扣除1000元."""
_WITHIN = "[^,;:。\\n]"
"""A character within a colon of a text that is not yet cut."""


@cache
def _sure() -> tuple[str, ...]:
    """The words that every mention of most families holds, without those that hold another of them."""
    words = (*_strong(), *phrases("measures", "deprive", "seize"), *marks(), *ungiven())
    found: list[str] = []
    for word in sorted({*words} - {*_followed()}, key=lambda word: (len(word), word)):
        if not any(shorter in word for shorter in found):
            found.append(word)
    return tuple(found)


@cache
def _strong() -> frozenset[str]:
    found = (*phrases("families", "alone"), *phrases("measures", "kind", "head", "vow"))
    return frozenset(found) - frozenset(phrases("families", "plain"))


@cache
def _followed() -> dict[str, re.Pattern[str]]:
    """Of words that plain work is full of: what follows them where they may belong to a measure."""
    kept = re.compile(rf"{_WITHIN}{{0,14}}?{measure_words('benefit')}|享有|计发|领取")
    pinned = re.compile(rf"{_WITHIN}{{0,24}}?{measure_words('pinned')}")
    return {
        **dict.fromkeys(("不得", "不能", "不准"), kept),
        **dict.fromkeys(begins("pin"), pinned),
        **dict.fromkeys(("通知", "告知", "函告", "抄告"), re.compile(rf"{redress.TOLD}|{redress.WARNED}")),
        **dict.fromkeys(
            ("发出", "发放", "制发", "下达", "下发", "发送", "送达", "签发"),
            re.compile(rf"{_WITHIN}{{0,12}}?{measure_words('letter')}"),
        ),
        **dict.fromkeys(
            ("恢复", "修复", "复原"), re.compile(rf"(?<=[状样貌不再其予期即时快]..)|{_WITHIN}{{0,10}}?{redress.FORMER}")
        ),
        **dict.fromkeys(("公布", "公示", "公告"), re.compile(rf"(?<={redress.known()}..)")),
        "宣布": re.compile(rf"{_WITHIN}{{2,14}}?(?:无效|作废|失效)"),
        "拒绝": re.compile(rf"{_WITHIN}{{0,4}}?(?:提供|入|进|乘|登|借|使用|参赛)(?!{_WITHIN}{{0,20}}的)"),
        "提出": re.compile(rf"{_WITHIN}{{0,12}}?{measure_words('proposed')}"),
        "支付": re.compile(rf"{_WITHIN}{{0,10}}?{measure_words('owed')}"),
        "承担": re.compile(
            rf"{_STOP}|[,;:、并]|{_WITHIN}{{0,26}}?(?:责任|后果|损失|成本|差价|价款|全责|[费金]|{redress.SERVICE})"
        ),
        **dict.fromkeys(
            ("交纳", "缴纳"),
            re.compile(rf"{_WITHIN}{{0,10}}?(?:{measure_words('owed')}|[费金][\d一二三四五六七八九十百千])"),
        ),
        "负": re.compile(rf"(?!有|面|荷|责(?!{_STOP}|[,;:、并]))"),
        "扣": re.compile(r"(?<=[分用信次以予]扣)|(?!\d{1,3}(?:\.\d)?分|完)"),
        "追": re.compile(rf"(?![究回缴索偿加踪求溯认补]){_WITHIN}{{1,44}}?的责任"),
        "不发": re.compile("(?![生展现达布出动])"),
        "法办": re.compile("(?![理事])"),
    }


@cache
def _mild() -> dict[str, re.Pattern[str]]:
    """The same of all words that are measures only where their colon, or the people it names, ends behind them."""
    sure = re.compile(any_of((*_sure(), *_strong())))
    ended = re.compile(rf"{around.ended(_STOP)}|[函单书]|通知|到位|完毕")
    return _followed() | {word: ended for word in phrases("measures", "mild") if sure.search(word) is None}


@cache
def _anchor() -> re.Pattern[str]:
    return re.compile(searched((*_sure(), *_mild())))


@cache
def _telling() -> re.Pattern[str]:
    """What is a measure by itself, or tells of a failing, of a degree or of a list."""
    told = phrases("language", "failing", "scale", "telling")
    return re.compile(searched((*_strong(), *told), *conditions.unlisted(), grammar.RATED, *_TAKEN))


class Anchors:
    """The anchors of text[start:end]."""

    def __init__(self, text: str, start: int, end: int) -> None:
        """Find them all."""
        mild = _mild()
        self._text = text
        self._all: list[int] = []
        for match in _anchor().finditer(text, start, end):
            follows = mild.get(match[0])
            if follows is None or follows.match(text, match.end()) is not None:
                self._all.append(match.start())

    def __bool__(self) -> bool:
        """Is there anything to read at all?"""
        return bool(self._all)

    def among(self, paragraphs: list[tuple[int, int]]) -> Iterator[tuple[int, list[int]]]:
        """The paragraphs that have anchors, by number, each with its anchors."""
        at, count = 0, len(self._all)
        for k, (_, end) in enumerate(paragraphs):
            first = at
            while at < count and self._all[at] < end:
                at += 1
            if first < at:
                yield k, self._all[first:at]

    def telling(self, start: int, end: int) -> bool:
        """Does [start, end) tell that it may hold a measure?"""
        return _telling().search(self._text, start, end) is not None
