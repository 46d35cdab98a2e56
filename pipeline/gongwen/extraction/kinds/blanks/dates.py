"""Dates with parts left out.

    date  = [year 年] month 月 [day 日]        each part known (digits), open (marks, white space), or absent
    year  = 20xx | xx | 20 and white space | white space

It is a blank where the month or the day is open (a year alone is for `marks`); it runs from the first open part to the
last. A year that is only white space is the margin: the blank then starts at 年. With nothing at all between, 年月日 is
open only where it stands alone at its line's end, as where one signs.
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.extraction.kinds.blanks.gap import FILL, NUMERALS, Gap

_REACH = 18  # how far back a year or a month reaches at most


@cache
def _frame() -> re.Pattern[str]:
    part = rf"(?:[ ]{{1,12}}(?:{FILL}[ ]{{0,4}})?|{FILL}[ ]{{0,4}}|[ ]{{0,2}}\d{{1,2}}[ ]{{0,2}})"
    return re.compile(
        rf"""[年月](?:
            (?<=年)(?P<month>{part})月(?:(?P<day>{part})日)?
          | (?<=月)(?P<lone>{part})日
          | (?<=[ ]月)(?P<from>[ ]{{0,8}})(?=[-—~至到－][ ]{{0,8}}月[ ]{{1,12}}日)
          | (?<=年)(?P<none>)月日(?=[ )\]】]{{0,8}}(?:\n|\Z))
        )""",
        re.VERBOSE,
    )


@cache
def _before() -> re.Pattern[str]:
    """The part before 年 or 月, up to the end of what is searched."""
    return re.compile(rf"(?:(?<!\d)(?:19|20)\d?|二〇)? {{0,8}}{FILL} {{0,4}}\Z|(?<!\d)(?:19|20) {{0,8}}\Z| {{1,8}}\Z")


def open_dates(view: str, start: int, end: int) -> list[Gap]:
    """The dates in view[start:end] of which month or day is left out, in order."""
    gaps = []
    for frame in _frame().finditer(view, start, end):
        if frame["from"] is not None:
            gap = _first_month(view, frame, start)
        else:
            gap = _lone_day(view, frame, start) if frame["lone"] else _date(view, frame, start)
        if gap is not None:
            gaps.append(gap)
    return gaps


def _date(view: str, frame: re.Match[str], start: int) -> Gap | None:
    """The open parts of year, month and day."""
    year = frame.start()
    if frame["none"] is not None:
        alone = year == start or view[year - 1] in "\n )】]\t" or view[max(start, year - 3) : year] == "\n20"
        return Gap(_year_start(view, year, start), frame.end(), "other") if alone else None
    opened = [name for name in ("month", "day") if frame[name] is not None and _is_open(frame[name])]
    if not opened:
        return None
    until = frame.end() if opened[-1] == "day" else frame.end("month") + 1
    if year > start and view[year - 1] in NUMERALS and _year_start(view, year, start) == year:
        if opened == ["month"] and frame["month"].strip():
            return None  # 2021年x月: a number with its measure
        return Gap(frame.start(opened[0]), until, "other")
    return Gap(_year_start(view, year, start), until, "other")


def _lone_day(view: str, frame: re.Match[str], start: int) -> Gap | None:
    """The open parts of a month and a day without a year."""
    month = frame.start()
    if not _is_open(frame["lone"]):
        return None
    if month > start and view[month - 1] in NUMERALS:
        return Gap(frame.start("lone"), frame.end(), "other")
    part = _before().search(view, max(start, month - _REACH), month)
    return Gap(part.start() if part else month, frame.end(), "other")


def _first_month(view: str, frame: re.Match[str], start: int) -> Gap | None:
    """The first of two open days that lacks its 日:   月  —  月  日."""
    month = frame.start()
    part = _before().search(view, max(start, month - _REACH), month)
    if part is None or view[part.start() - 1 : part.start()] in tuple(NUMERALS):
        return None
    return Gap(part.start(), frame.end(), "other")


def _year_start(view: str, year: int, start: int) -> int:
    """Where the open year before the 年 at `year` starts; there, if only white space or what is no year precedes it."""
    part = _before().search(view, max(start, year - _REACH), year)
    if part is None or not part[0].strip() or view[part.start() - 1 : part.start()] in tuple(NUMERALS):
        return year
    return part.start() + len(part[0]) - len(part[0].lstrip())


def _is_open(part: str) -> bool:
    return not any(c.isdigit() for c in part)
