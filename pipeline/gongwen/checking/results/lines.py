"""Lines and columns of a text: where a finding is, as editors count."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple


class Position(NamedTuple):
    """Line and column, both from 1; columns count code points."""

    line: int
    column: int


class Lines:
    """The lines of a text. CR LF and LF end a line, as in SARIF."""

    def __init__(self, text: str) -> None:
        """Find where they start."""
        self._text = text
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)

    def position(self, at: int) -> Position:
        r"""Where character `at` stands.

        >>> Lines("学习\n会议").position(4)
        Position(line=2, column=2)
        """
        line = bisect_right(self._starts, at) - 1
        return Position(line + 1, at - self._starts[line] + 1)

    def around(self, at: int) -> tuple[int, int]:
        """Start and end (without the line's end) of the line that character `at` stands in."""
        start = self._starts[bisect_right(self._starts, at) - 1]
        end = self._text.find("\n", at)
        end = len(self._text) if end < 0 else end
        return start, end - (self._text[start:end].endswith("\r"))
