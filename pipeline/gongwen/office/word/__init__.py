"""A Word document that is written into: comments at exact characters, words put in place of others, all else untouched.

    manuscript  spans of the text → runs; comments, replacements; the bytes of the result
    cutting     one run of a paragraph cut in two that look the same
    packing     the same parts, the same bytes

Spans are those of `source.text` (`source_start`, `source_end` of a fact); `gongwen.read.word.trace` says which element shows
which characters, so nothing is searched for. Needs the extra `office` (python-docx).

    data = path.read_bytes()
    manuscript = Manuscript(data, path.name)
    manuscript.comment(span.source_start, span.source_end, "…", author="gongwen")
    manuscript.replace(blank.source_start, blank.source_end, "某某")   # in the format of the characters replaced
    path.write_bytes(manuscript.save())
"""

from __future__ import annotations

from gongwen.office.word.manuscript import Anchored, Manuscript

__all__ = ["Anchored", "Manuscript"]
