"""Document numbers, wherever they stand.

    发文字号   国办发〔2019〕3号, 卫医发[2002]193号, 财预(综)〔2020〕8号     code, year in brackets, serial number
    令         国务院令第302号, 交通运输部令2019年第5号, 公告2020年第5号       who, order or announcement, serial number
    字号       台军字第0950057598号令                                         code, 字第, serial number
    standard   GB/T 9704-2012, DB33/T 2040-2017

The anchor is what is rare (a year in brackets, 令 or 字 with 第, Latin capitals); the code before it is then read
backwards, and cut after any word that may lead up to a number (根据国办发… is 国办发…) except where it opens a bracket.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from gongwen.text.lexicon import any_of, words

_PACKAGE = "gongwen.extraction.kinds.citations"
_REACH = 22


class Number(NamedTuple):
    """view[start:end] is a document number."""

    start: int
    end: int


@cache
def _anchor() -> re.Pattern[str]:
    year = r"(?:19|20)\d\d"
    digits = r"[0-9〇零一二三四五六七八九十百千]"
    return re.compile(
        rf"""[〔\[(【令告字GDHJAWCTNI](?:
            (?P<code>(?<=[〔\[(【]){year}年?[〕\])】][ ]?第?[ ]?\d{{1,5}}[ ]?号(?![楼线院门井机桥库库地车台]))
          | (?P<order>(?<=[令告])[ ]?(?:\(?{year}年?\)?[ ]?)?第[ ]?{digits}{{1,6}}[ ]?号)
          | (?P<series>(?<=字)第[ ]?{digits}{{1,14}}[ ]?号(?:令|函|书函)?)
          | (?P<standard>(?:(?<=G)B(?:Z|J)?|(?<=D)B\d\d|(?<=H)J|(?<=J)GJ|(?<=J)T|(?<=A)Q|(?<=W)S|(?<=C)JJ|(?<=T)SG|(?<=N)Y|(?<=I)SO)
               (?:/[TZ])?[ ]?\d{{1,6}}(?:\.\d{{1,3}})?(?:[-—]{{1,2}}(?:19|20)?\d\d(?!\d))?)
        )""",
        re.VERBOSE,
    )


@cache
def _code() -> re.Pattern[str]:
    """The code that ends where the anchor starts."""
    return re.compile(r"[\u4e00-\u9fff]{1,18}(?:\([\u4e00-\u9fff]{1,4}\))?\Z")


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf".*{any_of(words(_PACKAGE, 'lexicon', 'lead'))}")


@cache
def _giver() -> tuple[str, ...]:
    return tuple(word + "令" for word in words(_PACKAGE, "lexicon", "body"))


@cache
def _own() -> re.Pattern[str]:
    return re.compile(r" ?(?:公布|发布|颁布|修订|修正)(?!的)")


def numbers(view: str, start: int, end: int) -> list[Number]:
    """The document numbers of view[start:end], in order."""
    found: list[Number] = []
    for anchor in _anchor().finditer(view, start, end):
        number = _number(view, anchor, found[-1].end if found else start, end)
        if number is not None:
            found.append(number)
    return found


def _number(view: str, anchor: re.Match[str], start: int, end: int) -> Number | None:
    at, until = anchor.span()
    if anchor.lastgroup == "standard":
        dated = "-" in anchor[0] or "—" in anchor[0]
        named = anchor[0].startswith("GB") and sum(map(str.isdigit, anchor[0])) > 2
        joined = view[at - 1 : at].isascii() and view[at - 1 : at].isalnum() and at > start
        return None if joined or not (dated or named) else Number(at, until)
    ends = at if anchor.lastgroup == "code" else at + 1
    code = _code().search(view, max(start, at - _REACH), ends)
    if code is None:
        return None
    first = code.start()
    lead = _lead().match(view, first, ends)
    opens = first > start and view[first - 1] in "(\n" and ends - first < 12
    if lead is not None and not opens:
        first = lead.end()
    least = 1 if anchor.lastgroup == "code" else 3
    if ends - first < least or (anchor.lastgroup == "order" and not _gives_orders(view, first, ends)):
        return None
    if anchor.lastgroup == "order" and _own().match(view, until, end):
        return None
    return Number(first, until)


def _gives_orders(view: str, first: int, ends: int) -> bool:
    """Whether view[first:ends] is who, then 令 or 公告."""
    return view.endswith(("公告", "通告"), first, ends) or view.endswith(_giver(), first, ends)
