"""Many files to many documents: every file is written whole or named in the ledger of failures; none costs another.

Outputs are named by the path under the root that was given, with `.json` added (`a/b.txt` → `OUT/a/b.txt.json`), written
under a temporary name and renamed, so that a reader never sees half a document. Results do not depend on the number of
processes or on the order in which they finish: the ledger and the JSON lines are in the order of the paths.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Literal

import msgspec

from gongwen.document.store import dump, pretty
from gongwen.errors import FileUnreadable, InternalError, ReadError
from gongwen.flow import extract_source
from gongwen.read import Limits, read_found
from gongwen.read.discover import Found, walk

Format = Literal["json", "jsonl"]


class Failure(msgspec.Struct, frozen=True):
    """A line of `failures.jsonl`: which file, what kind of error, what is wrong and what to do."""

    path: str
    error: str
    message: str
    remedy: str


class Outcome(msgspec.Struct, frozen=True):
    """What became of one file: the document's JSON, or a failure."""

    name: str
    json: bytes = b""
    warnings: int = 0
    failure: Failure | None = None


def outcomes(files: list[Found], jobs: int, limits: Limits | None = None) -> Iterator[Outcome]:
    """What becomes of each file, in the order given; `jobs` processes (1: in this one)."""
    one = partial(_one, limits=limits or Limits())
    if jobs <= 1 or len(files) <= 1:
        yield from map(one, files)
        return
    with ProcessPoolExecutor(min(jobs, len(files)), mp_context=get_context("spawn")) as pool:
        yield from pool.map(one, files, chunksize=max(1, min(16, len(files) // (jobs * 4))))


def _one(file: Found, limits: Limits) -> Outcome:
    name = file.name
    try:
        document = extract_source(read_found(file, limits))
    except ReadError as error:
        return Outcome(name, failure=Failure(name, type(error).__name__, error.reason, error.remedy))
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        message = f"{type(error).__name__}: {error} ({Path(place.filename).name}:{place.lineno})"
        return Outcome(
            name, failure=Failure(name, InternalError.__name__, message, "请报告此错误 / please report this")
        )
    return Outcome(name, dump(document), len(document.warnings))


def find(paths: Iterable[str], limits: Limits | None = None) -> list[Found]:
    """The files under `paths`, each with its name under the root it was given by.

    Raises:
        ReadError: a path is missing, or a directory holds no document at all.
    """
    found: dict[str, Found] = {}
    for path in paths:
        for file in walk(Path(path), limits):
            if file.name in found and found[file.name] != file:
                raise FileUnreadable(
                    file.path,
                    f"与 {found[file.name].path} 的输出同名 / same output name",
                    "请分两次提取 / extract them apart",
                )
            found[file.name] = file
    return list(found.values())


def write(outcome: Outcome, out: Path) -> None:
    """Write one document to its place under `out`, whole or not at all."""
    target = _target(outcome, out)
    target.parent.mkdir(parents=True, exist_ok=True)
    replace(target, pretty(outcome.json))


def discard(outcome: Outcome, out: Path) -> None:
    """Remove what an earlier run wrote for a file that fails now: nobody shall take it for this run's."""
    _target(outcome, out).unlink(missing_ok=True)


def _target(outcome: Outcome, out: Path) -> Path:
    return out / f"{outcome.name}.json"


def replace(target: Path, data: bytes) -> None:
    """Put `data` at `target` by a rename, so that nobody ever sees half of it."""
    temporary = target.with_name(f".{target.name}.{os.getpid()}")
    temporary.write_bytes(data)
    temporary.replace(target)


def ledger(failures: Iterable[Failure]) -> bytes:
    """The failures as JSON lines."""
    return b"".join(msgspec.json.encode(failure) + b"\n" for failure in failures)
