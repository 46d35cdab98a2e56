"""The number of a document: alone on a line, beside a title or in it, in a letter's or a decree's line."""

from __future__ import annotations

import re
from functools import cache

from gongwen.segment import naming
from gongwen.segment.lines import Line


def number_on(line: Line) -> tuple[int, int] | None:
    """The span of the document number that stands alone on a line, brackets around it aside."""
    if len(line.text) > 60 or line.label is not None:
        return None
    found = _number().fullmatch(line.text)
    return None if found is None else (line.start + found.start("n"), line.start + found.end("n"))


def number_beside(line: Line) -> tuple[int, int] | None:
    """The span of the number beside the last line of a title."""
    at = len(naming.without_number(line.text))
    if at == len(line.text):
        return None
    inner = line.text[at:].strip(" ()!。")
    if not inner:
        return None
    start = line.start + line.text.index(inner, at)
    return start, start + len(inner)


def letter_in(line: Line) -> tuple[int, int] | None:
    """The span of a Taiwan letter's number in a line of adoption: 某字第1120000456号函订定."""
    found = _letter().search(line.text)
    return None if found is None else (line.start + found.start(1), line.start + found.end(1))


def number_in(title: str) -> str | None:
    """The number that a title has in brackets at its end.

    >>> number_in("青石县水利局招聘公告(2031年第3号)"), number_in("关于修订〔2031〕2号文的通知")
    ('2031年第3号', None)
    """
    found = _in_title().search(title)
    return None if found is None else found[1].replace(" ", "")


def decree_in(text: str) -> str | None:
    """The number of the decree that promulgated a rule: 国务院令第2号.

    >>> decree_in("2031年4月2日 中华人民共和国国务院令第2号公布")
    '国务院令第2号'
    """
    found = _decree().search(text)
    return None if found is None else found[1].replace(" ", "").removeprefix("中华人民共和国")


@cache
def _number() -> re.Pattern[str]:
    year = r"[〔\[(【〈{] ?(?:19|20)\d\d ?[〕\])】〉}]"
    nth = r"(?:(?:19|20)\d\d ?年 ?)?第 ?\d{1,4} ?号"
    return re.compile(
        rf"[(\[]?(?:文号:|发文字号:|编号:)?(?P<n>[一-鿿A-Za-z\d]{{0,19}}? ?{year} ?(?:第 ?)?\d{{1,5}} ?[号期]?"
        rf"|[一-鿿]{{1,12}}字第? ?[\d一二三四五六七八九〇零]{{1,14}} ?号|(?:[一-鿿]{{2,16}}(?:令|公告|通告) ?)?{nth})[)\]]?(?: {{1,}}签发人.{{0,12}})?"
    )


@cache
def _letter() -> re.Pattern[str]:
    return re.compile(r"(?:日 ?|\s|^)([一-鿿]{1,12}字第 ?\d{6,14} ?号)")


@cache
def _in_title() -> re.Pattern[str]:
    return re.compile(r"\(((?:19|20)\d\d ?年 ?第? ?\d{1,4} ?号)\)$")


@cache
def _decree() -> re.Pattern[str]:
    return re.compile(r"(?:^|[\s(日,])([一-鿿]{2,24}?令 ?第? ?\d{1,4} ?号)")
