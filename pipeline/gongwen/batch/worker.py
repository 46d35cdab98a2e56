"""A worker: a process that answers requests until there is nobody to answer to. It loads what it needs once.

It is told everything and decides nothing: when it takes too long or too much memory, its `Keeper` ends it.
"""

from __future__ import annotations

import faulthandler
import os
import sys
import threading
import traceback
from errno import EDQUOT, ENOSPC
from pathlib import Path
from queue import SimpleQueue

from gongwen.batch import places
from gongwen.batch.parts import pack
from gongwen.batch.record import (
    READY,
    Answer,
    Check,
    Extract,
    Failure,
    Outcome,
    Pack,
    Request,
    encoded,
    failed,
    out_of_memory,
    request_in,
)
from gongwen.batch.resuming import check, source_bytes
from gongwen.document.store import dump, pretty
from gongwen.errors import InternalError, OutputUnwritable, ReadError
from gongwen.flow import extract, extract_source
from gongwen.read import read_bytes
from gongwen.read.frames import receive, send

_ORPHANED = 60.0
"""Seconds beyond a document's own after which a worker ends itself: its keeper would have ended it long before."""


def work(request: Request) -> Answer:
    """Do what is asked. Whatever a file does, there is an answer."""
    if isinstance(request, Check):
        return check(request)
    if isinstance(request, Pack):
        return pack(request)
    return extract_one(request)


def extract_one(request: Extract) -> Outcome:
    """Extract one file; whatever is in it, there is an outcome."""
    name = request.file.name
    try:
        outcome = _document(request)
    except ReadError as error:
        outcome = failed(name, error)
    except MemoryError:
        outcome = failed(name, out_of_memory(name, request.limits))
    except OSError as error:
        outcome = _unwritten(name, error)
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        message = f"{type(error).__name__}: {error} ({Path(place.filename).name}:{place.lineno})"
        failure = Failure(name, InternalError.__name__, message, "请报告此错误 / please report this")
        outcome = Outcome(name, failure=failure)
    if outcome.failure is not None and request.target:
        places.remove(request.target)  # nobody shall take an earlier run's document for this run's
    return outcome


def _document(request: Extract) -> Outcome:
    file, limits = request.file, request.limits
    name = file.name if file.inside else file.path
    document = extract_source(read_bytes(source_bytes(file, limits), name, limits))
    data = dump(document)
    if not request.target:
        return Outcome(file.name, data, len(document.warnings))
    places.put(request.target, pretty(data) if request.laid_out else data, request.scratch)
    return Outcome(file.name, warnings=len(document.warnings))


def _unwritten(name: str, error: OSError) -> Outcome:
    if error.errno in (ENOSPC, EDQUOT):
        reason, remedy = "磁盘已满 / the disk is full", "腾出空间后再运行一次 / make room and run it again"
    else:
        reason, remedy = f"无法写入 / can't be written: {error.strerror}", "请检查输出文件夹 / check the output folder"
    return Outcome(name, failure=Failure(name, OutputUnwritable.__name__, reason, remedy))


def serve() -> None:
    """Answer requests from standard input on standard output until it is closed."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what libraries print must not get between the answers
    requests: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=_listen, args=(requests,), daemon=True).start()
    extract("第一条 党委书记是第一责任人，每季度至少召开一次会议。")  # loads every table
    send(answers, READY)
    while True:
        request = request_in(requests.get())
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
            os._exit(0)
