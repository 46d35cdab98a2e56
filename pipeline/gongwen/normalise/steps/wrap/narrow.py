"""Where a text whose lines are whole paragraphs may hold a column that a narrow page broke: which lines that would be.

Many of its lines that end in no end mark have the very same width, and no line is wider, but the first, which may have its
label in the margin. Whether they are one is told by the page of these lines alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from gongwen.normalise.steps.wrap.measure import TERMINAL, unit_shape, width
from gongwen.normalise.steps.wrap.page import Row

_LETTERS = range(12, 100)
"""Letters that an open line of such a column has."""
_OPEN = 4
"""So many open lines have its width."""
_LINES = 5
"""So many lines stand together."""
_MORE = 2
"""Columns by which a line may be wider: marks that may not begin one."""


def columns(text: str, rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """The first and the last line of each run of lines that may be a column."""
    wide = [
        width(text[row.begin : row.end])
        for row in rows
        if row.end - row.begin in _LETTERS and text[row.end - 1] not in TERMINAL
    ]
    if len(wide) < _OPEN:
        return
    full, times = max(Counter(wide).items(), key=lambda each: (each[1], each[0]))
    if times < _OPEN:
        return
    first = 0
    for k, row in enumerate(rows):
        inside = row.end - row.begin < _LETTERS.stop and width(text[row.begin : row.end]) <= full + _MORE
        if inside:
            continue
        if k - first >= _LINES:
            yield first, k - 1
        labelled = text[row.end - 1] not in TERMINAL and unit_shape(text, row.start, row.end) is not None
        first = k if labelled else k + 1
    if len(rows) - first >= _LINES:
        yield first, len(rows) - 1
