"""Lists of conditions: an opener names them (有下列情形之一的), the items that follow give them.

An opener opens a list of breaches only where a consequence belongs to it: in its own paragraph, or in the paragraph
right after the list. So a list of merits, of definitions or of grounds for lenience gives no breaches.
Items are the paragraphs after the opener's that carry labels of one style, in order; deeper labels between them belong to
the item above. Without labels, the lines that end with 的 do.
"""

from __future__ import annotations

import re

import msgspec

from gongwen.extract.kinds.accountability.reading import label_end

_NUMERAL = re.compile(r"[0-9一二三四五六七八九十百零〇①-⒛㈠-㈩]+")
_CIRCLED = re.compile(r"[①-⒛㈠-㈩]")
_ITEM_END = re.compile(r"[;。,、.\s和或]+(?:以及|或者)?\Z")
_OPENER = re.compile(
    r"(?:下列|以下|左列|下述|如下|下面)[^,;:。\n]{0,24}?(?:情形|行为|情况|问题|表现|现象|事项|之一|之的)|(?:情形|行为|情况|问题|范围|内容|事由)(?:有|为|是|包括)?(?:如下)?:"
)


class Item(msgspec.Struct, frozen=True):
    """One item of a list, [start, end) without its closing mark; `body` is after its label."""

    start: int
    body: int
    end: int


def openers(view: str, start: int, end: int) -> list[int]:
    """Where the openers of a paragraph stand."""
    return [m.start() for m in _OPENER.finditer(view, start, end)]


def style(label: str) -> str:
    """A label's style: what is left when its number is taken out."""
    label = label.strip(" \t#*>")
    return "circled" if _CIRCLED.match(label) else _NUMERAL.sub("1" if re.search(r"\d", label) else "一", label)


def items(
    view: str, paragraphs: list[tuple[int, int]], k: int, levels: dict[int, int]
) -> tuple[list[Item], int]:
    """The items of the list that follows paragraph k, and the index of the first paragraph after it.

    `levels` has the level of the section that starts at an offset, where one does.
    """
    found: list[Item] = []
    earlier = {style(view[start : label_end(view, start, end)]) for start, end in paragraphs[max(0, k - 40) : k + 1]}
    first = label = ""
    level: int | None = None
    i = k + 1
    while i < len(paragraphs):
        start, end = paragraphs[i]
        body = label_end(view, start, end)
        own = style(view[start:body])
        if not own:
            unlabelled = not first and _ends_de(view, start, end) and (found or _next_ends_de(view, paragraphs, i))
            if not unlabelled:
                break
            found.append(_item(view, start, start, end))
        elif not first:
            if found or own == style(view[paragraphs[k][0] : label_end(view, *paragraphs[k])]):
                break
            first, label, level = own, view[start:body], levels.get(start)
            found.append(_item(view, start, body, end))
        elif own == first:
            if view[start:body] == label:
                break
            found.append(_item(view, start, body, end))
        else:
            here = levels.get(start)
            if (here <= level) if here is not None and level is not None else own in earlier:
                break
        i += 1
    return found, i


def _next_ends_de(view: str, paragraphs: list[tuple[int, int]], i: int) -> bool:
    return i + 1 < len(paragraphs) and _ends_de(view, *paragraphs[i + 1])


def _ends_de(view: str, start: int, end: int) -> bool:
    tail = _ITEM_END.sub("", view[max(start, end - 8) : end])
    return tail.endswith(("的", "者", "的行为", "的情形"))


def _item(view: str, start: int, body: int, end: int) -> Item:
    """An item up to its last 的; to its end, without the closing mark, where it has none there."""
    close = _ITEM_END.search(view, max(body, end - 6), end)
    stop = close.start() if close else end
    noun = re.compile(r"(?:行为|情形|情况|现象|问题)\Z").search(view, max(body, stop - 4), stop)
    if noun and view[noun.start() - 1] == "的":
        stop = noun.start()
    return Item(start, body, max(stop, body))
