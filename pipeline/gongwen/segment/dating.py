"""Dates as documents print them: 2031年5月1日, 二〇三一年五月, 民国一百二十年, 2031.5.1."""

from __future__ import annotations

import re
from functools import cache

from gongwen.text.numerals import chinese

_ROC = 1911
_ROC_LAST, _ROC_BARE = 200, range(100, 150)
_CHINESE = "一二三四五六七八九十廿卅〇零元"
CHINESE_YEAR = "[一二][〇零Oo0九][一二三四五六七八九〇零Oo0]{2}"
"""二〇三一, with whatever is typed for the zero."""
DAY = rf"(?:[12]\d{{3}}|{CHINESE_YEAR}) ?年 ?.{{1,3}} ?月(?: ?.{{1,3}} ?日)?"
"""A date to the day or to the month, as part of a pattern; what stands for month and day is not read."""


def iso(text: str, *, roc: bool = False) -> str | None:
    """The first full date in `text` (folded), to the day or to the month; `roc`: a year of two or three figures is Taiwan's.

    >>> iso("2031年5月1日"), iso("二〇三一年十一月二十七日"), iso("中华民国九十五年四月"), iso("2031年 月 日")
    ('2031-05-01', '2031-11-27', '2006-04', None)
    >>> iso("112年6月1日校务会议通过"), iso("98年6月1日"), iso("二O三一年五月一日")
    ('2023-06-01', None, '2031-05-01')
    >>> iso("98年6月1日", roc=True), iso("2031年6月1日", roc=True)
    ('2009-06-01', '2031-06-01')
    """
    found = date_pattern().search(text)
    if found is None:
        return None
    written = found["y"] or found["cy"] or found["py"]
    year = year_written(written, roc=found["roc"] is not None or (roc and written.isdecimal() and len(written) < 4))
    month = _small(found["m"] or found["pm"])
    day = _small(found["d"] or found["pd"] or "")
    if year is None or month is None or not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    return f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day is not None else "")


@cache
def date_pattern() -> re.Pattern[str]:
    """A date with year and month; the day may be missing."""
    number = rf"(?:\d{{1,2}}|[{_CHINESE}]{{1,3}})"
    return re.compile(
        rf"(?:(?P<roc>(?:中华)?民国) ?)?(?:(?P<y>\d{{2,4}})|(?P<cy>{CHINESE_YEAR}|[{_CHINESE}百]{{2,5}})) ?年 ?(?P<m>{number}) ?月(?: ?(?P<d>{number}) ?[日号])?"
        r"|(?<![\d.])(?P<py>20\d\d|19\d\d)[./-](?P<pm>\d{1,2})[./-](?P<pd>\d{1,2})(?![\d.])"
    )


def adopted_on(text: str, *, roc: bool) -> str | None:
    """The first full date in what a head says of its adoption; `roc`: the text is Taiwan's, as one is that has its school years.

    >>> adopted_on("98.6.1 97学年度第2次校务会议通过", roc=False), adopted_on("98.6.1 校务会议通过", roc=False)
    ('2009-06-01', None)
    >>> adopted_on("98年6月1日校务会议通过", roc=True), adopted_on("2031年6月1日修订", roc=True)
    ('2009-06-01', '2031-06-01')
    """
    roc = roc or _roc_school_year().search(text) is not None
    found = _dotted().search(text) if roc else None
    if found is None:
        return iso(text, roc=roc)
    month, day = int(found[2]), int(found[3])
    return f"{int(found[1]) + _ROC}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else None


@cache
def _roc_school_year() -> re.Pattern[str]:
    return re.compile(r"(?<!\d)(?:[6-9]\d|1[0-4]\d) ?学年度")


@cache
def _dotted() -> re.Pattern[str]:
    return re.compile(r"(?<![\d.])([5-9]\d|1[0-4]\d)[./](\d{1,2})[./](\d{1,2})(?![\d.])")


def is_date_line(text: str) -> bool:
    """Is this line nothing but a date (brackets, 印发 and the time of day aside)?"""
    text = _clock().sub("", text) if ":" in text else text
    found = date_pattern().match(text, 1 if text[:1] == "(" else 0)
    return found is not None and found.end() >= len(text.rstrip(" )")) and len(text) <= 30 and iso(text) is not None


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(r" ?\d{1,2}:\d\d(?::\d\d)?$")


def year_written(written: str, *, roc: bool) -> int | None:
    """The value of a year in digits or Chinese, `roc`: one of the Republic's; None where it is none of 1900 to 2100."""
    written = written.replace("O", "〇").replace("o", "〇")
    if written.isdigit():
        value: float | None = int(written)
    elif written == "元":
        value = 1
    else:
        value = chinese(written.replace("元", "一"))
    if not isinstance(value, int):
        return None
    if roc or value < _ROC_LAST:  # a year of three figures that opens a date is Taiwan's, named or not
        return value + _ROC if value in (range(1, _ROC_LAST) if roc else _ROC_BARE) else None
    return value if 1900 <= value <= 2100 else None


def _small(written: str) -> int | None:
    if not written:
        return None
    value = int(written) if written.isdigit() else chinese(written.replace("元", "一"))
    return value if isinstance(value, int) else None
