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

from itertools import islice

import msgspec

from gongwen.segment.labels import ARTICLE, CHAPTER, Label
from gongwen.segment.order import HEADING, Order, goes_on

LEAF = "leaf"
ATTACHMENT = "attachment"
_DEEPEST = 12
_NESTED = 2
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
    labels: list[Label],
    announcing: frozenset[int],
    introduced: frozenset[int],
    marked: dict[int, int],
    indents: dict[int, int],
) -> list[Node]:
    """`labels` in order, as nodes in order.

    `announcing` are the indices of those whose own line ends with a colon, `introduced` of those above which a line stands
    that is no label: there a list may begin anew without surprise. `marked` are the indices of those whose
    depth is told, as Markdown's headings tell it (##): an unnumbered one stands where the last one of its depth stood. `indents` has how far in
    each label stands, where that tells its level, as in Markdown's lists.
    """
    order = Order(labels)
    nodes: list[Node] = []
    stack: list[_Open] = []
    closed: dict[str, int] = {}
    for k, label in enumerate(labels):
        if label.inline and stack and k > 1 and _ends_list(labels, k, stack[-1], announcing):
            ended = stack.pop().label
            closed[ended.style] = ended.number
        keep, before = _by_indent(label, stack, indents, k) or _place(label, stack, order, closed, announcing, k)
        if label.style == HEADING and k + 1 < len(labels):
            keep = min(keep, _level_below(labels[k + 1], label, stack))
        if label.style == HEADING and k in marked:
            keep = _by_depth(stack, marked, marked[k], keep)
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


def _by_depth(stack: list[_Open], marked: dict[int, int], depth: int, keep: int) -> int:
    """How many open levels a heading leaves open whose depth is told: those above the last one of its depth, or below one less deep."""
    depths = [marked.get(entry.index, 0) for entry in stack]
    there = next((d for d, other in enumerate(depths) if other >= depth), None)
    if there is not None:
        return there
    return max((d + 1 for d, other in enumerate(depths) if other), default=keep)


def _by_indent(label: Label, stack: list[_Open], indents: dict[int, int], k: int) -> tuple[int, int] | None:
    """Where a label belongs by how far in it stands, among the open ones of its style; None where that does not tell."""
    if k not in indents:
        return None
    alike = [d for d, entry in enumerate(stack) if entry.label.style == label.style and entry.index in indents]
    if all(indents[stack[d].index] == indents[k] for d in alike):
        return None
    if label.number == 1 and alike[-1] == len(stack) - 1 and indents[k] >= indents[stack[-1].index] + _NESTED:
        return len(stack), -1
    nearest = min(alike, key=lambda d: (abs(indents[stack[d].index] - indents[k]), -d))
    return (nearest, -1) if label.number in (1, stack[nearest].label.number + 1) else None


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
    if goes_on(heading, first):
        return _level_between(first, stack)
    if first.number != 1:
        return len(stack)
    there = next((d for d, entry in enumerate(stack) if entry.label.style == first.style), len(stack))
    # Where articles start again in each chapter, what stands over them is a chapter too.
    chapter = 0 < there < len(stack) and first.style == ARTICLE and stack[there - 1].label.style == CHAPTER
    return there - chapter


def _level_between(following: Label, stack: list[_Open]) -> int:
    """A heading between two articles whose numbers go on stands where the chapter above them stands."""
    for d in range(len(stack) - 1, -1, -1):
        if stack[d].label.style == following.style:
            over = d > 0 and stack[d - 1].label.style in (CHAPTER, HEADING)
            return d - over
    return len(stack)


def _place(
    label: Label, stack: list[_Open], order: Order, closed: dict[str, int], announcing: frozenset[int], k: int
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


def _place_decimal(label: Label, stack: list[_Open], depth: int, order: Order) -> tuple[int, int]:
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
