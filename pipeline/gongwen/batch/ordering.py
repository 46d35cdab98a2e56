"""Things that come in any order, in order, holding no more than what is ahead of the slowest."""

from __future__ import annotations

import heapq
from collections.abc import Iterator


class InOrder:
    """Lines by place, handed on from place 0 upward without a gap; those that have nothing to say give b"".

    What waits is kept as (place, line), so memory is bounded by what gets done while the slowest is under way.

    >>> ordered = InOrder()
    >>> list(ordered.put(1, b"b")), list(ordered.put(0, b"a"))
    ([], [b'a', b'b'])
    """

    def __init__(self) -> None:
        self._next = 0
        self._held: list[tuple[int, bytes]] = []

    def put(self, place: int, line: bytes) -> Iterator[bytes]:
        """Take in a line; the lines that can be handed on now."""
        heapq.heappush(self._held, (place, line))
        while self._held and self._held[0][0] == self._next:
            self._next += 1
            yield heapq.heappop(self._held)[1]

    @property
    def waiting(self) -> int:
        """Lines that wait for one before them."""
        return len(self._held)
