"""What the words of a title say: the kind of document (文种) that it names, its number in a series, its bare name.

A title ends in the word for its kind, after which only an edition in brackets may stand: 办法(试行), 规划(2031—2035年).
"""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from gongwen.document.model import Genre
from gongwen.segment.marks import PACKAGE
from gongwen.text.lexicon import any_of, values, words
from gongwen.text.numerals import chinese

NUMBER = r"[〔\[(【](?:19|20)\d\d[〕\])】]\s?第?\d{1,5}\s?号"
"""Year and number of a document (〔2031〕5号), as part of a pattern; its letters stand before."""
_SHORTEST_STATUTE = 4


def kind(text: str) -> Genre | None:
    """The genre that a title names by its last word, None where it names none.

    >>> kind("青石镇河道保洁考核办法(试行)"), kind("关于开展安全检查的通知"), kind("考核登记表")
    ('办法', '通知', None)
    """
    if text[-1:] not in last_characters():
        return None
    found = _two_kinds().search(text) or _ending().search(text)
    if found is None:
        return None
    if found["statute"]:
        return None if found.end("statute") <= _SHORTEST_STATUTE or _no_statute().search(text) else "法律"
    return cast(Genre, _genres()[found["genre"]])


def is_general(text: str) -> bool:
    """Is a title made of general words only, as headings inside a plan are: 考核办法, 下一步工作计划?"""
    return _general().fullmatch(text) is not None


def serial(text: str) -> tuple[str, int]:
    """A title and the number that sites of model texts give it (考勤制度 篇2); 0 where it has none.

    >>> serial("考勤制度篇2"), serial("考勤制度 3"), serial("考勤制度(通用5篇)"), serial("考勤制度")
    (('考勤制度', 2), ('考勤制度', 3), ('考勤制度', 0), ('考勤制度', 0))
    """
    found = _serial().search(text)
    if found is None:
        return text, 0
    number = found["n"]
    value = None if number is None else int(number) if number.isdigit() else chinese(number)
    return text[: found.start()].strip(), int(value or 0)


def is_form(text: str) -> bool:
    """Does a heading name a form, a table or a list?"""
    return _form().search(text) is not None


def without_number(text: str) -> str:
    """A title without the document's number that stands beside it, and without the mark behind its kind (`is_stopped`).

    >>> without_number("关于加强巡查的通知 青安办〔2031〕2号"), without_number("关于修订〔2031〕2号文的通知")
    ('关于加强巡查的通知', '关于修订〔2031〕2号文的通知')
    """
    if is_stopped(text):
        return text[:-1]
    found = _beside_title().search(text) if "号" in text[-3:] else None
    return text if found is None else text[: found.start()]


def is_stopped(text: str) -> bool:
    """Is the line a title with a mark behind its kind: an exclamation mark, or a full stop behind 关于…的?

    >>> is_stopped("招聘公告!"), is_stopped("关于加强值守的通知。"), is_stopped("请执行关于加强值守的通知。"), is_stopped("关于值守的通知")
    (True, True, False, False)
    """
    if text[-1:] == "。":
        return (
            text.startswith("关于")
            and _about().fullmatch(text, 0, len(text) - 1) is not None
            and kind(text[:-1]) is not None
        )
    return text[-1:] == "!" and kind(text[:-1]) is not None


def bare(text: str) -> str:
    """A name as it compares: without blanks, quotation marks and editions."""
    return _loose().sub("", text)


@cache
def _about() -> re.Pattern[str]:
    return re.compile(r"关于[^,。;:!?]{4,80}的[^,。;:!?]{2,6}")


@cache
def _loose() -> re.Pattern[str]:
    return re.compile(r"[\s《》〈〉“”\"()\[\]〔〕【】]|试行|暂行|修订|草案")


@cache
def last_characters() -> frozenset[str]:
    """What a title can end in; spares most lines the pattern."""
    endings = {word[-1] for heading in ("genre", "statute") for word in words(PACKAGE, "genres", heading)}
    return frozenset(endings | set(")]】〕》编本版文篇路0123456789一二三四五六七八九十"))


@cache
def _genres() -> dict[str, str]:
    return values(PACKAGE, "genres", "genre")


@cache
def _edition() -> str:
    edition = any_of(words(PACKAGE, "genres", "edition"))
    return rf"(?:[(\[【〔](?:[^()\[\]【】〔〕]{{0,12}}(?:{edition}|版|稿|年|年度|本|届|项|类|学期|号|期|次)|\d{{6}}(?:\d\d)?|[一二三四五六七八九十\d]{{1,3}}|\d{{4}}[-—~至]{{1,2}}\d{{4}}|[A-Z])[)\]】〕]|修订版|全文)"


@cache
def _ending() -> re.Pattern[str]:
    genre = any_of(words(PACKAGE, "genres", "genre"))
    statute = any_of(words(PACKAGE, "genres", "statute"))
    return re.compile(
        rf"(?:(?P<genre>{genre})|(?<!办)(?P<statute>{statute}))》?(?:汇编|选编|范本|样本)?\s*(?:{_edition()}\s*){{0,2}}{_serial_end()}$"
    )


def _serial_end() -> str:
    return r"(?:\s*(?:第?篇|\([^()]{0,6}[一二三四五六七八九十\d]{1,3}篇\)|(?= ?\d{1,2}$)) ?(?P<n>[一二三四五六七八九十]{1,2}|\d{1,2})?)?"


@cache
def _serial() -> re.Pattern[str]:
    return re.compile(rf"(?<=[一-鿿)]){_serial_end()}$")


@cache
def _no_statute() -> re.Pattern[str]:
    return re.compile(r"[方做说想看执司立用书手疗普守违合依枪][法]$")


@cache
def _general() -> re.Pattern[str]:
    general = any_of(words(PACKAGE, "genres", "general"))
    return re.compile(rf"(?:{general}){{0,5}}{any_of(words(PACKAGE, 'genres', 'genre'))}")


@cache
def _form() -> re.Pattern[str]:
    return re.compile(rf"{any_of(words(PACKAGE, 'genres', 'form'))}(?:\s*\([^()]{{0,12}}\))?$")


@cache
def _two_kinds() -> re.Pattern[str]:
    """A report of one year and the plan of the next are a report: 2031年工作总结及2032年工作打算."""
    return re.compile(r"(?P<genre>工作总结|总结)(?P<statute>)(?:及|和|与|暨|、).{0,12}(?:计划|打算|安排|思路|要点)$")


@cache
def _beside_title() -> re.Pattern[str]:
    return re.compile(
        r"(?:\s+|(?=\()|(?<=的通知)|(?<=的意见)|(?<=的决定)|(?<=的批复)|(?<=的通报)|(?<=的函))"
        rf"[(]?[一-鿿]{{1,14}}{NUMBER}[)]?$"
    )
