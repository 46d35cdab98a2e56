"""The text as patterns see it: the same length, with what only looks different made equal.

Chinese documents mix full-width and half-width punctuation, digits and blanks. Patterns would have to name both
everywhere; instead they run over a *view*: `fold(text)` has exactly one character for each of the text's, so that an
offset in one is an offset in the other. Nothing in the document is changed by it: no edit, no normalised output.

What is folded, and why it is safe: full-width ASCII variants (１２，：（）％ａ) to ASCII, since only their width differs;
the ideographic and no-break blanks to a blank (the tab stays: it parts table cells; the newline stays); wave dashes and
the fullwidth hyphen to their ASCII forms, since ranges use them all; ○ to 〇, since both write the zero of 二〇〇九年.
Kept apart: 。 and . (one ends a sentence, the other a number), 、 (a list), quotation marks by side, 〔〕【】「」.
"""

from __future__ import annotations

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_BLANKS = dict.fromkeys(map(ord, "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\ufeff\u200b"), " ")
_LIKE = {
    ord("〜"): "~",
    ord("∼"): "~",
    ord("−"): "-",
    ord("‐"): "-",
    ord("‑"): "-",
    ord("﹣"): "-",
    ord("–"): "-",
    ord("○"): "〇",
    ord("◯"): "〇",
    ord("﹪"): "%",
    ord("﹕"): ":",
    ord("﹔"): ";",
    ord("﹐"): ",",
    ord("﹙"): "(",
    ord("﹚"): ")",
    ord("\v"): "\n",
    ord("\f"): "\n",
    ord("\u2028"): "\n",
    ord("\u2029"): "\n",
    ord("\x85"): "\n",
    ord("\r"): "\n",
}
_FOLD: dict[int, int | str] = {**_WIDE, **_BLANKS, **_LIKE}


def fold(text: str) -> str:
    """The view of `text`: the same length, widths and blanks made equal.

    >>> fold("每年　不少于１２次，（含）")
    '每年 不少于12次,(含)'
    """
    return text.translate(_FOLD)
