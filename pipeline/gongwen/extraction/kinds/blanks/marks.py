"""Marks that stand for what is not yet known, and how far each is quoted (see the package)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gongwen.extraction.kinds.blanks.gap import LETTERS, NUMERALS, Gap
from gongwen.text.lexicon import any_of, words

_PACKAGE = __package__ or __name__
_LATIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
_MARKS = frozenset(LETTERS)
_GLUE = frozenset("@_=+\\&#~")
_LINKS = frozenset(".-/")
_FACTORS = frozenset("数率额价限均比量值费龄资绩准薪")  # what is multiplied ends so: 单价×人数
_COUNTING = frozenset("第共约于到至达少多过满每有计近超逾")
_AREA, _FEW = 6, 2
_OFFICES = frozenset("处所组队户家级类")


@cache
def _year_digits() -> re.Pattern[str]:
    return re.compile(r"(?:(?<!\d)(?:19|20)\d?|二[〇零][一二三]?)\Z")


@cache
def _a_year() -> re.Pattern[str]:
    return re.compile(r"(?:19|20)\d\d年")


@cache
def _masked_number() -> re.Pattern[str]:
    """The first figures of a number whose rest is left out: 62xxxx, 0xxx."""
    return re.compile(r"(?:[^A-Za-z\d.\-/×]|\A)(\d{1,5})\Z")


@cache
def _marks() -> re.Pattern[str]:
    """Where a mark may be; the branch that matched names the group. The leading class lets the search skip the rest."""
    return re.compile(
        rf"""[{LETTERS}_〇□△O*某第(【〔〕](?:
            (?P<letters>(?<=[{LETTERS}])[{LETTERS}]{{0,30}}+(?:\.[{LETTERS}]{{1,4}}+|(?<=×)(?:[ ]×){{1,4}}+)?)
          | (?P<line>(?<=_)_{{1,200}}+)
          | (?P<bracket>(?<=\()[ _]{{0,30}}+\)|(?<=【)[ _]{{0,30}}+】|(?<=〔)(?:19|20)?[ _]{{0,12}}+〕(?:[ _]{{1,8}}+号)?)
          | (?P<number>(?<=第)(?:[ ]{{1,12}}+|〇)(?=[号期批次届条])|(?<=〕)[ ]{{2,12}}+(?=号))
          | (?P<run>(?<=〇)〇{{1,8}}+|(?<=□)□{{1,8}}+|(?<=△)△{{1,8}}+|(?<=O)O{{1,8}}+|(?<=\*)\*{{1,8}}+|(?<=某)某{{1,3}}+)
        )""",
        re.VERBOSE,
    )


@cache
def _tail() -> re.Pattern[str]:
    """What follows a mark and is quoted with it, or tells what it is."""
    part = {
        name: any_of(words(_PACKAGE, "lexicon", name))
        for name in ("word", "measure", "office", "named", "letter", "formula")
    }
    return re.compile(
        rf"""[ ]{{0,2}}(?:
            (?P<letter>{part["letter"]})
          | (?P<named>{part["named"]})
          | (?P<word>{part["word"]})
          | (?P<measure>{part["measure"]})(?P<formula>{part["formula"]})?
          | (?P<office>{part["office"]})
          | (?P<han>[\u4e00-\u9fff])
        )""",
        re.VERBOSE,
    )


@cache
def _ordinal() -> re.Pattern[str]:
    return re.compile(rf" {{0,2}}{any_of(words(_PACKAGE, 'lexicon', 'ordinal'))}")


def open_marks(view: str, text: str, start: int, end: int) -> Iterator[Gap]:
    """The marks in view[start:end] that stand for something to be filled in, in order."""
    for mark in _marks().finditer(view, start, end):
        at, stop = mark.span()
        before, after = _before(view, at, start), view[stop] if stop < end else "\n"
        gap: Gap | None = None
        if mark.lastgroup == "letters":
            gap = _letters(view, at, stop, start, end)
        elif mark.lastgroup == "number":
            gap = Gap(at + 1, stop + 1, "number")
        elif mark.lastgroup == "line":
            if not (before == after == "\n" or before in _LATIN or after in _LATIN):
                gap = Gap(at, stop, "other")
        elif mark.lastgroup == "bracket":
            # With nothing in them, they are a blank only as Chinese punctuation beside a Chinese character.
            if stop - at > 2 or (text[at] != "(" and (_is_han(before) or _is_han(after))):
                gap = Gap(at, stop, "other")
        elif _is_run(mark[0][0], text[at], before, after) or (
            text[at] == "*" and _unpaired(view, at, stop, start, end)
        ):
            gap = _quoted(view, at, stop, start, end)
        elif text[at] == "*" and after == "年":
            gap = _year(view, at, stop, start)
        if gap is not None:
            yield gap


def _is_run(sign: str, printed: str, before: str, after: str) -> bool:
    """Whether two or more of `sign` between these neighbours stand for a name or a count."""
    if sign == "〇":
        return before not in NUMERALS and after not in NUMERALS
    if sign == "O":  # between numerals it is a nought: 二OO六年
        return not {before, after} & _LATIN and not {before, after} & set(NUMERALS)
    return printed != "*"  # half-width, these are emphasis or a mask


@cache
def _led() -> tuple[str, ...]:
    """What a name or a number that is left out follows."""
    return (*words(_PACKAGE, "lexicon", "led"), ":")


def _unpaired(view: str, at: int, stop: int, start: int, end: int) -> bool:
    """地点:**广场: half-width asterisks that no others on their line make emphasis of, where a name is led to."""
    if not (view.endswith(_led(), start, at) and stop < end and _is_han(view[stop])):
        return False
    line, ends = view.rfind("\n", start, at) + 1, view.find("\n", stop, end)
    return view.count("**", line or start, ends if ends >= 0 else end) == 1


@cache
def _space() -> re.Pattern[str]:
    """White space inside a sentence, before a sum, or between a label and the mark that closes it."""
    return re.compile(
        r" {2}(?<=[\u4e00-\u9fff:] {2}) {0,60}+"
        r"(?:(?P<unit>万?元(?![旦月年件素首宵帅气])|%|[学课]时)|(?=[,。;、)]|[\u4e00-\u9fff][^\n]{10,80}?[,。;]))"
    )


_WIDE = 4
"""Less white space than that inside a sentence is no blank but before a unit."""


def open_spaces(view: str, start: int, end: int) -> Iterator[Gap]:
    """White space that stands for a name or a number: 为了落实      项目的安全责任, 电话:      , 每月  元."""
    for space in _space().finditer(view, start, end):
        at, stop = space.span()
        if space["unit"]:
            yield Gap(at, stop, "number")
        elif stop - at >= _WIDE and view.endswith(_led(), start, at) and (view[at - 1] != ":") == _is_han(view[stop]):
            yield Gap(at, stop, "other")


def _letters(view: str, at: int, stop: int, start: int, end: int) -> Gap | None:
    """A run of x, X or ×: a year, a count, a name, or no blank at all."""
    before, after = _before(view, at, start), view[stop] if stop < end else "\n"
    if after not in _LATIN:
        year = _year(view, at, stop, start)
        if year is not None:
            return year
    elif not _a_year().match(view, stop, end):
        return None
    masked = _masked_number().search(view, max(start, at - _AREA), at) if before.isdigit() else None
    if masked is not None and stop - at > _FEW and after not in _LATIN and after not in _GLUE:
        return Gap(masked.start(1), stop, "number")
    if before in _LATIN or before in _GLUE or after in _GLUE:
        return None
    if (before in _LINKS and view[max(start, at - 2)] in _LATIN - _MARKS) or (
        after in _LINKS and view[stop + 1 : stop + 2] in _LATIN - _MARKS
    ):
        return None
    if stop - at == 1 and not _stands_alone(view, at, start, end):
        return None
    return _quoted(view, at, stop, start, end)


def _year(view: str, at: int, stop: int, start: int) -> Gap | None:
    """A year whose last figures the mark stands for: 20xx, 201×, 20**."""
    begun = _year_digits().search(view, max(start, at - 4), at)
    return Gap(begun.start(), stop, "year") if begun is not None and stop - at + len(begun[0]) == 4 else None


def _stands_alone(view: str, at: int, start: int, end: int) -> bool:
    """Whether a single x or × is a blank: it counts or names what follows, or (x only) stands between characters."""
    before = _before(view, at, start, past=2)
    tail = _tail().match(view, at + 1, end)
    if tail is None or tail["letter"] or tail["formula"] or before in _FACTORS:
        return False
    if tail["measure"] or tail["named"] or tail["office"]:
        return True
    return view[at] in "xX" and _is_han(before)


def _quoted(view: str, at: int, stop: int, start: int, end: int) -> Gap:
    """The mark with what is quoted of its right side, and what kind of thing it stands for."""
    before = _before(view, at, start, past=2)
    if before == "第":
        numbered = _ordinal().match(view, stop, end)
        if numbered is not None:
            return Gap(at, numbered.end(), "number")
    tail = _tail().match(view, stop, end)
    if tail is None or tail["word"] or tail["formula"]:
        return Gap(at, stop, "name")
    if tail["office"] or (tail["measure"] in _OFFICES and stop - at > 1 and before not in _COUNTING):
        return Gap(at, tail.end(), "name")
    if tail["measure"]:
        year = tail["measure"] in ("年", "年度", "学年") and stop - at > 1
        return Gap(at, tail.end(), "year" if year else "number")
    return Gap(at, stop, "name")


def _before(view: str, at: int, start: int, past: int = 0) -> str:
    """The character before `at`, past up to `past` blanks; a line's end where the plan starts."""
    while past and at > start and view[at - 1] == " ":
        at -= 1
        past -= 1
    return view[at - 1] if at > start else "\n"


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"
