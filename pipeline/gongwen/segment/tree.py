"""Labels to a tree, learned from the sequence of this document's own labels.

There is no fixed order of styles: 一、 may stand over 第一条 or under it. Labels are read in order with a stack of the open
levels, each a style and its last number:

    continues     the number after the last one of its style (or of a style that people mix up with it: 1、 2.) goes on
                  at that level and closes all below
    opens         a style that is not open begins a level under the innermost one, after closing those that it stands over
    restarts      1 again: a new run at the same level; a nested one if it stands inside the line of its namesake, or right
                  after an item that announces a list (…:)
    gaps          any other number closes back to its style's level, and is a doubt

What a style stands over is counted beforehand: t is over s where s starts again between two numbers of t. Where the
document has not shown it, the usual order (`labels.rank`) decides, and for unnumbered headings what comes first. Decimals go by their own numbers: 1.2.3 under 1.2.
Unnumbered headings are a style of their own, and stand above a numbering that starts again under them; attachments and what frames a text (前言, 结语) always stand at the top. Labels inside a line hold
to the end of the line only, but their numbering may go on below where it stands in no other inside that line.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import islice

import msgspec

from gongwen.segment.labels import ARTICLE, CHAPTER, Label, rank

HEADING = "heading"
LEAF = "leaf"
ATTACHMENT = "attachment"
_DEEPEST = 12
_AHEAD = 4
"""So many labels further down it is looked whether a list goes on."""


class Node(msgspec.Struct, frozen=True, gc=False):
    """A label's place: its level (1 at the top) and the index of its parent, -1 at the top.

    `before` is the index of the label that makes its number a surprise, -1 where it is none.
    """

    label: Label
    level: int
    parent: int
    before: int = -1


class _Open(msgspec.Struct, gc=False):
    label: Label
    index: int


def tree_of(
    labels: list[Label], announcing: frozenset[int], introduced: frozenset[int], marked: dict[int, int]
) -> list[Node]:
    """`labels` in order, as nodes in order.

    `announcing` are the indices of those whose own line ends with a colon, `introduced` of those above which a line stands
    that is no label: there a list may begin anew without surprise. `marked` are the indices of those that Markdown marks as
    headings, each with its depth (##): an unnumbered one stands where the last one of its depth stood.
    """
    order = _Order(labels)
    nodes: list[Node] = []
    stack: list[_Open] = []
    closed: dict[str, int] = {}
    for k, label in enumerate(labels):
        if label.inline and stack and k > 1 and _ends_list(labels, k, stack[-1], announcing):
            ended = stack.pop().label
            closed[ended.style] = ended.number
        keep, before = _place(label, stack, order, closed, announcing, k)
        if label.style == HEADING and k + 1 < len(labels):
            keep = min(keep, _level_below(labels[k + 1], label, stack))
        if label.style == HEADING and k in marked:
            keep = next((d for d, entry in enumerate(stack) if marked.get(entry.index, 0) >= marked[k]), keep)
        for entry in stack[keep:]:
            closed[entry.label.style] = entry.label.numbers[-1]
        del stack[keep:]
        if len(stack) >= _DEEPEST:
            del stack[_DEEPEST - 1 :]
        parent = stack[-1].index if stack else -1
        if k in introduced and label.numbers[-1] == 1:
            before = -1
        nodes.append(Node(label, len(stack) + 1, parent, before))
        stack.append(_Open(label, k))
    return nodes


def _ends_list(labels: list[Label], k: int, last: _Open, announcing: frozenset[int]) -> bool:
    """Does a label inside a line, its first, stand below a whole list of one-line items, whose last one is open?"""
    label, above, before = labels[k], labels[k - 1], labels[k - 2]
    if last.index != k - 1 or above.inline or above.line == label.line or k - 1 in announcing:
        return False
    if before.style != above.style or before.line != above.line - 1 or before.number != above.number - 1:
        return False
    following = (labels[j] for j in range(k + 1, len(labels)) if not labels[j].inline)
    return all(each.style != above.style or each.number != above.number + 1 for each in islice(following, _AHEAD))


def _level_below(first: Label, heading: Label, stack: list[_Open]) -> int:
    """A heading right above a numbering that starts again stands where that numbering stood, and over its new run."""
    if first.line != heading.line + 1:
        return len(stack)
    if _goes_on(heading, first):
        return _level_between(first, stack)
    if first.number != 1:
        return len(stack)
    there = next((d for d, entry in enumerate(stack) if entry.label.style == first.style), len(stack))
    # Where articles start again in each chapter, what stands over them is a chapter too.
    chapter = 0 < there < len(stack) and first.style == ARTICLE and stack[there - 1].label.style == CHAPTER
    return there - chapter


def _goes_on(heading: Label, following: Label) -> bool:
    """Does an unnumbered heading stand right above an article whose number goes on: a chapter that has lost its number?"""
    return (
        heading.style == HEADING
        and following.style == ARTICLE
        and following.number > 1
        and following.line == heading.line + 1
    )


def _level_between(following: Label, stack: list[_Open]) -> int:
    """A heading between two articles whose numbers go on stands where the chapter above them stands."""
    for d in range(len(stack) - 1, -1, -1):
        if stack[d].label.style == following.style:
            over = d > 0 and stack[d - 1].label.style in (CHAPTER, HEADING)
            return d - over
    return len(stack)


def _place(
    label: Label, stack: list[_Open], order: _Order, closed: dict[str, int], announcing: frozenset[int], k: int
) -> tuple[int, int]:
    """How many open levels stay open above `label`, and the index of the label that it surprises after (or -1)."""
    if label.style in (ATTACHMENT, LEAF):
        return 0, -1
    if stack and stack[0].label.style == LEAF:
        stack.clear()
    depth = len(stack)
    while depth and (last := stack[depth - 1].label).inline and last.line != label.line:
        depth -= 1
        held = depth > 0 and stack[depth - 1].label.inline
        if not held and last.style == label.style and last.number + 1 == label.number:
            return depth, -1
    if len(label.numbers) > 1:
        return _place_decimal(label, stack, depth, order)
    same = _innermost(label.style, stack, depth)
    if same >= 0:
        going_on = _continuing(label, stack, depth, same, announcing if k in announcing else frozenset())
        if going_on >= 0:
            return going_on, -1
        if label.style == HEADING:
            return same, -1
        return _restart(label, stack, depth, same, announcing)
    for d in range(depth - 1, -1, -1):
        if _is_kin(stack[d].label, label):
            return d, -1
    while depth and order.over(label.style, stack[depth - 1].label.style):
        depth -= 1
    expected = label.number == 1 or label.style == HEADING or closed.get(label.style) == label.number - 1
    return depth, -1 if expected or not k else k - 1


def _innermost(style: str, stack: list[_Open], depth: int) -> int:
    """The depth of the innermost open level of a style, -1 where there is none."""
    depth -= 1
    while depth >= 0 and stack[depth].label.style != style:
        depth -= 1
    return depth


def _continuing(label: Label, stack: list[_Open], depth: int, same: int, announcing: frozenset[int]) -> int:
    """The depth of the open level that `label` goes on with; -1 where there is none.

    It is the innermost of its style; of several, for one that announces a list, the innermost that did so too.
    """
    style, before = label.style, label.numbers[-1] - 1
    innermost = -1
    for d in range(same, -1, -1):
        if stack[d].label.style == style and stack[d].label.numbers[-1] == before:
            if not announcing or stack[d].index in announcing:
                return d
            innermost = max(innermost, d)
    if innermost >= 0:
        return innermost
    for d in range(depth - 1, -1, -1):
        if _is_kin(stack[d].label, label):
            return d
    return -1


def _restart(label: Label, stack: list[_Open], depth: int, same: int, announcing: frozenset[int]) -> tuple[int, int]:
    """A number that does not go on: 1 again, a gap, or a step back."""
    last = stack[same].label
    if label.number == last.number and label.style.startswith("第") and label.end - label.start > last.end - last.start:
        return same, -1
    if label.number == 1:
        if label.inline and not last.inline:
            return depth, -1
        if same == depth - 1 and stack[same].index in announcing and not label.inline:
            return depth, -1
        if label.inline:
            return same, -1
    return same, stack[same].index


def _is_kin(last: Label, label: Label) -> bool:
    return (
        last.numbers[-1] + 1 == label.numbers[-1]
        and len(last.numbers) == 1
        and last.style != label.style
        and last.family == label.family
    )


def _place_decimal(label: Label, stack: list[_Open], depth: int, order: _Order) -> tuple[int, int]:
    stem = label.numbers[:-1]
    for d in range(depth - 1, -1, -1):
        open_label = stack[d].label
        if open_label.numbers == stem and (len(stem) > 1 or open_label.family == "digits"):
            return d + 1, -1
        if open_label.style == label.style:
            return d, -1
    while depth and len(stack[depth - 1].label.numbers) > len(label.numbers):
        depth -= 1
    return depth, -1


class _Order:
    """Which style stands over which in this document, by count, else by custom.

    t counts as standing over s where s starts between two numbers of t. It does not count where a third style goes on
    right before: 第一条 … 第二章 第一节 第二条 shows 节 under 章, and nothing of 条.
    """

    def __init__(self, labels: list[Label]) -> None:
        self._over: Counter[tuple[str, str]] = Counter()
        last: dict[str, tuple[int, int]] = {}  # style → its last number and where that is
        went_on: dict[str, tuple[int, int]] = {}  # style → where it last went on, and where its number before was
        opened: dict[str, tuple[int, frozenset[str]]] = {}  # style → where it last began, and what that says nothing of
        headings = [k for k, label in enumerate(labels) if label.style == HEADING]
        self._chapters = any(k + 1 < len(labels) and _goes_on(labels[k], labels[k + 1]) for k in headings)
        """Do headings take the place of chapters?"""
        self._first_heading = headings[0] if headings else len(labels)
        self._first: dict[str, int] = {}
        for k, label in enumerate(labels):
            style = label.style
            self._first.setdefault(style, k)
            number, at = last.get(style, (0, -1))
            present = label.numbers[-1]
            if at >= 0 and (style == HEADING or number + 1 == present > 1):
                for other, (where, apart) in opened.items():
                    if other != style and where > at and style not in apart:
                        self._over[style, other] += 1
                if headings and style != HEADING and bisect_left(headings, k) - bisect_left(headings, at) > 1:
                    self._over[style, HEADING] += 1
                went_on[style] = (k, at)
            if present == 1 and style != HEADING:
                jumps = went_on.values()
                apart = frozenset([s for s, (_, n) in last.items() for now, then in jumps if now > n > then])
                opened[style] = (k, apart)
            last[style] = (present, k)

    def over(self, outer: str, inner: str) -> bool:
        """Does `outer` stand over `inner`?"""
        if outer == inner:
            return False
        if self._chapters and inner == HEADING and outer == CHAPTER:
            return True
        there, back = self._over[outer, inner], self._over[inner, outer]
        if there != back:
            return there > back
        if outer == HEADING:
            return self._first_heading < self._first.get(inner, -1)
        usual_outer, usual_inner = rank(outer), rank(inner)
        return usual_outer is not None and usual_inner is not None and usual_outer < usual_inner
