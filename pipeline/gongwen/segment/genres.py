"""What kind of document a plan is, where its title does not say: from what the text says of itself.

A text names itself (制定本实施方案, 现将…通知如下, 本办法所称). One that names itself nowhere, orders next to nothing and
tells what was done reports how a unit works (经验材料).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import cast

from gongwen.document.model import Genre
from gongwen.segment.marks import PACKAGE
from gongwen.text.lexicon import any_of, values, words

_FAR_ENOUGH = 6000
_ORDERS_PER_SENTENCE = 0.2
_SENTENCES = 4
_SENTENCES_PER_DEED = 8
_NOTICE = 600
_SENTENCE = 80


def genre_of(titled: Genre | None, body: str, *, addressed: bool = False) -> Genre:
    """The genre: the title's, or the text's own word; Taiwan's 要点 are rules, which their wording shows.

    A text with addressees that names itself nowhere is a notice to them.

    >>> genre_of(None, "为加强档案工作，制定本实施方案。"), genre_of("工作要点", "特订定本要点。"), genre_of("工作要点", "")
    ('实施方案', '规定', '工作要点')
    """
    named = titled if titled is not None else _own_word(body[:_FAR_ENOUGH])
    if named == "工作要点" and _rule_of_points().search(body[:_FAR_ENOUGH]) is not None:
        return "规定"
    if named is None and addressed:
        return "通知"
    return named or ("经验材料" if titled is None and reports(body) else "其他")


def speaks_of_itself(text: str) -> bool:
    """Does a text speak of its own making, or say 本办法 of itself?

    >>> speaks_of_itself("为加强管理,特制定如下规定。"), speaks_of_itself("本办法适用于全县。"), speaks_of_itself("按照管理办法执行。")
    (True, True, False)
    """
    return _own().search(text) is not None


def is_made_here(text: str) -> bool:
    """Does a text say that it is made here and now: 特制定…, 制定本制度, 拟定如下…?"""
    return _made_here().search(text) is not None


def reports(body: str) -> bool:
    """Does a text tell what a unit does, and order next to nothing?"""
    text = body[:_FAR_ENOUGH]
    sentences = text.count("。") + text.count(";")
    if sentences < _SENTENCES:
        return False
    orders = sum(1 for _ in _order().finditer(text))
    return (
        orders <= _ORDERS_PER_SENTENCE * sentences
        and sum(1 for _ in _done().finditer(text)) * _SENTENCES_PER_DEED >= sentences
    )


def _own_word(text: str) -> Genre | None:
    """What the text calls itself: where it says what it is made as, else by the word that it uses of itself most often."""
    genres = values(PACKAGE, "genres", "genre")
    made: str | None = None
    for found in _names_itself().finditer(text):
        if found["made"] is None or _marked().match(found[0]) is not None:
            return cast(Genre, genres[next(group for group in found.groups() if group)])
        if made is None and not _is_told_to_others(text, found):
            made = found["made"]
    if made is not None:
        return cast(Genre, genres[made])
    leads_in = _leads_in().match(text)
    if leads_in is not None:
        return cast(Genre, genres[leads_in[1]] if leads_in[1] else "责任书")
    count = Counter(found[1] for found in _of_itself().finditer(text))
    if count:
        return cast(Genre, genres[max(count, key=count.__getitem__)])
    if _hands_on().search(text[:_NOTICE]) is not None:
        return _closing_word(text) or "通知"
    return _closing_word(text) or _headed(text)


def _is_told_to_others(text: str, found: re.Match[str]) -> bool:
    """Does a sentence that says 制定…预案 tell others to make one: 各单位应制定…, (二)研究制定…, and names no reason of its own?"""
    begin = max(text.rfind(mark, 0, found.start()) for mark in "。;\n") + 1
    if _told().search(text, max(begin, found.start() - _SENTENCE), found.end()) is not None:
        return True
    return _reason().search(text, begin, found.start()) is None


def _headed(text: str) -> Genre | None:
    """The kind that the first heading names with what it is about (一、应急预案编制依据), or that all headings from 一 on name (一、考勤制度)."""
    kinds = values(PACKAGE, "genres", "genre")
    found = _kind_in_heading().match(text)
    if found is not None:
        return cast(Genre, kinds[found[1]])
    lines = next(filter(None, (list(_main_heading(labels).finditer(text)) for labels in _LABELS)), [])
    headings = [(each[1], kinds[each[2]] if each[2] else "") for each in lines]
    named = [kind for label, kind in headings if label[-1] == headings[0][0][-1]]
    several = (len(named) > 1 and headings[0][0][0] in "1一") or text.lstrip().startswith("第")
    return cast(Genre, named[0]) if several and named and named[0] and len(set(named)) == 1 else None


def _closing_word(text: str) -> Genre | None:
    """特此通知, 此复, 此函: how letters close."""
    found = _closing().search(text)
    if found is None:
        return None
    return cast(Genre, _CLOSINGS.get(found[1], found[1]))


_CLOSINGS = {"复": "批复", "函复": "函", "函达": "函", "通告": "公告", "请示": "报告", "决议": "决定"}


@cache
def _leads_in() -> re.Pattern[str]:
    """The first paragraph ends in …方案如下:, or in a pledge: 我郑重承诺:"""
    kinds = tuple(word for word, value in values(PACKAGE, "genres", "genre").items() if value != "其他")
    return re.compile(
        rf"[^\n]{{0,400}}?(?:({any_of(kinds)})如下|(?:郑重|作出|做出|特|[我们人司位])(?:如下|以下|郑重)?承诺(?:如下)?)[:。](?:\n|$)"
    )


_LABELS = (
    r"第?[一二三四五六七八九十]{1,3}(?:、|部分|章)",
    r"[一二三四五六七八九十]{1,3}\.",
    r"\d{1,2}(?:[、.](?!\d)| )",
)
"""The labels of main headings; those of the first form that a text has."""


@cache
def _main_heading(labels: str) -> re.Pattern[str]:
    """A line that opens with one of the labels, and the kind that it ends in, if it does."""
    genre = any_of(words(PACKAGE, "genres", "genre"))
    return re.compile(
        rf"^[ \t]*({labels})(?:[^。;,:\n]{{2,24}}?({genre})(?=[:：]?[ \t]*$)|)",
        re.M,
    )


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(r"(?:特此|专此|此)(函达|函复|函|复|通知|通报|公告|通告|报告|批复|请示)[。!\n]")


@cache
def _names_itself() -> re.Pattern[str]:
    genre = any_of(words(PACKAGE, "genres", "genre"))
    return re.compile(
        rf"制[定订]了?(?:本|如下|以下|此|该)?(?!的)[^。;,:《》\n]{{0,30}}?(?P<made>{genre})(?=[。,;:]|如下|$)"
        rf"|(?:提出|作出|做出|作|拟定|形成)(?:了)?(?:如下|以下)[^。;,:《》\n]{{0,8}}?({genre})(?=[。:,])"
        rf"|(?:提出|拟定|制[定订]|安排)[^。;,:《》\n]{{0,12}}?({genre})如下"
        rf"|(通知|通报|公告|通告|批复|报告|汇报|总结|函复|决定|纪要)如下"
        rf"|本({genre})(?:由|自|适用|所称|规定|从)"
        rf"|(?:特此?|(?<![发出体实])现)(?:制[定订]|拟[定订]|订[定立]|签[定订])了?[^。;,:\n]{{0,40}}?({genre})(?=》?[。,;:]|如下|$)"
        rf"|签[定订署](?:本|如下|以下|此)[^。;,:\n]{{0,20}}?({genre})(?=》?[。,;:]|如下|$)"
    )


@cache
def _of_itself() -> re.Pattern[str]:
    """本办法, 本《责任书》: a text of itself; 资本规划, 基本制度 are none."""
    genre = any_of(words(PACKAGE, "genres", "genre"))
    return re.compile(rf"(?<![基根日资成书原文版课剧样脚蓝读译人])本(?:《[^《》\n]{{0,20}}?)?({genre})(?!级|单位|部门)")


@cache
def _own() -> re.Pattern[str]:
    genre = any_of(words(PACKAGE, "genres", "genre"))
    return re.compile(
        rf"制[定订]了?(?:本|以下|如下|此)[一-鿿]{{0,8}}?{genre}|本{genre}(?:由|自|适用|所称|规定)|特制[定订]"
    )


@cache
def _made_here() -> re.Pattern[str]:
    return re.compile(r"(?:制[定订]|拟[定订])了?(?:如下|以下|本)|特(?:制[定订]|拟[定订]|作)")


@cache
def _marked() -> re.Pattern[str]:
    return re.compile(r"制[定订]了?(?:本|如下|以下|此)")


@cache
def _told() -> re.Pattern[str]:
    """What shows that the making is ordered or described, and is none of this text."""
    return re.compile(
        r"应(?![急用对付变邀届])|必须|须|负责|督促|监督|可以|制[定订]并|(?<![重主需必纲摘首概紧机扼次简提只还])要(?![求点素件闻害塞领目义么害职务])"
    )


@cache
def _reason() -> re.Pattern[str]:
    """为…, 根据…: for what, or on what grounds, a text is made."""
    return re.compile(r"为|根据|依据|依照|按照|遵照|结合|经|现|特")


@cache
def _kind_in_heading() -> re.Pattern[str]:
    genre = any_of(words(PACKAGE, "genres", "genre"))
    return re.compile(
        rf"\s*(?:[一1] ?[、.]|\([一1]\)|第一[章条])? ?[^。;,:\s]{{0,12}}?({genre})的?(?:指导|编制|制[定订]|目的|总则|适用|依据|概述|概况)[^。;,\n]{{0,8}}[:\n]"
    )


@cache
def _hands_on() -> re.Pattern[str]:
    return re.compile(r"(?:印发|转发|下发|发)给你们|请(?:认真)?(?:遵照|贯彻|组织|抓好)[一-鿿]{0,6}(?:执行|实施|落实)。")


@cache
def _rule_of_points() -> re.Pattern[str]:
    return re.compile(r"订定|本要点(?:所|未|经|自|奉|之|规定|适用|如有|有关|相关)")


@cache
def _order() -> re.Pattern[str]:
    return re.compile(
        r"(?<![重主需必纲摘首概紧机扼次简提只还])要(?![求点素件闻害塞领目义么害职务])|应当|必须|务必|不得|严禁|禁止|不准"
        r"|应(?![急用对付答变邀届景聘酬运声援战激])|(?<![必无])须"
    )


@cache
def _done() -> re.Pattern[str]:
    return re.compile(r"(?!为|除)[一-鿿]了|取得|获得|荣获|被评为|以来|先后|累计|已经|成效|成功|得到|实现了|形成")
