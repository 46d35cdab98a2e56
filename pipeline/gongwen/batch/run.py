"""A run: which files have a right document already, extract the others, write down what failed.

Two passes over the plan, each in bounded memory: the first asks (in handfuls, as it is quick) what has to be done, the
second does it, a file at a time, so that one that takes long holds up none.
"""

from __future__ import annotations

import struct
import tempfile
from collections.abc import Generator, Iterable, Iterator
from itertools import islice
from typing import IO

from gongwen.batch import places
from gongwen.batch.engines import Engine
from gongwen.batch.ordering import InOrder
from gongwen.batch.plan import Plan
from gongwen.batch.record import Answer, Check, Checked, Extract, Outcome, answer_in, encoded
from gongwen.batch.resuming import code_changed
from gongwen.batch.workplace import STAGED, Workplace
from gongwen.errors import InternalError
from gongwen.read import Limits
from gongwen.read.discover import Found

_HANDFUL = 64
"""Files that are checked with one request."""
_PLACE = struct.Struct("<Q")
_SLOT = struct.Struct("<QQ")


def extract_into(
    workplace: Workplace,
    files: Plan,
    engine: Engine,
    limits: Limits,
    *,
    staged: bool = False,
    again: bool = False,
    redact: bool = False,
) -> Generator[Outcome]:
    """Extract files into a folder, each to `OUT/<name>.json`, and yield what became of each as it is known.

    When all are done the ledger of failures is in its place. `staged`: to the place where documents wait to be packed;
    `again`: even those that have a right document; `redact`: without the names of persons.

    Raises:
        OutputUnwritable: the folder can't be written to.
    """
    targets = _Targets(workplace, staged=staged)
    with tempfile.TemporaryFile() as stale:
        if again:
            for place in range(len(files)):
                stale.write(_PLACE.pack(place))
        else:
            yield from _check(files, targets, engine, limits, stale, redact=redact)
        requests = (
            Extract(file, limits, targets.of(file), workplace.scratch, laid_out=not staged, redact=redact)
            for file in _at(files, stale)
        )
        for place, answer in engine.answers(requests):
            outcome = _outcome(answer)
            workplace.failure(place, outcome.failure)
            yield outcome
    workplace.publish()


def in_order(files: Iterable[Found], engine: Engine, limits: Limits, *, redact: bool = False) -> Generator[Outcome]:
    """What becomes of each file, documents included, in the order given; nothing is written.

    What is done ahead of a slow file waits on disk.
    """
    with tempfile.TemporaryFile() as waiting:
        ordered = InOrder()
        for place, answer in engine.answers(Extract(file, limits, redact=redact) for file in files):
            data = encoded(answer)
            waiting.seek(0, 2)
            at = waiting.tell()
            waiting.write(data)
            for slot in ordered.put(place, _SLOT.pack(at, len(data))):
                start, size = _SLOT.unpack(slot)
                waiting.seek(start)
                yield _outcome(answer_in(waiting.read(size)))
            if not ordered.waiting:
                waiting.truncate(0)


def _outcome(answer: Answer) -> Outcome:
    if not isinstance(answer, Outcome):
        raise InternalError("a worker has answered another question")
    return answer


class _Targets:
    """Where the document of a file goes."""

    def __init__(self, workplace: Workplace, *, staged: bool) -> None:
        self._folder = places.under(workplace.out, STAGED) if staged else workplace.out

    def of(self, file: Found) -> str:
        return places.under(self._folder, f"{file.name}.json")


def _check(
    files: Plan, targets: _Targets, engine: Engine, limits: Limits, stale: IO[bytes], *, redact: bool
) -> Generator[Outcome]:
    """Yield those that are right already; write the places of the others to `stale`, in order."""
    since = code_changed()
    ordered = InOrder()

    def requests() -> Iterator[Check]:
        names = iter(files)
        while handful := tuple(islice(names, _HANDFUL)):
            yield Check(handful, tuple(map(targets.of, handful)), limits, since, redact)

    for place, answer in engine.answers(requests()):
        if not isinstance(answer, Checked):
            raise InternalError("a worker has answered another question")
        first = place * _HANDFUL
        for line in ordered.put(place, b"".join(_PLACE.pack(first + k) for k in answer.stale)):
            stale.write(line)
        right = min(_HANDFUL, len(files) - first) - len(answer.stale)
        yield from (Outcome("", unchanged=True) for _ in range(right))


def _at(files: Plan, stale: IO[bytes]) -> Iterator[Found]:
    """The files at the places that are written in `stale`."""
    stale.seek(0)
    wanted = (_PLACE.unpack(data)[0] for data in iter(lambda: stale.read(_PLACE.size), b""))
    place = next(wanted, None)
    for k, file in enumerate(files):
        if place is None:
            return
        if k == place:
            yield file
            place = next(wanted, None)
