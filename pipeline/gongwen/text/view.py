"""The text as patterns see it: the same length, with what only looks different made equal.

Chinese documents mix full-width and half-width punctuation, digits and blanks. Patterns would have to name both
everywhere; instead they run over a *view*: `fold(text)` has exactly one character for each of the text's, so that an
offset in one is an offset in the other. Nothing in the document is changed by it: no edit, no normalised output.

What is folded, and why it is safe: full-width ASCII variants (１２，：（）％) to ASCII, since only their width differs;
the ideographic and no-break blanks to a blank (the tab stays: it parts table cells; the newline stays); wave dashes and
the fullwidth hyphen to their ASCII forms, since ranges use them all; ○ to 〇, since both write the zero of 二〇〇九年; the phonetic sign ㄧ to 一, for which it is typed.
Kept apart: 。 and . (one ends a sentence, the other a number), 、 (a list), quotation marks by side, 〔〕【】「」.
`view_of` folds the . that can only be a full stop as well: behind a word at the end of a line, and, where more
lines end so than sentences end in 。, or nothing ends in 。, between words; and the tabs of an indent to blanks, where the line has no cells.
"""

from __future__ import annotations

import re
from functools import cache

_COMMON = ("，,", "：:", "；;", "（(", "）)", "！!", "？?", "\u3000 ", "\u00a0 ")
"""What nearly every text has, each with what it is folded to: tried without looking first."""
_WIDE = range(0xFF01, 0xFF5F)
_BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\ufeff\u200b"
_NEWLINES = "\v\f\u2028\u2029\x85\r"
_LIKE = (
    "〜~",
    "\u223c~",
    "−-",
    "\u2010-",
    "\u2011-",
    "﹣-",
    "–-",
    "○〇",
    "ㄧ一",
    "◯〇",
    "﹪%",
    "﹕:",
    "﹔;",
    "﹐,",
    "﹙(",
    "﹚)",
)


def fold(text: str) -> str:
    """The view of `text`: the same length, widths and blanks made equal.

    >>> fold("每年　不少于１２次，（含）")
    '每年 不少于12次,(含)'
    """
    if text.isascii() and text.isprintable():
        return text
    for pair in _COMMON:
        text = text.replace(pair[0], pair[1])
    table = _table()
    for wide in set(_rare().findall(text)):
        text = text.replace(wide, table[wide])
    return text


def view_of(text: str, folded: str | None = None) -> str:
    r"""The view of a whole text, whose `folded` form may be known: typed in ASCII punctuation, sentences end in it all the same.

    >>> view_of("一.总则")
    '一.总则'
    >>> view_of("严禁留宿他人.违者通报.")
    '严禁留宿他人。违者通报。'
    >>> view_of("\t职责\n\t单位\t职责")
    ' 职责\n\t单位\t职责'
    """
    view = fold(text) if folded is None else folded
    if "\n\t" in view or view[:1] == "\t":
        view = _tabbed().sub(lambda indent: " " * len(indent[0]), view)
    if "." not in view:
        return view
    stopped, lines = _last_stop().subn("。", view)
    others = view.count("。")
    return stopped if 0 < others >= lines else _inner_stop().sub("。", stopped)


@cache
def _tabbed() -> re.Pattern[str]:
    """Tabs that indent a line and part no cells."""
    return re.compile(r"^\t+(?=[^\t\n]+$)", re.MULTILINE)


_NUMERAL = "0-9一二三四五六七八九十百〇"
_AFTER_WORD = (
    r"\.(?:(?<=[\u4e00-\u9fff”》%)*]\.)|(?<=[A-Za-z]{2}\.))"
    rf"(?<![{_NUMERAL}]\.)(?<!\([{_NUMERAL}]\)\.)(?<!\([{_NUMERAL}]{{2}}\)\.)"
)
"""A dot behind a word; behind a numeral it belongs to a label: 一. (二). (十二)."""


@cache
def _last_stop() -> re.Pattern[str]:
    return re.compile(rf"{_AFTER_WORD}(?=[ \t]*(?:\n|\Z))")


@cache
def _inner_stop() -> re.Pattern[str]:
    return re.compile(rf"{_AFTER_WORD}(?= {{0,4}}[\u4e00-\u9fff0-9“《(*])")


@cache
def _table() -> dict[str, str]:
    table = {chr(code): chr(code - 0xFEE0) for code in _WIDE}
    table |= dict.fromkeys(_BLANKS, " ") | dict.fromkeys(_NEWLINES, "\n")
    return table | {pair[0]: pair[1] for pair in _LIKE}


@cache
def _rare() -> re.Pattern[str]:
    common = {pair[0] for pair in _COMMON}
    return re.compile("[" + re.escape("".join(c for c in _table() if c not in common)) + "]")
