"""How word processors print the number of an automatic list.

`printed(12, "chineseCounting")` is 十二. The names are OOXML's (ECMA-376 part 1, 17.18.59); what they print is what Word
prints, which the standard leaves open in places:

    counting          十, 十一, 二十 … 九十九, and from 100 on digit by digit: 一○○ (with U+25CB)
    counting thousand 一百, 一百〇一 (U+3007), 一千〇一十, 一万; the leading 一 of 十 … 十九 only is dropped
    legal             壹拾, 壹佰零壹: every 一 is written
    japanese counting 百一: neither zeros nor a leading 一 before 十, 百, 千
    digital           一〇, 二〇二五
    stems, branches, enclosed numbers: as far as there are characters, then plain digits

Formats that no Chinese document uses (Hebrew, Thai, …) print plain digits, as Word itself does where it has no better.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

_PLAIN = "一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_PARENTHESISED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_STOPPED = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_BRACKETED = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_MOST_ROMAN = 3999
_MOST_LETTERS = 40
"""Repetitions of a letter; a list that long is an attack on memory, not a list."""
_MOST_GROUPED = 99_999_999
_HUNDRED = 100
_TWENTY = 20


class _Grouped(msgspec.Struct, frozen=True):
    """Digits, the units of ten, hundred, thousand and ten thousand, and which zeros and ones are written."""

    digits: str
    units: str
    zero: str
    first_ten: bool = False
    """The 一 of 一十 is written in 10 to 19 as well."""
    ones: bool = True
    """一百, not 百."""

    def __call__(self, number: int) -> str:
        if not 0 < number <= _MOST_GROUPED:
            return str(number) if number else self.zero or "零"
        myriads, rest = divmod(number, 10_000)
        text = self._four(myriads) + self.units[3] if myriads else ""
        if myriads and 0 < rest < 1000:
            text += self.zero
        text += self._four(rest)
        ten = self.digits[0] + self.units[0]
        drop = not self.first_ten and self.ones and number < _TWENTY and text.startswith(ten)
        return text[1:] if drop else text

    def _four(self, number: int) -> str:
        parts: list[str] = []
        gap = False
        for power, unit in ((1000, self.units[2]), (100, self.units[1]), (10, self.units[0]), (1, "")):
            digit = number // power % 10
            if not digit:
                gap = bool(parts)
                continue
            if gap:
                parts.append(self.zero)
                gap = False
            bare = digit == 1 and unit and not self.ones
            parts.append(unit if bare else self.digits[digit - 1] + unit)
        return "".join(parts)


def _digital(zero: str) -> Callable[[int], str]:
    digits = zero + _PLAIN
    return lambda number: "".join(digits[int(c)] for c in str(number)) if number >= 0 else str(number)


def _counting(number: int) -> str:
    return _thousand(number) if 0 < number < _HUNDRED else _digital("○")(number)


def _one_of(characters: str) -> Callable[[int], str]:
    return lambda number: characters[number - 1] if 0 < number <= len(characters) else str(number)


def _sexagenary(number: int) -> str:
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12] if number > 0 else str(number)


def _roman(number: int) -> str:
    if not 0 < number <= _MOST_ROMAN:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def _letter(number: int) -> str:
    """A … Z, AA, BB, …: Word repeats the letter, it doesn't count in it."""
    if not 0 < number <= 26 * _MOST_LETTERS:
        return str(number)
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _full_width(number: int) -> str:
    return "".join(chr(ord(c) + 0xFEE0) for c in str(number))


_thousand = _Grouped(_PLAIN, "十百千万", "〇")
_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _counting,
    "chineseCountingThousand": _thousand,
    "chineseLegalSimplified": _Grouped("壹贰叁肆伍陆柒捌玖", "拾佰仟萬", "零", first_ten=True),
    "decimalEnclosedCircle": _one_of(_CIRCLED),
    "decimalEnclosedCircleChinese": _one_of(_CIRCLED),
    "decimalEnclosedFullstop": _one_of(_STOPPED),
    "decimalEnclosedParen": _one_of(_PARENTHESISED),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalZero": lambda number: f"{number:02d}",
    "hex": lambda number: f"{number:X}",
    "ideographDigital": _digital("〇"),
    "ideographEnclosedCircle": _one_of(_BRACKETED),
    "ideographLegalTraditional": _Grouped("壹貳參肆伍陸柒捌玖", "拾佰仟萬", "零", first_ten=True),
    "ideographTraditional": _one_of(_STEMS),
    "ideographZodiac": _one_of(_BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    "japaneseCounting": _Grouped(_PLAIN, "十百千万", "", ones=False),
    "japaneseDigitalTenThousand": _digital("〇"),
    "japaneseLegal": _Grouped("壱弐参四伍六七八九", "拾百阡萬", "", first_ten=True),
    "koreanDigital2": _digital("零"),
    "lowerLetter": lambda number: _letter(number).lower(),
    "lowerRoman": lambda number: _roman(number).lower(),
    "none": lambda _: "",
    "numberInDash": lambda number: f"- {number} -",
    "ordinal": _ordinal,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _Grouped(_PLAIN, "十百千萬", "〇"),
    "taiwaneseDigital": _digital("○"),
    "upperLetter": _letter,
    "upperRoman": _roman,
}


def printed(number: int, name: str) -> str:
    """What Word prints for `number` in the number format `name`.

    >>> [printed(n, "chineseCountingThousand") for n in (1, 10, 19, 20, 101, 110)]
    ['一', '十', '十九', '二十', '一百〇一', '一百一十']
    """
    return _FORMATS.get(name, str)(number)
