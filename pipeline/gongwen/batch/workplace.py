"""The folder of a run: what is half done stands in `OUT/.gongwen`, so that whatever else is in OUT is whole.

A run that was killed leaves its `.gongwen` behind; the next one sweeps it. Two runs that write to one folder at once are
kept apart by a lock, which the system lets go of when a run ends, however it ends.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO

import msgspec

from gongwen.batch import places
from gongwen.batch.ordering import InOrder
from gongwen.batch.record import Failure
from gongwen.errors import OutputUnwritable

WORK = ".gongwen"
STAGED = f"{WORK}/documents"
"""Where documents wait that are to be packed into larger files; kept, so that the next run knows what is done."""
LEDGER = "failures.jsonl"
_RESERVED = 1 << 20
"""Bytes of disk set apart for the ledger: some 4,000 failures can be told of even when the disk is full."""


class Workplace:
    """An output folder (a path or a URL) while a run writes to it."""

    def __init__(self, out: str) -> None:
        self.out = places.plain(out)
        self._local = not places.is_url(self.out)
        self._lock: int | None = None
        self.scratch = ""
        """Where workers write what is to be renamed; "" for stores of objects."""
        self._ledger: IO[bytes] | None = None
        self._ordered = InOrder()

    def __enter__(self) -> Workplace:
        """Open the folder for this run alone.

        Raises:
            OutputUnwritable: it can't be made, or another run is writing to it.
        """
        if not self._local:
            places.store_of(self.out)
            self._ledger = tempfile.TemporaryFile()
            return self
        try:
            Path(self.out).mkdir(parents=True, exist_ok=True)
            self._claim()
            self._sweep()
            scratch = Path(self.out, WORK, "new")
            scratch.mkdir(parents=True)
            self.scratch = str(scratch)
            self._ledger = (scratch / LEDGER).open("wb+")
            _reserve(self._ledger)
        except OSError as error:
            raise unwritable(self.out, error) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._ledger is not None:
            with suppress(OSError):
                self._ledger.close()
        if self._local:
            self._sweep()
        if self._lock is not None:
            os.close(self._lock)

    def failure(self, place: int, failure: Failure | None) -> None:
        """Note what became of the file at `place` in the plan; every place has to be told of once.

        Raises:
            OutputUnwritable: the disk has no room even for this.
        """
        line = msgspec.json.encode(failure) + b"\n" if failure is not None else b""
        try:
            for row in self._ordered.put(place, line):
                if row and self._ledger is not None:
                    self._ledger.write(row)
        except OSError as error:
            raise unwritable(self.out, error) from error

    def publish(self) -> None:
        """Put the ledger of failures in its place.

        Raises:
            OutputUnwritable: it can't be written.
        """
        if self._ledger is None:
            return
        target = places.under(self.out, LEDGER)
        try:
            self._ledger.truncate()
            self._ledger.flush()
            if self._local:
                Path(self.scratch, LEDGER).replace(target)
                return
            self._ledger.seek(0)
            places.put(target, self._ledger.read(), "")
        except OSError as error:
            raise unwritable(self.out, error) from error

    def replace_ledger(self, failures: Iterable[Failure]) -> None:
        """Put a ledger of these failures in the place of the run's own.

        Raises:
            OutputUnwritable: it can't be written.
        """
        data = b"".join(msgspec.json.encode(failure) + b"\n" for failure in failures)
        try:
            places.put(places.under(self.out, LEDGER), data, self.scratch)
        except OSError as error:
            raise unwritable(self.out, error) from error

    def _claim(self) -> None:
        try:
            import fcntl
        except ImportError:  # Windows: two runs in one folder are the user's to avoid
            return
        self._lock = os.open(self.out, os.O_RDONLY)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(self._lock)
            self._lock = None
            raise OutputUnwritable(
                f"{self.out}: 另一次提取正在写入这个文件夹 / another run is writing to this folder。"
                "请等它结束 / wait until it has ended"
            ) from error
        except OSError:
            return  # a network disk without locks

    def _sweep(self) -> None:
        """Remove what is half done; documents that wait to be packed stay."""
        shutil.rmtree(Path(self.out, WORK, "new"), ignore_errors=True)
        with suppress(OSError):
            Path(self.out, WORK).rmdir()


def _reserve(file: IO[bytes]) -> None:
    if hasattr(os, "posix_fallocate"):
        with suppress(OSError):
            os.posix_fallocate(file.fileno(), 0, _RESERVED)


def unwritable(out: str, error: OSError) -> OutputUnwritable:
    """The error for an output folder that the system won't write to."""
    return OutputUnwritable(
        f"{out}: 无法写入 / can't be written: {error.strerror or error}。"
        "请腾出空间或检查权限，然后再运行一次；已写好的不受影响 / make room or check permissions and run it again; "
        "what is written is safe"
    )
