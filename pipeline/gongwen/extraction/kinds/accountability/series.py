"""Lists of measures that are closed as such: 采取约谈、暂停网签等惩戒措施.

Among the items may be some that no family knows. What opens and closes the list says that they are measures too, where one of them
is an instrument; so the items are its measures as printed.
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.extraction.kinds.accountability.strengths import Mention
from gongwen.extraction.kinds.accountability.vocabulary import measure_words

_JOINT = re.compile("、|或者?|直至|直到|以及")


@cache
def _series() -> re.Pattern[str]:
    return re.compile(
        r"(?:采取|实施|实行|处以|给予|予以|进行)(?:包括(?:但不限于)?)?(?P<items>[^,;:]{4,120}?)等(?:不同程度的)?"
        r"(?:相应|惩戒|处罚|惩处|处理|问责|组织|信用|联合|限制|的){0,3}(?:措施|方式|处理|处罚|手段)"
    )


@cache
def _thing() -> re.Pattern[str]:
    """An item with no verb of its own: what is lost as well as the thing before it (扣发工资或奖金)."""
    return re.compile(f"[^,;:、或和及扣减停]{{0,4}}{measure_words('good')}")


def closed(text: str, found: list[Mention], start: int, end: int, closing: re.Pattern[str]) -> list[Mention]:
    """The mentions in text[start:end], with the items of a list in place of those found in it; `closing`: its class name."""
    series = _series().search(text, start, end) if "等" in text[start:end] else None
    if series is None:
        return found
    left, right = series.span("items")
    inside = [mention for mention in found if left <= mention.start and mention.end <= right]
    if "、" not in series["items"] or not any(mention.strength == "own" for mention in inside):
        return found
    opened = min(inside[0].open, series.start())
    edges = [left, *(edge for joint in _JOINT.finditer(text, left, right) for edge in joint.span()), right]
    items: list[Mention] = []
    for at, stop in zip(edges[::2], edges[1::2], strict=True):
        alone = any(at <= mention.start < stop for mention in inside)
        if items and text[at - 1] != "、" and not alone and _thing().fullmatch(text, at, stop):
            last = items.pop()  # 扣发工资或奖金: one measure of two things
            items.append(Mention(last.start, stop, last.open, stop, "instrument", "own", True))
        elif stop - at > 1:
            items.append(Mention(at, stop, min(opened, at), stop, "instrument", "own", True))
            opened = stop
    if len(items) < 2:
        return found
    last = items[-1]
    named = None if inside[-1].end == last.end else closing.match(text, last.end, end)
    close = named.end() if named else inside[-1].close if inside[-1].end == last.end else last.end
    items[-1] = Mention(last.start, last.end, last.open, close, last.family, last.strength, last.governed)
    others = [mention for mention in found if mention.end <= left or mention.start >= close]
    return sorted((*others, *items), key=lambda mention: mention.start)
