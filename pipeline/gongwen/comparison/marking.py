"""One text with what makes it differ from another marked in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from gongwen.comparison.sharing import Edit

__all__ = ["Part", "marked"]

Part = tuple[Literal["same", "deleted", "inserted"], str]


def marked(before: str, after: str, edits: Sequence[Edit]) -> list[Part]:
    """`after` in parts: what is the same, what `before` had in its place, what is new.

    >>> marked("不少于4次", "不少于2次", [Edit(kind="replace", before=(3, 4), after=(3, 4))])
    [('same', '不少于'), ('deleted', '4'), ('inserted', '2'), ('same', '次')]
    """
    parts: list[Part] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: edit.after):
        parts.append(("same", after[at : edit.after[0]]))
        parts.append(("deleted", before[edit.before[0] : edit.before[1]]))
        parts.append(("inserted", after[edit.after[0] : edit.after[1]]))
        at = edit.after[1]
    parts.append(("same", after[at:]))
    return [part for part in parts if part[1]]
