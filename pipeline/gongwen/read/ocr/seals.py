"""Red seals, taken out before recognition.

What is red, about as wide as high, and as large as seals are, is one; red type (the letterhead of official documents) is
smaller, or stands in a row of its like. Under a seal the red part of the light is taken alone: in it red ink is as bright
as paper, and black type stays black.
"""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np

from gongwen.read.ocr.engine import Points
from gongwen.read.ocr.picture import LONG_SIDE, Pixels

_REDDER = 45
"""By how much red must outshine green and blue."""
_LARGE, _SMALL, _LARGEST = 0.085, 0.05, 0.24
"""Sides of seals as shares of a page's long side: round ones are 3 to 5 cm wide, names cut in stone 1.8 to 2.5."""
_SQUARE = 0.75
_INK = (0.03, 0.75)
_CLOSE = 9
_PAPER = 120


class Seal(NamedTuple):
    """The place of a seal, in pixels."""

    left: int
    top: int
    right: int
    bottom: int


def without_seals(picture: Pixels) -> tuple[Pixels, list[Seal]]:
    """The picture with its seals taken out, and where they were."""
    found = _seals(picture)
    if not found:
        return picture, []
    clean = picture.copy()
    for seal in found:
        part = clean[seal.top : seal.bottom, seal.left : seal.right]
        red = part[:, :, 2]
        light = np.where(_red(part) & (red > _PAPER), 255, red).astype(np.uint8)
        part[:] = light[:, :, None]
    return clean, found


def _red(part: Pixels) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    blue, green, red = (part[:, :, k].astype(np.int16) for k in range(3))
    return (red - np.maximum(blue, green)) > _REDDER


def _seals(picture: Pixels) -> list[Seal]:
    small = picture[::2, ::2]
    red = _red(small).astype(np.uint8)
    if int(red.sum()) < _CLOSE**2:
        return []
    closed = cv2.morphologyEx(red, cv2.MORPH_CLOSE, np.ones((_CLOSE, _CLOSE), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(closed)
    page = max(max(picture.shape[:2]), LONG_SIDE // 2) / 2
    boxes = [
        (int(x), int(y), int(w), int(h))
        for x, y, w, h, _ in stats[1:count]
        if _SMALL * page <= max(w, h) <= _LARGEST * page and min(w, h) >= _SQUARE * max(w, h)
    ]
    found = []
    for x, y, w, h in boxes:
        ink = float(red[y : y + h, x : x + w].mean())
        alone = not any(other != (x, y, w, h) and abs(other[1] - y) < h / 2 for other in boxes)
        if _INK[0] <= ink <= _INK[1] and (max(w, h) >= _LARGE * page or alone):
            edge = 4
            found.append(Seal(max(2 * x - edge, 0), max(2 * y - edge, 0), 2 * (x + w) + edge, 2 * (y + h) + edge))
    return found


def meets(box: Points, seal: Seal) -> bool:
    """Does a box stand under a seal?"""
    left, top = box.min(axis=0)
    right, bottom = box.max(axis=0)
    return bool(left < seal.right and right > seal.left and top < seal.bottom and bottom > seal.top)
