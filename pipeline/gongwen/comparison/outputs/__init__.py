"""How a comparison leaves: one module per file format, found by listing this folder.

To add a format, add a module here; nothing else changes. It has

    SUFFIX   the ending of its files, with the dot
    render   the bytes of the file: of a comparison, the documents that were compared, one view (`by`) or all (None),
             and the language of its words
"""

from __future__ import annotations

import pkgutil
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from gongwen.comparison.results import By, Comparison
from gongwen.document.model import Document
from gongwen.messages import Language

__all__ = ["By", "Output", "outputs"]


class Output(Protocol):
    """What a module in this folder offers."""

    SUFFIX: str

    def render(self, comparison: Comparison, documents: Sequence[Document], by: By | None, lang: Language) -> bytes:
        """The file."""


@cache
def outputs() -> dict[str, Output]:
    """Every format, by its suffix. A module is imported when all are listed; its heavy imports stand inside `render`."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    found = (cast("Output", import_module(f"{__name__}.{name}")) for name in names)
    return {module.SUFFIX: module for module in found}
