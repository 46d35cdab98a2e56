"""The keeper of one worker: hands over requests, and ends the worker when one takes too long or too much memory.

A worker's memory is what it and its helpers (LibreOffice, the reader of pdf and scans) hold; helpers end with it. A
document is only refused for memory by a fresh worker, so that none pays for what others have left behind; a worker that
dies by itself, or is killed by someone else, is replaced and its document tried again.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Literal

import psutil

from gongwen.batch import places
from gongwen.batch.record import (
    FOLDER,
    LOAD,
    READY,
    Answer,
    Check,
    Checked,
    Pack,
    Packed,
    Request,
    answer_in,
    encoded,
    failed,
    out_of_memory,
)
from gongwen.errors import InternalError, ReadError, WorkerLost
from gongwen.read.frames import receive, send
from gongwen.read.limits import Limits, refuse

_SERVE = "from gongwen.batch.worker import serve; serve()"
_TICK = 0.05
"""Seconds between two looks at a worker."""
_GRACE = 1.0
"""Seconds beyond the document's own: a reader that keeps time itself should be the one to say so."""
_HELPERS = 0.5
"""Seconds between two counts that take in a worker's helpers: looking for them is dear, and quick documents have none."""
_LOOK = 16
"""Documents between two looks at what an idle worker holds."""
_SPARE = 0.5
"""Share of the allowed memory above which an idle worker is replaced."""
_SWOLLEN = 2
"""… if it holds that many times what it held when it was ready."""
_START = 120.0
"""Seconds in which a worker has to be ready, on the slowest machine."""
_STARTS = 10
"""Times that a worker may die before it is ready until we take it that none can be started."""
_TRIES = 3
"""Times that a document may lose its worker before the document is taken to be the reason."""

Verdict = Literal["lost", "late", "large"]


class Keeper:
    """One worker, started when it is first needed and replaced when it was ended. For one thread at a time."""

    def __init__(self) -> None:
        self._worker: _Worker | None = None
        self._closed = False

    def ask(self, request: Request) -> Answer:
        """The worker's answer; what took too long, too much memory, or the worker's life is answered with a failure.

        Raises:
            InternalError: no worker can be started, or this keeper was closed.
        """
        lost = 0
        while lost < _TRIES:
            worker = self._ready(light=isinstance(request, Check))
            fresh = not worker.used
            answer = worker.ask(request)
            if isinstance(answer, bytes):
                if worker.swollen(request.limits):
                    self._end()
                return answer_in(answer)
            self._end()
            if self._closed:
                raise InternalError("closed")
            if answer == "late":
                seconds = int(request.limits.seconds)
                error = refuse(request.label, "用时（秒） / seconds", seconds + 1, seconds, "seconds")
                return given_up(request, error)
            if answer == "large" and fresh:
                return given_up(request, out_of_memory(request.label, request.limits))
            lost += answer == "lost"
        return given_up(request, lost_over(request))

    def close(self) -> None:
        """End the worker, whatever it is doing. May be called from any thread."""
        self._closed = True
        self._end()

    def _ready(self, *, light: bool) -> _Worker:
        """A worker that is there; one that dies before it is ready is replaced too."""
        for _ in range(_STARTS):
            if self._closed:
                raise InternalError("closed")
            if self._worker is None:
                self._worker = _Worker()
            if self._worker.ready(light=light):
                return self._worker
            self._end()
        raise InternalError("工作进程无法启动 / a worker process can't be started")

    def _end(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.end()


def given_up(request: Request, error: ReadError) -> Answer:
    """The answer to a request over which the worker was ended or lost; an earlier run's document goes."""
    if isinstance(request, Check):
        return Checked(tuple(range(len(request.files))))
    if isinstance(request, Pack):
        return Packed(str(error))
    if request.target:
        places.remove(request.target)
    return failed(request.label, error)


def lost_over(request: Request) -> WorkerLost:
    """The error for a file that has cost worker after worker."""
    return WorkerLost(
        request.label,
        "处理它的进程一再中止 / the process that worked on it has died again and again",
        "请单独提取它，并查看系统日志 / extract it alone and look into the system's log",
    )


class _Worker:
    """A running worker process."""

    def __init__(self) -> None:
        home = str(Path(__file__).parents[2])
        paths = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
        self._folder = tempfile.mkdtemp(prefix=FOLDER)
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own words
            [sys.executable, "-P", "-c", _SERVE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": paths, "TMPDIR": self._folder},
            start_new_session=True,  # Ctrl-C is for the one who asks
        )
        self._answers: SimpleQueue[bytes | None] = SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()
        self.used = False
        self._watched = psutil.Process(self._process.pid)
        self._asked = 0
        self._counted = 0.0
        self._there = False
        self.loaded = 0
        """Resident bytes when it had loaded what it needs."""

    def ready(self, *, light: bool) -> bool:
        """Is it there, and, unless what comes is light, has it loaded what it needs? Waits until it has."""
        self._there = self._there or self._says_ready()
        if self._there and not light and not self.loaded:
            with suppress(OSError):
                send(self._process.stdin, LOAD)
                self.loaded = _held([self._watched]) if self._says_ready() else 0
        return self._there and (light or self.loaded > 0) and self._alive()

    def _says_ready(self) -> bool:
        with suppress(Empty):
            return self._answers.get(timeout=_START) == READY
        return False

    def _alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, request: Request) -> bytes | Verdict:
        """The answer, or why there is none."""
        self.used = True
        try:
            send(self._process.stdin, encoded(request))
        except OSError:
            return "lost"
        start = self._counted = time.monotonic()
        self._asked += 1
        while True:
            try:
                answer = self._answers.get(timeout=_TICK)
            except Empty:
                verdict = self._verdict(time.monotonic() - start, request.limits)
                if verdict is not None:
                    return verdict
            else:
                return "lost" if answer is None else answer

    def _verdict(self, elapsed: float, limits: Limits) -> Verdict | None:
        if elapsed > limits.seconds + _GRACE:
            return "late"
        if time.monotonic() - self._counted > _HELPERS:
            self._counted = time.monotonic()
            return "large" if _held(self._family()) > limits.memory else None
        return "large" if _held([self._watched]) > limits.memory else None

    def swollen(self, limits: Limits) -> bool:
        """Does it hold so much, idle, that a fresh one should take its place? It is asked now and then."""
        if not self.loaded or self._asked % _LOOK:
            return False
        return _held([self._watched]) > max(limits.memory * _SPARE, self.loaded * _SWOLLEN)

    def _family(self) -> list[psutil.Process]:
        try:
            return [self._watched, *self._watched.children(recursive=True)]
        except psutil.Error:
            return []

    def end(self) -> None:
        """End it with all that it has started."""
        for process in self._family():
            with suppress(psutil.Error):
                process.kill()
        with suppress(OSError):
            self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _listen(self) -> None:
        """Pass on answers, and None when there will be no more."""
        try:
            while True:
                self._answers.put(receive(self._process.stdout))
        except (EOFError, OSError, ValueError):
            self._answers.put(None)


def _held(processes: list[psutil.Process]) -> int:
    """Resident bytes of processes; of those that have ended, none."""
    held = 0
    for process in processes:
        with suppress(psutil.Error):
            held += process.memory_info().rss
    return held
