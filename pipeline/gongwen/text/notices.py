"""Doubts on their way to the document: recorded where they arise, in offsets of the text they arise in."""

from __future__ import annotations

import msgspec

from gongwen.messages import say


class Doubt(msgspec.Struct, frozen=True):
    """Damage or doubt about text[start:end] (the canonical text), or about the whole document where both are None."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None


def doubt(code: str, start: int | None = None, end: int | None = None, /, **facts: object) -> Doubt:
    """A doubt with its message from the table."""
    return Doubt(code, say(code, **facts), start, end)
