"""A pdf page to what it shows, and whether what its fonts say can be believed.

Most pages are prose and nothing else; what they draw is only looked at where there is a reason: pieces side by side (a
table?), no text, or text that is not to be seen (a scanner's).
"""

from __future__ import annotations

import itertools
from typing import NamedTuple

import pypdfium2.raw as pdfium

from gongwen.read.paged import Page, Piece
from gongwen.read.paged.trust import is_garbled
from gongwen.read.paged.words import is_label
from gongwen.read.pdf.glyphs import Glyphs, Wall
from gongwen.read.pdf.shapes import Shapes

_BESIDE = 0.9
_FEW = 50
_LARGE = 0.5
_SAMPLE = 1000


class Shown(NamedTuple):
    """What a page shows. `flaw` says why its text is not to be believed, "" where it is.

    "no-text": next to none, and a picture. "garbled-text": signs without meaning. "ocr-text": what a scanner has read.
    """

    page: Page
    flaw: str


def shown(handle: pdfium.FPDF_PAGE, *, behind_table: bool = False) -> Shown:
    """What a page shows; `behind_table`: the page before it ends with a table, which may go on."""
    glyphs = Glyphs(handle)
    try:
        pieces = tuple(glyphs.pieces([]))
        unseen = glyphs.is_unseen
        looked_at = behind_table or unseen or len(glyphs.text) < _FEW or _side_by_side(pieces)
        shapes = Shapes(handle) if looked_at else None
        rules = shapes.rules(glyphs.turn) if shapes else ()
        walls = [Wall(r.left, r.top, r.bottom) for r in rules if r.right - r.left < r.bottom - r.top]
        if walls:
            pieces = tuple(glyphs.pieces(walls))
        area = pdfium.FPDF_GetPageWidthF(handle) * pdfium.FPDF_GetPageHeightF(handle)
        pictured = shapes is not None and shapes.picture > _LARGE * area
        return Shown(Page(pieces, rules, tuple(glyphs.strays)), _flaw(glyphs, pictured=pictured, unseen=unseen))
    finally:
        glyphs.close()


def _side_by_side(pieces: tuple[Piece, ...]) -> bool:
    """Do pieces stand beside each other? A number before its text does not count."""
    rows = sorted(pieces, key=lambda piece: piece.base)
    return any(
        two.base - one.base < _BESIDE * min(one.size, two.size) and not is_label(min(one, two, key=_left).text)
        for one, two in itertools.pairwise(rows)
    )


def _left(piece: Piece) -> float:
    return piece.left


def _flaw(glyphs: Glyphs, *, pictured: bool, unseen: bool) -> str:
    text = "".join(glyphs.text[:_SAMPLE].split())
    if pictured and len(text) < _FEW:
        return "no-text"
    if text and (glyphs.is_unmapped or is_garbled(text)):
        return "garbled-text"
    return "ocr-text" if pictured and unseen else ""
