"""Titles: which lines are one, and what kind of document they name.

A title ends in the word for its kind (文种), after which only an edition in brackets may stand: 办法(试行), 规划(2031—2035年).
It is short, no sentence, and may be broken over several lines. The kind at its end is all that a single line shows;
whether it opens a plan is decided by its surroundings (`plans`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import cast

import msgspec

from gongwen.document.model import Genre
from gongwen.segment.labels import at
from gongwen.segment.lines import Line
from gongwen.segment.marks import PACKAGE
from gongwen.text.lexicon import any_of, values, words
from gongwen.text.numerals import chinese

LONGEST = 150
_LONGEST_LINE = 80
_MOST_LINES = 4
_SHORTEST_STATUTE = 4


class Title(msgspec.Struct, frozen=True):
    """Lines first..last (inclusive) as one title, from offset `start`, and the kind that they name, if any."""

    first: int
    last: int
    start: int
    genre: Genre | None
    text: str


def kind(text: str) -> Genre | None:
    """The genre that a title names by its last word, None where it names none.

    >>> kind("青石镇河道保洁考核办法(试行)"), kind("关于开展安全检查的通知"), kind("考核登记表")
    ('办法', '通知', None)
    """
    if text[-1:] not in _last_characters():
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


def may_be_title(line: Line) -> bool:
    """Could this line be a title, or part of one, by its own looks?"""
    return (
        line.label is None
        and not line.row
        and 2 <= len(line.text) <= _LONGEST_LINE
        and line.text[-1] not in "。;:!?,、"
        and not _prose().search(line.text)
    )


def ending_at(lines: list[Line], last: int, floor: int) -> Title | None:
    """The title that ends on line `last`, begun no earlier than line `floor`."""
    if not may_be_title(lines[last]) or kind(without_number(lines[last].text)) is None:
        return None
    first = last
    while first > floor and last - first < _MOST_LINES - 1 and continues(lines[first - 1], lines[first]):
        first -= 1
    text = without_number(joined([line.text for line in lines[first : last + 1]]))
    if last + 1 < len(lines) and edition_line(lines[last + 1].text):
        last += 1
        text += lines[last].text
    genre = kind(text)
    if genre is None or len(text) > LONGEST:
        return None
    return Title(first, last, lines[first].start, genre, text)


def set_apart(lines: list[Line], view: str) -> list[Line]:
    """`lines`, with a title that runs on into its text after a blank on a line of its own."""
    first = lines[0]
    if first.label is not None or first.row or len(first.text) <= _LONGEST_LINE:
        return lines
    for gap in _gaps().finditer(first.text, 0, _LONGEST_LINE):
        if kind(first.text[: gap.start()]) is not None and _opening_words().match(first.text, gap.end()):
            split, start = first.start + gap.start(), first.start + gap.end()
            rest = Line(start, first.end, view[start : first.end], at(view, start, first.end))
            return [Line(first.start, split, view[first.start : split]), rest, *lines[1:]]
    return lines


def without_number(text: str) -> str:
    """A title without the document's number that stands beside it.

    >>> without_number("关于加强巡查的通知 青安办〔2031〕2号"), without_number("关于修订〔2031〕2号文的通知")
    ('关于加强巡查的通知', '关于修订〔2031〕2号文的通知')
    """
    found = _beside_title().search(text) if "号" in text[-3:] else None
    return text if found is None else text[: found.start()]


def bare(text: str) -> str:
    """A name as it compares: without blanks, quotation marks and editions."""
    return _loose().sub("", text)


def joined(parts: list[str]) -> str:
    """The lines of a title as one: blanks between spread-out characters go, blanks between words stay.

    >>> joined(["青 石 镇 档 案", "管 理 办 法"]), joined(["中共青石县委 青石县人民政府", "关于加强档案工作的意见"])
    ('青石镇档案管理办法', '中共青石县委 青石县人民政府关于加强档案工作的意见')
    """
    return "".join(_tight(part) for part in parts)


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
    if text.count("《") > text.count("》") or text.count("(") > text.count(")") or _year_only().fullmatch(text):
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
    return len(text) >= 10 and not _opens_with_place().match(rest)


def ends_head_line(text: str) -> bool:
    """Is this a line of a document's head other than its title: 某局文件, 某发〔2031〕5号, a date, a mark of secrecy?"""
    return _head_line().fullmatch(text) is not None


def edition_line(text: str) -> bool:
    """Is this line nothing but the edition in brackets that belongs to a title above: (试行)?"""
    return _edition_only().fullmatch(text) is not None


@cache
def _loose() -> re.Pattern[str]:
    return re.compile(r"[\s《》〈〉“”\"()\[\]〔〕【】]|试行|暂行|修订|草案")


@cache
def _last_characters() -> frozenset[str]:
    """What a title can end in; spares most lines the pattern."""
    endings = {word[-1] for heading in ("genre", "statute") for word in words(PACKAGE, "genres", heading)}
    return frozenset(endings | set(")]】〕》编本版文篇0123456789一二三四五六七八九十"))


@cache
def _genres() -> dict[str, str]:
    return values(PACKAGE, "genres", "genre")


@cache
def _edition() -> str:
    edition = any_of(words(PACKAGE, "genres", "edition"))
    return rf"(?:[(\[【〔](?:[^()\[\]【】〔〕]{{0,12}}(?:{edition}|版|稿|年|年度|本|届|项|类|学期)|[一二三四五六七八九十\d]{{1,3}}|[A-Z])[)\]】〕]|修订版|全文)"


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
def _year_only() -> re.Pattern[str]:
    return re.compile(r"(?:\d{4}|二[〇零一二三四五六七八九]{3})(?: ?[-—~至]{1,2} ?\d{4})? ?(?:年度?|学年度?)?")


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
def _prose() -> re.Pattern[str]:
    return re.compile(r"[。;!?]|,(?!\d)[^,]*,|https?:|www\.|@|[:|]")


@cache
def _two_kinds() -> re.Pattern[str]:
    """A report of one year and the plan of the next are a report: 2031年工作总结及2032年工作打算."""
    return re.compile(r"(?P<genre>工作总结|总结)(?P<statute>)(?:及|和|与|暨|、).{0,12}(?:计划|打算|安排|思路|要点)$")


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
def _beside_title() -> re.Pattern[str]:
    return re.compile(
        r"(?:\s+|(?=\()|(?<=的通知)|(?<=的意见)|(?<=的决定)|(?<=的批复)|(?<=的通报)|(?<=的函))[(]?[一-鿿]{1,14}[〔\[(【](?:19|20)\d\d[〕\])】]\s?第?\d{1,5}\s?号[)]?$"
    )


@cache
def _head_line() -> re.Pattern[str]:
    number = (
        r"[一-鿿A-Za-z\d]{0,16}\s*(?:[\[【〔〈{]\s*(?:19|20)\d\d.{0,12}|\(\s*(?:19|20)\d\d\s*\)\s*第?\s*\d{1,5}\s*号)"
    )
    letter = r"\((?:函|通知|文件|令|意见|批复|公告|通告|请示|报告|纪要|决定)\)"
    date = r"\(?[\d二〇零一三四五六七八九十]{2,4}\s*年.{1,8}[日月]\)?|(?:[^。;,\n]{0,12}[:\s])?年\s{0,9}月(?:\s{0,9}日(?:\s{1,20}年\s{0,9}月\s{0,9}日)?)?"
    mark = r"(?:绝密|机密|秘密|内部|特急|加急|急件)\W?.{0,8}|签发人.{0,12}|目\s*录|附\s*件.{0,4}"
    return re.compile(rf".{{2,40}}(?:文件|公报|令|便函|{letter})|\(?{number}\)?|第?\s*\d{{1,5}}\s*[号期]|{date}|{mark}")


@cache
def _gaps() -> re.Pattern[str]:
    return re.compile(r"(?<=[一-鿿)》]) +(?=[一-鿿(\d])")


@cache
def _opening_words() -> re.Pattern[str]:
    """What a text proper begins with."""
    return re.compile(
        r"为|根据|按照|依据|依照|第一|一[、 是]|\(一\)|1[、. ]|近年|今年|各[一-鿿]{1,20}[、,:]|总则|经|现将|在[一-鿿]"
    )
