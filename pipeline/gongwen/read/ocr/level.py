"""Pictures turned upright, and what is on them turned level.

Scanners take pages lying, on their heads and a little askew. The first two are seen by what recognition makes of them; a
page that is askew is turned back by the angle of its lines, because lines that fall a few points from left to right would
not be found again as lines.
"""

from __future__ import annotations

import math

import cv2
import numpy as np

from gongwen.read.ocr.engine import Points, Seen, is_upside_down, look
from gongwen.read.ocr.ink import fall
from gongwen.read.ocr.picture import Pixels

_UPRIGHT = 1.5
_LONG = 8
_LEVEL = 0.0015
"""Radians by which lines may fall."""


def upright(picture: Pixels) -> tuple[Pixels, list[Seen], bool]:
    """The picture as it is to be held, the lines on it, and whether it had to be turned."""
    lines = look(picture)
    turned = False
    if _is_lying(lines):
        picture, turned = _turned(picture, 1), True
        lines = look(picture)
    if is_upside_down(picture, lines):
        picture, turned = _turned(picture, 2), True
        lines = look(picture)
    return picture, lines, turned


def levelled(picture: Pixels, lines: list[Seen]) -> tuple[Pixels, list[Seen]]:
    """The picture and its lines without their fall."""
    angle = _angle(lines, picture)
    if abs(angle) <= _LEVEL:
        return picture, lines
    height, width = picture.shape[:2]
    turn = np.asarray(cv2.getRotationMatrix2D((width / 2, height / 2), math.degrees(angle), 1.0), dtype=np.float64)
    level = np.asarray(cv2.warpAffine(picture, turn, (width, height), borderMode=cv2.BORDER_REPLICATE), dtype=np.uint8)
    return level, [line._replace(corners=_moved(line.corners, turn)) for line in lines]


def _moved(points: Points, turn: Points) -> Points:
    return points @ turn[:, :2].T + turn[:, 2]


def _is_lying(lines: list[Seen]) -> bool:
    """Does most of the text stand on its side?"""
    upright = sum(line.height > _UPRIGHT * line.width and len(line.text) > 1 for line in lines)
    return len(lines) >= 3 and 2 * upright > len(lines)


def _turned(picture: Pixels, quarters: int) -> Pixels:
    return np.ascontiguousarray(np.rot90(picture, quarters))


def _angle(lines: list[Seen], picture: Pixels) -> float:
    """By how much the lines fall, in radians; long lines say it best, else ruling lines."""
    long = sorted((line for line in lines if line.width > _LONG * line.height), key=lambda line: line.width)
    falls = []
    for line in long:
        across, down = line.corners[1] - line.corners[0]
        falls.append(math.atan2(float(down), float(across)))
    return float(np.median(falls)) if len(falls) >= 3 else fall(picture)
