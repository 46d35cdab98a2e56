"""Archives (zip): which documents they hold, and the bytes of one.

An archive is a folder. What it holds is listed as `archive.zip/folder/name.docx`, archives within archives too, down to
`Limits.nesting`. Names in an archive are only labels: they are decoded (old programs on Chinese systems write GBK and do
not say so), cleaned of everything that could lead out of a folder, and never used as paths. One member that is broken or
locked is listed all the same, and fails by itself when it is read.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from functools import cache
from pathlib import PurePosixPath
from zipfile import ZipInfo

import msgspec

from gongwen.errors import ReadError
from gongwen.read.limits import Limits, refuse
from gongwen.read.package import MAGIC, Package, names

_OTHERS = frozenset({"[Content_Types].xml", "OFD.xml", "mimetype", "META-INF/MANIFEST.MF", "AndroidManifest.xml"})
"""Parts at the top of packed files that are no archives of documents."""
_HEADS = (b"word/document.xml", b"[Content_Types].xml", b"OFD.xml", b"mimetypeapplication/")
_PACKED = frozenset({".docx", ".docm", ".dotx", ".dotm", ".ofd", ".odt", ".ott", ".xlsx", ".pptx", ".epub"})
"""Members called so are not opened to see whether they are archives."""
_LOCKS = ("~$", ".~")
"""Word's and WPS's marks on a file that is open."""
_LEFT_BY_SYSTEM = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
_UTF8 = 0x800
_UNICODE_PATH = 0x7075
_LONGEST = 180
"""Bytes of a name, so that with an ending it still fits on any disk."""


class Member(msgspec.Struct, frozen=True):
    """A file in an archive: the names that lead to it, archive by archive, and the name it is known by."""

    inside: tuple[str, ...]
    name: str


def is_archive(data: bytes) -> bool:
    """Is it a zip, and of no packed format that we know by its parts?"""
    if not data.startswith(MAGIC):
        return False
    parts = names(data)
    if parts:
        return not parts & _OTHERS
    return not any(head in data[:4096] for head in _HEADS)


def is_no_document(name: str) -> bool:
    """Is a file (or a folder) hidden, a lock of an open file, or something the system has left?"""
    return name.startswith((".", *_LOCKS)) or name.lower() in _LEFT_BY_SYSTEM


def members(data: bytes, name: str, limits: Limits) -> list[Member]:
    """What an archive holds, by name, folder by folder.

    Raises:
        ReadError: its directory is broken, or it holds more than the limits allow, all archives in it counted.
    """
    found: list[Member] = []
    _list(data, name, limits, (), "", _Budget(name, limits), found)
    taken: dict[str, int] = {}
    distinct = [_distinct(member, taken) for member in sorted(found, key=lambda member: member.name)]
    return sorted(distinct, key=lambda member: member.name.split("/"))


class Archive:
    """An archive whose members are read one after the other: its directory, and those of archives in it, are read once."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        """Open it.

        Raises:
            ReadError: it has no readable directory, or too many parts.
        """
        self._limits = limits
        self._names: list[str] = []
        self._packages = [Package(data, name, limits)]

    def read(self, inside: tuple[str, ...], name: str) -> bytes:
        """The bytes of a member; `name` is for messages.

        Raises:
            ReadError: it is broken, locked, or beyond the limits.
        """
        *outer, part = inside
        while self._names != outer[: len(self._names)]:
            self._names.pop()
            self._packages.pop()
        for inner in outer[len(self._names) :]:
            self._packages.append(Package(self._packages[-1].afresh(name).read(inner), name, self._limits))
            self._names.append(inner)
        data = self._packages[-1].afresh(name).read(part)
        if len(inside) >= self._limits.nesting and is_archive(data):
            reached = len(inside) + 1
            raise refuse(name, "压缩包层数 / archives within archives", reached, self._limits.nesting, "nesting")
        return data


class _Budget:
    """What all archives within one may hold together."""

    def __init__(self, name: str, limits: Limits) -> None:
        self._name = name
        self._limits = limits
        self._entries = 0
        self._bytes = 0

    def spend(self, parts: tuple[ZipInfo, ...]) -> None:
        """Take in what one archive says it holds.

        Raises:
            LimitExceeded: it is too much.
        """
        self._entries += len(parts)
        self._bytes += sum(part.file_size for part in parts)
        if self._entries > self._limits.entries:
            raise refuse(self._name, "压缩包内文件数 / files in it", self._entries, self._limits.entries, "entries")
        if self._bytes > self._limits.unpacked:
            raise refuse(self._name, "解压后字节数 / unpacked bytes", self._bytes, self._limits.unpacked, "unpacked")


def _list(
    data: bytes,
    name: str,
    limits: Limits,
    inside: tuple[str, ...],
    under: str,
    budget: _Budget,
    found: list[Member],
) -> None:
    package = Package(data, name, limits)
    budget.spend(package.parts)
    for part in package.parts:
        path = _clean(_decoded(part))
        if not path or part.is_dir() or any(map(is_no_document, path.split("/"))):
            continue
        member = Member((*inside, part.filename), under + path)
        inner = _inner(package, part, path) if len(member.inside) < limits.nesting else None
        if inner is None:
            found.append(member)
            continue
        try:
            names_before = len(found)
            _list(inner, f"{name}/{path}", limits, member.inside, f"{member.name}/", budget, found)
        except ReadError as error:
            if error.path == name:
                raise
            del found[names_before:]
            found.append(member)


def _inner(package: Package, part: ZipInfo, path: str) -> bytes | None:
    """The bytes of a member that is an archive itself."""
    if PurePosixPath(path).suffix.lower() in _PACKED:
        return None
    try:
        if not package.begins(part.filename, MAGIC):
            return None
        data = package.read(part.filename)
    except ReadError:
        return None
    return data if is_archive(data) else None


def _decoded(part: ZipInfo) -> str:
    """The name of a member as it was meant."""
    if part.flag_bits & _UTF8:
        return part.filename
    try:
        raw = part.filename.encode("cp437")
    except UnicodeEncodeError:
        return part.filename
    said = _unicode_path(part.extra, raw)
    if said is not None:
        return said
    for encoding in ("ascii", "utf-8", "gb18030", "big5"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return part.filename


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    """The name in UTF-8 that some programs add to the one in an old encoding."""
    at = 0
    while at + 4 <= len(extra):
        tag, size = struct.unpack_from("<HH", extra, at)
        body = extra[at + 4 : at + 4 + size]
        if tag == _UNICODE_PATH and len(body) > 5 and struct.unpack_from("<I", body, 1)[0] == zlib.crc32(raw):
            return body[5:].decode("utf-8", "replace")
        at += 4 + size
    return None


@cache
def _unsafe() -> re.Pattern[str]:
    return re.compile(r"[\x00-\x1f\x7f<>:\"|?*\ud800-\udfff\ufffd]")


def _clean(name: str) -> str:
    r"""A name that leads nowhere but down, as a path in posix.

    >>> _clean("../../etc/通知.docx"), _clean(r"C:\\temp\\方案.doc"), _clean("/")
    ('etc/通知.docx', 'C_/temp/方案.doc', '')
    """
    parts = [_unsafe().sub("_", part).strip(" ") for part in re.split(r"[/\\]+", name)]
    return "/".join(_short(part) for part in parts if part.strip("."))


def _short(part: str) -> str:
    """A name that fits on a disk: its beginning, a digest of it, and its ending."""
    if len(part.encode()) <= _LONGEST:
        return part
    ending = PurePosixPath(part).suffix if len(PurePosixPath(part).suffix) <= 8 else ""
    return f"{part[:40]}~{hashlib.sha256(part.encode()).hexdigest()[:12]}{ending}"


def _distinct(member: Member, taken: dict[str, int]) -> Member:
    """The member, renamed where another is known by its name already; `taken` says how often each name was asked for."""
    path = PurePosixPath(member.name)
    name, asked = member.name, member.name.lower()
    while name.lower() in taken:
        taken[asked] += 1
        name = str(path.with_name(f"{path.stem} ({taken[asked]}){path.suffix}"))
    taken[name.lower()] = 1
    return Member(member.inside, name)
