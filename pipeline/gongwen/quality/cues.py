"""What a sentence shows of itself: telling characters (anchors), the pairs of characters that they stand in, and its shape.

Only characters in `anchors` are looked at, about one in twenty of a text: to look up all its pairs would take longer than the
rules need for a kind of facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.extraction.plantext import PlanText

Shape = tuple[str, ...]
"""The cues that every sentence has, whatever its words: how long it is, how it ends, which commas it has."""

SHORTEST = 6
"""A sentence with fewer characters (a label, a number, a name) is not asked what it states."""
_STEP = 16
_LENGTHS = tuple(f"long-{k}" for k in range(7))
_ENDS = {mark: f"end-{mark}" for mark in "。;:,"}


def anchor_pattern(anchors: str) -> re.Pattern[str]:
    """What finds the anchors in a text."""
    return re.compile(f"[{re.escape(anchors)}]")


def alike(text: str) -> str:
    """The text with all digits the same: which number it is tells nothing.

    >>> alike("2025年3月底前")
    '0000年0月底前'
    """
    for digit in "123456789":
        text = text.replace(digit, "0")
    return text


def cues(plan: PlanText, anchors: re.Pattern[str]) -> Iterator[tuple[int, Shape, set[str]]]:
    """The plan's sentences by number, ascending, each with its shape and its anchors and pairs, all digits alike."""
    text = alike(plan.view[plan.start : plan.end])
    places = [anchor.start() for anchor in anchors.finditer(text)]
    places.append(len(text))
    n, at, start = 0, places[0], 0
    for k, bound in enumerate(plan.sentence_starts[1:]):
        end = bound - plan.start
        words = text[start:end].rstrip() if end - start >= SHORTEST else ""
        if len(words) < SHORTEST:
            while at < end:
                n += 1
                at = places[n]
        else:
            shown: set[str] = set()
            while at < end:
                shown.add(text[at])
                shown.add(text[at - 1 : at + 1])
                shown.add(text[at : at + 2])
                n += 1
                at = places[n]
            yield k, _shape(words), shown
        start = end


def _shape(words: str) -> Shape:
    """The shape of a sentence without the white space at its end.

    >>> _shape("各县、区要报送材料,")
    ('long-0', 'end-,', 'has-,', 'has-、')
    """
    return (
        _LENGTHS[min(len(words) // _STEP, len(_LENGTHS) - 1)],
        _ENDS.get(words[-1], "end"),
        "has-," if "," in words else "no-,",
        "has-、" if "、" in words else "no-、",
    )
