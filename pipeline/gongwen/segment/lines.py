"""The text as lines: what stands on each, which label opens it, which lines are rows of a printed table.

A line is what stands between two line ends, without the blanks, bullets and Markdown marks (# * > -) at its ends. Blank lines
are none. A *row* is a line of cells: two tabs or more, or three bars; or two cells under a header row that says 序号.
What a cell goes on with on lines of its own (2. after a cell that opened with 1.) is part of the row, so that no number
in a table is ever taken for a section. Below a line that names a kind of document a table goes on only with a row.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import cast

import msgspec

from gongwen.segment.labels import Label, at
from gongwen.segment.marks import PACKAGE
from gongwen.text.gaps import usual_gap
from gongwen.text.lexicon import words

_MARKUP = "#*> \t"
_BULLETS = "●◆■▲★☆◇□▪•·➢✦"
_OPENERS = _MARKUP + _BULLETS + "-"
_CLOSERS = _MARKUP + "●◆■▲★"
_FIRST_OF_LABELS = frozenset("第(一二三四五六七八九十百其甲乙丙丁戊己庚辛壬癸〇零壹贰叁参肆伍陆柒捌玖拾")
_LONGEST_FRAMED = 30
_LONGEST_CELL_RUN = 12
_WIDEST_CELL = 150
_SHORTEST_TITLE = 6
_RUN = 3
"""So many bare numbers that count on from 1 are labels for sure."""


class Line(msgspec.Struct, frozen=True, gc=False):
    """view[start:end] is `text`; `label` opens it; `row`: it belongs to a printed table; `apart`: a blank line parts it from above."""

    start: int
    end: int
    text: str
    label: Label | None = None
    row: bool = False
    apart: bool = False

    @property
    def body(self) -> str:
        """What stands after the label."""
        return self.text if self.label is None else self.text[self.label.end - self.start :].strip()

    @property
    def closed(self) -> bool:
        """Does it end as a sentence or a clause does?"""
        return self.text[-1] in "。;:!?,、…" or self.text[-2:] in ("。”", "。)", "。』", "。」", "!”", "?”")


def lines_of(view: str) -> list[Line]:
    """The lines of a folded text, in order."""
    spans: list[tuple[int, int]] = []
    openers, closers = frozenset(_OPENERS), frozenset(_CLOSERS)
    for m in _solid().finditer(view):
        start, end = m.span()
        if view[start] in openers or view[end - 1] in closers:
            inner = view[start:end]
            start += len(inner) - len(
                inner.lstrip(_OPENERS if not inner.startswith("-") else "- " if inner.startswith("- ") else "")
            )
            end -= len(inner) - len(inner.rstrip(_CLOSERS))
            if start >= end:
                continue
        if view[start] == "【" and view.find("】", start, end) == end - 1 and 2 < end - start <= _LONGEST_FRAMED:
            start, end = start + 1, end - 1  # 【第一章 总则】: a frame around a heading
        spans.append((start, end))
    gaps = [1 if below == above + 1 else view.count("\n", above, below) for (_, above), (below, _) in pairwise(spans)]
    usual = usual_gap(gaps)
    found: list[Line] = []
    for (start, end), gap in zip(spans, (0, *gaps), strict=False):
        label = at(view, start, end, len(found)) if _may_open(view[start]) else None
        found.append(Line(start, end, view[start:end], label, apart=gap > usual))
    return _strengthened(_with_rows(_without_columns(found)) if "\t" in view or "|" in view else found)


def _without_columns(lines: list[Line]) -> list[Line]:
    """`lines`; numbers parted by a tab from names right above each other are a column of a table without a head, no labels."""
    cells = [_is_numbered_cell(line) for line in lines]
    return [
        Line(line.start, line.end, line.text, apart=line.apart)
        if cells[k] and (cells[k - 1 : k] == [True] or cells[k + 1 : k + 2] == [True])
        else line
        for k, line in enumerate(lines)
    ]


def _is_numbered_cell(line: Line) -> bool:
    """1<tab>张三: a number that nothing but a tab makes a label, before what ends as no sentence does."""
    label = line.label
    return (
        label is not None
        and label.style in ("bare", "cn ")
        and line.text[label.end - label.start :][:1] == "\t"
        and not line.closed
    )


def _strengthened(lines: list[Line]) -> list[Line]:
    """`lines`, with bare numbers (1 总则) that count on from 1 as sure labels: so many are no cells and no amounts."""
    runs: list[list[int]] = []
    for k, line in enumerate(lines):
        label = line.label
        if label is None or label.style != "bare":
            continue
        if label.number == 1:
            runs.append([k])
        elif runs and label.number == len(runs[-1]) + 1:
            runs[-1].append(k)
    for k in (k for run in runs if len(run) >= _RUN for k in run):
        line, label = lines[k], cast("Label", lines[k].label)
        sure = Label(label.start, label.end, label.style, label.numbers, line=label.line)
        lines[k] = Line(line.start, line.end, line.text, sure, apart=line.apart)
    return lines


@cache
def _solid() -> re.Pattern[str]:
    return re.compile(r"[^\s][^\n]*")


@cache
def _first_of_names() -> frozenset[str]:
    return frozenset(word[0] for word in words(PACKAGE, "labels", "named"))


def _may_open(first: str) -> bool:
    """Could a label begin with this character? Spares most lines the pattern."""
    return first in _FIRST_OF_LABELS or first in _first_of_names() or first.isascii() or not "一" <= first <= "鿿"


def _with_rows(lines: list[Line]) -> list[Line]:
    """`lines` with the rows marked."""
    marked = list(lines)
    k = 0
    while k < len(marked):
        if not _is_row(marked[k]):
            k += 1
            continue
        k = _mark_table(marked, k)
    return marked


def _is_row(line: Line) -> bool:
    text = line.text
    if ("\t" not in text and "|" not in text) or text.find("\t", 0, _WIDEST_CELL) < 0 > text.find("|", 0, _WIDEST_CELL):
        return False
    cells = text.count("\t")
    if cells >= 2:
        cells -= len(_behind_number().findall(text))
    return cells >= 2 or text.count("|") >= 3 or (cells == 1 and _header().match(text) is not None)


def _mark_table(lines: list[Line], first: int) -> int:
    """Mark the table that starts with row `first`; where it ends."""
    narrow = lines[first].text.count("\t") == 1
    last, k, number = first, first, 0
    titled = False
    while k < len(lines) and k - last <= _LONGEST_CELL_RUN:
        line = lines[k]
        if _is_row(line) or (narrow and "\t" in line.text):
            number = _last_number(line.text)
            last, titled = k, False
        elif line.text[0] == "附" or (line.text[-1] == "日" and "年" in line.text):
            break
        elif line.label is not None:
            if line.label.number != number + 1 or line.label.style not in ("ar.", "ar、", "(ar)", "①", "ar)"):
                break
            number += 1
            if not titled:
                last = k
        else:
            titled = titled or (number == 0 and len(line.text) >= _SHORTEST_TITLE and line.text.endswith(_kinds()))
        k += 1
    for j in range(first, last + 1):
        line = lines[j]
        lines[j] = Line(line.start, line.end, line.text, None, row=True, apart=line.apart)
    return last + 1


def _last_number(row: str) -> int:
    """The number that the last numbered item in a row's cells carries, 0 where there is none."""
    found = 0
    for m in _item().finditer(row):
        found = int(m[1])
    return found


@cache
def _behind_number() -> re.Pattern[str]:
    """A tab that parts a number from its text, on a line that lost its ends: …。第二条<tab>…"""
    return re.compile(
        r"(?:第[一二三四五六七八九十百\d]{1,5}[章节条]|[。;](?:[一二三四五六七八九十]{1,3}、|\(?\d{1,2}[.、)]))\t"
    )


@cache
def _kinds() -> tuple[str, ...]:
    return words(PACKAGE, "genres", "genre")


@cache
def _header() -> re.Pattern[str]:
    return re.compile(r"(?:序 ?号|编 ?号|项 ?次|項次|类 ?别|项 ?目)\t")


@cache
def _item() -> re.Pattern[str]:
    return re.compile(r"(?:^|[\t。;\s])\(?(\d{1,2})[.、)](?!\d)")
