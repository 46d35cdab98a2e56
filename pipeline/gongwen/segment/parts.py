"""Nodes to sections: where each ends, what its heading is.

A section ends where the next one begins that is no child of its own, at the latest where the plan's signature or its end
is. Two things are cut shorter: what is numbered inside a line ends with the line; and the last item of a list whose items
are one line each ends with its line as well, since a paragraph that follows such a list belongs to what the list is in.

A heading is the whole line where the line is no sentence, else its words up to the first 。 where more follows. One running
sentence has none, nor has one whose neighbours in the list have none: such headings come in series. An article (第三条) has one
only where it is a bare noun or stands in brackets.
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.normalise import Normal
from gongwen.segment.attachments import Attachment
from gongwen.segment.labels import ARTICLE
from gongwen.segment.lines import Line
from gongwen.segment.order import HEADING
from gongwen.segment.outline import Part
from gongwen.segment.printing import as_printed
from gongwen.segment.tree import ATTACHMENT, LEAF, Node

_LONGEST_HEADING = 70
_LONGEST_COLON_HEADING = 12
_SURE_HEADING = 10
"""A longer one has to stand in series."""
_LONGEST_ARTICLE_HEADING = 16
_LONGEST_GAP_HEADING = 30
_SHORTEST_LIST = 3
_MOST_PAUSES = 2
_FARTHEST = 200
"""No heading is so long, whatever its brackets hold."""
_BEFORE = " \t:、.*"
_BEHIND = " \t*,、"


def parts_of(
    nodes: list[Node], lines: list[Line], attached: dict[int, Attachment], normal: Normal, limit: int, end: int
) -> tuple[Part, ...]:
    """The sections of a plan; those that begin before `limit`, the signature, end there, the rest at `end`."""
    view, text, simplified = normal.view, normal.text, normal.script == "Hans"
    children: dict[int, list[int]] = {}
    for k, node in enumerate(nodes):
        children.setdefault(node.parent, []).append(k)
    ends = _ends(nodes, lines, limit, end)
    _cut_lists(nodes, lines, children, ends)
    starts = [node.label.start for node in nodes]
    starts.append(len(view))
    stops: list[int] = []
    headings: list[tuple[int, int] | None] = []
    for k, node in enumerate(nodes):
        label = node.label
        stop = max(label.end, ends[k])
        while view[stop - 1].isspace():
            stop -= 1
        stops.append(stop)
        if label.style == ATTACHMENT:
            headings.append(_attachment_heading(attached[label.line], lines, view))
        else:
            first_end = min(lines[label.line].end, stop, starts[k + 1])
            headings.append(_heading(node, view, first_end, stop, children=k in children, lines=lines))
    alone = _out_of_series(nodes, children, headings, view)
    made: list[Part] = []
    for k, node in enumerate(nodes):
        label = node.label
        start, label_end, style, number = label.start, label.end, label.style, label.numbers[-1]
        stop, heading = stops[k], None if k in alone else headings[k]
        printed = text[start:label_end].strip()
        if not simplified:
            printed = _printed(normal, start, label_end, printed)
        counted = None if number < 0 or style in (HEADING, LEAF) else number
        made.append(Part(start, stop, printed, label_end, counted, node.level, heading, node.parent))
    return tuple(made)


def _out_of_series(
    nodes: list[Node], children: dict[int, list[int]], headings: list[tuple[int, int] | None], view: str
) -> set[int]:
    """What reads as a heading up to its 。 or : in a list whose other items have none: the first of an item's two sentences."""
    found: set[int] = set()
    for group in children.values():
        styles: dict[str, list[int]] = {}
        for k in group:
            styles.setdefault(nodes[k].label.style, []).append(k)
        for alike in styles.values():
            headed = [k for k in alike if headings[k] is not None]
            for k in headed if len(headed) < len(alike) else ():
                start, end = headings[k] or (0, 0)
                behind = view[end : end + 1] if end - start > _SURE_HEADING and k not in children else ""
                many = 3 * len(headed) >= 2 * len(alike) if behind == "。" else 2 * len(headed) >= len(alike)
                if behind in ("。", ":") and not many:
                    found.add(k)
    return found


def _printed(normal: Normal, start: int, end: int, label: str) -> str:
    """The label as printed; where its first character is simplified in the text, as the text has it."""
    printed = as_printed(normal, start, end).strip()
    return printed if printed[:1] == label[:1] else label


def _ends(nodes: list[Node], lines: list[Line], limit: int, end: int) -> list[int]:
    """Where each section ends: where the next one of its level or a higher one begins; what is inside a line, with it."""
    ends: list[int] = []
    still_open: list[int] = []
    for k, node in enumerate(nodes):
        level, label = node.level, node.label
        start = label.start
        while still_open and nodes[still_open[-1]].level >= level:
            j = still_open.pop()
            if start < ends[j]:
                ends[j] = start
        still_open.append(k)
        last = limit if start < limit else end
        ends.append(min(last, lines[label.line].end) if label.inline else last)
    return ends


def _cut_lists(nodes: list[Node], lines: list[Line], children: dict[int, list[int]], ends: list[int]) -> None:
    """Let the last of several one-line items end with its line."""
    for parent, group in children.items():
        last = nodes[group[-1]].label
        shortest = 2 if parent >= 0 and nodes[parent].label.style == ARTICLE else _SHORTEST_LIST
        if len(group) < shortest or last.inline or last.style[0] == "第" or last.style in (HEADING, LEAF, ATTACHMENT):
            continue
        if children.keys().isdisjoint(group) and all(
            nodes[k + 1].label.line == nodes[k].label.line + 1 for k in group[:-1]
        ):
            ends[group[-1]] = min(ends[group[-1]], lines[last.line].end)


def _attachment_heading(attachment: Attachment, lines: list[Line], view: str) -> tuple[int, int] | None:
    if attachment.name_first < 0:
        return None
    start = lines[attachment.name_first].start
    end = lines[attachment.name_last].end
    if attachment.name_first == attachment.line:
        start = attachment.label_end
    return _trim(view, start, end)


def _heading(
    node: Node, view: str, first_end: int, stop: int, *, children: bool, lines: list[Line]
) -> tuple[int, int] | None:
    label = node.label
    line_start, line_end = _trim(view, label.end, first_end)
    if label.style in (HEADING, LEAF):
        return line_start, line_end - (view[line_end - 1] == ":")
    if line_start >= line_end:
        return _heading_below(node, view, stop, lines)
    if label.style == ARTICLE:
        return _article_heading(view, line_start, line_end, stop, children=children)
    first = view[line_start:line_end]
    gap = _gap(first)
    if gap:
        return line_start, line_start + gap
    more = children or stop > first_end
    mark = _first_end(first)
    if mark is None:
        short = len(first) <= _LONGEST_HEADING and first.count(",") <= _MOST_PAUSES
        short = short and (more or "," not in first or _commands().search(first) is None)
        return (line_start, line_end) if short and (more or node.level == 1) else None
    said = first[: mark.start()]
    if mark[0] == ":":
        short = len(_named_beside().sub("", said)) <= _LONGEST_COLON_HEADING and "," not in said
    else:
        short = mark[0] == "。" and len(said) <= _LONGEST_HEADING and (more or mark.end() < len(first))
        short = short and (children or not _is_order(said, node.level))
    return (line_start, line_start + len(said)) if short else None


def _first_end(first: str) -> re.Match[str] | None:
    """The mark that ends the first sentence or opens what it announces; one inside a bracket that closes does neither."""
    mark = _sentence_end().search(first, 0, _FARTHEST)
    while (
        mark is not None
        and first.count("(", 0, mark.start()) > first.count(")", 0, mark.start())
        and first.find(")", mark.end(), _FARTHEST) >= 0
    ):
        mark = _sentence_end().search(first, mark.end(), _FARTHEST)
    return mark


def _gap(first: str) -> int:
    """Where a heading ends that runs on into its text after a blank, as in texts that lost their line ends; 0: none."""
    gap = first.find(" ", 2, _LONGEST_GAP_HEADING)
    return gap if gap > 0 and len(first) - gap > _LONGEST_GAP_HEADING and not _pause().search(first[:gap]) else 0


def _is_order(said: str, level: int) -> bool:
    """Is this a sentence that orders, not a heading that says what the section is about?"""
    return _orders().search(said) is not None or (level > 1 and said.count(",") >= _MOST_PAUSES)


def _heading_below(node: Node, view: str, stop: int, lines: list[Line]) -> tuple[int, int] | None:
    """第一章 alone on its line: the next line is its heading, if it is no sentence."""
    below = node.label.line + 1
    if not node.label.style.startswith("第") or node.label.style == ARTICLE or below >= len(lines):
        return None
    line = lines[below]
    if line.end > stop or line.closed or line.label is not None or len(line.text) > _LONGEST_HEADING:
        return None
    return line.start, line.end


def _article_heading(view: str, start: int, end: int, stop: int, *, children: bool) -> tuple[int, int] | None:
    first = view[start:end]
    bracketed = _bracketed().match(first)
    if bracketed is not None:
        return start + bracketed.start(1), start + bracketed.end(1)
    mark = first.find("。")
    if 0 < mark <= _LONGEST_ARTICLE_HEADING and (mark + 1 < len(first) or children) and _bare_noun(first[:mark]):
        return start, start + mark
    if mark < 0 and len(first) <= _LONGEST_ARTICLE_HEADING and stop > end and _bare_noun(first):
        return _trim(view, start, end)
    return None


def _bare_noun(text: str) -> bool:
    return _predicate().search(text) is None


def _trim(view: str, start: int, end: int) -> tuple[int, int]:
    piece = view[start:end]
    if piece and piece[0] not in _BEFORE and piece[-1] not in _BEHIND:
        return start, end
    left = len(piece) - len(piece.lstrip(_BEFORE))
    return start + left, max(start + left, start + len(piece.rstrip(_BEHIND)))


@cache
def _sentence_end() -> re.Pattern[str]:
    """The colon of a time of day or of a ratio (6:00, 1:3) is none."""
    return re.compile(r"[。;!?:](?!(?<=\d:)\d)")


@cache
def _named_beside() -> re.Pattern[str]:
    """Who leads a group, in a bracket after its name: 宣传组(组长:何某)."""
    return re.compile(r"\([^():]{1,8}:[^()]*\)")


@cache
def _pause() -> re.Pattern[str]:
    return re.compile(r"[,。;:!?()]")


@cache
def _orders() -> re.Pattern[str]:
    return re.compile(
        r"应(?:当|给予|及时|由|按|在|立即|以|将|对)|必须|不得|须(?:在|经|由|按)|可由|之一的|不少于|不低于|不超过|由[^,]{1,12}(?:负责|牵头)|起(?:施行|实施|执行)|负责解释"
    )


@cache
def _commands() -> re.Pattern[str]:
    return re.compile(
        r"(?<![重主需必纲摘首概紧机扼次简提只还])要(?![求点素件闻害塞领目义么害职务])|应当|必须|不得|严禁|禁止|不准"
    )


@cache
def _bracketed() -> re.Pattern[str]:
    return re.compile(r"[(【\[〔]([^()【】\[\]〔〕]{2,20})[)】\]〕]")


@cache
def _predicate() -> re.Pattern[str]:
    return re.compile(
        r"[,;:是不将被把]|(?<![事自])由|须(?!知)|(?<![命口禁])令|(?<![行作])为|(?<![响反相对适供])应(?![急对用聘])"
        r"|(?<![重主需必纲摘概提纪])要(?![求点素件闻领])|(?<![许认])可(?!行性)|(?<![所国公私共])有(?![关效偿奖限害])|负(?!责人|荷)|(?<!行)使(?!用)"
        r"|采[用取]|实行|适用|包括|分为|属于|必须|禁止|自.{0,16}起|依照|按照|根据|下列|以下|如下"
    )
