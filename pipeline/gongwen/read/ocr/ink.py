"""What is printed beside the text that was read: ruling lines, and print that gave no text."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np

from gongwen.read.ocr.engine import Points, Seen
from gongwen.read.ocr.picture import Pixels

Ink = np.ndarray[tuple[int, int], np.dtype[np.uint8]]

_DARKEST = 170
_LONG, _ASKEW = 200, 0.1
_ACROSS, _DOWN = 60, 32
"""Pixels that a ruling line has at least; strokes of large type are shorter."""
_THICK = 8
_MARGIN = 0.14
_AROUND, _CONTRAST, _MEND = 25, 14, 7
"""The surroundings of a pixel, by how much it is darker than they, and the breaks of a line that are mended."""
_NARROWEST, _TALLEST = 0.6, 1.8
"""Heights of a line that unread print is wide at least, and high at most."""
_MOST = 12
"""Places of a page that are looked at once more: dirt is everywhere."""
_LOWEST = 0.45
_FILLED = (0.06, 0.7)


class Bar(NamedTuple):
    """A ruling line, in pixels."""

    left: float
    top: float
    right: float
    bottom: float


def ink_of(picture: Pixels) -> Ink:
    """1 where the picture is dark."""
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    level, _ = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    return np.asarray(grey < min(level + 10, _DARKEST), dtype=np.uint8)


def contrast_of(picture: Pixels) -> Ink:
    """1 where the picture is darker than around: faint lines too."""
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    around = cv2.blur(grey, (_AROUND, _AROUND))
    return np.asarray(cv2.subtract(around, grey) > _CONTRAST, dtype=np.uint8)


def fall(picture: Pixels) -> float:
    """By how much long straight lines fall, in radians; 0 where there are none."""
    edges = cv2.Canny(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), 60, 160)
    found = cv2.HoughLinesP(edges, 1, np.pi / 1800, 120, minLineLength=_LONG, maxLineGap=6)
    falls = [] if found is None else [float(np.arctan2(y1 - y0, x1 - x0)) for x0, y0, x1, y1 in found.reshape(-1, 4)]
    flat = [angle for angle in falls if abs(angle) < _ASKEW]
    return float(np.median(flat)) if flat else 0.0


def bars(picture: Pixels, lines: list[Seen]) -> list[Bar]:
    """The ruling lines: what is darker than its surroundings over a long way, and is no type.

    A line that runs through type, where it is not to be told from strokes, is mended across it.
    """
    dark = contrast_of(picture)
    for line in lines:
        inner = line.corners * (1 - _MARGIN) + line.corners[::-1] * _MARGIN  # a box is higher than its print
        cv2.fillPoly(dark, [np.round(inner).astype(np.int32)], 0)
    height = max((line.height for line in lines), default=0.0)
    found: list[Bar] = []
    for across, down in ((_ACROSS, 1), (1, _DOWN)):
        closed = cv2.morphologyEx(
            dark, cv2.MORPH_CLOSE, np.ones((_MEND if down > 1 else 1, _MEND if across > 1 else 1), np.uint8)
        )
        opened = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((down, across), np.uint8))
        if not cv2.countNonZero(opened):
            continue
        count, _, stats, _ = cv2.connectedComponentsWithStats(opened)
        thin = [(float(x), float(y), float(w), float(h)) for x, y, w, h, _ in stats[1:count] if min(w, h) <= _THICK]
        if across > 1:
            rows = _mended([(y + h / 2, x, x + w) for x, y, w, h in thin], height)
            found += [Bar(start, at, end, at) for at, start, end in rows]
        else:
            rows = _mended([(x + w / 2, y, y + h) for x, y, w, h in thin], height)
            found += [Bar(at, start, at, end) for at, start, end in rows]
    return found


def _mended(rows: list[tuple[float, float, float]], height: float) -> list[tuple[float, float, float]]:
    """Stretches of lines (where, from, to), those in line with each other and no further apart than type is high joined."""
    joined: list[tuple[float, float, float]] = []
    for at, start, end in sorted(rows, key=lambda row: row[1]):
        for k, (other, begun, ended) in enumerate(joined):
            if abs(other - at) <= _THICK / 2 and start - ended <= 1.5 * height:
                joined[k] = (other, begun, max(end, ended))
                break
        else:
            joined.append((at, start, end))
    return joined


def unread(ink: Ink, lines: list[Seen], ruled: list[Bar], height: float) -> list[Points]:
    """The boxes of what looks like print of the usual `height`, and was not read, the widest first."""
    left_over = ink.copy()
    for line in lines:
        grown = line.corners + (line.corners - line.corners.mean(axis=0)) * np.array([0.02, 0.25])
        cv2.fillPoly(left_over, [np.round(grown).astype(np.int32)], 0)
    for bar in ruled:
        cv2.rectangle(
            left_over, (int(bar.left) - 3, int(bar.top) - 3), (int(bar.right) + 3, int(bar.bottom) + 3), 0, -1
        )
    left_over = np.asarray(cv2.morphologyEx(left_over, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8)), dtype=np.uint8)
    if int(left_over.sum()) < height:
        return []
    joined = cv2.morphologyEx(left_over, cv2.MORPH_CLOSE, np.ones((3, max(int(height), 3)), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    boxes = []
    for x, y, w, h, _ in stats[1:count]:
        filled = float(left_over[y : y + h, x : x + w].mean())
        if (
            w >= _NARROWEST * height
            and _LOWEST * height <= h <= _TALLEST * height
            and _FILLED[0] <= filled <= _FILLED[1]
        ):
            boxes.append(np.array([[x, y], [x + w, y], [x + w, y + h], [x, y + h]], dtype=np.float64))
    return sorted(boxes, key=lambda box: float(box[1][0] - box[0][0]), reverse=True)[:_MOST]
