"""Folders that are watched: what is new or changed in them, look by look.

A file is taken when two looks have found it the same: one that is still being copied waits. Looking compares sizes and
times, which works on every disk and network share; hashes decide afterwards what has to be done.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from gongwen.batch import places
from gongwen.batch.plan import Plan
from gongwen.errors import FileUnreadable
from gongwen.read import Limits
from gongwen.read.discover import Found, names, opened

_Stamp = tuple[int, int]


def looks(folders: Iterable[str], limits: Limits, without: str, every: float = 2.0) -> Iterator[Plan]:
    """What there is to do, again and again, for ever: first everything, then, every so many seconds, what has come or changed.

    Raises:
        FileUnreadable: a path is no folder of this machine.
    """
    roots = [Path(places.plain(folder)) for folder in dict.fromkeys(folders)]
    for root in roots:
        if not root.is_dir():
            raise FileUnreadable(
                str(root), "不是本机的文件夹 / no folder of this machine", "请检查路径 / check the path"
            )
    taken: dict[Found, _Stamp] = {}
    before: dict[Found, _Stamp] = {}
    first = True
    while True:
        now = _look(roots, Path(places.plain(without)))
        due = [file for file, stamp in now.items() if taken.get(file) != stamp and (first or before.get(file) == stamp)]
        taken = {file: stamp for file, stamp in taken.items() if file in now} | {file: now[file] for file in due}
        before, first = now, False
        if due:
            yield Plan(member for file in due for member in opened(file, limits))
        time.sleep(every)


def _look(roots: list[Path], without: Path) -> dict[Found, _Stamp]:
    found: dict[Found, _Stamp] = {}
    for root in roots:
        for name in names(root, without):
            try:
                state = (root / name).stat()
            except OSError:
                continue  # gone between two glances
            found[Found(str(root / name), name)] = (state.st_mtime_ns, state.st_size)
    return found
