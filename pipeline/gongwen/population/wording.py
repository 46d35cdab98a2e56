"""Amounts and times as a plan says them: 每季度不少于2次, 2026年6月30日前. Only what a fact says, nothing added.

Each form is one that extraction reads back as the same fact; the tests hold them to it.
"""

from __future__ import annotations

import re

from gongwen.document.model import Op, Quota

PERIODS = {
    "P1D": "每天", "P1W": "每周", "P2W": "每两周", "P1M": "每月", "P2M": "每两个月", "P3M": "每季度", "P6M": "每半年",
    "P1Y": "每年", "term": "每学期",
}  # fmt: skip
_UNITS = {"D": "天", "W": "周", "M": "个月", "Y": "年"}
_DIGITS = dict(enumerate("零一两三四五六七八九十"))
_PERIOD = re.compile(r"P(\d+)([DWMY])")
_LIMIT = re.compile(r"P(?:(\d+)(BD|D|W|M|Y)|T(\d+)([HM]))")
_ALLOWED = {"BD": "个工作日", "D": "日", "W": "周", "M": "个月", "Y": "年"}
_OPS: dict[Op, str] = {">=": "不少于", "<=": "不超过", "=": "", ">": "多于", "<": "少于"}
_RATES: dict[Op, str] = {">=": "不低于", "<=": "不超过", "=": "为", ">": "高于", "<": "低于"}
RATES = ("%", "‰", "个百分点")


def period(iso: str | None) -> str:
    """How often, in words; "" where it isn't said.

    >>> period("P3M"), period("P3Y"), period(None)
    ('每季度', '每三年', '')
    """
    if iso is None:
        return ""
    found = _PERIOD.fullmatch(iso)
    if iso in PERIODS or found is None:
        return PERIODS.get(iso, iso)
    count = int(found[1])
    return f"每{_DIGITS.get(count, str(count))}{_UNITS[found[2]]}"


def number(value: float) -> str:
    """A number without a needless fraction.

    >>> number(4.0), number(92.5)
    ('4', '92.5')
    """
    return str(int(value)) if value == int(value) else repr(value)


def amount(op: Op | None, value: float | None, most: float | None, unit: str | None) -> str:
    """How much: 不少于2次, 4至6次, 不低于92%.

    >>> amount(">=", 2, None, "次"), amount("between", 4, 6, "次"), amount(">=", 92, None, "%")
    ('不少于2次', '4至6次', '不低于92%')
    """
    if value is None or op is None:
        return ""
    unit = unit or ""
    if op == "between":
        return f"{number(value)}{unit if unit in RATES else ''}至{number(most if most is not None else value)}{unit}"
    words = _RATES if unit in RATES else _OPS
    return f"{words[op]}{number(value)}{unit}"


def demand(quota: Quota) -> str:
    """What a quota demands, short enough for a cell: its own words where it has no number."""
    if quota.vague or (quota.value is None and not quota.implicit):
        return quota.text
    if quota.implicit:
        return period(quota.period) + quota.activity
    return f"{quota.activity}：{period(quota.period)}{amount(quota.op, quota.value, quota.max, quota.unit)}"


def by(iso: str) -> str:
    """By when, in words.

    >>> by("2026-06-30"), by("--01-31"), by("---25"), by("P15D"), by("P5BD"), by("PT30M"), by("P0D")
    ('2026年6月30日前', '每年1月31日前', '每月25日前', '15日内', '5个工作日内', '30分钟内', '当日')
    """
    limit = _LIMIT.fullmatch(iso)
    if limit is not None:
        if limit[3]:
            return f"{limit[3]}{'小时' if limit[4] == 'H' else '分钟'}内"
        return "当日" if limit[1] == "0" else f"{limit[1]}{_ALLOWED[limit[2]]}内"
    parts = [int(part) for part in iso.lstrip("-").split("-")]
    if len(parts) == 1:
        return f"每月{parts[0]}日前"
    month, day = parts[-2:]
    return f"{f'{parts[0]}年' if len(parts) > 2 else '每年'}{month}月{day}日前"
