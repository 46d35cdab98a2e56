"""Titles: which lines are one.

A title names a kind of document at its end (`naming`). It is short, no sentence, and may be broken over several lines. The
kind is all that a single line shows; whether it opens a plan is decided by its surroundings (`plans`).
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from gongwen.document.model import Genre
from gongwen.segment.closings import ends_with_date
from gongwen.segment.dating import CHINESE_YEAR
from gongwen.segment.lines import Line
from gongwen.segment.marks import PACKAGE
from gongwen.segment.naming import is_stopped, kind, without_number
from gongwen.segment.units import units_on
from gongwen.text.lexicon import any_of, words

LONGEST = 150
LONGEST_LINE = 80
_MOST_LINES = 4


class Title(msgspec.Struct, frozen=True):
    """Lines first..last (inclusive) as one title, from offset `start`, and the kind that they name, if any."""

    first: int
    last: int
    start: int
    genre: Genre | None
    text: str


def may_be_title(line: Line) -> bool:
    """Could this line be a title, or part of one, by its own looks?"""
    return (
        line.label is None
        and not line.row
        and 2 <= len(line.text) <= LONGEST_LINE
        and (line.text[-1] not in "。;:!?,、" or is_stopped(line.text))
        and not _prose().search(line.text, 0, len(line.text) - (line.text[-1] in "!。"))
    )


def ending_at(lines: list[Line], last: int, floor: int) -> Title | None:
    """The title that ends on line `last`, begun no earlier than line `floor`.

    A unit's name goes with it right above, or where 关于 follows, with the names of those who issue it together with that
    unit; behind a blank line it is the document's letterhead.
    """
    if not may_be_title(lines[last]) or kind(without_number(lines[last].text)) is None:
        return None
    first = last
    while first > floor and last - first < _MOST_LINES - 1 and continues(lines[first - 1], lines[first]):
        if _is_letterhead(lines[first - 1], lines[first]):
            break
        first -= 1
    if first < last and _about().match(lines[first + 1].text):
        while first > floor and units_on(lines[first].text) and units_on(lines[first - 1].text):
            first -= 1
    text = without_number(joined([line.text for line in lines[first : last + 1]]))
    if last + 1 < len(lines) and edition_line(lines[last + 1].text):
        last += 1
        text += lines[last].text
    genre = kind(text)
    if genre is None or len(text) > LONGEST:
        return None
    return Title(first, last, lines[first].start, genre, text)


def _is_letterhead(above: Line, below: Line) -> bool:
    """Is the line above nothing but a unit's name, with a blank line between it and a title that says no 关于?"""
    return below.apart and _about().match(below.text) is None and units_on(above.text) != []


def joined(parts: list[str]) -> str:
    """The lines of a title as one: blanks between spread-out characters go, blanks between words stay.

    >>> joined(["青 石 镇 档 案", "管 理 办 法"]), joined(["中共青石县委 青石县人民政府", "关于加强档案工作的意见"])
    ('青石镇档案管理办法', '中共青石县委 青石县人民政府关于加强档案工作的意见')
    >>> joined(["《青石镇档案管理办法》"]), joined(["《档案法》和《保密法》"])
    ('青石镇档案管理办法', '《档案法》和《保密法》')
    """
    text = "".join(_tight(part) for part in parts)
    return text[1:-1] if text[:1] == "《" and text.find("》") == len(text) - 1 else text


@cache
def _needless() -> re.Pattern[str]:
    """A blank beside a number, between it and the words."""
    return re.compile(r"(?<=[\d年]) (?=[一-鿿\d])|(?<=[一-鿿]) (?=\d)")


def _tight(text: str) -> str:
    pieces = text.split()
    if len(pieces) > 2 and sum(len(piece) <= 2 for piece in pieces) * 2 > len(pieces):
        return "".join(pieces)
    joined = " ".join(pieces)
    return _needless().sub("", joined) if " " in joined else joined


def continues(above: Line, below: Line) -> bool:
    """Does a title go on from line `above` to line `below`?"""
    if not may_be_title(above) or ends_head_line(above.text):
        return False
    text, rest = above.text, below.text
    if ends_with_date(text) and "关于" not in text:
        return False
    if text.count("《") > text.count("》") or text.count("(") > text.count(")"):
        return True
    if ends_in_year(text):
        return True
    if rest.startswith(("的", "和", "及", "与", "暨")) or _edition_only().fullmatch(rest):
        return True
    about = "关于" in text
    if kind(text) is not None and not (about and "的" not in text[text.index("关于") :]):
        return False
    if about:
        return "关于" not in rest or "《" in text
    if _about().match(rest):
        return _unit().search(text) is not None
    if _unit().search(text) is not None and (
        _year_only().match(rest) or not _opens_with_place().match(rest) or _inner_organ().match(rest)
    ):
        return True
    return len(text) >= 10 and not below.apart and not _opens_with_place().match(rest)


def ends_in_year(text: str) -> bool:
    """Is this line a year, or ends it in one, which is that of what the next line names: 某学院2031-2032学年?"""
    return _year_only().fullmatch(text) is not None or _year_last().search(text) is not None


def ends_head_line(text: str) -> bool:
    """Is this a line of a document's head other than its title: 某局文件, 某发〔2031〕5号, a date, a mark of secrecy?"""
    return _head_line().fullmatch(text) is not None


def edition_line(text: str) -> bool:
    """Is this line nothing but the edition in brackets that belongs to a title above: (试行)?"""
    return _edition_only().fullmatch(text) is not None


@cache
def _year_only() -> re.Pattern[str]:
    return re.compile(rf"(?:\d{{4}}|{CHINESE_YEAR})(?: ?[-—~至]{{1,2}} ?\d{{4}})? ?(?:年度?|学年度?)?")


@cache
def _year_last() -> re.Pattern[str]:
    return re.compile(rf"(?:\d{{4}}|1\d\d|{CHINESE_YEAR}) ?(?:学年度?|年度?)(?:第 ?[一二12] ?学期)?$")


@cache
def _prose() -> re.Pattern[str]:
    return re.compile(r"[。;!?]|,(?!\d)[^,]*,|https?:|www\.|@|[:|]")


@cache
def _edition_only() -> re.Pattern[str]:
    """An edition in brackets: not a year alone, which dates a document, but a span of years."""
    edition = any_of(words(PACKAGE, "genres", "edition"))
    return re.compile(
        rf"(?:[(\[【〔](?:[^()\[\]【】〔〕]{{0,12}}(?:{edition}|版|稿)|\d{{4}} ?(?:年)?[-—~至]{{1,2}} ?\d{{4}} ?年?)[)\]】〕]\s*){{1,2}}"
    )


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(rf"{any_of(words(PACKAGE, 'issuers', 'body'))}$|{any_of(words(PACKAGE, 'issuers', 'place'))}$")


@cache
def _about() -> re.Pattern[str]:
    return re.compile(r"关于|印发|转发|批转|颁发|发布")


@cache
def _opens_with_place() -> re.Pattern[str]:
    place = any_of(words(PACKAGE, "issuers", "place"))
    body = any_of(tuple(word for word in words(PACKAGE, "issuers", "body") if len(word) > 1))
    return re.compile(rf"[一-鿿]{{2,7}}?{place}|[一-鿿]{{1,9}}?{body}|中共|国务院|国家|全国|\d{{4}}年|二[〇零]|关于")


@cache
def _inner_organ() -> re.Pattern[str]:
    """An organ that a unit has: 专家委员会管理办法 below the unit's name goes on from it; one of a place's own does not."""
    named = rf"[一-鿿]{{1,9}}?(?:{any_of(words(PACKAGE, 'issuers', 'place'))}|大学|学院|学校|中学|小学|公司|集团|医院|协会|学会)"
    return re.compile(
        rf"(?!{named})[一-鿿]{{2,8}}?(?:委员会|领导小组|工作小组|工作组|专家组|理事会|监事会|办公室|实验室|工作室|图书馆)"
    )


@cache
def _head_line() -> re.Pattern[str]:
    number = (
        r"[一-鿿A-Za-z\d]{0,16}\s*(?:[\[【〔〈{]\s*(?:19|20)\d\d.{0,12}|\(\s*(?:19|20)\d\d\s*\)\s*第?\s*\d{1,5}\s*号)"
    )
    letter = r"\((?:函|通知|文件|令|意见|批复|公告|通告|请示|报告|纪要|决定)\)"
    date = r"\(?[\d二〇零一三四五六七八九十]{2,4}\s*年[\s\d〇零一二三四五六七八九十廿元xX×*_月]{1,8}[日月]\)?|(?:[^。;,\n]{0,12}[:\s])?年\s{0,9}月(?:\s{0,9}日(?:\s{1,20}年\s{0,9}月\s{0,9}日)?)?"
    mark = r"(?:绝密|机密|秘密|内部|特急|加急|急件)\W?.{0,8}|签发人.{0,12}|目\s*录|附\s*件.{0,4}"
    standard = r"[A-Z]{1,6}(?:[/-][A-Z\d]{1,8}){0,3}[ -]?\d[\d.\-—/]{0,16}"
    return re.compile(
        rf"{standard}|.{{2,40}}(?:文件|公报|令|便函|{letter})|\(?{number}\)?|第?\s*\d{{1,5}}\s*[号期]|{date}|{mark}"
    )
