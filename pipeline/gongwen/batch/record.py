"""What goes to a worker and what comes back. Every record crosses to another process, and to another machine, as MessagePack."""

from __future__ import annotations

import msgspec

from gongwen.errors import LimitExceeded, ReadError
from gongwen.read import Limits
from gongwen.read.discover import Found
from gongwen.rows.units import Unit


class Failure(msgspec.Struct, frozen=True):
    """A line of `failures.jsonl`: which file, what kind of error, what is wrong and what to do."""

    path: str
    error: str
    message: str
    remedy: str


class Outcome(msgspec.Struct, frozen=True, tag=True):
    """What became of one file: a document, or a failure.

    `json` is the document where nothing is written for it; `unchanged`: an earlier run's document was kept.
    """

    name: str
    json: bytes = b""
    warnings: int = 0
    failure: Failure | None = None
    unchanged: bool = False


class Extract(msgspec.Struct, frozen=True, tag=True):
    """Extract one file and write its document to `target` (a path or URL; "": send it back).

    `scratch` is a folder on the same disk for what is half written; `laid_out`: JSON for people, not one line; `redact`:
    without the names of persons.
    """

    file: Found
    limits: Limits
    target: str = ""
    scratch: str = ""
    laid_out: bool = True
    redact: bool = False

    @property
    def label(self) -> str:
        """What messages call it."""
        return self.file.name


class Check(msgspec.Struct, frozen=True, tag=True):
    """Which of these files have a document that is still right? `targets` go with `files`; `since`: see `resuming`."""

    files: tuple[Found, ...]
    targets: tuple[str, ...]
    limits: Limits
    since: float = 0.0
    redact: bool = False

    @property
    def label(self) -> str:
        """What messages call it."""
        return self.files[0].name


class Checked(msgspec.Struct, frozen=True, tag=True):
    """Places in `Check.files` of those that have to be extracted."""

    stale: tuple[int, ...]


class Pack(msgspec.Struct, frozen=True, tag=True):
    """Put the documents of some files, which wait under `staged`, into part `number` of the Parquet tables under `out`."""

    number: int
    names: tuple[str, ...]
    units: dict[str, Unit]
    staged: str
    out: str
    scratch: str
    limits: Limits

    @property
    def label(self) -> str:
        """What messages call it."""
        return f"part-{self.number:05}.parquet"


class Packed(msgspec.Struct, frozen=True, tag=True):
    """A part is in its place, or why it is not."""

    error: str = ""


FOLDER = "gongwen-worker-"
"""What the name of a worker's own temporary folder begins with."""
READY = b"ready"
"""What a worker says when it is there, and when it has loaded what it needs."""
LOAD = b"load"
"""What a worker is told before the first request that is no `Check`."""

Request = Extract | Check | Pack
Answer = Outcome | Checked | Packed

_ENCODER = msgspec.msgpack.Encoder()
_REQUESTS: msgspec.msgpack.Decoder[Request] = msgspec.msgpack.Decoder(Request)
_ANSWERS: msgspec.msgpack.Decoder[Answer] = msgspec.msgpack.Decoder(Answer)


def encoded(record: Request | Answer) -> bytes:
    """A record as bytes."""
    return _ENCODER.encode(record)


def request_in(data: bytes) -> Request:
    """The request in `data`."""
    return _REQUESTS.decode(data)


def answer_in(data: bytes) -> Answer:
    """The answer in `data`."""
    return _ANSWERS.decode(data)


def failed(name: str, error: ReadError) -> Outcome:
    """The outcome for a file that can't be read."""
    return Outcome(name, failure=Failure(name, type(error).__name__, error.reason, error.remedy))


def out_of_memory(name: str, limits: Limits) -> LimitExceeded:
    """The error for a file that needs more memory than it may have. It names no measured value: that differs each time."""
    allowed = limits.memory // 2**20
    return LimitExceeded(
        name,
        f"内存超过 {allowed:,} MB / more than {allowed:,} MB of memory",
        "确认文件可信后放宽 Limits.memory (--memory) / if you trust the file, raise Limits.memory (--memory)",
    )
