"""What pages print around the text: page numbers, running heads and feet.

A line can only be one of these if it is the outermost of its page, or next to one that is. It is, if

* it is a page number by its form, and either of a form that nothing else has (— 3 —, 第 3 页), or one that counts pages:
  the numbers of two pages or more differ as their pages do;
* or its text stands at the same height on other pages too (digits aside): on two pages of a short document, three of a
  longer one, and is set apart from the text or of another size.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from functools import cache

from gongwen.read.paged.model import Line
from gongwen.read.paged.words import opens_unit

_DEEP = 2
"""Lines at an edge of the page that may be furniture."""
_TIMES = 3
_LEVEL = 4.0
_LONGEST = 60


@cache
def _sure() -> re.Pattern[str]:
    return re.compile(
        r"[-—–―─－·•~～|]{1,3} ?[\d⁰¹²³⁴-⁹]{1,4} ?[-—–―─－·•~～|]{1,3}|第 ?[\d一二三四五六七八九十百]{1,4} ?页(?: ?[,，、/|（(]? ?共 ?[\d一二三四五六七八九十百]{1,4} ?页[)）]?)?"
        r"|(?:[Pp]age|PAGE) ?\d{1,4}(?: ?(?:of|/|OF) ?\d{1,4})?"
    )


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(r"[(（\[]?(\d{1,4})[)）\]]?(?: ?/ ?\d{1,4})?")


def furniture(pages: list[list[Line]]) -> list[tuple[set[int], set[int]]]:
    """For each page, the numbers of the lines that are furniture: those at its head, and those at its foot."""
    heads: list[set[int]] = [set() for _ in pages]
    feet: list[set[int]] = [set() for _ in pages]
    for found, edge in ((heads, _from_top), (feet, _from_bottom)):
        for _ in range(_DEEP):
            rows = [edge(lines, taken) for lines, taken in zip(pages, found, strict=True)]
            hits = _numbers(rows) | _repeated(rows, pages)
            for page in hits:
                row = rows[page]
                if row is not None:
                    found[page].add(row[0])
            if not hits:
                break
    return list(zip(heads, feet, strict=True))


_Row = tuple[int, Line] | None


def _from_top(lines: list[Line], taken: set[int]) -> _Row:
    k = len(taken)
    return (k, lines[k]) if k < len(lines) - 1 and not lines[k].row else None


def _from_bottom(lines: list[Line], taken: set[int]) -> _Row:
    k = len(lines) - 1 - len(taken)
    return (k, lines[k]) if k >= 0 and not lines[k].row else None


def _numbers(rows: list[_Row]) -> set[int]:
    """The pages whose outermost line is a page number."""
    hits = {page for page, row in enumerate(rows) if row and _sure().fullmatch(row[1].text.strip())}
    offsets: dict[int, int] = {}
    for page, row in enumerate(rows):
        match = _counted().fullmatch(row[1].text.strip()) if row else None
        if match:
            offsets[page] = int(match.group(1)) - page
    usual = Counter(offsets.values()).most_common(1)
    if usual and usual[0][1] >= 2:
        hits |= {page for page, offset in offsets.items() if offset == usual[0][0]}
    return hits


def _repeated(rows: list[_Row], pages: list[list[Line]]) -> set[int]:
    """The pages whose outermost line stands on other pages too, at the same height."""
    needed = 2 if len(pages) <= _TIMES else _TIMES
    places: dict[str, list[tuple[float, int]]] = {}
    for page, row in enumerate(rows):
        if row and len(row[1].text) <= _LONGEST and not opens_unit(row[1].text) and _is_apart(row, pages[page]):
            key = re.sub(r"[\d\s]+", "", row[1].text)
            if key:
                places.setdefault(key, []).append((row[1].base, page))
    hits: set[int] = set()
    for found in places.values():
        for base, _ in found:
            same = {page for other, page in found if abs(other - base) <= _LEVEL}
            if len(same) >= needed:
                hits |= same
    return hits


def _is_apart(row: tuple[int, Line], lines: list[Line]) -> bool:
    """Is the line further from its neighbour than lines are from each other, or of another size?"""
    k, line = row
    gaps = sorted(b.base - a.base for a, b in itertools.pairwise(lines) if b.base > a.base)
    if not gaps:
        return False
    other = lines[k + 1] if k + 1 < len(lines) and (k == 0 or 2 * k < len(lines)) else lines[k - 1]
    usual = gaps[len(gaps) // 2]
    return abs(other.base - line.base) > 1.25 * usual or abs(other.size - line.size) > 0.1 * other.size
