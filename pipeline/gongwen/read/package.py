"""Packed files (docx, ofd, odt, zip) opened safely: everything about them is a claim until it is checked.

Sizes in a zip's directory may lie, so parts are read up to a limit, not up to their stated size; names are looked up in
the archive only, never on disk; all parts read count against one budget.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from copy import copy

from gongwen.errors import DamagedFile, EncryptedFile
from gongwen.read.limits import Limits, refuse

MAGIC = b"PK\x03\x04"
_SMALL = 2**20
"""Unpacked bytes below which no ratio is suspicious: short parts of much the same text pack very well."""
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, MemoryError)


def names(data: bytes) -> frozenset[str]:
    """The names in a packed file's directory; none if it isn't one. For telling formats apart, so it never raises."""
    if not data.startswith(MAGIC):
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except _BROKEN:
        return frozenset()


class Package:
    """The parts of a packed file."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        """Open it.

        Raises:
            DamagedFile: it has no readable directory.
            LimitExceeded: it has too many parts.
        """
        self._name = name
        self._limits = limits
        self._left = limits.unpacked
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise damaged(
                name, "压缩包目录损坏或文件不完整 / its directory is broken, or the file incomplete"
            ) from error
        parts = self._archive.infolist()
        if len(parts) > limits.entries:
            raise refuse(name, "压缩包内文件数 / parts", len(parts), limits.entries, "entries")
        self._parts = {part.filename: part for part in parts}

    def afresh(self, name: str) -> Package:
        """The same parts, with the whole budget, called `name` in messages; the directory is not read again."""
        other = copy(self)
        other._name = name
        other._left = self._limits.unpacked
        return other

    @property
    def parts(self) -> tuple[zipfile.ZipInfo, ...]:
        """All parts, in the order of the directory; of two with one name, the last."""
        return tuple(self._parts.values())

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, as the directory has them."""
        return tuple(self._parts)

    def __contains__(self, part: str) -> bool:
        return part in self._parts

    def begins(self, part: str, mark: bytes) -> bool:
        """Does a part begin like this? False where it can't be opened."""
        try:
            with self._archive.open(self._parts[part]) as file:
                return file.read(len(mark)) == mark
        except (KeyError, RuntimeError, *_BROKEN):
            return False

    def read(self, part: str) -> bytes:
        """The bytes of a part.

        Raises:
            DamagedFile: there is no such part, or it doesn't unpack.
            EncryptedFile: it is locked with a password.
            LimitExceeded: it unpacks to too much.
        """
        info = self._parts.get(part)
        if info is None:
            raise damaged(self._name, f"缺少 {part} / {part} is missing")
        if info.flag_bits & 1:
            raise encrypted(self._name)
        if info.file_size > _SMALL and info.file_size > self._limits.ratio * max(1, info.compress_size):
            ratio = info.file_size // max(1, info.compress_size)
            raise refuse(self._name, f"{part} 的压缩比 / compression ratio", ratio, self._limits.ratio, "ratio")
        try:
            with self._archive.open(info) as file:
                data = file.read(self._left + 1)
        except RuntimeError as error:
            raise encrypted(self._name) from error
        except _BROKEN as error:
            raise damaged(self._name, f"{part} 无法解压 / {part} doesn't unpack") from error
        if len(data) > self._left:
            raise refuse(
                self._name,
                "解压后字节数 / unpacked bytes",
                self._limits.unpacked + 1,
                self._limits.unpacked,
                "unpacked",
            )
        self._left -= len(data)
        return data


def damaged(name: str, reason: str) -> DamagedFile:
    """The error for a file that is broken."""
    return DamagedFile(
        name,
        reason,
        "请重新获取文件，或用原软件打开后另存 / get the file anew, or open and save it in the program it came from",
    )


def encrypted(name: str) -> EncryptedFile:
    """The error for a file that needs a password."""
    return EncryptedFile(name, "文件已加密 / the file is encrypted", "请去掉密码后另存 / save it without the password")
