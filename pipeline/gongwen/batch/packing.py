"""Documents that wait, packed into larger files: all of them, in the order of the plan."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from itertools import islice
from pathlib import Path

from gongwen.batch import places
from gongwen.batch.engines import Engine
from gongwen.batch.plan import Plan
from gongwen.batch.record import Pack, Packed
from gongwen.batch.workplace import STAGED, Workplace, unwritable
from gongwen.errors import InternalError, OutputUnwritable
from gongwen.read import Limits
from gongwen.rows import units
from gongwen.rows.flat import KINDS
from gongwen.rows.units import Unit, Units

LINES = "documents.jsonl"
PART = 1000
"""Documents in one part of the Parquet tables: some tens of megabytes as JSON."""


def pack_lines(workplace: Workplace, files: Plan) -> None:
    """All documents of the plan as JSON lines in `OUT/documents.jsonl`; files that failed have none.

    Raises:
        OutputUnwritable: it can't be written.
    """
    target = places.under(workplace.out, LINES)
    try:
        if places.is_url(target):
            store, path = places.store_of(target)
            with store.open(path, "wb") as out:
                for line in _lines(workplace, files):
                    out.write(line)
            return
        temporary = Path(workplace.scratch, LINES)
        with temporary.open("wb") as out:
            out.writelines(_lines(workplace, files))
        temporary.replace(target)
    except OSError as error:
        raise unwritable(workplace.out, error) from error


def _lines(workplace: Workplace, files: Plan) -> Iterator[bytes]:
    for file in files:
        data = places.whole(places.under(workplace.out, f"{STAGED}/{file.name}.json"))
        if data:
            yield data + b"\n"


def pack_tables(workplace: Workplace, files: Plan, engine: Engine, known: Units) -> Generator[Packed]:
    """All documents of the plan as Parquet tables under OUT, made by the workers; parts that are right are left alone.

    Yields once for each part that is done; see `parts_of`.

    Raises:
        OutputUnwritable: they can't be written.
    """
    for _, answer in engine.answers(_parts(workplace, files, known)):
        if not isinstance(answer, Packed):
            raise InternalError("a worker has answered another question")
        if answer.error:
            raise OutputUnwritable(f"{workplace.out}: {answer.error}")
        yield answer
    for kind in KINDS:
        for part in places.listed(places.under(workplace.out, kind), "part-*.parquet")[parts_of(files) :]:
            places.remove(part)  # what is left of a larger corpus


def parts_of(files: Plan) -> int:
    """How many parts the tables of a plan have."""
    return -(-len(files) // PART)


def _parts(workplace: Workplace, files: Plan, known: Units) -> Iterator[Pack]:
    names = (file.name for file in files)
    number = 0
    while some := tuple(islice(names, PART)):
        theirs = ((name, known.of(name)) for name in some)
        yield Pack(
            number,
            some,
            {name: unit for name, unit in theirs if unit is not None},
            places.under(workplace.out, STAGED),
            workplace.out,
            workplace.scratch,
            Limits(),
        )
        number += 1


def units_beside(paths: Iterable[str]) -> Units:
    """What the units.csv say that lie in the folders given.

    Raises:
        UnitsInvalid: one can't be used.
    """
    known: dict[str, Unit] = {}
    for path in map(places.plain, paths):
        found = (
            units.read_units(data, path)
            if places.is_url(path) and (data := _remote(places.under(path, units.NAME)))
            else units.units_in(Path(path))
        )
        known |= found.known
    return Units(known)


def _remote(url: str) -> bytes:
    try:
        return places.whole(url)
    except OSError:
        return b""


def put_units(workplace: Workplace, known: Units) -> None:
    """Put what is known of the files beside the documents, where `gongwen.load` finds it.

    Raises:
        OutputUnwritable: it can't be written.
    """
    if not known.known:
        return
    try:
        places.put(places.under(workplace.out, units.NAME), units.written(known), workplace.scratch)
    except OSError as error:
        raise unwritable(workplace.out, error) from error
