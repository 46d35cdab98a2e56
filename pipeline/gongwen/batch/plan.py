"""What there is to do: the files under the given paths and URLs, by name, on disk rather than in memory.

Files come in the order of their names, part by part (folder by folder), whatever the order of the paths, so that results
do not depend on it; two files that would be written to one place stand side by side and are refused.
"""

from __future__ import annotations

import heapq
import tempfile
import weakref
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from gongwen.batch import places
from gongwen.errors import FileUnreadable, NothingToRead, ReadError
from gongwen.read import Limits
from gongwen.read.archive import is_no_document
from gongwen.read.discover import Found, about_the_folder, unpacked, walk

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Found)


class Plan:
    """Files to extract: of any number, in order; iterating reads them from a file that goes with the plan."""

    def __init__(self, files: Iterable[Found]) -> None:
        self._lines = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the plan
        self._close = weakref.finalize(self, self._lines.close)
        self._size = 0
        for file in files:
            self._lines.write(_ENCODER.encode(file) + b"\n")
            self._size += 1

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[Found]:
        """The files; several may go through them at once."""
        at = 0
        while True:
            self._lines.seek(at)
            lines = self._lines.readlines(1 << 20)
            at = self._lines.tell()
            if not lines:
                return
            yield from map(_DECODER.decode, lines)

    def close(self) -> None:
        """Let go of the file."""
        self._close()


def plan(paths: Iterable[str], limits: Limits | None = None, without: str = "") -> Plan:
    """The files under `paths`, each named by its path under the root it was given by; not those under `without`.

    Raises:
        ReadError: a path is missing, a directory holds no document at all, or two files have one name.
    """
    limits = limits or Limits()
    roots = [_files(places.plain(path), limits, without) for path in dict.fromkeys(paths)]
    return Plan(_distinct(heapq.merge(*roots, key=lambda file: file.name.split("/"))))


def find(paths: Iterable[str], limits: Limits | None = None) -> list[Found]:
    """The files under `paths`, as a list.

    Raises:
        ReadError: as for `plan`.
    """
    found = plan(paths, limits)
    try:
        return list(found)
    finally:
        found.close()


def _distinct(files: Iterable[Found]) -> Iterator[Found]:
    before: Found | None = None
    for file in files:
        if before is not None and before.name == file.name:
            if before == file:
                continue
            raise FileUnreadable(
                file.path,
                f"与 {before.path} 的输出同名 / same output name",
                "请分两次提取 / extract them apart",
            )
        yield file
        before = file


def _files(root: str, limits: Limits, without: str) -> Iterator[Found]:
    return (
        _stored(root, limits)
        if places.is_url(root)
        else walk(Path(root), limits, Path(places.plain(without)) if without else None)
    )


def _stored(root: str, limits: Limits) -> Iterator[Found]:
    """The files under a URL, folder by folder. Only what is called .zip is opened to see what it holds."""
    store, top = places.store_of(root)
    try:
        if store.isfile(top):
            yield from _opened(Found(root, top.rsplit("/", 1)[-1]), limits)
            return
        first = store.ls(top, detail=True)
    except FileNotFoundError as error:
        raise FileUnreadable(
            root, "没有这个文件或文件夹 / no such file or folder", "请检查路径 / check the path"
        ) from error
    if not first:
        raise NothingToRead(root, "文件夹里没有公文 / no document in this folder", "请检查路径 / check the path")
    waiting = [("directory", top, "")]
    while waiting:
        kind, path, name = waiting.pop()
        if kind != "directory":
            yield from _opened(Found(places.under(root, name), name), limits)
            continue
        listed = store.ls(path, detail=True) if name else first
        inside = sorted(
            (entry["name"].rstrip("/").rsplit("/", 1)[-1], entry["type"], entry["name"]) for entry in listed
        )
        waiting.extend(
            (kind, path, f"{name}/{last}" if name else last)
            for last, kind, path in reversed(inside)
            if last and not is_no_document(last) and not about_the_folder(last)
        )


def _opened(file: Found, limits: Limits) -> Iterator[Found]:
    data = b""
    if file.name.lower().endswith(".zip"):
        with suppress(ReadError):  # reading it is what fails
            data = places.load(file.path, limits)
    return unpacked(file, data, limits)
