"""A date in the text, and what all readers of dates need: the year that one without a year is of, and what closes it."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from gongwen.extraction import genres
from gongwen.extraction.kinds.deadlines.calendar import Day
from gongwen.extraction.kinds.deadlines.vocabulary import either, values
from gongwen.extraction.plantext import PlanText
from gongwen.text.numerals import chinese

DIGITS = "〇零一二三四五六七八九十廿卅"
"""Chinese digits, as dates are written with them."""
TO_DATE = r" ?(?:起|始|开始)? ?(?:至|到|—{1,3}|-{1,3}|~|－|―|起至|(?<=[日月号])一) ?"
"""What joins the two dates of a span; 一 is read for a dash by machines."""


class Dated(msgspec.Struct, frozen=True, gc=False):
    """A date in the text. `until`: 前 or the like closes it; `span`: it ends a span; `end_said`: 底, 末, 下旬 … say its end."""

    start: int
    end: int
    day: Day
    until: bool
    span: bool
    end_said: bool
    whole: bool
    """Has it no day and no month (全年, 2025年)?"""


def number(written: str) -> int | None:
    """A whole number in digits of either kind; None for anything else."""
    value = int(written) if written.isdecimal() else chinese(written)
    return value if isinstance(value, int) else None


def year_of(written: str | None, *, taiwan: bool = False) -> int | None:
    """2025, 二〇二五; a year of the Republic (民国九十五年, 113年, in a text from Taiwan 95年 as well) is 1911 years later."""
    if not written:
        return None
    value = number(written.removeprefix("民国"))
    if value is None or value > 1900:
        return value
    republican = taiwan or value >= 100 or written.startswith("民国")
    return value + 1911 if republican and 40 <= value <= 200 else None


def when(
    plan: PlanText, year: str | None, rel: str | None, every: bool, last: Dated | None, at: int
) -> tuple[int | None, str]:
    """The year of a date, and "year" where it comes back each year."""
    said = year_of(year, taiwan=plan.normal.script == "Hant")
    if said is not None:
        return said, ""
    standing = genres.standing(plan.sketch)
    mate = last.day if last is not None and plan.sentence(last.start) == plan.sentence(at) else None
    if every or (rel and (standing or (mate and mate.every))):
        return None, "year"
    if rel:
        shift = int(values("this_year")[rel])
        return (None if plan.year is None else plan.year + shift), ""
    if mate and (mate.year is not None or mate.every == "year"):
        return mate.year, mate.every
    if standing:
        return None, "year"
    return plan.year, ""


@cache
def _until() -> re.Pattern[str]:
    return re.compile(rf" ?{either('until')}(?!后)")


def close(plan: PlanText, at: int) -> tuple[int, bool]:
    """Where the words end that close a date at `at`, and whether there are any."""
    m = _until().match(plan.view, at, plan.end)
    return (m.end(), True) if m else (at, False)
