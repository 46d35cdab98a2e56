"""Reading that is done in a process of its own: by libraries in native code, which a broken file can bring down or stall.

The process is started on first use and kept; it ends with this one. It is given a file's bytes and returns a `Reading` or
a `ReadError`. If it dies over a file, or takes longer than the file's time, that file fails with a typed error and the
next one gets a new process. Messages on its pipes are MessagePack (`frames`).
"""

from __future__ import annotations

import atexit
import importlib.util
import os
import subprocess
import sys
import threading
import traceback
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Literal

import msgspec

from gongwen import errors
from gongwen.errors import DamagedFile, InternalError, ReaderMissing, ReadError
from gongwen.read.frames import receive, send
from gongwen.read.limits import Limits, refuse
from gongwen.read.paged import Page
from gongwen.read.source import Reading

Kind = Literal["pdf", "image", "page"]
Recognised = tuple[Page, tuple[str, ...]]
"""What a picture shows, and the codes of doubts about it."""

_READERS = {
    "pdf": ("gongwen.read.pdf", "pdf_text"),
    "image": ("gongwen.read.ocr", "image_text"),
    "page": ("gongwen.read.ocr", "image_page"),
}
_NEEDS = {
    "pdf": (("pypdfium2", "pdfplumber"), "pdf"),
    "image": (("rapidocr", "pdfplumber"), "ocr"),
    "page": (("rapidocr", "pdfplumber"), "ocr"),
}
"""Packages, and the extra that brings them."""
_GRACE = 20.0
"""Seconds beyond the file's own: for the start, for loading models, and for the reader to notice itself that time is up."""
_SERVE = "from gongwen.read.apart import serve; serve()"


class _Task(msgspec.Struct, frozen=True, array_like=True):
    kind: Kind
    name: str
    limits: Limits
    data: bytes


class _Answer(msgspec.Struct, frozen=True, array_like=True):
    """A reading, or a page, or the name and the words of an error."""

    reading: Reading | None = None
    page: Recognised | None = None
    error: str = ""
    words: tuple[str, ...] = ()


def read_apart(kind: Kind, data: bytes, name: str, limits: Limits) -> Reading:
    """What the reader of `kind` makes of `data`.

    Raises:
        ReadError: the reader's own, or that it is not installed, died or took too long.
    """
    reading = _ask(kind, data, name, limits).reading
    if reading is None:
        raise InternalError("the reading process has answered another question")
    return reading


def page_apart(data: bytes, name: str, limits: Limits) -> Recognised:
    """What one picture shows, recognised.

    Raises:
        ReadError: it can't be decoded, recognition is not installed, died or took too long.
    """
    page = _ask("page", data, name, limits).page
    if page is None:
        raise InternalError("the reading process has answered another question")
    return page


def _ask(kind: Kind, data: bytes, name: str, limits: Limits) -> _Answer:
    packages, extra = _NEEDS[kind]
    for package in packages:
        if importlib.util.find_spec(package) is None:
            raise lacking(name, package, extra)
    answer = _helper(os.getpid()).ask(_Task(kind, name, limits, data))
    if not answer.error:
        return answer
    error = getattr(errors, answer.error, None)
    if isinstance(error, type) and issubclass(error, ReadError) and len(answer.words) == 3:
        raise error(*answer.words)
    raise InternalError(" ".join(answer.words))


def lacking(name: str, package: str, extra: str) -> ReaderMissing:
    """The error for a file that a package is needed for, which is not installed."""
    return ReaderMissing(
        name,
        f"读取需要 {package} / {package} is needed to read it",
        f"请运行 / please run: pip install 'gongwen[{extra}]'",
    )


class _Helper:
    """The process that reads, started when it is needed; one task at a time."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        atexit.register(self._stop)

    def ask(self, task: _Task) -> _Answer:
        """Hand over a task and wait for the answer."""
        with self._lock:
            process = self._started()
            late = threading.Event()

            def end() -> None:
                late.set()
                process.kill()

            timer = threading.Timer(task.limits.seconds + _GRACE, end)
            timer.start()
            try:
                send(process.stdin, msgspec.msgpack.encode(task))
                return msgspec.msgpack.decode(receive(process.stdout), type=_Answer)
            except (OSError, EOFError, msgspec.DecodeError):
                self._stop()
            finally:
                timer.cancel()
        if late.is_set():
            seconds = int(task.limits.seconds)
            raise refuse(task.name, "用时（秒） / seconds", seconds + 1, seconds, "seconds")
        raise DamagedFile(
            task.name,
            "文件损坏，使解析程序中止 / the file is broken and brought its reader down",
            "请重新获取文件，或用原软件打开后另存 / get the file anew, or open and save it in the program it came from",
        )

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            home = str(Path(__file__).parents[2])
            paths = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own words
                [sys.executable, "-P", "-c", _SERVE],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": paths},
            )
        return self._process

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()


@cache
def _helper(_process_id: int) -> _Helper:
    """The helper of this process: one that came over in a fork is its parent's."""
    return _Helper()


def serve() -> None:
    """The reading process: answer tasks until there is nobody to answer to."""
    tasks = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what libraries print must not get between the answers
    while True:
        try:
            task = msgspec.msgpack.decode(receive(tasks), type=_Task)
        except EOFError:
            return
        send(answers, msgspec.msgpack.encode(_answer(task)))


def _answer(task: _Task) -> _Answer:
    module, function = _READERS[task.kind]
    try:
        found = getattr(import_module(module), function)(task.data, task.name, task.limits)
    except ReadError as error:
        return _Answer(error=type(error).__name__, words=(error.path, error.reason, error.remedy))
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        words = f"{type(error).__name__}: {error} ({Path(place.filename).name}:{place.lineno})"
        return _Answer(error="InternalError", words=(words,))
    return _Answer(found) if isinstance(found, Reading) else _Answer(page=found)
