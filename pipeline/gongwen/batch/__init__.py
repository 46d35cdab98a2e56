"""Many files to many documents: every file is written whole or named in the ledger of failures; none costs another.

    paths → plan → run ─► engine (local, dask) ─► keepers ─► workers ─► documents, failures.jsonl ─► packing

Outputs are named by the path under the root that was given, with `.json` added (`a/b.txt` → `OUT/a/b.txt.json`), written
under a temporary name and renamed, so that a reader never sees half a document. Results do not depend on the engine, on the
number of processes or on the order in which they finish. A run that was killed is taken up by running it again.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gongwen.batch.engines.local import Local
from gongwen.batch.places import put
from gongwen.batch.plan import find
from gongwen.batch.record import Extract, Failure, Outcome
from gongwen.batch.run import in_order
from gongwen.document.store import pretty
from gongwen.read import Limits
from gongwen.read.discover import Found

__all__ = ["Failure", "Outcome", "find", "outcomes", "write"]


def outcomes(files: list[Found], jobs: int, limits: Limits | None = None) -> Iterator[Outcome]:
    """What becomes of each file, in the order given; `jobs` processes (1: this one, where time and memory have no cap)."""
    limits = limits or Limits()
    if jobs <= 1:
        from gongwen.batch.extracting import extract_one  # loads all that extraction needs

        yield from (extract_one(Extract(file, limits)) for file in files)
        return
    engine = Local(jobs)
    try:
        yield from in_order(files, engine, limits)
    finally:
        engine.close()


def write(outcome: Outcome, out: Path) -> None:
    """Write one document to its place under `out`, whole or not at all."""
    put(str(out / f"{outcome.name}.json"), pretty(outcome.json), "")
