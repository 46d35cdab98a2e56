"""Measures that are closed as such: 采取约谈、暂停网签等惩戒措施, 给予缩短借期两个月的处理.

Among them may be some that no family knows. What opens and closes them says that they are measures too: in a list of measures,
where one of them is an instrument; before 的处理, where they are, or begin like, a loss. They are named as printed.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from gongwen.extraction.kinds.accountability import grammar
from gongwen.extraction.kinds.accountability.strengths import Mention
from gongwen.extraction.kinds.accountability.vocabulary import measure_words

_JOINT = re.compile("、|或者?|直至|直到|以及")
"""What stands between two items."""


@cache
def _series() -> re.Pattern[str]:
    return re.compile(
        r"(?:采取|实施|实行|处以|给予|予以|进行)(?:包括(?:但不限于)?)?(?P<items>[^,;:]{4,120}?)等(?:不同程度的)?"
        r"(?:相应|惩戒|处罚|惩处|处理|问责|组织|信用|联合|限制|的){0,3}(?:措施|方式|处理|处罚|手段)"
        r"|(?:承担|负)(?!的|责|有)(?P<owed>[^,;:]{4,120}?)等的?(?:相应|民事|侵权|违约|法律|赔偿|的){0,3}责任"
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
    owed = series["owed"] is not None
    left, right = series.span("owed" if owed else "items")
    begin, reach = (series.start(), series.end()) if owed else (left, right)  # 承担赔偿损失 may be found as one
    inside = [mention for mention in found if begin <= mention.start < right and mention.end <= reach]
    if "、" not in text[left:right] or not inside:
        return found
    if not owed and not any(mention.strength == "own" for mention in inside):
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
    close = max(close, reach) if owed else close
    items[-1] = Mention(last.start, last.end, last.open, close, last.family, last.strength, last.governed)
    others = [mention for mention in found if mention.end <= left or mention.start >= close]
    return sorted((*others, *items), key=lambda mention: mention.start)


_VERB = "(?!减轻|免[予于除])[退停撤免除降缓劝留禁延减扣缩暂]"
"""What a loss that no family knows begins with: 停训, 延迟毕业."""
_CLASS = "(?:处理|处分|处罚|处置|惩罚)"
"""What closes a loss that no family knows."""


@cache
def _amount() -> re.Pattern[str]:
    return re.compile(grammar.amount())


@cache
def _treated() -> re.Pattern[str]:
    return re.compile(
        rf"(?:给予|予以|作出)(?P<items>[^,;:]{{2,60}}?)(?:及?以上|以下|等(?:不同程度)?)?的{_CLASS}(?=\Z|[,;、并])"
    )


@cache
def _begins() -> re.Pattern[str]:
    return re.compile(rf"{measure_words('kind', 'mild', 'deprive', 'seize')}|{_VERB}|不(?:得|予|再)")


@cache
def _next_item() -> re.Pattern[str]:
    return re.compile(rf"(?:、|或者?|并且?|以及|和|及)(?={_begins().pattern})")


def treated(text: str, found: list[Mention], start: int, end: int) -> list[Mention]:
    """The mentions in text[start:end], with what stands between 给予 and (的)处理 in place of the bare class name.

    What already ends as a measure stays as it is; of others all is the measure, from its verb on.
    """
    match = _treated().search(text, start, end) if "处" in text[start:end] else None
    if match is None:
        return found
    left, right = match.span("items")
    cuts = [left, *(at for joint in _next_item().finditer(text, left, right) for at in joint.span()), right]
    items: list[Mention] = []
    for at, stop in zip(cuts[::2], cuts[1::2], strict=True):
        inside = [mention for mention in found if at <= mention.start and mention.end <= stop]
        if inside and inside[-1].end == stop:
            items += inside
            continue
        if inside and inside[0].strength == "own" and _amount().fullmatch(text, inside[0].end, stop):
            items.append(msgspec.structs.replace(inside[0], close=stop))
            continue
        verb = inside[0].start if inside else at if _begins().match(text, at, stop) else None
        if verb is None:
            return found
        items.append(Mention(verb, stop, verb, stop, "instrument", "own", True))
    if all(item in found for item in items):
        return found
    opened = min(match.start(), items[0].open)
    items[0] = msgspec.structs.replace(items[0], open=opened, governed=True)
    items[-1] = msgspec.structs.replace(items[-1], close=match.end())
    others = [mention for mention in found if mention.end <= left or mention.start >= match.end()]
    return sorted((*others, *items), key=lambda mention: mention.start)
