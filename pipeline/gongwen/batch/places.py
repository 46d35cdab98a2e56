"""Files by path or by URL: `a/b.docx`, `file:///a/b.docx`, `s3://bucket/b.docx`, whatever fsspec knows.

What is written appears whole or not at all: on disks under another name first and then renamed; stores of objects show
an object only when it is complete.
"""

from __future__ import annotations

import math
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from gongwen.errors import FileUnreadable, MissingExtra
from gongwen.read import Limits, load_file
from gongwen.read.limits import refuse

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)


def is_url(place: str) -> bool:
    """Is it a URL of a store, not a path on this machine (which `file://` is)?"""
    return "://" in place and not place.startswith("file://")


def plain(place: str) -> str:
    """A path on this machine as an absolute path, wherever a worker stands; a URL as it is."""
    if place.startswith("file://"):
        place = unquote(urlsplit(place).path)
    return place if is_url(place) else str(Path(place).absolute())


def under(folder: str, name: str) -> str:
    """The place of `name` under a folder."""
    return f"{folder.rstrip('/')}/{name}"


def store_of(url: str) -> tuple[AbstractFileSystem, str]:
    """The store of a URL and the path in it.

    Raises:
        MissingExtra: fsspec, or the package for this kind of store, is not installed.
    """
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise MissingExtra("fsspec", "dask") from error
    try:
        store, path = url_to_fs(url)
    except ImportError as error:  # s3fs, gcsfs, … are the user's choice
        raise FileUnreadable(
            url, f"缺少存储驱动 / no driver for this store: {error}", "请安装 / please install it"
        ) from error
    except ValueError as error:
        raise FileUnreadable(
            url, f"没有这种存储 / no such kind of store: {error}", "请检查地址 / check the URL"
        ) from error
    return store, path


def load(place: str, limits: Limits) -> bytes:
    """The bytes of a file.

    Raises:
        ReadError: it can't be had, or is larger than the limit.
    """
    if not is_url(place):
        return load_file(place, limits)
    store, path = store_of(place)
    try:
        with store.open(path, "rb") as file:
            data: bytes = file.read(limits.bytes + 1)
    except FileNotFoundError as error:
        raise FileUnreadable(place, "没有这个文件 / no such file", "请检查路径 / check the path") from error
    except PermissionError as error:
        raise FileUnreadable(place, "没有读取权限 / permission denied", "请放开读取权限 / allow reading") from error
    except OSError as error:
        raise FileUnreadable(
            place, f"存储无法读取 / the store can't read it: {error}", "请检查网络和存储 / check network and store"
        ) from error
    if len(data) > limits.bytes:
        raise refuse(place, "文件字节数 / file size in bytes", len(data), limits.bytes, "bytes")
    return data


def glance(place: str, size: int) -> tuple[bytes, float]:
    """The first bytes of a document that we have written, and when (for URLs: now); b"" where there is none, or half of one."""
    try:
        if is_url(place):
            store, path = store_of(place)
            with store.open(path, "rb") as file:
                return file.read(size), math.inf
        handle = os.open(
            place, _READ
        )  # pathlib costs more than all else here, and this is done for every file there is
    except OSError:
        return b"", 0.0
    try:
        start = os.read(handle, size)
        state = os.fstat(handle)
        os.lseek(handle, max(0, state.st_size - 2), os.SEEK_SET)
        whole = os.read(handle, 2).endswith((b"}\n", b"}"))
    except OSError:
        return b"", 0.0
    finally:
        os.close(handle)
    return (start if whole else b""), state.st_mtime


def whole(place: str) -> bytes:
    """All of a file that we have written; b"" where there is none."""
    try:
        if is_url(place):
            store, path = store_of(place)
            data: bytes = store.cat_file(path)
            return data
        return Path(place).read_bytes()
    except FileNotFoundError:
        return b""


def listed(folder: str, pattern: str) -> list[str]:
    """The files of a folder whose names are of a pattern, by name."""
    if is_url(folder):
        store, path = store_of(folder)
        return [under(folder, found.rsplit("/", 1)[-1]) for found in sorted(store.glob(f"{path}/{pattern}"))]
    return sorted(map(str, Path(folder).glob(pattern)))


def put(place: str, data: bytes, scratch: str) -> None:
    """Put `data` at a place, whole or not at all; `scratch` is a folder on the same disk.

    Raises:
        OSError: it can't be written; nothing is left of it then.
    """
    if is_url(place):
        store, path = store_of(place)
        store.makedirs(store._parent(path), exist_ok=True)
        store.pipe_file(path, data)
        return
    target = Path(place)
    temporary = Path(scratch or target.parent, f".{os.getpid()}-{target.name[-100:]}")
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        temporary.write_bytes(data)
        temporary.replace(target)
    except OSError:
        with suppress(OSError):
            temporary.unlink()
        raise


def remove(place: str) -> None:
    """Remove a file, if it is there."""
    with suppress(OSError):
        if is_url(place):
            store, path = store_of(place)
            store.rm_file(path)
        else:
            Path(place).unlink(missing_ok=True)
