"""Who answers requests: processes of this machine (`local`) or of a cluster (`dask`). Both run the same workers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from gongwen.batch.record import Answer, Request


class Engine(Protocol):
    """Answers requests, in the order in which they get done, each with its place among the requests.

    Requests are taken from the iterable only as they can be worked on, so that it may be of any length.
    """

    def answers(self, requests: Iterable[Request]) -> Iterator[tuple[int, Answer]]:
        """The answers."""
        ...

    def close(self) -> None:
        """End everything that was started."""
        ...
