"""What a sentence shows of itself: its form (length and end), and pairs of characters around telling ones.

Only characters in `anchors` are looked at, about one in twenty of a text: to look up all its pairs would take longer than the
rules need for a kind of facts.
"""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import pairwise

from gongwen.extraction.plantext import PlanText

SILENT = ""
"""The form of a sentence that says nothing: a label, a page's number."""
_SHORTEST = 4


def forms(plan: PlanText) -> list[str]:
    """The form of each of the plan's sentences: its length, as a power of two, and its last character; or `SILENT`."""
    given = []
    for start, end in pairwise(plan.sentence_starts):
        words = plan.view[start:end].rstrip()
        given.append(f"{len(words).bit_length()}{words[-1]}" if len(words) >= _SHORTEST else SILENT)
    return given


def anchor_pattern(anchors: str) -> re.Pattern[str]:
    """What finds the anchors in a text."""
    return re.compile(f"[{re.escape(anchors)}]")


def cues(plan: PlanText, anchors: re.Pattern[str], known: Container[str] | None = None) -> dict[int, set[str]]:
    """The cues in the plan's sentences, by their number: anchors and pairs with them, all digits alike; the known ones, if given."""
    text = plan.view[plan.start : plan.end]
    for digit in "123456789":
        text = text.replace(digit, "0")
    ends = [end - plan.start for end in plan.sentence_starts[1:]]
    shown: dict[int, set[str]] = {}
    k, end = -1, 0
    for match in anchors.finditer(text):
        at = match.start()
        while at >= end:
            k += 1
            end = ends[k]
        for cue in (text[at], text[at - 1 : at + 1], text[at : at + 2]):
            if known is None or cue in known:
                if k in shown:
                    shown[k].add(cue)
                else:
                    shown[k] = {cue}
    return shown
