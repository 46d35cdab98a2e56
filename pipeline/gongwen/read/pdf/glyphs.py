"""The text of a pdf page as pieces with their places.

A call into pdfium for every character would cost more than all of pdfium's own work. So the text is taken as a whole, with
pdfium's line ends, and places are asked for only where something depends on them: at both ends of a line, and around the
blanks that pdfium itself has put into gaps. A line is cut where a gap is as wide as a blank, or a ruling line runs through
it. Only a line that is not what it seems (more characters than it has room for, ruling lines across it, many gaps) is
looked at character by character: what is printed twice in one place is taken once.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import pypdfium2.raw as pdfium

from gongwen.read.paged import Piece
from gongwen.read.paged.characters import WORD, Character, is_latin, pieces_of
from gongwen.read.paged.lines import SPACING
from gongwen.read.paged.words import printed

_LONGEST = 400
_BLANKS = 4
"""Blanks in a line from which it is cheaper to look at every character."""
_SAMPLED = 16
_SAME_PLACE = 0.35
"""Ideographs that two printings of one character are apart at most."""
_UPRIGHT = 0.1
_LEVEL = 0.45
_NARROW = 0.9
_CROWDED = 1.15
"""A line with this much more text than room holds some of it twice."""
_HYPHENS = str.maketrans("\x02\ufffe", "--", "\0\uffff")
"""What pdfium puts for a hyphen that parts a word at the end of a line."""


class Wall(NamedTuple):
    """A vertical ruling line, which no piece runs across."""

    x: float
    top: float
    bottom: float


class Glyphs:
    """The characters of one page: `text[i]` is pdfium's character number i.

    `turn` is by how many quarters (counterclockwise) most of the page's text is turned; all places are those on the page
    as its reader holds it.
    """

    def __init__(self, page: pdfium.FPDF_PAGE) -> None:
        """Take the text of a page; `close` must follow."""
        self._page = pdfium.FPDFText_LoadPage(page)
        self._box = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self.text = self._all() if self._page else ""
        lines = [(match.span(), *self._turn_and_size(match.start())) for match in _line().finditer(self.text)]
        turns = [turn for _, turn, _ in lines if turn is not None]
        self.turn = max(set(turns), key=turns.count, default=0)
        self._lines = [(*span, size) for span, turn, size in lines if turn == self.turn]
        self.strays = [self.text[slice(*span)].translate(_HYPHENS) for span, turn, _ in lines if turn != self.turn]
        """Lines that stand askew to the others."""

    def close(self) -> None:
        """Let go of the page's text."""
        if self._page:
            pdfium.FPDFText_ClosePage(self._page)

    @property
    def is_unseen(self) -> bool:
        """Is the text printed invisibly, as scanners lay it over their pictures?"""
        if not self._lines:
            return False
        shape = pdfium.FPDFText_GetTextObject(self._page, self._lines[len(self._lines) // 2][0])
        unseen: bool = pdfium.FPDFTextObj_GetTextRenderMode(shape) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
        return bool(shape) and unseen

    @property
    def is_unmapped(self) -> bool:
        """Do the fonts give no meaning to most characters, as far as a sample of them shows?"""
        sample = range(0, len(self.text), max(len(self.text) // _SAMPLED, 1))
        errors = sum(1 for i in sample if pdfium.FPDFText_HasUnicodeMapError(self._page, i) == 1)
        return 2 * errors > len(sample)

    def pieces(self, walls: list[Wall]) -> Iterator[Piece]:
        """The page's text in pieces, none of which runs across a wall."""
        for start, end, size in self._lines:
            for first in range(start, end, _LONGEST):
                yield from self._line(first, min(first + _LONGEST, end), size, walls)

    def _all(self) -> str:
        count = pdfium.FPDFText_CountChars(self._page)
        if count <= 0:
            return ""
        buffer = ctypes.create_string_buffer(1 << (2 * count + 2).bit_length())  # few sizes: each is a type to ctypes
        taken = pdfium.FPDFText_GetText(self._page, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
        text = buffer.raw[: 2 * max(taken - 1, 0)].decode("utf-16-le", "replace")
        if len(text) == count:
            return text
        # Characters without Unicode, or beyond the first plane: one by one, so that the numbers agree.
        return "".join(_unicode(pdfium.FPDFText_GetUnicode(self._page, i)) for i in range(count))

    def _place(self, i: int) -> tuple[float, float]:
        """Where the field of character i begins and ends along the line."""
        box = self._box
        pdfium.FPDFText_GetLooseCharBox(self._page, i, box)
        turn = self.turn
        if turn == 0:
            return box.left, box.right
        if turn == 1:
            return box.bottom, box.top
        return (-box.right, -box.left) if turn == 2 else (-box.top, -box.bottom)

    def _field(self, i: int, size: float) -> tuple[float, float]:
        """As `_place`; for fonts that only know how wide the strokes of an ideograph are, the field that it has."""
        left, right = self._place(i)
        if right - left < _NARROW * size and self.text[i] > "\u2e7f" and self.text[i].isalnum():
            return (left + right - size) / 2, (left + right + size) / 2
        return left, right

    def _base(self, i: int) -> float:
        """Where character i stands, down the page."""
        pdfium.FPDFText_GetCharOrigin(self._page, i, self._x, self._y)
        x, y = self._x.value, self._y.value
        return (-y, x, y, -x)[self.turn]

    def _turn_and_size(self, i: int) -> tuple[int | None, float]:
        """By how many quarters character i is turned (None: it stands askew), and the size in which it is set."""
        matrix = self._matrix
        if not pdfium.FPDFText_GetMatrix(self._page, i, matrix):
            return 0, 0.0
        a, b = matrix.a, matrix.b
        turn: int | None = 0
        if abs(b) > _UPRIGHT * abs(a):
            turn = None if abs(a) > _UPRIGHT * abs(b) else 1 if b > 0 else 3
        elif a < 0:
            turn = 2
        return turn, pdfium.FPDFText_GetFontSize(self._page, i) * math.hypot(matrix.c, matrix.d)

    def _line(self, start: int, end: int, size: float, walls: list[Wall]) -> Iterable[Piece]:
        text = self.text[start:end]
        base, left, right = self._base(start), self._place(start)[0], self._place(end - 1)[1]
        level = abs(self._base(end - 1) - base) < _LEVEL * size
        room, width = right - left, printed(text)
        if not 2.0 < size < 200.0:
            size = max(room / max(width, 0.5), 1.0)
        crossed = not level or (
            walls and any(left < wall.x < right and wall.top < base - 0.3 * size < wall.bottom for wall in walls)
        )
        if crossed or width * size > _CROWDED * room or text.count(" ") > _BLANKS:
            return self._one_by_one(start, end, size, walls)
        if " " not in text:
            return (Piece(text.translate(_HYPHENS), left, right, base, size),)
        return self._cut(start, end, left, right, base, size)

    def _cut(self, start: int, end: int, left: float, right: float, base: float, size: float) -> Iterator[Piece]:
        """A line with few blanks: cut where one is wide; between ideographs and Latin type a narrow one is none."""
        text = self.text
        kept = ""
        at = start
        for match in _blanks().finditer(text, start, end):
            k, after = match.span()
            if pdfium.FPDFText_IsGenerated(self._page, k) != 1:
                continue
            ended, begun = self._field(k - 1, size)[1], self._field(after, size)[0]
            kept += text[at:k]
            at = after
            if begun - ended >= SPACING * size:
                yield Piece(kept.translate(_HYPHENS), left, ended, base, size)
                kept, left = "", begun
            elif is_latin(text[k - 1]) == is_latin(text[after]):
                kept += " " if is_latin(text[after]) or begun - ended > WORD * size else ""
        yield Piece((kept + text[at:end]).translate(_HYPHENS), left, right, base, size)

    def _one_by_one(self, start: int, end: int, size: float, walls: list[Wall]) -> Iterator[Piece]:
        """A line by its characters, where pdfium's may be several: each once, by its baseline, from left to right."""
        rows: list[tuple[float, list[Character]]] = []
        for c in self._once(start, end, size):
            for base, row in reversed(rows):
                if abs(c.base - base) < _LEVEL * size:
                    row.append(c)
                    break
            else:
                rows.append((c.base, [c]))
        for base, row in rows:
            near = [wall.x for wall in walls if wall.top < base - 0.3 * size < wall.bottom]
            for piece in pieces_of(sorted(row, key=lambda c: c.left), base, size, near):
                yield piece._replace(text=piece.text.translate(_HYPHENS))

    def _once(self, start: int, end: int, size: float) -> Iterator[Character]:
        """The characters of a line with their places; copies over one another, and the blanks of gaps, left out."""
        places: dict[str, list[tuple[float, float]]] = {}
        for i in range(start, end):
            c = self.text[i]
            if c in "\r\n" or (c == " " and pdfium.FPDFText_IsGenerated(self._page, i) == 1):
                continue
            left, right = self._field(i, size)
            base = self._base(i)
            known = places.setdefault(c, [])
            if any(abs(left - x) + abs(base - y) < _SAME_PLACE * size for x, y in known):
                continue
            known.append((left, base))
            yield Character(c, left, right, base)


@cache
def _line() -> re.Pattern[str]:
    return re.compile(r"[^\s\0](?:[^\r\n]*[^\s\0])?")


@cache
def _blanks() -> re.Pattern[str]:
    return re.compile(" +")


def _unicode(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
