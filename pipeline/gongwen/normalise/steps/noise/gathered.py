"""Sites that gather model texts: the name of a collection (某制度(精选8篇)), which of it a text is (篇1), and what is listed below.

What a collection is called stands over its texts, each with its own title; the number of a text in it is none of the title's.
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.normalise.steps.noise.lines import Lines
from gongwen.normalise.steps.noise.titles import ends_as_title, is_kind
from gongwen.normalise.steps.noise.vocabulary import TABLE
from gongwen.text.lexicon import any_of, words

_REACH = 24
_LONGEST = 60
_SHORT = 8
_LEAST = 4


def mark_gathered(lines: Lines, head: int) -> None:
    """Mark names of collections above the text (line `head`), and the numbers of their texts."""
    if "篇" not in lines.text:
        return
    known: list[str] = []
    for i, (start, end) in enumerate(lines.spans):
        if i in lines.noise or end - start > _LONGEST:
            continue
        if (
            i < max(head, _LEAST)
            and (named := _collection().fullmatch(lines.tight(i)))
            and ends_as_title(named["stem"])
        ):
            if _comes_again(lines, i, named["stem"]):
                lines.noise.add(i)
            elif _chosen().search(named["count"]):
                lines.inline.append((_tail_from(lines, i, _count_behind()), end))
            continue
        if "篇" in lines.text[start:end]:
            _mark_number(lines, i, known)
        elif i < head:
            known.append(lines.letters(i))


def _mark_number(lines: Lines, i: int, known: list[str]) -> None:
    """Mark which text of a collection line i heads, where that stands before its title; and the first one's title, where it
    stands above already: the others' numbers tell them apart.
    """
    start, end = lines.spans[i]
    before = _number_before().match(lines.text, start, end)
    if before and before.end() < end and is_kind("".join(lines.text[before.end() : end].split())):
        lines.inline.append((start, before.end()))
        return
    behind = _first_behind().search(lines.text, start, end)
    if behind and "".join(filter(str.isalnum, lines.text[start : behind.start()])) in known:
        lines.noise.add(i)


def _comes_again(lines: Lines, i: int, stem: str) -> bool:
    """Has a line near line i the name of the collection, or what it ends in, for its title?"""
    core = _year().sub("", stem)
    for k in range(max(0, i - _LEAST), min(len(lines), i + _REACH)):
        if k == i or k in lines.noise or len(lines.tight(k)) > _LONGEST:
            continue
        other = _number().sub("", lines.tight(k))
        if len(other) >= _LEAST and is_kind(other) and (other in (stem, core) or stem.endswith(other)):
            return True
    return False


def _tail_from(lines: Lines, i: int, pattern: re.Pattern[str]) -> int:
    start, end = lines.spans[i]
    found = pattern.search(lines.text, start, end)
    return found.start() if found else end


_CHOSEN = "精选|通用|优秀|推荐|最新|热门|合集|必备|集锦|锦集|汇编|汇总|整理|实用|经典|共|荐"
_NUMBER = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})"


@cache
def _collection() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<stem>[^()\[\]。;:,]{{4,40}}?)(?:范文|模板|样本)?(?P<count>[(\[【]?(?:{_CHOSEN}){{1,3}}{_NUMBER}篇[)\]】]?|[(\[【]?{_NUMBER}篇[)\]】]?)(?:\([^()]{{4,40}}\))?"
    )


@cache
def _chosen() -> re.Pattern[str]:
    return re.compile(_CHOSEN)


@cache
def _count_behind() -> re.Pattern[str]:
    return re.compile(rf"(?:范文|模板|样本)?[ \u3000]*[(（\[【]?(?:{_CHOSEN})*[ ]?{_NUMBER}[ ]?篇[)）\]】]?$")


@cache
def _number_before() -> re.Pattern[str]:
    """篇一：, 【第1篇】, 第二篇:."""
    one = rf"(?:第[ ]?{_NUMBER}[ ]?篇|篇[ ]?{_NUMBER})"
    return re.compile(rf"(?:[(（\[【]{one}[)）\]】][:：]?|{one}[:：])[ \u3000]*")


@cache
def _first_behind() -> re.Pattern[str]:
    return re.compile(r"[ \u3000]*[(（\[【]?(?:第[ ]?[1一][ ]?篇|篇[ ]?[1一])[)）\]】]?$")


@cache
def _number() -> re.Pattern[str]:
    return re.compile(rf"(?:[(\[【]?(?:第{_NUMBER}篇|篇{_NUMBER})[)\]】]?|\d{{1,2}}|[一二三四五六七八九十])$")


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"^(?:\d{4}年?(?:度)?|最新)")


def mark_listed(lines: Lines, head: int) -> None:
    """Mark what a page lists at the end and the heading over it: titles of other texts, numbered or not (【某制度】相关文章:), and files
    (附件下载:1.某表).
    """
    text, last = lines.text, len(lines) - 1
    for i in range(last, max(head, last - _REACH), -1):
        start, end = lines.spans[i]
        if end - start > _LONGEST or text[end - 1] in "。；;":
            return
        if i < last and text[end - 1] in ":：" and i not in lines.noise and _is_over_links(lines, i):
            lines.noise.update(range(i, last + 1))
            return
        if _over_files().fullmatch(lines.tight(i)):
            if all(k in lines.noise or lines.is_label(k) for k in range(i + 1, last + 1)):
                lines.noise.update(range(i, last + 1))
            return
        if (
            i + 2 <= last
            and end - start <= _SHORT
            and _one_before().fullmatch(lines.tight(i))
            and _one_behind().fullmatch(lines.tight(i + 2))
        ):
            lines.noise.update(range(i, min(i + 4, last + 1)))
            return


def _is_over_links(lines: Lines, i: int) -> bool:
    """Is line i the name of a text, in brackets or by its kind, with 相关文章: behind it? A plan asks for 相关文档 as well."""
    found = _over_links().fullmatch(lines.tight(i))
    return found is not None and not lines.is_label(i) and (not found["title"] or is_kind(found["title"]))


@cache
def _over_links() -> re.Pattern[str]:
    return re.compile(
        r"(?:[【《\[].{2,30}[】》\]]|(?P<title>.{2,30}?))的?(?:相关|更多|热门|精选)(?:文章|范文|推荐|阅读|文档):"
    )


@cache
def _over_files() -> re.Pattern[str]:
    """附件下载: alone, or with the first of several names behind it."""
    return re.compile(rf"[【\[]?{any_of(words(*TABLE, 'attachments'))}[】\]]?:?(?:(?<=[:】\]])[(\[]?1[.、)].{{2,60}})?")


@cache
def _one_before() -> re.Pattern[str]:
    return re.compile(r"[<«]?(?:上|前)一?(?:篇|条|页|则):?")


@cache
def _one_behind() -> re.Pattern[str]:
    return re.compile(r"(?:下|后)一?(?:篇|条|页|则):?[>»]?")
