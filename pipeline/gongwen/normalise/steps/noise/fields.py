"""Labels and their values, as pages print them around a document: 发布日期:2031-05-30, 联系地址:…, 编辑:某人."""

from __future__ import annotations

import re
from functools import cache

from gongwen.normalise.steps.noise.vocabulary import BELOW, NONE, STRONG, TABLE, WEAK, Zone, words_of
from gongwen.text.lexicon import any_of, words

DATE = r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
CLOCK = r"(?:\d{1,2}:\d{2}(?::\d{2})?)"
COUNT = r"(?:点击|浏览|阅读|访问|下载|收藏|评论|点赞|人气|查看)(?:数|量|次数|率|人数|人次|总数)?"


@cache
def fields(zone: Zone) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A field's label at the start of a line (strong, weak), and a strong one anywhere in it."""
    heading = f"{zone}_field"
    opening, closing = r"(?:[-*•·●■\[【<(]{0,3})", r"[\]】>)*]{0,3}"
    strong = any_of((*words_of(heading, "strong"), *words_of(heading, "bare")))
    weak = any_of(words_of(heading, "weak"))
    stamp = rf"(?:{DATE}{CLOCK}?)?"
    bracketed = rf"[【\[](?:{strong})[】\]]"
    return (
        re.compile(rf"{stamp}(?:{opening}{strong}{closing}(?:[:|\t]|$)|{bracketed})"),
        re.compile(rf"{stamp}(?:{opening}{weak}{closing}(?::|\t|$)|[【\[]{weak}[】\]])"),
        re.compile(rf"(?:[^\u4e00-\u9fff]|^|\d日)(?:{strong}|{COUNT}):"),
    )


def is_row(key: str) -> bool:
    """Is the line a row of a record whose labels and values only blanks part: 成文日期 2031-05-30 发布日期 2031-06-01?"""
    labels = _row().findall(key) if " " in key or "\t" in key else ()
    return len(labels) > 1 and key.startswith(labels[0])


@cache
def _row() -> re.Pattern[str]:
    labels = any_of((*words_of("head_field", "strong"), *words_of("head_field", "weak")))
    return re.compile(rf"(?:^|(?<=[ \t]))({labels})(?=[ \t]|$)")


@cache
def _credits() -> re.Pattern[str]:
    """Labels that a line of credits is made of: two of them are no document's."""
    label = any_of(words(*TABLE, "credit"))
    return re.compile(rf"(?:^|[^\u4e00-\u9fff]|\d[日次])({label})(?:人|时间)?:")


@cache
def _below() -> re.Pattern[str]:
    """A way to reach someone, whose it is before it: 青石中学联系地址:…."""
    reached = any_of(words_of("tail_field", "below"))
    return re.compile(rf"[-*•·]?(?:[\u4e00-\u9fff]{{2,16}}?(?=联系地址|地址))?{reached}:")


def by_label(key: str, cells: str, zone: Zone) -> int:
    """How sure it is by a label that a document may print as well, and by a way to reach someone."""
    _, weak, inner = fields(zone)
    if weak.match(cells):
        return STRONG if inner.search(key) or len(set(_credits().findall(key))) > 1 else WEAK
    return BELOW if zone == "tail" and _below().match(cells) else NONE


def labels_record(key: str) -> bool:
    """Is the line a field's label alone, its value to follow on a line of its own?"""
    strong, weak, _ = fields("head")
    cells = key.replace(" ", "").replace("\t", "").lower()
    return cells.endswith(":") and bool(strong.fullmatch(cells) or weak.fullmatch(cells))
