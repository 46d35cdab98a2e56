"""zip archives. They hold documents and are none; `gongwen.read.discover` lists what is in them."""

from __future__ import annotations

from pathlib import PurePosixPath

from gongwen.errors import FileUnreadable, NothingToRead
from gongwen.read.archive import is_archive, members
from gongwen.read.formats import Likeness, suffixes
from gongwen.read.limits import Limits
from gongwen.read.source import Reading

SUFFIXES = (".zip",)
MEDIA_TYPE = "application/zip"


def sniff(data: bytes, name: str) -> Likeness:
    """A zip of no other packed format."""
    del name
    return Likeness.SURE if is_archive(data) else Likeness.NONE


def read(data: bytes, name: str, limits: Limits) -> Reading:
    """No text: an archive is read member by member.

    Raises:
        ReadError: always; what is wrong with the archive, if anything is.
    """
    inside = members(data, name, limits)
    if not any(PurePosixPath(member.name).suffix.lower() in suffixes() for member in inside):
        raise NothingToRead(
            name,
            "压缩包里没有公文 / no document in this archive",
            f"支持的格式 / formats: {' '.join(sorted(suffixes()))}",
        )
    raise FileUnreadable(
        name,
        f"这是压缩包，内有 {len(inside)} 个文件 / it is an archive of {len(inside)} files",
        f"请用 / use: gongwen extract {name} -o DIR",
    )
