"""Amounts and times brought to where they can be compared."""

from __future__ import annotations

import re

from gongwen.document.model import Plan, Quota

_TERMS = 2
"""School terms in a year."""
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)(B?)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")
_HOUR = 1.0
_DAY = 24 * _HOUR
_WORKING_DAY = 1.4 * _DAY


def per_year(quota: Quota, plan: Plan) -> float | None:
    """What a quota comes to in a year: a term counts half a year, and what a plan of one year states is for that year."""
    if quota.per_year is not None:
        return quota.per_year
    if quota.value is None:
        return None
    if quota.period == "term":
        return quota.value * _TERMS
    return quota.value if quota.period is None and plan.year is not None else None


def lasts(iso: str | None) -> float | None:
    """The hours of an ISO 8601 duration (P20BD: 20 working days, which take 28); None for what is none (a date).

    >>> lasts("PT1H"), lasts("P15D"), lasts("2025-03-31")
    (1.0, 360.0, None)
    """
    match = _DURATION.fullmatch(iso or "")
    if match is None or iso in {"P", "PT"}:
        return None
    years, months, weeks, days, working, hours, minutes = match.groups()
    return (
        int(years or 0) * 365 * _DAY
        + int(months or 0) * 30 * _DAY
        + int(weeks or 0) * 7 * _DAY
        + int(days or 0) * (_WORKING_DAY if working else _DAY)
        + int(hours or 0) * _HOUR
        + int(minutes or 0) * _HOUR / 60
    )
