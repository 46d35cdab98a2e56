"""One picture of a page to a page: freed of seals, turned upright and level, recognised, and looked over for what was missed."""

from __future__ import annotations

import numpy as np

from gongwen.read.ocr.engine import Points, Seen, reread
from gongwen.read.ocr.ink import bars, ink_of, unread
from gongwen.read.ocr.level import levelled, upright
from gongwen.read.ocr.picture import Pixels
from gongwen.read.ocr.placing import placed
from gongwen.read.ocr.seals import meets, without_seals
from gongwen.read.ocr.underscores import with_underscores
from gongwen.read.paged import Page

_JUNK = 0.4
"""Below this confidence it is no text: a picture, a stamp, dirt."""
_READ, _SURE = 0.6, 0.9
"""Confidence from which a second reading counts: of a line, and of a single character, which may be dirt."""
_LINE = 2.5
"""Heights of a line from which unread print is one."""
_HEIGHT = 30.0


def page_of(picture: Pixels) -> tuple[Page, tuple[str, ...]]:
    """What a picture shows, in points, and the codes of doubts about it as a whole."""
    picture, seals = without_seals(picture)
    picture, lines, turned = upright(picture)
    if turned:
        seals = []
    picture, lines = levelled(picture, [line for line in lines if line.score >= _JUNK])
    lines = with_underscores(picture, lines)
    height = float(np.median([line.height for line in lines])) if lines else _HEIGHT
    ruled = bars(picture, lines)
    doubts: set[str] = set()
    gaps: list[Points] = []
    for box in unread(ink_of(picture), lines, ruled, height):
        text, score = reread(picture, box)
        is_line = float(box[1][0] - box[0][0]) >= _LINE * height
        if score >= (_READ if is_line else _SURE) and any(map(str.isalnum, text)):
            lines.append(Seen(text, score, box))
        elif not is_line:
            continue
        elif any(meets(box, seal) for seal in seals):
            doubts.add("seal-unread")
        else:
            gaps.append(box)
    return placed(lines, ruled, seals, gaps, picture.shape), tuple(sorted(doubts))
