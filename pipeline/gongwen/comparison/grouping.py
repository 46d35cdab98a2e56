"""Pairs to groups: what is linked is one group, as long as it is like the group's centre."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable


def groups(count: int, pairs: Iterable[tuple[int, int]], near: Callable[[int, int], bool]) -> list[list[int]]:
    """The groups of 0 … count-1: connected by `pairs`, each `near` the group's centre; those of one alone, too.

    The centre has the most links (the first of equals). What is linked but not near it makes up groups of its own.
    """
    links: dict[int, set[int]] = defaultdict(set)
    for a, b in pairs:
        links[a].add(b)
        links[b].add(a)
    found: list[list[int]] = []
    waiting = [sorted(component) for component in _components(range(count), links)]
    while waiting:
        members = waiting.pop()
        if len(members) < 3:
            found.append(members)
            continue
        within = set(members)
        centre = min(members, key=lambda k: (-len(links[k] & within), k))
        kept = [k for k in members if k == centre or k in links[centre] or near(centre, k)]
        found.append(kept)
        left = within.difference(kept)
        if left:
            waiting += [sorted(component) for component in _components(sorted(left), links, left)]
    return sorted(found)


def _components(nodes: Iterable[int], links: dict[int, set[int]], within: set[int] | None = None) -> Iterable[set[int]]:
    seen: set[int] = set()
    for node in nodes:
        if node in seen:
            continue
        component = {node}
        stack = [node]
        while stack:
            for other in links.get(stack.pop(), ()):
                if other not in component and (within is None or other in within):
                    component.add(other)
                    stack.append(other)
        seen |= component
        yield component
