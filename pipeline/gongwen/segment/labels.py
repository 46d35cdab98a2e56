"""Numbering marks: what a label looks like, where one may stand.

A label is printed as

    unit       第三条 第一章 第二部分 第十条之一 第 3-1 条            第一阶段: (only with a delimiter)
    named      任务一: 议题1. 环节(二):
    chinese    一、 一. 十二、         (一) (一)、 ㈠ 一)
    digits     1、 1. 1．             (1) ⑴ 1) ①
    decimal    1.1 1.2.3
    spoken     一是 二要 第一, 其一,
    letters    A. (A) a) II. 甲、 (甲)
    slips      1 总则 (a bare number and a blank), 1总则 (above 1.1), 1, 1: 一, 一: 一 (a bare 一 and a blank)

and may open a line, or stand inside one: after the end of a sentence or clause (。;:!?), those in brackets and circles
after a comma or a blank as well (`marks` has the patterns). A label that is `weak` (names, letters, slips, decimals, everything
inside a line) counts only as a member of a run (`runs`).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import cast

import msgspec

from gongwen.segment import marks
from gongwen.segment.marks import PACKAGE
from gongwen.text.lexicon import values
from gongwen.text.numerals import chinese

CHAPTER, ARTICLE = "第章", "第条"
"""The styles of chapters and of articles."""
FLAT = 300
"""A line with more characters holds several that lost their ends."""
# Outermost to innermost where the document itself does not tell; a style that is missing here is always inside.
_RANKS = {
    "壹、": 18,
    "cn、": 20,
    "(cn)": 30,
    "ar、": 40,
    "ar.": 40,
    "bare": 40,
    "tight": 40,
    "(ar)": 50,
    "ar)": 55,
    "①": 60,
}
_FAMILIES = {
    "ar.": "digits", "ar、": "digits", "ar,": "digits", "bare": "digits", "tight": "digits", "d1": "digits", "(ar)": "(digits)", "ar)": "(digits)",
    "(cn)": "(chinese)", "cn)": "(chinese)", "cn、": "chinese", "cn ": "chinese", "是": "spoken", "要": "spoken",
}  # fmt: skip
_STYLES = {
    "pcn": "(cn)", "pcne": "(cn)", "cnp": "cn)", "cn": "cn、", "cnw": "cn、", "par": "(ar)", "pare": "(ar)", "arp": "ar)", "are": "ar.",
    "circ": "①", "shi": "是", "yao": "要", "di": "序,", "qi": "其,", "bare": "bare", "tight": "tight", "cnbare": "cn ", "cnslip": "cn、", "slip": "ar,",
    "roman": "I.", "romans": "I.", "formal": "壹、",
}  # fmt: skip
_WEAK = frozenset(
    {
        "named",
        "arw",
        "cnw",
        "dec",
        "bare",
        "tight",
        "cnbare",
        "slip",
        "cnslip",
        "upper",
        "lower",
        "roman",
        "romans",
        "stem",
    }
)
_FIRST_STYLES = {"、": "ar、", ".": "ar.", ")": "(ar)"}
_NUMBERS_KEPT = 512
_ROMANS = {"I": 1, "V": 5, "X": 10}
_ENCLOSED = tuple(
    (ord(first), ord(last), base)
    for first, last, base in (
        ("①", "⑳", 1), ("㉑", "㉟", 21), ("㊱", "㊿", 36), ("❶", "❿", 1), ("➀", "➉", 1), ("⑴", "⒇", 1), ("㈠", "㈩", 1),
        ("\u2160", "\u216b", 1), ("⒈", "⒛", 1),
    )
)  # fmt: skip


class Label(msgspec.Struct, frozen=True, gc=False):
    """A numbering mark: text[start:end] with its delimiter; `numbers` has one for each step of a decimal."""

    start: int
    end: int
    style: str
    numbers: tuple[int, ...]
    weak: bool = False
    line: int = -1
    inline: bool = False

    @property
    def number(self) -> int:
        """The number that counts among siblings."""
        return self.numbers[-1]

    @property
    def family(self) -> str:
        """Styles that people mix up within one run: 1、 2. 3、."""
        return _FAMILIES.get(self.style, self.style)


def rank(style: str) -> int | None:
    """Where a style usually stands, small numbers outside; None where it may stand anywhere."""
    return _ranks().get(style)


@cache
def _ranks() -> dict[str, int]:
    units = values(PACKAGE, "labels", "unit")
    return _RANKS | {f"第{unit}": int(usual) for unit, usual in units.items()}


def at(view: str, start: int, end: int, line: int = -1) -> Label | None:
    """The label that opens view[start:end], which is line `line`."""
    found = marks.opening().match(view, start, end)
    return None if found is None else _label(found, line, inline=False)


def within(view: str, start: int, end: int, line: int = -1) -> list[Label]:
    """The labels inside view[start:end], of line `line`, in order; all of them are weak."""
    marked = marks.inside(flat=end - start > FLAT)
    found = [_label(match, line, inline=True) for match in marked.finditer(view, start, end)]
    return [label for label in found if label is not None] if found else []


def behind_heading(view: str, heading: Label, end: int, *, flat: bool) -> Label | None:
    """What comes right behind a short heading with label `heading` in a text that lost its line ends: 一、总则1、…, 第一章总则第一条….

    It is a label of the kind that the heading's is: of a line, or inside one. In a `flat` line any number will do.
    """
    if heading.style in (CHAPTER, "第节"):
        article = marks.article().match(view, heading.end, end)
        return None if article is None else _label(article, heading.line, inline=True)
    found = marks.first_item().match(view, heading.end, end)
    if found is not None:
        return Label(*found.span(1), _FIRST_STYLES[found[1][-1]], (1,), weak=True, inline=heading.inline)
    found = marks.flat_item().match(view, heading.end, end) if flat else None
    if found is not None:
        return Label(*found.span(1), _FIRST_STYLES[found[1][-1]], (int(found[2]),), weak=True, inline=heading.inline)
    found = marks.bracketed_item().match(view, heading.end, end) if heading.family != "(chinese)" else None
    number = None if found is None else _integer(found[2])
    if found is None or number is None:
        return None
    return Label(*found.span(1), "(cn)", (number,), weak=True, inline=heading.inline)


def _label(found: re.Match[str], line: int, *, inline: bool) -> Label | None:
    kind, index = found.lastgroup, found.lastindex
    if kind is None or index is None:
        return None
    start, end = found.span(index)
    if inline:
        kind = kind.removeprefix("again_")
        start -= kind == "circ"
    style = _STYLES.get(kind)
    numbers: tuple[int | None, ...]
    if style is None:
        style, numbers = _read(kind, found, index)
    else:
        numbers = (_integer(found[index + 1]),)
    if None in numbers:
        return None
    # An article inside a line has only lost its line end: what stands on the lines below is its own.
    held = inline and kind != "unit"
    return Label(start, end, style, cast("tuple[int, ...]", numbers), inline or kind in _WEAK, line, held)


def _read(kind: str, found: re.Match[str], index: int) -> tuple[str, tuple[int | None, ...]]:
    """Style and number of a match whose kind has several styles, or several groups for its number.

    Group `index` is the label, the first group in it that matched is its number.
    """
    written = found.group(index + 1) or found.group(index + 2)
    if kind in ("unit", "phase", "named"):
        return "第" + found.group(index + 2), (_integer(written.partition("-")[0]),)
    if kind == "dec":
        numbers = tuple(int(n) for n in written.split("."))
        if not numbers[-1]:  # 1.0 heads what 1.1 stands under
            numbers = numbers[:-1]
        return f"d{len(numbers)}", numbers
    if kind in ("ar", "arw"):
        return ("ar、" if found.group(index)[-1] in "、﹑" else "ar."), (int(written),)
    shape = found.group(index)
    style = {"upper": "A", "lower": "a", "stem": "甲"}[kind] + ("(" if shape[0] == "(" else shape[-1])
    return style, (marks.STEMS.index(written) + 1 if kind == "stem" else ord(written.upper()) - ord("A") + 1,)


@lru_cache(_NUMBERS_KEPT)
def _integer(written: str) -> int | None:
    """The value of a number in digits, Chinese, circled, bracketed or Roman writing."""
    written = written.replace(" ", "")
    if written.isascii():
        return int(written) if written.isdigit() else _roman(written)
    code = ord(written[0])
    for first, last, base in _ENCLOSED:
        if first <= code <= last and len(written) == 1:
            return code - first + base
    value = chinese(written.replace("参", "叁"))
    return value if isinstance(value, int) else None


def _roman(written: str) -> int | None:
    total, last = 0, 0
    for letter in reversed(written):
        value = _ROMANS.get(letter, 0)
        total += value if value >= last else -value
        last = max(last, value)
    return total or None
