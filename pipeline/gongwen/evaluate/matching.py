"""When two items agree, and which pairs are made of them."""

from __future__ import annotations

from gongwen.evaluate.items import Item, Place


def overlap(a: Place, b: Place) -> float:
    """What two places share, as a part of the longer."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / max(a[1] - a[0], b[1] - b[0], 1)


def near(gold: Place, found: Place) -> float:
    """For short facts, quoted now wider, now narrower: half of the shorter is shared, and the find is no net."""
    shared = min(gold[1], found[1]) - max(gold[0], found[0])
    shorter = min(gold[1] - gold[0], found[1] - found[0])
    too_long = found[1] - found[0] > max(120, 3 * (gold[1] - gold[0]))
    if shared <= 0 or 2 * shared < shorter or too_long:
        return 0.0
    return max(overlap(gold, found), 0.01)


def agreement(kind: str, gold: Item, found: Item) -> float:
    """How well two items agree; 0 where they do not match."""
    if gold.place is None or found.place is None or gold.deciding != found.deciding:
        return 0.0
    if kind in ("plans", "sections"):
        return float(abs(gold.place[0] - found.place[0]) <= 2)
    if kind in ("roles", "quotas", "vague", "deadlines"):
        return near(gold.place, found.place)
    if kind == "sanctions" and 2 * len(gold.measures & found.measures) < len(gold.measures | found.measures):
        return 0.0
    shared = overlap(gold.place, found.place)
    return shared if shared >= 0.5 else 0.0


def pairs(kind: str, gold: list[Item], found: list[Item]) -> dict[int, int]:
    """As many one-to-one pairs (index in gold → index in found) as can be made, better agreement tried first."""
    options: list[list[int]] = []
    for item in gold:
        scored = sorted(((agreement(kind, item, other), -k) for k, other in enumerate(found)), reverse=True)
        options.append([-k for score, k in scored if score > 0])
    holder: dict[int, int] = {}
    for start in range(len(gold)):
        _augment(start, options, holder)
    return {i: j for j, i in holder.items()}


def _augment(start: int, options: list[list[int]], holder: dict[int, int]) -> None:
    """Give gold item `start` a partner, moving others along where that makes room (Kuhn's algorithm, with a stack)."""
    tried: set[int] = set()
    path: list[tuple[int, int]] = []
    choices = [iter(options[start])]
    current = start
    while choices:
        for j in choices[-1]:
            if j in tried:
                continue
            tried.add(j)
            path.append((current, j))
            if j not in holder:
                holder.update((taken, i) for i, taken in path)
                return
            current = holder[j]
            choices.append(iter(options[current]))
            break
        else:
            choices.pop()
            if path:
                current, _ = path.pop()
