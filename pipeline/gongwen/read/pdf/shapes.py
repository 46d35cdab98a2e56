"""What a pdf page draws beside text: ruling lines, and pictures as large as a page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2.raw as pdfium

from gongwen.read.paged import Rule

_THIN = 3.0
_FORMS = 3
"""Drawings within drawings that are followed."""
_PATHS = 4000
_SEGMENTS = 400
"""A page with more is a picture drawn in lines, no table."""
_STRAIGHT = 0.5

_Matrix = tuple[float, float, float, float, float, float]
_UNIT: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Shapes:
    """Ruling lines in the page's own coordinates (y upwards), and the area of the largest picture."""

    def __init__(self, page: pdfium.FPDF_PAGE) -> None:
        """Look through what the page draws."""
        self.lines: list[tuple[float, float, float, float]] = []
        self.picture = 0.0
        self._paths = 0
        self._sides = [ctypes.c_float() for _ in range(4)]
        count, get = pdfium.FPDFPage_CountObjects(page), pdfium.FPDFPage_GetObject
        kind_of = pdfium.FPDFPageObj_GetType
        for k in range(count):
            shape = get(page, k)
            kind = kind_of(shape)
            if kind != pdfium.FPDF_PAGEOBJ_TEXT:
                self._look(shape, kind, _UNIT, 0)
        if self._paths > _PATHS:
            self.lines = []

    def rules(self, turn: int) -> tuple[Rule, ...]:
        """The ruling lines on the page turned by so many quarters, y downwards."""
        if turn == 0:
            return tuple(Rule(left, -top, right, -bottom) for left, bottom, right, top in self.lines)
        if turn == 1:
            return tuple(Rule(bottom, left, top, right) for left, bottom, right, top in self.lines)
        if turn == 2:
            return tuple(Rule(-right, bottom, -left, top) for left, bottom, right, top in self.lines)
        return tuple(Rule(-top, -right, -bottom, -left) for left, bottom, right, top in self.lines)

    def _look(self, shape: pdfium.FPDF_PAGEOBJECT, kind: int, matrix: _Matrix, depth: int) -> None:
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._paths += 1
            if self._paths <= _PATHS:
                self.lines += self._straight(shape, matrix)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = self._bounds(shape, matrix)
            self.picture = max(self.picture, (right - left) * (top - bottom))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _FORMS:
            inner = _times(_matrix(shape), matrix)
            for k in range(min(pdfium.FPDFFormObj_CountObjects(shape), _PATHS)):
                part = pdfium.FPDFFormObj_GetObject(shape, k)
                self._look(part, pdfium.FPDFPageObj_GetType(part), inner, depth + 1)

    def _bounds(self, shape: pdfium.FPDF_PAGEOBJECT, matrix: _Matrix) -> tuple[float, float, float, float]:
        left, bottom, right, top = self._sides
        if not pdfium.FPDFPageObj_GetBounds(shape, left, bottom, right, top):
            return 0.0, 0.0, 0.0, 0.0
        return _moved((left.value, bottom.value, right.value, top.value), matrix)

    def _straight(self, shape: pdfium.FPDF_PAGEOBJECT, matrix: _Matrix) -> Iterator[tuple[float, float, float, float]]:
        """The lines that a path draws: itself where it is a thin bar, else its sides that are stroked."""
        box = left, bottom, right, top = self._bounds(shape, matrix)
        if min(right - left, top - bottom) <= _THIN:
            if max(right - left, top - bottom) > _THIN:
                yield box
            return
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        if not pdfium.FPDFPath_GetDrawMode(shape, fill, stroke) or not stroke.value:
            return
        count = pdfium.FPDFPath_CountSegments(shape)
        if count > _SEGMENTS:
            return
        own = _times(_matrix(shape), matrix)
        x, y = ctypes.c_float(), ctypes.c_float()
        last = first = (0.0, 0.0)
        for k in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(shape, k)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            at = _point((x.value, y.value), own)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                first = at
            elif kind == pdfium.FPDF_SEGMENT_LINETO and _is_upright(last, at):
                yield _span(last, at)
            last = at
            if pdfium.FPDFPathSegment_GetClose(segment) and _is_upright(at, first):
                yield _span(at, first)


def _matrix(shape: pdfium.FPDF_PAGEOBJECT) -> _Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(shape, found):
        return _UNIT
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(one: _Matrix, two: _Matrix) -> _Matrix:
    """First `one`, then `two`."""
    if two is _UNIT:
        return one
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _point(at: tuple[float, float], matrix: _Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    x, y = at
    return a * x + c * y + e, b * x + d * y + f


def _moved(box: tuple[float, float, float, float], matrix: _Matrix) -> tuple[float, float, float, float]:
    if matrix is _UNIT:
        return box
    return _span(_point((box[0], box[1]), matrix), _point((box[2], box[3]), matrix))


def _span(one: tuple[float, float], two: tuple[float, float]) -> tuple[float, float, float, float]:
    return min(one[0], two[0]), min(one[1], two[1]), max(one[0], two[0]), max(one[1], two[1])


def _is_upright(one: tuple[float, float], two: tuple[float, float]) -> bool:
    return abs(one[0] - two[0]) <= _STRAIGHT or abs(one[1] - two[1]) <= _STRAIGHT
