"""A worker: a process that answers requests until there is nobody to answer to. It loads what it needs once.

It is told everything and decides nothing: when it takes too long or too much memory, its `Keeper` ends it.
"""

from __future__ import annotations

import faulthandler
import os
import shutil
import sys
import threading
from pathlib import Path
from queue import SimpleQueue
from typing import IO, NoReturn

from gongwen.batch.record import FOLDER, LOAD, READY, Answer, Check, Pack, Request, encoded, request_in
from gongwen.batch.resuming import check
from gongwen.read.frames import receive, send

_ORPHANED = 60.0
"""Seconds beyond a document's own after which a worker ends itself: its keeper would have ended it long before."""

_REMOVALS = 100
"""Attempts to remove the folder while a reader may still be writing into it."""


def work(request: Request) -> Answer:
    """Do what is asked. Whatever a file does, there is an answer. What extraction needs is loaded when it is needed."""
    if isinstance(request, Check):
        return check(request)
    if isinstance(request, Pack):
        from gongwen.batch.parts import pack

        return pack(request)
    from gongwen.batch.extracting import extract_one

    return extract_one(request)


def serve() -> None:
    """Answer requests from standard input on standard output until it is closed."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what libraries print must not get between the answers
    requests: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=_listen, args=(requests,), daemon=True).start()
    try:
        _answer(requests, answers)
    except BrokenPipeError:
        _leave()


def _answer(requests: SimpleQueue[bytes], answers: IO[bytes]) -> None:
    """Answer requests for ever; BrokenPipeError when nobody takes the answers any more."""
    send(answers, READY)
    while True:
        frame = requests.get()
        if frame == LOAD:
            from gongwen.batch.extracting import load_tables

            load_tables()
            send(answers, READY)
            continue
        request = request_in(frame)
        faulthandler.dump_traceback_later(request.limits.seconds + _ORPHANED, exit=True)
        answer = work(request)
        faulthandler.cancel_dump_traceback_later()
        send(answers, encoded(answer))


def _listen(requests: SimpleQueue[bytes]) -> None:
    """Pass on requests; end this process when the one that asks has gone, whatever is under way."""
    while True:
        try:
            requests.put(receive(sys.stdin.buffer))
        except EOFError:
            _leave()


def _leave() -> NoReturn:
    """End this process, and with it its folder: the one who would have removed it has gone.

    Either thread may notice first. A reader may be writing into the folder at this moment, so it is removed until it is gone.
    """
    folder = os.environ.get("TMPDIR", "")
    if FOLDER in folder:
        for _ in range(_REMOVALS):
            shutil.rmtree(folder, ignore_errors=True)
            if not Path(folder).exists():
                break
    os._exit(0)
