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

_ABOUT_THE_FOLDER = frozenset({"readme", "readme.txt", "readme.md", "readme.zh-cn.md"})
"""What speaks of the folder is none of its documents."""


class Found(NamedTuple):
    """A file, and its name under the root that was given (posix).

    Of a file in an archive, `path` is the archive's and `inside` the names in it that lead to the file.
    """

    path: str
    name: str
    inside: tuple[str, ...] = ()


def walk(root: Path, limits: Limits | None = None) -> Iterator[Found]:
    """The files under `root` (or `root` itself), sorted by name; hidden files, office lock files (~$) and README files are skipped.

    Files of unknown suffix are listed too: reading them is what tells, and what fails must be seen to fail.

    Raises:
        FileUnreadable: there is no such path, or a folder can't be listed.
        NothingToRead: a directory without a single document.
    """
    if root.is_file():
        yield from _opened(Found(str(root), root.name), limits or Limits())
        return
    if not root.is_dir():
        raise FileUnreadable(str(root), "没有这个文件或文件夹 / no such file or folder", "请检查路径 / check the path")
    names = sorted(_names(root))
    if not any(PurePosixPath(name).suffix.lower() in suffixes() for name in names):
        raise NothingToRead(
            str(root),
            "文件夹里没有公文 / no document in this folder",
            f"请给出有这类文件的文件夹 / name a folder that holds some of: {' '.join(sorted(suffixes()))}",
        )
    for name in names:
        yield from _opened(Found(str(root / name), name), limits or Limits())


def _opened(file: Found, limits: Limits) -> Iterator[Found]:
    """The file, or what is in it if it is an archive; one that can't be listed stands for itself, and fails when it is read."""
    try:
        with Path(file.path).open("rb") as opened:
            head = opened.read(len(MAGIC))
            data = head + opened.read(limits.bytes) if head == MAGIC else b""
        inside = members(data, file.path, limits) if len(data) <= limits.bytes and is_archive(data) else []
    except (OSError, ReadError):
        inside = []
    if not inside:
        yield file
    for member in inside:
        yield Found(file.path, f"{file.name}/{member.name}", member.inside)


def _names(root: Path) -> Iterator[str]:
    def refuse(error: OSError) -> None:
        raise FileUnreadable(
            str(error.filename), "文件夹无法列出 / the folder can't be listed", "请放开读取权限 / allow reading"
        ) from error

    for folder, folders, files in os.walk(root, onerror=refuse):
        folders[:] = [name for name in folders if not _skipped(name)]
        inside = Path(folder).relative_to(root)
        yield from (
            (inside / name).as_posix() for name in files if not _skipped(name) and (Path(folder) / name).is_file()
        )


def _skipped(name: str) -> bool:
    return is_no_document(name) or name.lower() in _ABOUT_THE_FOLDER
