"""What the cells of a table are, and what a row of them gives.

The head of a column says which part it holds. Rows are seldom as wide as the head: cells that span rows are missing on the
left, empty ones anywhere, long ones run over several lines. So the cells of a row are laid to the columns in order, by what
they are: a number, a time, a name, a body, or text (`_lay`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from gongwen.document.model import Role
from gongwen.extraction.kinds.roles.claim import Claim, Span
from gongwen.extraction.kinds.roles.label_words import label_role
from gongwen.extraction.kinds.roles.lists import split
from gongwen.extraction.kinds.roles.names import is_held_by, is_name, trim
from gongwen.extraction.kinds.roles.rosters import gaps, spaced, with_posts
from gongwen.extraction.kinds.roles.vocabulary import Phrase, any_word

Cell = Span

_HEADLIKE = Phrase(lambda: rf"{any_word('head')}|名$")
TIME = Phrase(
    r"\d{1,2}月|\d{4}年|\d{1,2}日|年底|月底|全年|长期|每[年月周日天季]|寒假|暑假|开学|学期|持续|待定|立即|上半年|下半年|季度|即日|常态|\d{4}[.\-/]\d{1,2}"
)
_NUMBER = Phrase(r"[\d.、一二三四五六七八九十()\-—]{1,8}$")
_TIME_HEAD = Phrase(lambda: any_word("time_head"))
_NUMBER_HEAD = Phrase(lambda: rf"{any_word('number_head')}|^[序分]$")
_BETWEEN = Phrase(r"[、,; ]+")
_SET_APART = Phrase(r"(?<=\b[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff]\b)")
"""Blanks between two characters of a name."""
_BEGINS = Phrase(r"[\u4e00-\u9fff“]")
_LISTED = Phrase(r"(?:[^ ,;/、\n]|(?<=\b[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff]\b))+(?:、[^ ,;/\n]+)*")
_PERSON_HEAD = Phrase(r"人$|领导$|姓名|人员$|同志$|组长$|成员$")


_GROUP = Phrase(r"第?(?:[一二三四五六七八九十]{1,3}|\d{1,2}|[A-Z甲乙丙丁戊])(?:小?[组队班]|分队)")
"""A roster: its columns are groups, its cells those who are in them."""


class Column(msgspec.Struct, frozen=True):
    """What kind of cells a column has, and which part it gives, if any."""

    kind: str
    role: Role | None


def head(view: str, cells: list[Cell], *, again: bool) -> list[Column]:
    """The columns, if the line is a table's head with at least one part among them; `again`: after another head."""
    if len(cells) > 1 and all(_GROUP.fullmatch(view, *cell) for cell in cells):
        return [Column("person", "成员")] * len(cells)
    if len(cells) < 3:
        return []
    words = [view[first:last] for first, last in cells]
    headlike = sum(bool(_HEADLIKE.search(word)) for word in words)
    if headlike * 2 < len(words) or (again and headlike < sum(map(bool, words))):
        return []
    columns = [_column(word) for word in words]
    return columns if any(column.role for column in columns) else []


def _column(head: str) -> Column:
    head = "".join(head.split())
    role = label_role(head)
    if _NUMBER_HEAD.search(head):
        return Column("number", None)
    if _TIME_HEAD.search(head):
        return Column("time", None)
    if role is not None:
        return Column("person" if _PERSON_HEAD.search(head.split("/")[0]) else "body", role)
    if _PERSON_HEAD.search(head):
        return Column("person", None)
    return Column("text", None)


def _kind(view: str, first: int, last: int) -> str:
    """What a cell is, by its form."""
    words = view[first:last]
    bare = "".join(words.split())
    if not bare:
        return "empty"
    if _NUMBER.match(bare):
        return "number"
    if TIME.search(bare):
        return "time"
    if persons(words.strip()) or with_posts(view, first, last) or spaced(view, first, last):
        return "person"
    if all(_bodily(view, *item) for item in listed(view, first, last)):
        return "body"
    return "text"


def persons(words: str) -> bool:
    """Are these names of persons, and nothing else?"""
    words = _SET_APART.sub("", words)
    return all(is_name(word) for word in _BETWEEN.split(words) if word)


def _bodily(view: str, first: int, last: int) -> bool:
    return is_held_by(view, first, last) or last - first <= 4


_WORTH = {
    ("number", "number"): 4, ("time", "time"): 4, ("person", "person"): 4, ("body", "body"): 4, ("text", "text"): 2, ("body", "text"): 1,
    ("number", "text"): 1, ("time", "text"): 1, ("person", "body"): 1, ("body", "person"): 2, ("person", "text"): 0, ("text", "body"): -1, ("text", "time"): 1, ("text", "person"): -2,
}  # fmt: skip


@lru_cache(maxsize=512)
def _lay(kinds: tuple[str, ...], columns: tuple[Column, ...]) -> tuple[int, ...]:
    """The column of each cell, in order, so that cells suit their columns best; all cells get one.

    The rows of a table are much alike, so what was laid once is remembered.
    """
    wide, long = len(columns), len(kinds)
    straight = tuple(range(long)) if long == wide else ()
    none = -9999
    best: list[list[int]] = [[none] * (wide + 1) for _ in range(long + 1)]
    best[0] = [0] * (wide + 1)
    for n in range(1, long + 1):
        for c in range(1, wide + 1):
            worth = _worth(kinds[n - 1], columns[c - 1])
            shared = best[n - 1][c] + worth - 1 if columns[c - 1].role is None and n > 1 else none
            best[n][c] = max(best[n][c - 1], best[n - 1][c - 1] + worth, shared)
    if straight and best[long][wide] < sum(_worth(kinds[k], columns[k]) for k in straight) + 4:
        return straight
    laid = [wide - 1] * long
    n, c = long, wide
    while n > 0 and c > 0:
        worth = _worth(kinds[n - 1], columns[c - 1])
        if best[n][c] == best[n][c - 1]:
            c -= 1
        elif best[n][c] == best[n - 1][c - 1] + worth:
            laid[n - 1] = c - 1
            n, c = n - 1, c - 1
        else:
            laid[n - 1] = c - 1
            n -= 1
    return tuple(laid)


def _worth(kind: str, column: Column) -> int:
    """How well a cell of that kind suits the column."""
    return 0 if kind == "empty" else _WORTH.get((kind, column.kind), -3)


def row(view: str, columns: list[Column], cells: list[Cell]) -> Iterator[Claim]:
    """The parts that a row gives."""
    kinds = [_kind(view, *cell) for cell in cells]
    laid = _lay(tuple(kinds), tuple(columns))
    named = [
        cell for cell, kind in zip(cells, kinds, strict=True) if kind in ("text", "body") and cell[1] - cell[0] > 3
    ]
    under = [cell for cell, k in zip(cells, laid, strict=True) if columns[k].kind == "text" and cell[1] - cell[0] > 3]
    task = next(iter(under or named), None)
    for cell, kind, column in zip(cells, kinds, laid, strict=True):
        role = columns[column].role
        if role is not None and kind in ("person", "body", "text")[: 3 if len(cells) == len(columns) else 2]:
            yield from _held(view, role, cell, task)


def _held(view: str, role: Role, cell: Cell, task: Cell | None) -> Iterator[Claim]:
    scope = None if task is None else (task[0], min(task[1], task[0] + 60))
    named = with_posts(view, *cell) or spaced(view, *cell)
    others = gaps(view, named, *cell)
    for person in named:
        yield Claim(role, person.span("name"), person.start(), person.end("name"), scope, person.span("post"))
    for item in (item for other in others for item in listed(view, *other)):
        if 1 < item[1] - item[0] <= 40 and _BEGINS.match(view, *item):
            yield Claim(role, item, *item, scope)


def listed(view: str, first: int, last: int) -> list[Cell]:
    """The holders in a cell, parted by 、 ; and blanks."""
    found: list[Cell] = []
    for piece in _LISTED.finditer(view[first:last]):
        start, end = trim(view, first + piece.start(), first + piece.end())
        found += split(view, start, end, listed=True)
    return found


def under(view: str, columns: list[Column], cell: Cell, wide: int) -> Iterator[Claim]:
    """A line of its own under a row that has `wide` cells and lacks its last: that cell, if it is nothing but holders."""
    role = columns[-1].role
    first, last = cell
    if role is not None and wide < len(columns) and is_held_by(view, first, last):
        yield from _held(view, role, (first, last), None)
