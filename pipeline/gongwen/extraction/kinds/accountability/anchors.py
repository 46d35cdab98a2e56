"""Where reading is worth while: the sentences that may hold a measure.

A sentence is read if it has words that are measures by themselves (`strong`: instruments, class names, vows), or words that
are measures after a failing (`mild`: 取消, 不得, 列入 …) together with one that tells of a failing, of a degree or of a list
to come. The rest of a text, by far the most, costs one search for anchors.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from gongwen.extraction.kinds.accountability import conditions
from gongwen.extraction.kinds.accountability.vocabulary import phrases
from gongwen.text.lexicon import searched

_STRONG = frozenset(
    ("追究", "倒查", "查究", "吊销", "没收", "没入", "罚没", "质询案", "罢免", "移付", "法办", "惩戒", "信用惩戒")
)
_MILD = (
    "处理", "处置", "查处", "移送", "移交", "交由", "限期", "加倍", "双倍", "翻倍",
    "不予", "不再", "不得", "不准", "不能", "暂不", "不享受", "不安排", "不给予", "列入", "纳入", "记入", "计入", "录入", "载入", "拉入", "列为",
    "登记为", "归入", "存入", "写入", "责令", "勒令", "责成", "承担", "函送", "送交", "移转", "通报", "扣", "记为", "定为", "评为", "判为", "降为",
    "视为", "视同", "论处", "分计", "提出", "提请", "督办", "发出", "制发", "下达", "下发", "发送", "送达", "签发", "负", "罚", "收取", "支付", "偿付", "视作", "以弃权", "报请", "送请", "自理", "公布", "旷工", "旷课", "不计", "不结算", "不发", "不享", "不支付", "不兑现", "不核发", "恢复", "修复", "复原", "通知", "告知", "法律途径", "记录违", "登记违", "整理", "打扫", "清扫", "值日", "规定执行", "办法执行", "条例执行", "制度执行",
)  # fmt: skip
_TELLING = (
    "下列",
    "以下",
    "左列",
    "下述",
    "如下",
    "之一",
    "前款",
    "上述",
    "处分",
    "给予",
    "予以",
    "严重",
    "犯罪",
    "触犯",
    "积分",
    "受到",
    "受",
    "否则",
    "由此",
    "因此",
    "一经",
)


@cache
def _strong() -> frozenset[str]:
    return (_STRONG | frozenset(phrases("measures", "kind", "head", "vow"))) - frozenset(_MILD)


@cache
def _anchor() -> re.Pattern[str]:
    return re.compile(searched((*_strong(), *phrases("measures", "mild", "deprive", "seize"), *_MILD)))


@cache
def _telling() -> re.Pattern[str]:
    return re.compile(searched((*phrases("language", "failing", "scale"), *_TELLING), conditions.NOT, "低(?<!不低)于"))


class Anchors:
    """The anchors of text[start:end]."""

    def __init__(self, text: str, start: int, end: int) -> None:
        """Find them all."""
        strong = _strong()
        found = [(match.start(), match.group() in strong) for match in _anchor().finditer(text, start, end)]
        self._text = text
        self._all = [at for at, _ in found]
        self._strong = [at for at, own in found if own]

    def __bool__(self) -> bool:
        """Is there anything to read at all?"""
        return bool(self._all)

    def among(self, paragraphs: list[tuple[int, int]]) -> Iterator[tuple[int, list[int]]]:
        """The paragraphs that have anchors, by number, each with its anchors."""
        at, count = 0, len(self._all)
        for k, (start, end) in enumerate(paragraphs):
            while at < count and self._all[at] < start:
                at += 1
            first = at
            while at < count and self._all[at] < end:
                at += 1
            if first < at:
                yield k, self._all[first:at]

    def hold(self, start: int, end: int) -> bool:
        """May a sentence with an anchor, [start, end), hold a measure?"""
        k = bisect_left(self._strong, start)
        if k < len(self._strong) and self._strong[k] < end:
            return True
        return _telling().search(self._text, start, end) is not None
