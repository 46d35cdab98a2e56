"""Which files a path stands for. An archive stands for what it holds, as a folder does."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from gongwen.errors import FileUnreadable, NothingToRead, ReadError
from gongwen.read.archive import is_archive, is_no_document, members
from gongwen.read.formats import suffixes
from gongwen.read.limits import Limits
from gongwen.read.package import MAGIC

_ABOUT_THE_FOLDER = frozenset({"readme", "readme.txt", "readme.md", "readme.zh-cn.md", "units.csv"})
"""What speaks of the folder is none of its documents."""


class Found(NamedTuple):
    """A file, and its name under the root that was given (posix).

    Of a file in an archive, `path` is the archive's and `inside` the names in it that lead to the file.
    """

    path: str
    name: str
    inside: tuple[str, ...] = ()


def walk(root: Path, limits: Limits | None = None, without: Path | None = None) -> Iterator[Found]:
    """The files under `root` (or `root` itself), by name, folder by folder; hidden files, office lock files (~$), README files
    and `units.csv` are skipped, and so is the folder `without`.

    Files of unknown suffix are listed too: reading them is what tells, and what fails must be seen to fail.

    Raises:
        FileUnreadable: there is no such path, or a folder can't be listed.
        NothingToRead: a directory without a single document.
    """
    if root.is_file():
        yield from opened(Found(str(root), root.name), limits or Limits())
        return
    if not root.is_dir():
        raise FileUnreadable(str(root), "没有这个文件或文件夹 / no such file or folder", "请检查路径 / check the path")
    if not any(PurePosixPath(name).suffix.lower() in suffixes() for name in names(root, without)):
        raise NothingToRead(
            str(root),
            "文件夹里没有公文 / no document in this folder",
            f"请给出有这类文件的文件夹 / name a folder that holds some of: {' '.join(sorted(suffixes()))}",
        )
    limits = limits or Limits()
    top = str(root / "_")[:-1]
    for name in names(root, without):
        yield from opened(Found(f"{top}{name}", name), limits)


def opened(file: Found, limits: Limits) -> Iterator[Found]:
    """The file, or what is in it if it is an archive; one that can't be listed stands for itself, and fails when it is read."""
    try:
        with open(file.path, "rb", buffering=0) as opened:  # noqa: PTH123 - done for every file there is, and pathlib is slow
            packed = opened.read(len(MAGIC)) == MAGIC
        data = Path(file.path).read_bytes() if packed and Path(file.path).stat().st_size <= limits.bytes else b""
    except OSError:
        data = b""
    return unpacked(file, data, limits)


def unpacked(file: Found, data: bytes, limits: Limits) -> Iterator[Found]:
    """The file, or what is in it if its bytes are those of an archive; one that can't be listed stands for itself."""
    try:
        inside = members(data, file.path, limits) if is_archive(data) else []
    except ReadError:
        inside = []
    if not inside:
        yield file
    for member in inside:
        yield Found(file.path, f"{file.name}/{member.name}", member.inside)


def names(root: Path, without: Path | None) -> Iterator[str]:
    """The names of the files, one folder's at a time in memory."""
    waiting = [""]
    while waiting:
        name = waiting.pop()
        if not name.endswith("/") and name:
            yield name
            continue
        waiting.extend(reversed(_listed(root / name, name, without)))


def _listed(folder: Path, name: str, without: Path | None) -> list[str]:
    """What is in a folder, by name; folders end in "/"."""
    try:
        with os.scandir(folder) as entries:
            inside = sorted((entry for entry in entries if not _skipped(entry.name)), key=lambda entry: entry.name)
            return [
                f"{name}{entry.name}/" if entry.is_dir(follow_symlinks=False) else f"{name}{entry.name}"
                for entry in inside
                if (entry.is_dir(follow_symlinks=False) and Path(entry.path) != without) or entry.is_file()
            ]
    except OSError as error:
        raise FileUnreadable(
            str(folder), "文件夹无法列出 / the folder can't be listed", "请放开读取权限 / allow reading"
        ) from error


def _skipped(name: str) -> bool:
    return is_no_document(name) or about_the_folder(name)


def about_the_folder(name: str) -> bool:
    """Does a file speak of the folder, and is none of its documents?"""
    return name.lower() in _ABOUT_THE_FOLDER
