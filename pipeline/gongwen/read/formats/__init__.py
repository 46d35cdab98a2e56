"""The formats that can be read: one module each, found by listing this folder.

To add a format, add a module here; nothing else changes. It has

    SUFFIXES     the file name endings of the format, lower case with the dot; no two modules share one
    MEDIA_TYPE   its usual media type
    sniff        could these bytes be of this format? Only what the bytes say counts: the name may lie
    read         the bytes as a `Reading`; raises a `ReadError` for what can't be read, never anything else

`tell` asks every module and takes the surest. The suffix decides only between formats that are equally sure, and
whether something that is no more than *some* text is meant as a document at all (a .log or .csv is not).
"""

from __future__ import annotations

import pkgutil
from enum import IntEnum
from functools import cache
from importlib import import_module
from pathlib import PurePath
from typing import Protocol, cast

from gongwen.errors import InternalError, UnknownFormat
from gongwen.read.limits import Limits
from gongwen.read.source import Reading


class Likeness(IntEnum):
    """How sure a format is that a file is its own."""

    NONE = 0
    SOME_TEXT = 1
    """Text of some kind: mine, if nobody knows better."""
    SURE = 2
    """The bytes carry the mark of this format."""


class Format(Protocol):
    """What a module in this folder offers."""

    SUFFIXES: tuple[str, ...]
    MEDIA_TYPE: str

    def sniff(self, data: bytes, name: str) -> Likeness:
        """How sure this format is of `data`."""

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:
        """The text of `data`; `name` is for messages."""


@cache
def formats() -> tuple[Format, ...]:
    """Every format, by the name of its module."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    found = tuple(cast("Format", import_module(f"{__name__}.{name}")) for name in names)
    owner: dict[str, str] = {}
    for name, module in zip(names, found, strict=True):
        for suffix in module.SUFFIXES:
            if owner.setdefault(suffix, name) != name:
                raise InternalError(f"{__name__}: {suffix} belongs to {owner[suffix]} and {name}")
    return found


@cache
def suffixes() -> frozenset[str]:
    """Every file name ending that some format calls its own."""
    return frozenset(suffix for module in formats() for suffix in module.SUFFIXES)


def tell(data: bytes, name: str) -> Format:
    """The format of `data`; `name` (a path, or just a name) breaks ties.

    Raises:
        UnknownFormat: no format knows it.
    """
    suffix = PurePath(name).suffix.lower()
    ranked = [(module.sniff(data, name), suffix in module.SUFFIXES, module) for module in formats()]
    likeness, _, best = max(ranked, key=lambda row: row[:2])
    if likeness is Likeness.NONE:
        raise UnknownFormat(
            name,
            "内容不是已知格式的公文 / its content is of no known format",
            f"支持的格式 / formats that can be read: {_known()}",
        )
    if likeness is Likeness.SOME_TEXT and suffix and suffix not in suffixes():
        raise UnknownFormat(
            name,
            f"不认识扩展名 {suffix} / unknown suffix {suffix}",
            f"若是公文，请改为其中一种 / if it is a document, rename it to one of: {_known()}",
        )
    return best


def _known() -> str:
    return " ".join(sorted(suffixes()))
