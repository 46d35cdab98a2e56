r"""Whatever a user names, opened as documents: uploaded files of any format, extracted JSON and JSON lines, folders, archives.

>>> from tempfile import TemporaryDirectory
>>> with TemporaryDirectory() as folder:
...     _ = Path(folder, "a.txt").write_text("学习制度\n每季度至少集中学习两次。\n", "utf-8")
...     [(found.name, found.document.plans[0].title) for found in opened([folder])]
[('a.txt', '学习制度')]

One bad file never costs another: each is opened by itself, and what went wrong is a typed error beside its name. The order is
that of the paths given and, in a folder, that of the names; nothing depends on anything else.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from gongwen.document.folder import extracted_under
from gongwen.document.model import Document
from gongwen.document.store import parse
from gongwen.errors import DocumentInvalid, FileUnreadable, GongwenError, InternalError, NothingToRead, ReadError
from gongwen.flow import extract_source
from gongwen.read import Limits, read_found
from gongwen.read.discover import Found, walk

__all__ = ["Opened", "files", "open_one", "opened"]

_EXTRACTED = (".json", ".jsonl")


class Opened(msgspec.Struct, frozen=True):
    """What became of one file, or of one line of a .jsonl: its document, or the error. `name` is for people."""

    name: str
    document: Document | None = None
    error: GongwenError | None = None


def opened(paths: Iterable[str | Path], limits: Limits | None = None) -> Iterator[Opened]:
    """What each path holds, opened one at a time. Raises nothing: a path that can't be opened is an `Opened` with an error."""
    for item in files(paths, limits):
        yield from open_one(item, limits)


def files(paths: Iterable[str | Path], limits: Limits | None = None) -> list[Found | Opened]:
    """The files that the paths stand for, none of them opened yet; a path that stands for none is there with its error.

    In a folder, extracted JSON counts as well as what can be read; of `a.txt` and `a.txt.json` side by side, `a.txt` counts.
    """
    return [item for path in paths for item in _under(Path(path), limits)]


def open_one(item: Found | Opened, limits: Limits | None = None) -> Iterator[Opened]:
    """The document of a file, or, of JSON lines, one for each line."""
    if isinstance(item, Opened):
        yield item
    elif Path(item.path).suffix == ".jsonl":
        yield from _lines(item)
    else:
        yield _attempt(item, limits or Limits())


def _under(path: Path, limits: Limits | None) -> Iterator[Found | Opened]:
    if path.is_file() and path.suffix in _EXTRACTED:
        yield Found(str(path), path.name)
        return
    extracted = extracted_under(path) if path.is_dir() else []
    try:
        uploaded = [found for found in walk(path, limits) if Path(found.path).suffix not in _EXTRACTED]
    except NothingToRead as error:
        if not extracted:
            yield Opened(str(path), error=error)
        uploaded = []
    except ReadError as error:
        yield Opened(str(path), error=error)
        return
    names = {found.name for found in uploaded}
    found = [Found(str(p), p.relative_to(path).as_posix()) for p in extracted]
    yield from sorted([*uploaded, *(f for f in found if f.name.removesuffix(".json") not in names)], key=_by_name)


def _by_name(found: Found) -> str:
    return found.name


def _lines(item: Found) -> Iterator[Opened]:
    try:
        lines = Path(item.path).read_bytes().splitlines()
    except OSError as error:
        yield Opened(item.name, error=_unreadable(item.path, error))
        return
    for number, line in enumerate(lines, 1):
        name = f"{item.name}:{number}"
        try:
            yield Opened(name, document=parse(line, name))
        except DocumentInvalid as error:
            yield Opened(name, error=error)


def _attempt(item: Found, limits: Limits) -> Opened:
    """The document of one file. A fault of our own is an error of this file, too: the others shall not pay for it."""
    try:
        if Path(item.path).suffix == ".json":
            return Opened(item.name, document=parse(Path(item.path).read_bytes(), item.path))
        return Opened(item.name, document=extract_source(read_found(item, limits)))
    except GongwenError as error:
        return Opened(item.name, error=error)
    except OSError as error:
        return Opened(item.name, error=_unreadable(item.path, error))
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(place.filename).name}:{place.lineno}"
        return Opened(item.name, error=InternalError(f"{item.path}: {type(error).__name__}: {error} ({where})"))


def _unreadable(path: str, error: OSError) -> FileUnreadable:
    reason = f"打不开（{error.strerror}） / can't be opened"
    return FileUnreadable(path, reason, "请放开读取权限 / allow reading")
