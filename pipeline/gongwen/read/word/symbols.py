"""Characters that are set in symbol fonts: their codes say nothing, the font decides what is seen."""

from __future__ import annotations

from gongwen.text.lexicon import values

_PRIVATE = range(0xF000, 0xF100)


def symbol(code: str | None, font: str | None) -> str:
    """The character that `code` (hexadecimal) shows in `font`; "" where it is mere decoration or unknown.

    >>> symbol("F0FE", "Wingdings"), symbol("F082", "Wingdings"), symbol("2714", "MS Gothic")
    ('☑', '②', '✔')
    """
    try:
        number = int(code or "", 16)
    except ValueError:
        return ""
    if not 0x20 <= number <= 0x10FFFF or 0xD800 <= number < 0xE000:
        return ""
    family = (font or "").replace(" ", "").lower()
    table = values("gongwen.read.word", "symbols", family) if family in _FONTS else {}
    if number in _PRIVATE or table:
        return table.get(f"{number & 0xFF:02X}", "")
    return chr(number)


_FONTS = frozenset({"wingdings", "wingdings2", "symbol"})
