"""Lengths of time in words, as ISO 8601 durations: 15日 → P15D, 三个月 → P3M, 2小时 → PT2H.

Two needs ISO has no letter for: working days (`P20BD`) and the school term (`term`). A quarter is three months, ten days
(旬) are ten days, half a year is six months.
"""

from __future__ import annotations

from functools import lru_cache

#: unit → (pattern of the ISO duration, how many of its letter one unit is)
_UNITS = {
    "年": ("P{}Y", 1), "年度": ("P{}Y", 1), "学年": ("P{}Y", 1), "学年度": ("P{}Y", 1), "周年": ("P{}Y", 1),
    "半年": ("P{}M", 6), "半年度": ("P{}M", 6), "季度": ("P{}M", 3), "季": ("P{}M", 3),
    "月": ("P{}M", 1), "月度": ("P{}M", 1), "月份": ("P{}M", 1), "双月": ("P{}M", 2), "单月": ("P{}M", 2),
    "半月": ("P{}D", 15), "旬": ("P{}D", 10),
    "周": ("P{}W", 1), "星期": ("P{}W", 1), "礼拜": ("P{}W", 1), "双周": ("P{}W", 2),
    "工作日": ("P{}BD", 1), "日": ("P{}D", 1), "天": ("P{}D", 1), "自然日": ("P{}D", 1), "昼夜": ("P{}D", 1),
    "晚": ("P{}D", 1), "夜": ("P{}D", 1), "晨": ("P{}D", 1),
    "小时": ("PT{}H", 1), "钟头": ("PT{}H", 1), "分钟": ("PT{}M", 1), "分": ("PT{}M", 1), "刻钟": ("PT{}M", 15),
    "秒": ("PT{}S", 1), "秒钟": ("PT{}S", 1),
}  # fmt: skip

#: half a unit, where it has a whole length of its own
_HALVES = {"年": "P6M", "年度": "P6M", "学年": "P6M", "月": "P15D", "小时": "PT30M", "天": "PT12H", "日": "PT12H"}

UNITS = tuple(sorted(_UNITS, key=lambda unit: (-len(unit), unit)))


@lru_cache(maxsize=1024)
def duration(count: float | None, unit: str) -> str | None:
    """`count` units as an ISO duration; None for a unit or a part of one that has no whole length.

    >>> duration(15, "日"), duration(20, "工作日"), duration(1, "季度"), duration(0.5, "年"), duration(2, "小时")
    ('P15D', 'P20BD', 'P3M', 'P6M', 'PT2H')
    """
    if unit == "学期":
        return "term" if count == 1 else None
    if count is None or unit not in _UNITS:
        return None
    if count == 0.5:
        return _HALVES.get(unit)
    form, size = _UNITS[unit]
    whole = count * size
    return form.format(int(whole)) if whole == int(whole) else None


@lru_cache(maxsize=256)
def per_year(period: str | None) -> float | None:
    """How often a period fits into a year: P1M 12, P1W 52, P1D 365, P2Y 0.5; None where that can't be told.

    >>> per_year("P3M"), per_year("P1Y"), per_year("P2Y"), per_year("term")
    (4.0, 1.0, 0.5, None)
    """
    if period is None or not period.startswith("P") or period.endswith("BD"):
        return None
    timed = period.startswith("PT")
    letter, count = period[-1], period[2 if timed else 1 : -1]
    a_year = {"H": 8760.0, "M": 525_600.0, "S": 31_536_000.0} if timed else {"Y": 1.0, "M": 12.0, "W": 52.0, "D": 365.0}
    return a_year[letter] / int(count) if letter in a_year and count.isdigit() and int(count) else None
