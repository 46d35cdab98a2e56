"""Text as printed: the source's own characters, without what normalising took away as no part of it.

Titles, labels and document numbers are names: they are given as printed (第一條), not simplified.
"""

from __future__ import annotations

from bisect import bisect_left

from gongwen.normalise import Normal


def as_printed(normal: Normal, start: int, end: int) -> str:
    """What text[start:end] is in the source: every edit in it done, except those that change the script."""
    if normal.script == "Hans":
        return normal.text[start:end]
    source, edits = normal.edited.source, normal.edited.edits
    at, stop = normal.edited.to_source(start, end)
    pieces: list[str] = []
    for k in range(bisect_left(edits, at, key=lambda edit: edit.start), len(edits)):
        edit = edits[k]
        if edit.start >= stop:
            break
        pieces.append(source[at : edit.start])
        pieces.append(source[edit.start : edit.end] if edit.kind == "script" else edit.replacement)
        at = edit.end
    pieces.append(source[at:stop])
    return "".join(pieces)
