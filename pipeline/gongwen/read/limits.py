"""How much a file may ask of us; beyond it, reading ends with a `LimitExceeded` that names the limit.

The defaults let every real policy document through many times over (the longest laws with attachments are a few
megabytes) and stop bombs long before memory runs out. They are settings of one call, passed explicitly:
`read(path, Limits(bytes=10**9))`.
"""

from __future__ import annotations

import time
from typing import Literal

import msgspec

from gongwen.errors import LimitExceeded

Ocr = Literal["auto", "never", "always"]


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """The most that one file may have."""

    bytes: int = 200 * 2**20
    """Size of the file itself."""
    unpacked: int = 500 * 2**20
    """Size of all parts of a packed file (docx, ofd, zip) that are read, unpacked."""
    ratio: int = 400
    """Unpacked size of a part, as a multiple of its packed size; real documents stay below 100."""
    entries: int = 20_000
    """Parts in a packed file."""
    pages: int = 5_000
    """Pages of a paged document."""
    pixels: int = 100_000_000
    """Pixels of a picture; a page of A4 at 600 dots per inch has 35 million."""
    seconds: float = 1800.0
    """Time for one document: a page to be recognised takes two or three. LibreOffice is given a few minutes at most."""
    memory: int = 4 * 2**30
    """Resident memory in bytes of the process that works on the document and of its helpers. Held where that process can be
    ended: in a batch."""
    ocr: Ocr = "auto"
    """May text be recognised in pictures? auto: where pages have none and gongwen[ocr] is installed; always: on all pages."""
    nesting: int = 3
    """Packed files within packed files that are opened. (Elements within elements are limited by the parsers: some 250 in
    XML, 2,000 in html.)"""
    characters: int = 50_000_000
    """Characters of text that a reader may deliver."""


def refuse(path: str, what: str, value: int, limit: int, field: str) -> LimitExceeded:
    """The error for `what` ("文件大小 / file size") being `value`, above `limit`, which is `field` of `Limits`."""
    name = f"Limits.{field}" + (" (--timeout)" if field == "seconds" else "")
    return LimitExceeded(
        path,
        f"{what} {value:,} > {limit:,}",
        f"确认文件可信后放宽 {name} / if you trust the file, raise {name}",
    )


class Clock:
    """The time that a document has left."""

    def __init__(self, path: str, limits: Limits) -> None:
        """Start it."""
        self._path = path
        self._allowed = limits.seconds
        self._end = time.monotonic() + limits.seconds

    @property
    def left(self) -> float:
        """Seconds left."""
        return self._end - time.monotonic()

    def check(self) -> None:
        """Go on only in time.

        Raises:
            LimitExceeded: the time is up.
        """
        if self.left < 0:
            raise refuse(self._path, "用时（秒） / seconds", int(self._allowed) + 1, int(self._allowed), "seconds")
