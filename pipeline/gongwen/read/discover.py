"""Which files a path stands for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from gongwen.errors import FileUnreadable, NothingToRead


class Found(NamedTuple):
    """A file, and its name under the root that was given (posix)."""

    path: str
    name: str


def walk(root: Path) -> Iterator[Found]:
    """The files under `root` (or `root` itself), sorted by name; hidden files and office lock files (~$) are skipped.

    Raises:
        FileUnreadable: there is no such path.
        NothingToRead: a directory without a single file.
    """
    if root.is_file():
        yield Found(str(root), root.name)
        return
    if not root.is_dir():
        raise FileUnreadable(str(root), "没有这个文件或文件夹 / no such file or folder", "请检查路径 / check the path")
    names = sorted(
        path.relative_to(root).as_posix()
        for path in root.rglob("*")
        if path.is_file() and not any(part.startswith((".", "~$")) for part in path.relative_to(root).parts)
    )
    if not names:
        raise NothingToRead(str(root), "文件夹里没有公文 / no document in this folder", "请给出有文件的文件夹 / name a folder that holds some")
    for name in names:
        yield Found(str(root / name), name)
