"""Documents that wait, packed into larger files: all of them, in the order of the plan."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gongwen.batch import places
from gongwen.batch.plan import Plan
from gongwen.batch.workplace import STAGED, Workplace, unwritable

LINES = "documents.jsonl"


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
