"""Blanks to write on inside recognised lines.

The recogniser makes one or two underscores of a blank of any length, or nothing at all. Where the characters of a line
leave a gap (also before the first one), and a ruling line runs through the gap at their feet, as many underscores stand
there as fit.
"""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np

from gongwen.read.ocr.engine import Seen
from gongwen.read.ocr.ink import Ink, contrast_of
from gongwen.read.ocr.picture import Pixels
from gongwen.read.ocr.placing import sizes_of
from gongwen.read.paged.blanks import underscores

_GAP = 0.8
"""Ideographs that a gap measures at least."""
_RULED = 0.8
"""Share of a gap that its ruling line covers at least."""
_EDGE = 0.2
_FOOT = 0.55
"""The share of a line's height below which its foot begins."""


class _Part(NamedTuple):
    """A character, or what stands in a gap, with its begin and end in pixels along the line, and how sure it is."""

    text: str
    begin: float
    end: float
    score: float


def with_underscores(picture: Pixels, lines: list[Seen]) -> list[Seen]:
    """The lines with their blanks as underscores."""
    dark: Ink | None = None
    found = []
    for line, size in zip(lines, sizes_of(lines), strict=True):
        if len(line.places) == len(line.scores) == len(line.text) and ("_" in line.text or _gaps(line, size)):
            dark = (
                cv2.dilate(contrast_of(picture), np.ones((3, 1), np.uint8)).astype(np.uint8) if dark is None else dark
            )
            found.append(_mended(line, size, dark))
        else:
            found.append(line)
    return found


def _gaps(line: Seen, size: float) -> bool:
    ends = [0.0, *(end * line.width for _, end in line.places)]
    begins = [*(begin * line.width for begin, _ in line.places), line.width]
    return any(begin - end >= _GAP * size for end, begin in zip(ends, begins, strict=True))


def _mended(line: Seen, size: float, dark: Ink) -> Seen:
    """The line with underscores in its ruled gaps, and where the recogniser has seen some."""
    parts: list[_Part] = []
    at, wanted = 0.0, False
    rows = (*zip(line.text, line.places, line.scores, strict=True), ("", (1.0, 1.0), 1.0))
    for text, (begin, end), score in rows:
        if text == "_":
            wanted = True
            continue
        left, right = at, begin * line.width
        if wanted or (right - left >= _GAP * size and _is_ruled(line, left + _EDGE * size, right - _EDGE * size, dark)):
            parts += _filled(left, right, size)
        if text:
            parts.append(_Part(text, right, end * line.width, score))
        at, wanted = end * line.width, False
    if not parts:
        return line
    return line._replace(
        text="".join(part.text for part in parts),
        places=tuple((part.begin / line.width, part.end / line.width) for part in parts),
        scores=tuple(part.score for part in parts),
    )


def _filled(left: float, right: float, size: float) -> list[_Part]:
    text = underscores((right - left) / size)
    step = (right - left) / len(text)
    return [_Part(c, left + k * step, left + (k + 1) * step, 1.0) for k, c in enumerate(text)]


def _is_ruled(line: Seen, left: float, right: float, dark: Ink) -> bool:
    """Does a ruling line run through a gap, at the feet of the line's characters?"""
    (x, top), bottom = line.corners[0], float(line.corners[2:, 1].max())
    part = dark[int(top + _FOOT * (bottom - top)) : int(bottom + _EDGE * line.height), int(x + left) : int(x + right)]
    return bool(part.size) and float(part.mean(axis=1).max()) >= _RULED
