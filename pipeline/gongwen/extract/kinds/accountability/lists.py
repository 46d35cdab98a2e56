"""Lists of conditions: an opener names them (有下列情形之一的), the items that follow give them.

An opener is a breach of its own list's kind only where a consequence belongs to it: in its own paragraph, or in the
paragraph right after the list. So a list of merits, of definitions or of grounds for lenience gives no breaches.
Items are the paragraphs after the opener's that carry labels of one style, in order; deeper labels between them belong to
the item above. Without labels, the lines that end with 的 do.
"""

from __future__ import annotations

import re

import msgspec

from gongwen.extract.kinds.accountability.reading import label_end

_NUMERAL = re.compile(r"[0-9一二三四五六七八九十百零〇①-⒛]+")
_CIRCLED = re.compile(r"[①-⒛]")
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


def items(view: str, paragraphs: list[tuple[int, int]], k: int) -> tuple[list[Item], int]:
    """The items of the list that follows paragraph k, and the index of the first paragraph after it."""
    found: list[Item] = []
    outer = style(view[paragraphs[k][0] : label_end(view, *paragraphs[k])])
    first = ""
    i = k + 1
    while i < len(paragraphs):
        start, end = paragraphs[i]
        body = label_end(view, start, end)
        own = style(view[start:body])
        if body == start or (own == outer and own):
            if body == start and not first and _ends_de(view, start, end) and (found or _next_ends_de(view, paragraphs, i)):
                found.append(_item(view, start, start, end))
                i += 1
                continue
            break
        if not first:
            first = own
        elif own != first and own.startswith("第"):
            break
        if own == first:
            found.append(_item(view, start, body, end))
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
