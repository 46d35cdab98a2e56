"""What the readings of a blank have in common."""

from __future__ import annotations

from typing import NamedTuple

from gongwen.document.model import BlankKind

LETTERS = "xX×хХ╳"  # noqa: RUF001 the Cyrillic pair and the box drawing cross are typed for them
FILL = rf"(?:[{LETTERS}]{{1,4}}|_{{1,12}}|[〇△]{{1,4}}|…{{1,2}})"
"""A mark as it stands for one part of a date."""
NUMERALS = "0123456789〇一二三四五六七八九十百千零"


class Gap(NamedTuple):
    """text[start:end] is to be filled in."""

    start: int
    end: int
    kind: BlankKind
