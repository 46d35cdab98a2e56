"""The recogniser, and its known slips mended.

On crisp pictures it sometimes makes a few characters of a whole line, and is even sure of them. A line whose reading is far
too short for its length is read again, enlarged and blurred; the longer reading counts, unless it is much less sure.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import cv2
import numpy as np
from rapidocr import RapidOCR

from gongwen.read.ocr.picture import Pixels
from gongwen.read.paged.words import printed

Points = np.ndarray[tuple[int, int], np.dtype[np.float64]]

_SHORT = 0.55
"""Characters for each height that a line is long, below which its reading is not believed."""
_LONG_LINE = 4.0
_SURE = 0.6
_ENLARGED = 2.0
_BLUR = 1.0
_EDGE = 3
_ASKED, _TURNED = 5, 0.9


class Seen(NamedTuple):
    """A line that was read: the corners of its box from the top left clockwise, and what is known of its characters.

    `places` are their begins and ends as shares of the box's length, `scores` how sure each is; empty where not known.
    """

    text: str
    score: float
    corners: Points
    places: tuple[tuple[float, float], ...] = ()
    scores: tuple[float, ...] = ()

    @property
    def width(self) -> float:
        """How long the line is."""
        return float(np.linalg.norm(self.corners[1] - self.corners[0]))

    @property
    def height(self) -> float:
        """How high the line's box is."""
        return float(np.linalg.norm(self.corners[3] - self.corners[0]))


@cache
def _engine() -> RapidOCR:
    return RapidOCR(params={"Global.log_level": "critical", "Global.text_score": 0.0})


def look(picture: Pixels) -> list[Seen]:
    """The lines that a picture shows."""
    found = _engine()(
        picture, use_det=True, use_cls=True, use_rec=True, return_word_box=True, return_single_char_box=True
    )
    if getattr(found, "boxes", None) is None or found.txts is None:
        return []
    words = found.word_results if len(found.word_results or ()) == len(found.txts) else [()] * len(found.txts)
    lines = []
    for text, score, box, inside in zip(found.txts, found.scores, found.boxes, words, strict=True):
        corners = np.asarray(box, dtype=np.float64)
        seen = Seen(text.strip(), float(score), corners)
        if seen.text and seen.width > 1 and seen.height > 1:
            lines.append(_again(picture, _with_places(seen, inside)))
    return lines


def _with_places(seen: Seen, inside: tuple[tuple[str, float, list[list[int]]], ...]) -> Seen:
    """The line with what is known of its characters."""
    if "".join(word for word, _, _ in inside) != seen.text or any(len(word) != 1 for word, _, _ in inside):
        return seen
    along = (seen.corners[1] - seen.corners[0]) / max(seen.width, 1.0) ** 2
    places = []
    for _, _, box in inside:
        begin, end = (float(np.dot(np.asarray(corner) - seen.corners[0], along)) for corner in (box[0], box[1]))
        places.append((begin, end))
    return seen._replace(places=tuple(places), scores=tuple(float(score) for _, score, _ in inside))


def _again(picture: Pixels, seen: Seen) -> Seen:
    """The line, read once more if it is implausibly short."""
    ratio = seen.width / seen.height
    if ratio < _LONG_LINE or printed(seen.text) >= _SHORT * ratio:
        return seen
    text, score = reread(picture, seen.corners)
    if printed(text) > printed(seen.text) and score >= min(_SURE, seen.score):
        return seen._replace(text=text, score=score, places=(), scores=())
    return seen


def is_upside_down(picture: Pixels, lines: list[Seen]) -> bool:
    """Do most of the longest lines stand on their head? (They are read all the same, in the wrong order.)"""
    longest = sorted(lines, key=lambda line: line.width, reverse=True)[:_ASKED]
    turned = 0
    for line in longest:
        part = _part(picture, line.corners)
        if part is not None:
            found = _engine()(part, use_det=False, use_cls=True, use_rec=False)
            turned += any(label == "180" and score > _TURNED for label, score in found.cls_res or ())
    return 2 * turned > max(len(longest), 1)


def _part(picture: Pixels, corners: Points) -> Pixels | None:
    """The picture of a line."""
    left, top = np.maximum(np.floor(corners.min(axis=0)).astype(int) - _EDGE, 0)
    right, bottom = np.ceil(corners.max(axis=0)).astype(int) + _EDGE
    part = picture[top:bottom, left:right]
    return part if min(part.shape[:2], default=0) >= 4 else None


def reread(picture: Pixels, corners: Points) -> tuple[str, float]:
    """What stands in a box, enlarged and blurred, and how sure that is."""
    part = _part(picture, corners)
    if part is None:
        return "", 0.0
    large = cv2.resize(part, None, fx=_ENLARGED, fy=_ENLARGED, interpolation=cv2.INTER_CUBIC)
    soft = cv2.GaussianBlur(large, (0, 0), _BLUR)
    found = _engine()(
        soft, use_det=False, use_cls=False, use_rec=True, return_word_box=False, return_single_char_box=False
    )
    if not found.txts:
        return "", 0.0
    return found.txts[0].strip(), float(found.scores[0])
