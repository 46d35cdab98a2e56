"""The styles of numbers before parts, in the order that GB/T 9704 gives them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from gongwen.document.model import Section

Style = Literal["chapter", "part", "article", "一、", "（一）", "1.", "（1）", "①", "decimal", "inline", "attachment"]

RANK: dict[Style, int] = {"一、": 1, "（一）": 2, "1.": 3, "（1）": 4, "①": 5}
"""GB/T 9704-2012, 7.3.3: 结构层次序数依次可以用“一、”“（一）”“1.”“（1）”标注; ① is used below them.

Decimal numbers (1, 1.1, 1.1.1), which contingency plans have, are an order of their own.
"""

_CHINESE = "[〇零一二三四五六七八九十百]+"
_STYLES: tuple[tuple[Style, str], ...] = (
    ("chapter", rf"第\s*(?:{_CHINESE}|\d+)\s*[编章]"),
    ("part", rf"第\s*(?:{_CHINESE}|\d+)\s*(?:节|部分)"),
    ("article", rf"第\s*(?:{_CHINESE}|\d+)\s*条"),
    ("attachment", "附[件表录]?"),
    ("inline", rf"(?:{_CHINESE}|\d+)是|第{_CHINESE}[,，]|[其首再最]"),
    ("（一）", rf"[(（〔]\s*{_CHINESE}\s*[)）〕]"),
    ("（1）", r"[(（]\s*\d+\s*[)）]|[⑴-⒇]"),
    ("①", "[①-⑳]"),
    ("一、", rf"{_CHINESE}\s*[、.．,，]?"),
    ("decimal", r"\d+(?:[.．]\d+)+|\d+\s*$"),
    ("1.", r"\d+\s*[、.．,，)）]|[⒈-⒛]"),
)
_PATTERN = re.compile("|".join(f"(?P<s{k}>{pattern})" for k, (_, pattern) in enumerate(_STYLES)))
_MARKS: dict[Style, re.Pattern[str]] = {
    "一、": re.compile(rf"{_CHINESE}、"),
    "（一）": re.compile(rf"[(（]{_CHINESE}[)）]"),
    "1.": re.compile(r"\d+[.．]|[⒈-⒛]"),
    "（1）": re.compile(r"[(（]\d+[)）]|[⑴-⒇]"),
}


class Numbered(NamedTuple):
    """A part with its style and the part that holds it."""

    section: Section
    style: Style
    parent: Section | None


def style(section: Section) -> Style | None:
    """The style of a part's number; None where it has none."""
    return _style(section.label)


@lru_cache(4096)
def _style(label: str) -> Style | None:
    match = _PATTERN.match(label)
    return None if match is None or match.lastgroup is None else _STYLES[int(match.lastgroup[1:])][0]


def as_standard(section: Section, kind: Style) -> bool:
    """Is the number printed with the marks that the standard gives its level? 一、 not 一. and 1. not 1、"""
    return _as_standard(section.label, kind)


@lru_cache(4096)
def _as_standard(label: str, kind: Style) -> bool:
    return kind not in _MARKS or _MARKS[kind].fullmatch(label.strip()) is not None


def numbered(sections: tuple[Section, ...]) -> list[Numbered]:
    """All numbered parts, each before what is in it."""
    found: list[Numbered] = []
    stack: list[tuple[Section, Section | None]] = [(section, None) for section in reversed(sections)]
    while stack:
        section, parent = stack.pop()
        kind = _style(section.label)
        if kind is not None:
            found.append(Numbered(section, kind, parent))
        if section.children:
            stack += [(child, section) for child in reversed(section.children)]
    return found
