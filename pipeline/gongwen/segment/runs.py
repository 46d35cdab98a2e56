"""Which weak labels belong to a run: they come after their predecessor or before their next, else they are none."""

from __future__ import annotations

from gongwen.segment import marks
from gongwen.segment.labels import Label

_MOST_SKIPPED = 2
"""So many numbers may be missing between two decimals: in what was typed by hand, or cut."""


def chained(labels: list[Label], view: str) -> list[Label]:
    """`labels` (of `view`, in order) without those weak ones that belong to no run: none before them to continue, none after."""
    following: dict[str, int] = {}
    next_number = [0] * len(labels)
    families = [label.family for label in labels]
    for k in range(len(labels) - 1, -1, -1):
        family = families[k]
        next_number[k] = following.get(family, 0)
        following[family] = labels[k].numbers[-1]
    kept: list[Label] = []
    last: dict[str, tuple[int, ...]] = {}  # by style, and by family
    for k, label in enumerate(labels):
        if label.style == "tight" and not _heads_decimals(label, labels[k + 1 : k + 2]):
            continue
        if (
            label.weak
            and label.style != "tight"
            and not _in_run(label, last.get(families[k], ()), next_number[k], last, view)
        ):
            continue
        last[label.style] = last[families[k]] = label.numbers
        kept.append(label)
    return kept


def _heads_decimals(label: Label, following: list[Label]) -> bool:
    """1总则 above 1.1: what shows that a number that nothing parts from its heading is a label."""
    return bool(following) and following[0].numbers == (label.number, 1)


def _in_run(label: Label, before: tuple[int, ...], following: int, last: dict[str, tuple[int, ...]], view: str) -> bool:
    if len(label.numbers) > 1:
        return label.numbers == (1, 1) == (1, following - 1) or _decimal_in_run(label, before, following, last, view)
    if before and label.number == before[-1] + 1:
        return True
    return label.number == 1 and following == 2


def _decimal_in_run(
    label: Label, before: tuple[int, ...], following: int, last: dict[str, tuple[int, ...]], view: str
) -> bool:
    """1.3 after 1.2, or after 1.1 where it is no amount (1.3 MPa) or 1.4 follows; 2.1 after 1.4 or under 2; 1.2.1 under 1.2."""
    *stem, number = label.numbers
    if before and tuple(stem) == before[:-1] and before[-1] < number <= before[-1] + 1 + _MOST_SKIPPED:
        near = number == before[-1] + 1 or following == number + 1
        return near or marks.amount().match(view, label.end) is None
    if not stem:
        return True
    if number != 1:
        return False
    if len(stem) > 1 and f"d{len(stem)}" in last:
        return last[f"d{len(stem)}"] == tuple(stem)
    if any(last.get(style) == (stem[0],) for style in ("digits", "cn、")):
        return True
    if not before:
        return stem == [1] * len(stem)
    return tuple(stem) > before[:-1] and stem[-1] <= before[-2] + 1 + _MOST_SKIPPED
