"""Lists of conditions: an opener names them (有下列情形之一的), the items that follow give them.

Items are the paragraphs after the opener's that carry labels of one style, in order; deeper labels between them belong to
the item above, or stand in its place where it only names a group (2.学生违纪的表现). Without labels, the lines that end with 的
do, up to one that opens a list itself, and under a title up to the next title. An item is quoted from its label to its last 的,
or to its end, without the closing mark, where it has none there.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

import msgspec

from gongwen.extraction.kinds.accountability import conditions
from gongwen.extraction.kinds.accountability.reading import body_of, label_end
from gongwen.extraction.kinds.accountability.vocabulary import language
from gongwen.segment import Part
from gongwen.segment.marks import STEMS

_NUMERAL = re.compile(r"[0-9一二三四五六七八九十百零〇①-⒛㈠-㈩]+")
"""The number in a label."""
_DIGIT = re.compile(r"\d")
_CIRCLED = re.compile(r"[①-⒛㈠-㈩]")
_LETTERS = (("A", re.compile("[A-Z\u2160-\u216b]+")), ("a", re.compile("[a-z]")), ("甲", re.compile(f"[{STEMS}]")))
_PARTED = re.compile("; *")
_CLOSING = re.compile(r"(?:[;。,、.\s]+(?:以及|或者|或|和)?)+\Z")
"""What closes an item."""
_MATTER = re.compile(r"(?:行为|情形|情况|现象|问题)\Z")
"""…的行为: the noun behind the last 的 of an item."""
_TITLE = re.compile(
    r"[^,;:。从免不]{0,12}(?:追究|问责|追责|倒查|处分|处罚|惩戒|一票否决)(?:责任)?的?[^,;:。从免不]{0,4}(?:情形|行为|范围|事项|情况|内容)(?:主要)?(?:有|包括|如下|为)?:?"
)
"""责任追究的情形: the title of a list of breaches."""
_TITLE_LENGTH = 60
"""How long it can be,"""
_TITLE_ENDS = (":", "情形", "行为", "范围", "事项", "情况", "内容", "有", "包括", "如下", "为")
"""and what it ends with."""
LABEL = re.compile("第[一二三四五六七八九十百零〇\\d]{1,6}条")
"""第六条: how an article is called."""
ARTICLES = re.compile(
    rf"(?:[有在施犯]|本[^,;:第《]{{1,8}})(?P<articles>(?:{LABEL.pattern}(?:、|和|或者?|及)?)+)(?P<part>第?(?:\([一二三四五六七八九十]\)|※{{3}})[款项])?"
    r"(?:(?:所列|列举)[^,;:。]{0,12}(?:行为|情形|情况|问题|表现)|的?表现)"
)
"""有第三条、第四条所列行为之一的: articles of the same text that list what is forbidden."""
_GROUP = re.compile(
    r"[^,;]{2,40}(?:表现|情形|行为|情况|问题|现象|方面|内容|类)(?:主要)?(?:有|是|为|包括|如下)?[:。]?\Z"
)
"""2.学生违反考试纪律的表现: an item that only names a group of the items below it."""


class Item(msgspec.Struct, frozen=True, gc=False):
    """One item of a list, [start, end) without its closing mark; `body` is after its label."""

    start: int
    body: int
    end: int


@cache
def _forbids() -> re.Pattern[str]:
    return re.compile(rf"(?:不得|禁止|严禁|不准|不许|不应)[^,;:。\n]{{0,24}}{language('below')}[^,;:。\n]{{0,16}}:?\Z")


@cache
def _classed() -> re.Pattern[str]:
    modal = "(?:均|都|应当?|可|则|一律)*"
    verb = "(?:属于?|构成|视[为同作]|认定[为是]|定性为|为|是)"
    named = f"[^,;:。\\n]{{0,8}}{language('named')}|违反[^,;:。\\n]{{2,16}}(?:规范|规定|纪律|准则|守则)"
    return re.compile(rf"{conditions.pointing_down('之')}(?:者|的)?,?{modal}{verb}(?:{named})(?:的?行为|事件)?[:。]?\Z")


@cache
def _opener() -> re.Pattern[str]:
    called = ("之的", "之者", r"违[规章纪约][^,;:。\n]{0,12}者", "人员(?=[,:])")
    return re.compile(rf"{conditions.pointing_down(*called)}|(?:情形|行为|情况|问题|范围|事由)(?:有|为|是|包括)?如下:")


def opener(view: str, start: int, end: int) -> int | None:
    """Where a paragraph opens a list."""
    match = _opener().search(view, start, end) if _may_point(view, start, end) else None
    return match.start() if match else None


def _may_point(view: str, start: int, end: int) -> bool:
    """Has a paragraph a character of what points down?"""
    return view.find("下", start, end) >= 0 or view.find("左", start, end) >= 0


def refers(text: str) -> bool:
    """Does a condition refer to what articles of the same text list?"""
    return ("列" in text or "表现" in text) and ARTICLES.search(text) is not None


def forbids(view: str, start: int, end: int) -> bool:
    """Does a paragraph open a list of what must not be done (不得有下列行为:)?"""
    return _may_point(view, start, end) and _forbids().search(view, start, end) is not None


def classed(view: str, start: int, end: int) -> bool:
    """Does a paragraph open a list of breaches that only says what they count as (有下列行为之一者属于严重违纪:)?"""
    return _may_point(view, start, end) and _classed().search(view, start, end) is not None


def titled(view: str, start: int, end: int) -> bool:
    """Is a paragraph only the title of a list of breaches (责任追究的情形:)?"""
    if end - start > _TITLE_LENGTH or not view[max(start, end - 16) : end].endswith(_TITLE_ENDS):
        return False
    return _TITLE.fullmatch(view, label_end(view, start, end), end) is not None


def items(view: str, paragraphs: list[tuple[int, int]], k: int, parts: dict[int, Part]) -> list[Item]:
    """The items of the list that follows paragraph k. `parts`: the section that starts at an offset."""
    found: list[Item] = []
    first = ""
    below = ""  # the style of the labels below an item that only names a group
    level: int | None = None
    under_title = titled(view, *paragraphs[k])
    for i in range(k + 1, len(paragraphs)):
        start, end = paragraphs[i]
        body = body_of(view, start, end, parts.get(start))
        own = style(view[start:body])
        if not own:
            if first or not _closes(view, start, end) or opener(view, start, end) is not None:
                break
            if under_title and titled(view, start, end):
                break
        elif not first:
            if found or own == style(
                view[paragraphs[k][0] : body_of(view, *paragraphs[k], parts.get(paragraphs[k][0]))]
            ):
                break
            first, level = own, _level(parts, start)
        elif own != first:
            here = _level(parts, start)
            if (here <= level) if here is not None and level is not None else own in _earlier(view, paragraphs, k):
                break
            if own != below and not _names_group(view, found[-1], paragraphs[i - 1]):
                continue
            if own != below:
                below = own
                found.pop()
        else:
            below = ""
        found.append(_item(view, start, body, end))
    return found


def _names_group(view: str, last: Item, before: tuple[int, int]) -> bool:
    """Is the last item right before a deeper label, in the paragraph `before` it, and does it only name a group?"""
    return last.start == before[0] and _GROUP.match(view, last.body, before[1]) is not None


def _level(parts: dict[int, Part], start: int) -> int | None:
    part = parts.get(start)
    return None if part is None else part.level


def run_in(view: str, start: int, end: int) -> list[Item]:
    """The items of a list that runs on in its sentence, parted by semicolons; none where it ends in another sentence."""
    stop = view.find("。", start, end)
    stop = end if stop < 0 else stop
    cuts = [start, *(match.end() for match in _PARTED.finditer(view, start, stop)), stop]
    found = [_item(view, left, left, right) for left, right in pairwise(cuts)]
    return [item for item in found if view[item.start : item.end].strip()]


def _earlier(view: str, paragraphs: list[tuple[int, int]], k: int) -> set[str]:
    """The styles of the labels up to paragraph k."""
    return {style(view[start : label_end(view, start, end)]) for start, end in paragraphs[max(0, k - 40) : k + 1]}


@lru_cache(maxsize=512)
def style(label: str) -> str:
    """A label's style: what is left when its number is taken out.

    >>> style("（三）"), style("3、"), style("c)")
    ('（一）', '1、', 'a)')
    """
    label = label.strip(" \t#*>")
    if _CIRCLED.match(label):
        return "circled"
    shape = _NUMERAL.sub("1" if _DIGIT.search(label) else "一", label)
    for first, letters in _LETTERS:
        shape = letters.sub(first, shape)
    return shape


def _closes(view: str, start: int, end: int) -> bool:
    """Does a paragraph end as a condition does?"""
    text = _CLOSING.sub("", view[max(start, end - 12) : end])
    return text.endswith("者") or _MATTER.sub("", text).endswith("的")


def _item(view: str, start: int, body: int, end: int) -> Item:
    closing = _CLOSING.search(view, max(body, end - 8), end)
    stop = closing.start() if closing else end
    matter = _MATTER.search(view, max(body, stop - 4), stop)
    if matter and view[matter.start() - 1] == "的":
        stop = matter.start()
    return Item(start, body, max(stop, body))
