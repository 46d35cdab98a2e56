"""What a sentence shows of itself: telling characters (anchors), and the pairs of characters that they stand in.

Only characters in `anchors` are looked at, about one in twenty of a text: to look up all its pairs would take longer than the
rules need for a kind of facts.
"""

from __future__ import annotations

import re
from collections.abc import Container

from gongwen.extraction.plantext import PlanText


def anchor_pattern(anchors: str) -> re.Pattern[str]:
    """What finds the anchors in a text."""
    return re.compile(f"[{re.escape(anchors)}]")


def cues(plan: PlanText, anchors: re.Pattern[str], known: Container[str]) -> dict[int, set[str]]:
    """The cues in the plan's sentences, by their number, ascending: anchors, and known pairs with them, all digits alike."""
    text = plan.view[plan.start : plan.end]
    for digit in "123456789":
        text = text.replace(digit, "0")
    ends = [end - plan.start for end in plan.sentence_starts[1:]]
    shown: dict[int, set[str]] = {}
    k, end = -1, 0
    here: set[str] = set()
    for match in anchors.finditer(text):
        at = match.start()
        if at >= end:
            while at >= end:
                k += 1
                end = ends[k]
            here = shown[k] = set()
        here.add(text[at])
        before, after = text[at - 1 : at + 1], text[at : at + 2]
        if before in known:
            here.add(before)
        if after in known:
            here.add(after)
    return shown
