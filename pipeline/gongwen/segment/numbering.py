"""What the numbering of a plan was up to a title that may open another: does one begin again below it?"""

from __future__ import annotations

import msgspec

from gongwen.segment import naming, titles
from gongwen.segment.lines import Line
from gongwen.segment.opening import Opening
from gongwen.segment.titles import Title

LONGEST_HEADING = 20
"""A heading without a number, or a name without a kind, has so many characters at most."""
_MOST_DIGITS = 4


class Numbering(msgspec.Struct):
    """The present plan's numbering up to line `upto`: its first style, all of them, the last, whether it has unnumbered headings."""

    first: int
    upto: int
    main: str | None
    styles: set[str]
    headings: bool
    last: str = ""


class Numberings:
    """The numbering of the present plan, as far as it has been asked for: each line is looked at once."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self._kept = Numbering(-1, 0, None, set(), headings=False)

    def before(self, title: Title, current: Opening) -> Numbering:
        """The numbering from the present plan's title to `title`."""
        kept = self._kept
        if kept.first != current.first or kept.upto > title.first:
            start = current.first if current.title is None else current.title.last + 1
            kept = self._kept = Numbering(current.first, start, None, set(), headings=False)
        for j in range(kept.upto, title.first):
            label = self._lines[j].label
            if label is None:
                kept.headings = kept.headings or self._is_heading(j)
            elif not label.weak:
                kept.main = kept.main or label.style
                kept.styles.add(label.style)
                kept.last = label.style
        kept.upto = title.first
        return kept

    def _is_heading(self, j: int) -> bool:
        """An unnumbered heading, with numbering under it?"""
        line, below = self._lines[j], self._lines[j + 1]
        return (
            below.label is not None
            and below.label.number == 1
            and len(line.text) <= LONGEST_HEADING
            and line.text[0] not in "(《【["
            and not titles.ends_head_line(line.text)
            and sum(c.isdigit() for c in line.text) <= _MOST_DIGITS
            and titles.may_be_title(line)
            and (naming.kind(line.text) in (None, "其他") or naming.is_general(line.text))
        )
