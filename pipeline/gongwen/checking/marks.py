"""Marks in a draft that silence findings, where the format has room for them: text and Markdown.

    <!-- gongwen: ignore GW301 -->              on a line with words: this line; on a line of its own: the next one
    <!-- gongwen: ignore GW301 GW304 -->        several rules; without a code: all of them
    <!-- gongwen: ignore-file GW205 -->         the whole file

Word's and the printed formats have no such place: there `--ignore` and the configuration serve.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from gongwen.checking.finding import Finding

_MARK = re.compile(r"<!--[ \t]*gongwen:[ \t]*ignore(?P<file>-file)?(?P<codes>(?:[ \t,]+GW\d{1,3})*)[ \t]*-->")


class _Mark(NamedTuple):
    start: int
    end: int
    codes: tuple[str, ...]


class Marks:
    """The marks of one draft."""

    def __init__(self, source: str) -> None:
        """Find them in the text as it was read, before anything was taken out of it."""
        self._marks: list[_Mark] = []
        if "<!--" not in source:
            return
        for match in _MARK.finditer(source):
            start = source.rfind("\n", 0, match.start()) + 1
            end = _line_end(source, match.end())
            if not _MARK.sub("", source[start:end]).strip():
                start, end = end, _line_end(source, end + 1)
            if match["file"]:
                start, end = 0, len(source)
            self._marks.append(_Mark(start, end, tuple(re.findall(r"GW\d+", match["codes"]))))

    def silence(self, finding: Finding) -> bool:
        """Does a mark stand for this finding's rule where the finding begins?"""
        at = 0 if finding.span is None else finding.span.source_start
        return any(
            mark.start <= at <= mark.end and (not mark.codes or finding.code.startswith(mark.codes))
            for mark in self._marks
        )


def _line_end(source: str, at: int) -> int:
    end = source.find("\n", at)
    return len(source) if end < 0 else end
