"""A dask cluster: of processes on this machine, or a remote one by the address of its scheduler.

On each of its workers a plugin holds a keeper per thread, and so the very workers that the local engine has, with the same
caps. dask hands out requests, a few at a time; when one of its workers is lost it hands what was under way there to
another. Documents go from workers to their places, never through the scheduler.
"""

from __future__ import annotations

import logging
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from queue import SimpleQueue
from typing import TYPE_CHECKING

from gongwen.batch.keeper import Keeper, given_up, lost_over
from gongwen.batch.record import Answer, Extract, Request, answer_in, encoded, request_in
from gongwen.errors import InternalError, MissingExtra

try:
    import dask.config
    from distributed import Client, KilledWorker, LocalCluster, WorkerPlugin, as_completed, get_worker
except ImportError as error:
    raise MissingExtra("dask.distributed", "dask") from error

if TYPE_CHECKING:
    from distributed import Future, Worker

_PLUGIN = "gongwen"
_TOGETHER = 64
"""Files in one task of dask at most: each task costs the scheduler some milliseconds."""
_TASK = 0.25
"""Seconds that a task should take: long beside what it costs to hand out, short beside what is lost with a worker."""
_LEAN = {"distributed.worker.profile.enabled": False, "distributed.admin.system-monitor.interval": "5s"}
"""What dask measures of itself would cost more than it does for us."""
_AHEAD = 3
"""Tasks handed out per thread of the cluster."""
_LOOK = 64
"""Tasks after which the size of the cluster is asked for again: it may grow and shrink."""
_WAIT = 60.0
"""Seconds to wait for the first worker."""


class Cluster:
    """The engine of a cluster."""

    def __init__(self, jobs: int, scheduler: str = "") -> None:
        """`jobs` processes of this machine, or whatever the scheduler at an address has.

        Raises:
            InternalError: the scheduler can't be reached, or has no worker.
        """
        with ExitStack() as stack:
            logging.getLogger("distributed").setLevel(logging.CRITICAL)  # lost workers are what we are made for
            where: str | LocalCluster = scheduler or stack.enter_context(_local(jobs, stack))
            try:
                self._client = stack.enter_context(Client(where, set_as_default=False))
                self._client.wait_for_workers(1, timeout=_WAIT)
            except (OSError, TimeoutError) as error:
                raise InternalError(
                    f"{scheduler}: 没有可用的 dask 调度器或工作进程 / no dask scheduler or worker there: {error}"
                ) from error
            self._client.register_plugin(_Bench(), name=_PLUGIN)
            self._open = stack.pop_all()

    def answers(self, requests: Iterable[Request]) -> Iterator[tuple[int, Answer]]:
        """The answers, as they come."""
        todo = enumerate(requests)
        under_way: dict[str, list[tuple[int, Request]]] = {}
        done = as_completed(loop=self._client.loop)
        handed = threads = 0
        size = 1
        while True:
            if handed % _LOOK == 0 or not threads:
                threads = max(1, sum(self._client.nthreads().values()))
            while len(under_way) < threads * _AHEAD:
                task = _task(todo, size)
                if not task:
                    break
                future = self._client.submit(_answer, [encoded(request) for _, request in task], pure=False)
                under_way[future.key] = task
                done.add(future)
                handed += 1
            if not under_way:
                return
            future = next(done)
            task = under_way.pop(future.key)
            seconds, answers = _settled(future, task)
            if seconds:
                size = min(2 * size, _TOGETHER, 1 + int(_TASK * len(task) / seconds))
            yield from zip((place for place, _ in task), answers, strict=True)

    def close(self) -> None:
        """Leave the cluster; end it if it is ours."""
        self._open.close()


def _local(jobs: int, stack: ExitStack) -> LocalCluster:
    folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="gongwen-dask-", ignore_cleanup_errors=True))
    with dask.config.set(_LEAN):
        return LocalCluster(
            n_workers=max(1, jobs),
            threads_per_worker=1,
            processes=True,
            memory_limit=0,  # keepers see to memory
            dashboard_address=None,
            local_directory=folder,
            silence_logs=logging.CRITICAL,
        )


def _task(todo: Iterator[tuple[int, Request]], size: int) -> list[tuple[int, Request]]:
    """The next few files together; anything else by itself."""
    task = list(islice(todo, 1))
    if task and isinstance(task[0][1], Extract):
        task += islice(todo, size - 1)
    return task


def _settled(future: Future, task: list[tuple[int, Request]]) -> tuple[float, list[Answer]]:
    """Seconds and answers of one task; files over which dask has lost worker after worker are given up."""
    try:
        seconds, answers = future.result()
    except KilledWorker:
        return 0.0, [given_up(request, lost_over(request)) for _, request in task]
    return seconds, [answer_in(answer) for answer in answers]


class _Bench(WorkerPlugin):  # type: ignore[misc]
    """On each worker of dask: a keeper for each of its threads, so that what workers load is loaded once."""

    name = _PLUGIN

    def setup(self, worker: Worker) -> None:
        self._keepers = [Keeper() for _ in range(worker.state.nthreads)]
        self.idle: SimpleQueue[Keeper] = SimpleQueue()
        for keeper in self._keepers:
            self.idle.put(keeper)

    def teardown(self, worker: Worker) -> None:
        for keeper in self._keepers:
            keeper.close()


def _answer(requests: list[bytes]) -> tuple[float, list[bytes]]:
    """What a worker of dask does: the answers, and the seconds that they took."""
    bench: _Bench = get_worker().plugins[_PLUGIN]
    keeper = bench.idle.get()
    start = time.monotonic()
    try:
        answers = [encoded(keeper.ask(request_in(request))) for request in requests]
        return time.monotonic() - start, answers
    finally:
        bench.idle.put(keeper)
