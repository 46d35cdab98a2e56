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
