"""Which files a path stands for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from gongwen.errors import FileUnreadable, NothingToRead
from gongwen.read.formats import suffixes

_LOCKS = ("~$", ".~")
"""Word's and WPS's marks on a file that is open."""
_LEFT_BY_SYSTEM = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
_ABOUT_THE_FOLDER = frozenset({"readme", "readme.txt", "readme.md", "readme.zh-cn.md"})
"""What speaks of the folder is none of its documents."""


class Found(NamedTuple):
    """A file, and its name under the root that was given (posix)."""

    path: str
    name: str


def walk(root: Path) -> Iterator[Found]:
    """The files under `root` (or `root` itself), sorted by name; hidden files, office lock files (~$) and README files are skipped.

    Files of unknown suffix are listed too: reading them is what tells, and what fails must be seen to fail.

    Raises:
        FileUnreadable: there is no such path, or a folder can't be listed.
        NothingToRead: a directory without a single document.
    """
    if root.is_file():
        yield Found(str(root), root.name)
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
        yield Found(str(root / name), name)


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
    return name.startswith((".", *_LOCKS)) or name.lower() in _LEFT_BY_SYSTEM | _ABOUT_THE_FOLDER
