"""Extracted documents for the tools that people already use: one module per format in `export/formats/`, found by listing it.

To add a format, add a module there; nothing else changes. It has

    NAME     what the user asks for with --to
    SUFFIX   the ending of the one file it writes; "" where it writes a folder of files
    write    documents, the path of the file or folder, the language of names for people

Offsets are those of the canonical text, which is the text that goes along; each module says in what units its tool counts.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from gongwen.document.model import Document
from gongwen.export import formats as _formats
from gongwen.messages import Language

__all__ = ["Format", "export", "formats"]


class Format(Protocol):
    """What a module in `export/formats/` offers."""

    NAME: str
    SUFFIX: str

    def write(self, documents: Sequence[Document], where: Path, lang: Language) -> None:
        """Write the file or the folder."""


@cache
def formats() -> dict[str, Format]:
    """Every format, by name. Heavy imports stand inside `write`."""
    names = sorted(module.name for module in pkgutil.iter_modules(_formats.__path__))
    found = (cast("Format", import_module(f"{_formats.__name__}.{name}")) for name in names)
    return {module.NAME: module for module in found}


def export(documents: Sequence[Document], to: str, where: Path, lang: Language = "zh") -> None:
    """Write documents in a format, to a file or, where the format has several files, to a folder; the same bytes every time.

    Raises:
        MissingExtra: a package is needed that is not installed.
        OSError: the place can't be written to.
    """
    form = formats()[to]
    (where.parent if form.SUFFIX else where).mkdir(parents=True, exist_ok=True)
    form.write(documents, where, lang)
