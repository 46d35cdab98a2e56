"""Numbers as documents write them, and what they are worth.

The grammar of a number, over the folded view (`gongwen.text.view`):

    number    = percent | share | ratio | plain [magnitude]
    percent   = 百分之 N | 千分之 N          80 with the sign %, 5 with the sign ‰ (a written % stays with the unit)
    share     = N 分之 N                     三分之一 = 0.3333
    ratio     = digits / digits              1/3 = 0.3333
    plain     = digits, with , between thousands and one . | Chinese digits (〇一二…, 壹贰叁…, 两, 廿, 卅, 半)
    magnitude = 万 | 亿 | 万亿, at the end   it stays with the unit: 100万元 is 100 万元, 一百万元 as well

千 and 百 after digits multiply (3千 = 3000); a magnitude inside a number does so too (一万二千 = 12000). Chinese digits
without any of 十百千万 are read one by one (二〇二五 = 2025), except that two neighbours (两三次, 七八个) are a spread: see
`spread`. A number that is left blank (x 次, ×× 家, __ 人) is a number whose value is unknown, never 0.

Whether a number means anything is not decided here: 十一届, 四个意识 and 三会一课 hold numbers too. Callers read one only
inside a frame that licenses it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

_DIGITS = {
    **dict(zip("〇一二三四五六七八九", range(10), strict=True)),
    **dict(zip("零壹贰叁肆伍陆柒捌玖", range(10), strict=True)),
    "两": 2,
}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_WHOLE_TENS = {"廿": 20, "卅": 30, "卌": 40}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}

# Character classes for patterns: what a Chinese number may consist of, and what may open one.
CHINESE = "〇零一二两三四五六七八九十百千廿卅卌壹贰叁肆伍陆柒捌玖拾佰仟"
_PLAIN = r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,9})?|\d{1,15}(?:\.\d{1,9})?"
_MAGNITUDE = "(?:万亿|[万亿])"

#: A part in words: 百分之八十, 三分之一; an alternation, to stand inside a group.
PART = (
    rf"[百千]分之(?:\d+(?:\.\d+)?|[{CHINESE}]{{1,6}}(?:点[{CHINESE}]{{1,4}})?)"
    rf"|[{CHINESE}]{{1,3}}分之[{CHINESE}]{{1,4}}"
)

#: A number, as a pattern without groups. What must not stand before it (第, a letter, a digit) is the caller's matter.
NUMBER = (
    rf"(?:{PART}"
    r"|\d{1,3}/\d{1,3}(?![\d/])"
    rf"|(?:{_PLAIN})(?:[百千]?{_MAGNITUDE}|[百千](?!分))?"
    rf"|[{CHINESE}]{{1,10}}(?:{_MAGNITUDE}[{CHINESE}]{{0,8}}){{0,2}}"
    r")"
)

#: A number that is left to be filled in.
BLANK = r"(?:[xX×*_]{1,8}|〇〇+|\([ _]{1,8}\)|【[ _]{1,8}】|_[ _]{1,12}_)"

#: What stands between the two ends of a spread.
DASH = r"(?:--?|—{1,2}|~|至|到|－|―)"


class Numeral(msgspec.Struct, frozen=True):
    """What a number is worth. `magnitude` (万, 亿, 万亿 or "") and `sign` (%, ‰ or "") belong to the unit."""

    value: int | float | None
    magnitude: str = ""
    sign: str = ""


@cache
def _shapes() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<per>[百千])分之(?P<n>.+)|(?P<under>.+)分之(?P<over>.+)|(?P<a>\d+)/(?P<b>\d+)"
        rf"|(?P<plain>[\d.,]+)(?P<times>[百千]?)(?P<mag>{_MAGNITUDE}?)|(?P<chinese>.+)"
    )


@lru_cache(maxsize=2048)
def numeral(written: str) -> Numeral:
    """What `written`, a match of `NUMBER` or `BLANK`, is worth. Whatever can't be read is a blank.

    >>> numeral("一百二十"), numeral("1.3万亿").magnitude, numeral("三分之一").value, numeral("百分之八十").sign
    (Numeral(value=120, magnitude='', sign=''), '万亿', 0.3333, '%')
    """
    if written.isascii() and written.isdigit():
        return Numeral(int(written))
    if written in _DIGITS:
        return Numeral(_DIGITS[written])
    found = _shapes().fullmatch(written.replace(" ", ""))
    if found is None or written[:1] in "xX×*_(【" or written.startswith("〇〇"):
        return Numeral(None)
    if found["per"]:
        return Numeral(_simple(found["n"]), sign="%" if found["per"] == "百" else "‰")
    if found["under"]:
        return Numeral(_share(_simple(found["over"]), _simple(found["under"])))
    if found["a"]:
        return Numeral(_share(int(found["a"]), int(found["b"])))
    if found["plain"]:
        value = _simple(found["plain"])
        return Numeral(None if value is None else _whole(value * _TENS.get(found["times"], 1)), found["mag"])
    rest = found["chinese"].rstrip("万亿")
    magnitude = found["chinese"][len(rest) :]
    if magnitude == "万" and "亿" in rest:  # 三亿五千万 is 3.5 亿
        whole = chinese(found["chinese"])
        return Numeral(None if whole is None else _whole(whole / 1e8), "亿")
    return Numeral(chinese(rest), magnitude) if rest else Numeral(None)


def spread(written: str) -> tuple[int, int] | None:
    """The ends of two neighbouring Chinese digits (两三次, 十七八人), None where there are none.

    >>> spread("两三"), spread("七八"), spread("二〇"), spread("三五")
    ((2, 3), (7, 8), None, (3, 5))
    """
    if len(written) != 2:
        return None
    low, high = _DIGITS.get(written[0], 0), _DIGITS.get(written[1], 0)
    return (low, high) if low and (high - low == 1 or (low, high) == (3, 5)) else None


def chinese(written: str) -> int | float | None:
    """The value of a number in Chinese digits, None where it is none.

    >>> chinese("二〇二五"), chinese("一百零五"), chinese("十二"), chinese("卅一"), chinese("壹佰"), chinese("半"), chinese("一万二千")
    (2025, 105, 12, 31, 100, 0.5, 12000)
    """
    if written == "半":
        return 0.5
    if written and all(c in _DIGITS for c in written):
        return int("".join(str(_DIGITS[c]) for c in written))
    total = section = 0
    digit: int | None = None
    last = 1  # the unit that came last: 一百二 is 120, 一百零二 is 102
    for c in written:
        if c in "零〇":
            last = 1
        elif c in _DIGITS:
            if digit is not None:
                return None
            digit = _DIGITS[c]
        elif c in _TENS:
            last = _TENS[c]
            section += (1 if digit is None else digit) * last
            digit = None
        elif c in _WHOLE_TENS:
            section, last, digit = section + _WHOLE_TENS[c], 1, None
        elif c in _MYRIADS:
            last = _MYRIADS[c]
            total = (total + section + (digit or 0)) * last if last > total else total + (section + (digit or 0)) * last
            section, digit = 0, None
        else:
            return None
    if digit is None:
        return total + section if written else None
    return total + section + digit * (last // 10 if last >= 100 else 1)


def five_year_end(which: str) -> int:
    """The last year of the five-year plan 十X五, told by its X.

    >>> five_year_end("四"), five_year_end("五")
    (2025, 2030)
    """
    return 2005 + 5 * _DIGITS[which]


def _simple(written: str) -> int | float | None:
    """A plain number, in digits or Chinese ones, 点 for the point."""
    if written[:1].isdigit() and written[:1].isascii():
        return _digits(written)
    whole, _, decimals = written.partition("点")
    value = chinese(whole)
    if decimals and value is not None and all(c in _DIGITS for c in decimals):
        return float(f"{value}.{''.join(str(_DIGITS[c]) for c in decimals)}")
    return value


def _digits(written: str) -> int | float | None:
    plain = written.replace(",", "").rstrip(".")
    try:
        return _whole(float(plain)) if "." in plain else int(plain)
    except ValueError:
        return None


def _share(over: float | None, under: float | None) -> float | None:
    return round(over / under, 4) if over is not None and under else None


def _whole(value: float) -> int | float:
    """An int where the value is whole; what arithmetic in binary adds (3 × 1.1) is rounded off."""
    rounded = round(value, 6)
    return int(rounded) if float(rounded).is_integer() else rounded
