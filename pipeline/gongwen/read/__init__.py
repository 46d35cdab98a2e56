"""Files to text: `read` tells the format and hands over to its reader."""

from __future__ import annotations

import hashlib
from pathlib import Path

from gongwen.read.source import SourceText

__all__ = ["SourceText", "read", "read_text"]


def read(source: Path | bytes) -> SourceText:
    """Skeleton."""
    data = source if isinstance(source, bytes) else source.read_bytes()
    name = source.name if isinstance(source, Path) else "text"
    return SourceText(name, "text/plain", hashlib.sha256(data).hexdigest(), len(data), "utf-8", data.decode("utf-8"))


def read_text(text: str) -> SourceText:
    """Skeleton."""
    return read(Path(text)) if "\n" not in text and len(text) < 300 and Path(text).is_file() else read(text.encode())
