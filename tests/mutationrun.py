"""Mutated files read as `gongwen extract` reads them: each by the worker of a keeper; what became of all, in one table.

What counts as what:

- hang: no end within the product's own limit of time (`LIMITS.seconds`, by the clock) and `SLACK`. What that limit ended is no
  hang but a refusal, and is counted by itself ("time"): on a loaded machine there are such, on a quiet one there are none.
- crash: the worker died over the file, and so did those that took its place.
- untyped: anything but a document that keeps its promises, or a `ReadError` that says in both languages what is wrong and what
  to do.
- reader ended: native code (pdf, recognition) died in the process that reads apart; the file fails with a `DamagedFile`.
"""

import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Empty, SimpleQueue

import msgspec

import mutants
from contract import broken_promises
from gongwen.batch.keeper import Keeper
from gongwen.batch.record import Extract
from gongwen.batch.resuming import code_changed
from gongwen.document.store import parse
from gongwen.errors import ReadError
from gongwen.read import Limits
from gongwen.read.discover import walk
from mutants import bombs, mutant

LIMITS = Limits(seconds=40.0, unpacked=20 * 2**20, pages=2000, entries=2000, characters=2_000_000)
SLACK = 60.0
"""Seconds beyond the product's own limit in which a late worker has to be ended, however loaded the machine."""
MOST = 20
"""Files of one archive that are read."""
TYPED = tuple(sorted({kind.__name__ for kind in ReadError.__subclasses__()} - {"WorkerLost"}))
FINE = {"document", "reader ended", "time", *TYPED}


class Result(msgspec.Struct, frozen=True):
    """What became of one mutated file: of each document in it, and the seconds of the slowest by the clock."""

    number: int
    name: str
    outcomes: tuple[str, ...]
    seconds: float
    code: float
    """When the code was last changed: results of other code, or of other files, are not taken over."""

    @property
    def kind(self) -> str:
        return "bombs" if self.number < len(bombs()) else self.name.split(",")[0].removesuffix(" broken inside")

    @property
    def wrong(self) -> list[str]:
        return [f"{self.name}: {outcome}" for outcome in self.outcomes if outcome not in FINE]


def results(numbers: range, folder: Path, log: Path | None = None, jobs: int = 2):
    """The mutants' results, as they come; those that `log` has are taken from there, the others are added to it."""
    code = max(code_changed(), *(Path(module.__file__).stat().st_mtime for module in (mutants, sys.modules[__name__])))
    known = {result.number: result for result in _kept(log) if result.code == code} if log else {}
    yield from (known[k] for k in numbers if k in known)
    idle, done = SimpleQueue(), SimpleQueue()
    keepers = [Keeper() for _ in range(jobs)]
    for keeper in keepers:
        idle.put(keeper)

    def attempt(k):
        keeper = idle.get()
        try:
            done.put(_result(keeper, k, folder, done, code))
        except Exception as error:
            done.put(Result(k, mutant(k)[0], (f"{type(error).__name__}: {error}"[:200],), 0.0, code))
        finally:
            idle.put(keeper)

    pool = ThreadPoolExecutor(jobs)
    under_way = {k for k in numbers if k not in known}
    for k in sorted(under_way):
        pool.submit(attempt, k)
    try:
        while under_way:
            try:
                result = done.get(timeout=LIMITS.seconds + SLACK)
            except Empty:
                first = sorted(under_way)[:jobs]
                yield from (Result(k, mutant(k)[0], ("hang",), LIMITS.seconds + SLACK, code) for k in first)
                return
            if result is None:  # one of the documents of an archive is done
                continue
            under_way.discard(result.number)
            if log:
                with log.open("ab") as file:
                    file.write(msgspec.json.encode(result) + b"\n")
            yield result
    finally:
        for keeper in keepers:
            keeper.close()
        pool.shutdown(wait=False, cancel_futures=True)


def _kept(log: Path) -> list[Result]:
    """The results of an earlier run; half a line, which it was stopped in, goes."""
    log.touch()
    data = log.read_bytes()
    log.write_bytes(data[: data.rfind(b"\n") + 1])
    return [msgspec.json.decode(line, type=Result) for line in log.read_bytes().splitlines()]


def suffix(k: int, name: str) -> str:
    """What the file of a mutant is called: of nine in ten by its kind, so that its reader is reached however broken it is."""
    return ".bin" if k % 10 == 0 or k < len(bombs()) else ending(name.split(",")[0])


def ending(kind: str) -> str:
    """What names of files of a kind end in."""
    return ".xml" if kind == "word xml" else f".{kind.split()[0]}"


def _result(keeper, k, folder, done, code):
    name, data = mutant(k)
    path = folder / f"{k}{suffix(k, name)}"
    path.write_bytes(data)
    outcomes, slowest = [], 0.0
    start = time.monotonic()
    for file in list(walk(path, LIMITS))[:MOST]:
        outcomes.append(_told(keeper.ask(Extract(file, LIMITS))))
        seconds = time.monotonic() - start
        if seconds > LIMITS.seconds + SLACK:
            outcomes.append("hang")
        slowest = max(slowest, seconds)
        done.put(None)
        start = time.monotonic()
    path.unlink()
    return Result(k, name, tuple(outcomes), round(slowest, 3), code)


def _told(outcome):
    """A document, or the kind of a refusal; what is wrong with either."""
    failure = outcome.failure
    if failure is None:
        return "; ".join(broken_promises(parse(outcome.json)))[:200] or "document"
    if failure.error == "WorkerLost":
        return "crash"
    if failure.error not in TYPED or not (failure.path and " / " in failure.message and failure.remedy):
        return f"{failure.error}: {failure.message} {failure.remedy}"[:200]
    if "Limits.seconds" in failure.remedy:
        return "time"
    return "reader ended" if "brought its reader down" in failure.message else failure.error


def table(found: list[Result]) -> str:
    """What became of the files, by format, in Markdown."""
    by_kind: dict[str, list[Result]] = {}
    for result in found:
        by_kind.setdefault(result.kind, []).append(result)
    rows = [_row(kind, by_kind[kind]) for kind in sorted(by_kind)]
    head = ("format", "files", "documents", *TYPED, "reader ended", "time", "slowest, s", "crashes", "hangs", "untyped")
    used = [k for k, name in enumerate(head) if name not in TYPED or any(row[k] != "0" for row in rows)]
    cells = [head, tuple("---" for _ in head), *rows, _row("all", found)]
    return "\n".join("| " + " | ".join(row[k] for k in used) + " |" for row in cells)


def _row(kind: str, found: list[Result]) -> tuple[str, ...]:
    tally = Counter(outcome for result in found for outcome in result.outcomes)
    untyped = sum(count for outcome, count in tally.items() if outcome not in {*FINE, "crash", "hang"})
    return (
        kind,
        *(str(n) for n in (len(found), tally["document"], *(tally[name] for name in TYPED))),
        *(str(tally[name]) for name in ("reader ended", "time")),
        f"{max(result.seconds for result in found):.1f}",
        *(str(n) for n in (tally["crash"], tally["hang"], untyped)),
    )
