"""Files to text: `read` tells the format from the content and hands over to its reader (`formats/`).

Reading succeeds or fails with a `ReadError` that names the file, what is wrong and what to do. What comes after reading
never fails.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path, PurePath

from gongwen.errors import FileUnreadable
from gongwen.read.archive import Archive
from gongwen.read.discover import Found
from gongwen.read.formats import suffixes, tell
from gongwen.read.limits import Limits, refuse
from gongwen.read.source import SourceText

__all__ = ["Limits", "SourceText", "bytes_of", "load_file", "read", "read_bytes", "read_found", "read_text"]

UNNAMED = "text"
"""The name of what has none."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_LONGEST_PATH = 1024


def read(source: Path | bytes, limits: Limits | None = None) -> SourceText:
    """A file, or the bytes of one, as text.

    Raises:
        ReadError: it can't be read.
    """
    limits = limits or Limits()
    if isinstance(source, bytes):
        return read_bytes(source, UNNAMED, limits)
    return read_bytes(load_file(source, limits), str(source), limits)


def read_found(file: Found, limits: Limits | None = None) -> SourceText:
    """A file that `discover.walk` has found, in an archive or not.

    Raises:
        ReadError: it can't be read.
    """
    limits = limits or Limits()
    return read_bytes(bytes_of(file, limits, load_file), file.name if file.inside else file.path, limits)


def bytes_of(file: Found, limits: Limits, load: Callable[[str, Limits], bytes]) -> bytes:
    """The bytes of a file that `discover.walk` has found, in an archive or not; `load` gives those at a path or URL.

    Raises:
        ReadError: they can't be had.
    """
    if not file.inside:
        return load(file.path, limits)
    return _archive(file.path, limits, load, _changed(file.path)).read(file.inside, file.name)


@lru_cache(maxsize=1)
def _archive(path: str, limits: Limits, load: Callable[[str, Limits], bytes], _changed: int) -> Archive:
    """An archive, kept open while its members are read one after another."""
    return Archive(load(path, limits), path, limits)


def _changed(path: str) -> int:
    """When a file on this machine was last written; 0 for URLs, and where there is none."""
    with suppress(OSError):
        return Path(path).stat().st_mtime_ns
    return 0


def read_bytes(data: bytes, name: str, limits: Limits) -> SourceText:
    """The bytes of a file that is called `name` (a path or a URL), as text.

    Raises:
        ReadError: it can't be read.
    """
    if len(data) > limits.bytes:
        raise refuse(name, "文件字节数 / file size in bytes", len(data), limits.bytes, "bytes")
    form = tell(data, name)
    reading = form.read(data, name, limits)
    if len(reading.text) > limits.characters:
        raise refuse(name, "字数 / characters of text", len(reading.text), limits.characters, "characters")
    return SourceText(
        name=PurePath(name).name,
        media_type=reading.media_type or form.MEDIA_TYPE,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        encoding=reading.encoding,
        text=reading.text,
        page_starts=reading.page_starts,
        doubts=reading.doubts,
        asides=reading.asides,
        marks=reading.marks,
    )


def read_text(text: str, limits: Limits | None = None) -> SourceText:
    """A `str` that names a file is a path; any other is text itself, of no format.

    One line that ends in the suffix of a format is meant as a path even if no such file exists: an error then says so,
    instead of a document whose text is the name of a file.
    """
    if _names_file(text):
        return read(Path(text), limits)
    # Half a surrogate pair is no character and can't be written as JSON.
    lost = 0
    try:
        data = text.encode()
    except UnicodeEncodeError:
        text, lost = _SURROGATE.subn("\ufffd", text)
        data = text.encode()
    doubts = (("undecodable-bytes", (("count", str(lost)),)),) if lost else ()
    return SourceText(UNNAMED, "text/plain", hashlib.sha256(data).hexdigest(), len(data), "utf-8", text, doubts=doubts)


def _names_file(text: str) -> bool:
    if len(text) > _LONGEST_PATH or not text.strip() or any(c < " " for c in text):
        return False
    try:
        if Path(text).is_file():
            return True
    except (OSError, ValueError):
        return False
    return PurePath(text).suffix.lower() in suffixes() and not any(c in "。；，" for c in text)


def load_file(path: str | Path, limits: Limits) -> bytes:
    """The bytes of a regular file, one more than the limit at most.

    Raises:
        ReadError: the system won't hand them over, or they are more than the limit.
    """
    path = Path(path)
    try:
        if path.is_dir():
            raise FileUnreadable(str(path), "这是文件夹 / it is a folder", f"请用 / use: gongwen extract {path} -o DIR")
        if path.exists() and not path.is_file():
            raise FileUnreadable(
                str(path), "不是普通文件 / not a regular file", "请先存为文件 / save it as a file first"
            )
        size = path.stat().st_size
        if size > limits.bytes:
            raise refuse(str(path), "文件字节数 / file size in bytes", size, limits.bytes, "bytes")
        with path.open("rb") as file:
            return file.read(limits.bytes + 1)
    except FileNotFoundError as error:
        raise FileUnreadable(str(path), "没有这个文件 / no such file", "请检查路径 / check the path") from error
    except PermissionError as error:
        raise FileUnreadable(str(path), "没有读取权限 / permission denied", "请放开读取权限 / allow reading") from error
    except (OSError, ValueError) as error:
        raise FileUnreadable(
            str(path), f"系统无法读取 / the system can't read it: {error}", "请检查磁盘和路径 / check disk and path"
        ) from error
