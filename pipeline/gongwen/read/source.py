"""What a reader delivers."""

from __future__ import annotations

import msgspec


class SourceText(msgspec.Struct, frozen=True):
    """One uploaded file as text. `page_starts` are the offsets in `text` where pages begin; empty if it has none."""

    name: str
    media_type: str
    sha256: str
    size: int
    encoding: str | None
    text: str
    page_starts: tuple[int, ...] = ()
    doubts: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    """(code, facts) of what reading was unsure of."""
