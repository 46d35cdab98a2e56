"""Measuring lines: how wide they are printed, how they end and begin."""

from __future__ import annotations

import re
from functools import cache

TERMINAL = "。！？；：.!?;:…"
"""After these a line may well be whole."""
CLOSING = "，。、；：！？）》〉”’」』】〕,;!?)]"
"""No line begins with these: what does goes on from the line above."""
OPENING = "（《〈“‘「『【〔(["
"""No line ends with these."""
COMMA = "，、,"


def width(line: str) -> int:
    """The columns of a line: two for an ideograph or a full-width mark, one for a letter or a blank.

    >>> width("第3条 总则")
    10
    """
    return (len(line) + len(line.encode("utf-8", "replace"))) // 2


INLINE = "inline"
"""The shape of a label that often stands inside a paragraph (一是)."""


@cache
def _opening() -> re.Pattern[str]:
    """How a line begins that is a unit of its own: a number, a bullet, an attachment, a date or a heading in brackets.

    Each shape is a group, by whose name it is known.
    """
    han = "[一二三四五六七八九十百零〇]"
    blank = "[ \u3000]?"
    shapes = {
        "han": rf"(?:{han}{{1,4}}|[甲乙丙丁戊己庚辛壬癸壹贰叁肆伍陆柒捌玖拾参]){blank}[、.．，]",
        "bracket": rf"[(（]{blank}(?:{han}{{1,3}}|\d{{1,3}}){blank}[)）]",
        "digit": r"(?:\d{1,3}|[０-９]{1,3}|[A-Ha-h])[.、．)）](?!\d)",
        "decimal": rf"\d{{1,2}}(?:\.\d{{1,2}}){{1,4}}(?:{blank}{blank}(?=[^\d年月日%％倍万亿元个米公吨\s])|\s{{0,8}}$)",
        "part": rf"第{blank}(?:{han}|\d){{1,6}}{blank}(?:[章节编篇步]|部分|阶段|方面)",
        "article": rf"第{blank}(?:{han}|\d){{1,6}}{blank}(?:[条條款](?![的第规之、和或至所]))",
        INLINE: rf"第{han}{{1,2}}[，,、]|其{han}[，,：:]|{han}是",
        "bullet": r"[①-⑳㈠-㈩⑴-⒇●■◆★☆▲△○□※•·◇▪\uf06c\uf06e\uf0d8]|[-—–*]\s",
        "notice": r"附[件表录则][：:\d一二三四五六 \u3000]|抄[送报]|主题词|[【\[]|主送|(?:来|联)(?:源|系人)[：:]",
    }
    return re.compile("|".join(f"(?P<{name}>{shape})" for name, shape in shapes.items()), re.MULTILINE)


@cache
def _indent() -> re.Pattern[str]:
    return re.compile(r"[ \t\u3000\u00a0\u2002\u2003]{0,40}")


def unit_shape(text: str, start: int, end: int) -> str | None:
    """The shape of the label with which text[start:end], a line, opens a unit of its own; None if it opens none."""
    indent = _indent().match(text, start, end)
    match = _opening().match(text, indent.end() if indent else start, end)
    return None if match is None else match.lastgroup


def opens_unit(text: str, start: int, end: int) -> bool:
    """Does text[start:end], a line, open a unit of its own?"""
    return unit_shape(text, start, end) is not None


@cache
def _label_alone() -> re.Pattern[str]:
    han = "[一二三四五六七八九十百零〇]"
    return re.compile(
        rf"[ \t\u3000]{{0,40}}(?:((?:{han}{{1,4}}|\d{{1,3}})[、.．]|[(（](?:{han}{{1,3}}|\d{{1,3}})[)）]|第 ?(?:{han}|\d){{1,6}})"
        rf"|(第 ?(?:{han}|\d){{1,6}} ?[章节编条條篇]))[ \t\u3000]{{0,10}}"
    )


def label_alone(text: str, start: int, end: int) -> int:
    """0: the line is more than a number. 1: a number with its mark alone (1., 第 二). 2: one with its word (第一章)."""
    if end - start > 60:
        return 0
    match = _label_alone().fullmatch(text, start, end)
    return 0 if match is None else 1 if match.group(1) else 2
