"""Processes of this machine: one keeper with its worker per job. A file that takes long keeps one of them, no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from queue import SimpleQueue

from gongwen.batch.keeper import Keeper
from gongwen.batch.record import Answer, Request

_AHEAD = 3
"""Requests handed out per worker: one under way, the others so that it need not wait for us."""


class Local:
    """The engine of one machine."""

    def __init__(self, jobs: int) -> None:
        """`jobs` processes; each is started when there is work for it."""
        self._keepers = [Keeper() for _ in range(max(1, jobs))]
        self._idle: SimpleQueue[Keeper] = SimpleQueue()
        for keeper in self._keepers:
            self._idle.put(keeper)
        self._threads = ThreadPoolExecutor(len(self._keepers))

    def answers(self, requests: Iterable[Request]) -> Iterator[tuple[int, Answer]]:
        """The answers, as they come."""
        todo = enumerate(requests)
        done: SimpleQueue[Future[tuple[int, Answer]]] = SimpleQueue()
        under_way = 0
        while True:
            for place, request in islice(todo, len(self._keepers) * _AHEAD - under_way):
                self._threads.submit(self._answer, place, request).add_done_callback(done.put)
                under_way += 1
            if not under_way:
                return
            yield done.get().result()
            under_way -= 1

    def _answer(self, place: int, request: Request) -> tuple[int, Answer]:
        keeper = self._idle.get()
        try:
            return place, keeper.ask(request)
        finally:
            self._idle.put(keeper)

    def close(self) -> None:
        """End all workers."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for keeper in self._keepers:
            keeper.close()
        self._threads.shutdown()
