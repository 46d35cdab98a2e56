"""The lines of a text as the search for noise sees them."""

from __future__ import annotations

import re
from functools import cache

from gongwen.text.view import fold

LONGEST = 300
"""A longer line is prose: noise has short lines."""


@cache
def _line() -> re.Pattern[str]:
    return re.compile(r"\S[^\n]*")


@cache
def _target() -> re.Pattern[str]:
    return re.compile(r"\]\([^()]{0,200}\)")


@cache
def _label() -> re.Pattern[str]:
    han = "[一二三四五六七八九十百零〇]"
    return re.compile(
        rf"{han}{{1,4}} ?(?:[、,]|\.(?!{han}))|[(\[]? ?(?:{han}{{1,3}}|\d{{1,3}}) ?[)\]]|\d{{1,3}}(?:\.\d{{1,2}})*[.、](?!\d)|\d{{1,2}}(?:\.\d{{1,2}})+ ?\S"
        rf"|第 ?(?:{han}|\d){{1,6}} ?[章节条款编篇](?![^ ]{{0,3}}规定)|[①-⑳㈠-㈩⑴-⒇]|[一二三四五六七八九十]是"
    )


class Lines:
    """The lines of a text that are not blank, in order; `noise` are those found to be none of the document's.

    `key(i)` is line i folded, without Markdown's marks; `tight(i)` the same without blanks, in lower case;
    `letters(i)` only its letters, digits and ideographs. A line too long to be noise has empty ones.
    """

    def __init__(self, text: str, view: str | None = None) -> None:
        """Cut `text` into lines; `view`: the text folded, where it is known."""
        self.text = text
        self.spans = [match.span() for match in _line().finditer(text)]
        self.noise: set[int] = set()
        self.breaks: set[int] = set()
        """Those of them that a page break prints: a sentence may go on behind them."""
        self.inline: list[tuple[int, int]] = []
        """Noise that is a part of a line only."""
        self._view = fold(text) if view is None else view
        self._keys: dict[int, str] = {}
        self._tight: dict[int, str] = {}
        self._letters: dict[int, str] = {}
        self._labels: dict[int, bool] = {}

    def __len__(self) -> int:
        return len(self.spans)

    def key(self, i: int) -> str:
        """The line as patterns see it."""
        known = self._keys.get(i)
        if known is None:
            start, end = self.spans[i]
            known = "" if end - start > LONGEST else _bare(self._view[start:end])
            self._keys[i] = known
        return known

    def tight(self, i: int) -> str:
        """The line without blanks."""
        known = self._tight.get(i)
        if known is None:
            known = self._tight[i] = self.key(i).replace(" ", "").replace("\t", "").lower()
        return known

    def letters(self, i: int) -> str:
        """The line's letters and digits alone: the same for two copies, however spaced and punctuated."""
        known = self._letters.get(i)
        if known is None:
            known = self._letters[i] = letters(self.key(i))
        return known

    def gap(self, i: int) -> str:
        """What stands between line i and the one before: line ends and blanks."""
        return self.text[self.spans[i - 1][1] if i else 0 : self.spans[i][0]]

    def is_label(self, i: int) -> bool:
        """Does the line open with a number of the document's own?"""
        known = self._labels.get(i)
        if known is None:
            known = self._labels[i] = _label().match(self.key(i)) is not None
        return known

    def is_prose(self, i: int) -> bool:
        """Is the line running text: long, or a whole sentence?"""
        start, end = self.spans[i]
        if end - start > LONGEST:
            return True
        key = self.key(i)
        return len(key) >= 16 and ("。" in key or key.endswith(";"))


def plain(line: str) -> str:
    """A line folded and trimmed, without Markdown's marks for headings, bold, quotations and bullets.

    >>> plain("## **发布日期**：2025-07-17 ")
    '发布日期:2025-07-17'
    """
    return _bare(fold(line))


def _bare(line: str) -> str:
    line = line.replace("**", "").lstrip(" \t#>").rstrip(" \t#")
    if len(line) > 1 and line[-1] == "|" and line.count("|") == 1:
        line = line[:-1].rstrip(" \t")
    return _target().sub("]", line) if "](" in line else line


def letters(line: str) -> str:
    """Only letters, digits and ideographs.

    >>> letters("【xx 局】20xx 年工作要点")
    'xx局20xx年工作要点'
    """
    return "".join(filter(str.isalnum, line))
