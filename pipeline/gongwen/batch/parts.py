"""One part of the Parquet tables, made by a worker from documents that wait.

A part says what it was made from, so that one that is right already is left alone. `documents` is put in its place last:
a part that was cut short is known by it.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from gongwen import __version__
from gongwen.batch import places
from gongwen.batch.record import Pack, Packed
from gongwen.batch.resuming import made_from
from gongwen.document.store import parse
from gongwen.errors import GongwenError
from gongwen.rows.flat import KINDS, Located
from gongwen.rows.parquet import mark_in, write_part
from gongwen.rows.units import Units


def pack(request: Pack) -> Packed:
    """Write a part, unless it is there."""
    try:
        mark = _mark(request)
        documents = places.under(request.out, f"documents/{request.label}")
        if not places.is_url(documents) and mark_in(Path(documents)) == mark:
            return Packed()
        with tempfile.TemporaryDirectory(dir=request.scratch or None) as folder:
            write_part(Path(folder), _documents(request), Units(request.units), mark)
            for kind in reversed(KINDS):  # documents last
                _place(Path(folder, f"{kind}.parquet"), places.under(request.out, f"{kind}/{request.label}"))
    except (OSError, GongwenError) as error:
        return Packed(str(error))
    return Packed()


def _staged(request: Pack, name: str) -> str:
    return places.under(request.staged, f"{name}.json")


def _mark(request: Pack) -> str:
    """A hash over what the part is made from."""
    listed = [(name, made_from(_staged(request, name)), request.units.get(name)) for name in request.names]
    return hashlib.sha256(msgspec.json.encode((__version__, listed))).hexdigest()


def _documents(request: Pack) -> Iterator[Located]:
    for name in request.names:
        data = places.whole(_staged(request, name))
        if data:
            yield Located(name, parse(data, name))


def _place(file: Path, target: str) -> None:
    if places.is_url(target):
        places.put(target, file.read_bytes(), "")
        return
    Path(target).parent.mkdir(parents=True, exist_ok=True)
    shutil.move(file, target)
