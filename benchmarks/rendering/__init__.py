"""A text as an office would print it, in every format: what the format benchmark reads back.

`blocks` tells titles, paragraphs and tables of a text apart; each module writes them in one format.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import Literal, NamedTuple

_MARKDOWN = re.compile(r"(?m)^#{1,6} +|\*\*|^[-*] +(?=\S)")
_TITLE = 40
_BODY = re.compile(
    r"[。；;：:，,]|^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|第.{1,3}[章条]|\d+[.、])"
)


class Block(NamedTuple):
    """A title, a paragraph, or a table (`rows`)."""

    kind: Literal["title", "paragraph", "table"]
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def blocks(text: str, *, markdown: bool = False) -> list[Block]:
    """The blocks of a text: a line is one, lines with tabs are rows; Markdown's marks are taken out first."""
    lines = (_MARKDOWN.sub("", text) if markdown else text).split("\n")
    if markdown:
        lines = [line for line in lines if line.strip()]
    found: list[Block] = []
    opening = True
    for tabbed, group in groupby(lines, lambda line: "\t" in line):
        if tabbed:
            found.append(Block("table", rows=tuple(tuple(line.split("\t")) for line in group)))
            continue
        for line in group:
            opening = opening and len(line) <= _TITLE and not _BODY.search(line)
            found.append(Block("title" if opening and line.strip() else "paragraph", line))
    return found


def widths(rows: tuple[tuple[str, ...], ...], room: float, size: float) -> list[float]:
    """How wide the columns of a table are set: three characters at least, the rest shared out by what they hold."""
    count = max(map(len, rows))
    longest = [max((_printed(row[k]) for row in rows if k < len(row)), default=0.0) for k in range(count)]
    least = [(min(max(length, 1.0), 3.0) + 1) * size for length in longest]
    more = [max(length - 3.0, 0.0) ** 0.5 for length in longest]
    free = max(room - sum(least), 0.0)
    found = [a + free * b / (sum(more) or 1.0) for a, b in zip(least, more, strict=True)]
    return [width * room / sum(found) for width in found]


def _printed(text: str) -> float:
    return sum(1.0 if c > "\u2e7f" else 0.5 for c in text)
