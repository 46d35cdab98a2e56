"""A plan as the extractors see it: its text and view, its sections, its sentences and clauses.

Units, the same for every kind of fact:

* a *sentence* ends after 。！？； and at a line's end; a *clause* also after a comma, a colon and a tab (a table's cell);
* a mark inside 《…》, “…”, （…） and their like ends nothing where the pair closes on its line within about 120 characters;
  where a quotation or a bracket ends with a 。 of its own and the text goes on afresh, the sentence ends after it;
* a colon between digits (12:30, 1:2) or before // and a comma that groups digits (1,200) end nothing;
* a section's label is a unit of its own, and so is its heading with the mark that closes it: text starts after both.

All of it is one pass with bounded looks ahead; an opening mark that nothing closes is a character like any other.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import Generic, TypeVar

import msgspec

from gongwen.normalise import Normal
from gongwen.segment import Sketch
from gongwen.text.notices import Doubt

F = TypeVar("F")
CELL_MARKS = "\t|"
"""What stands between the cells of a table's row: tabs, as readers deliver tables, or the bars of a Markdown table."""


class Found(msgspec.Struct, Generic[F], frozen=True):
    """The facts of one kind in one plan, in order, and what was doubtful about them."""

    facts: tuple[F, ...]
    doubts: tuple[Doubt, ...] = ()


def _pair(opening: str, closing: str, but: str = r"\n") -> str:
    """What follows `opening` up to its `closing`: bounded, on one line, up to three pairs of the same kind inside.

    Every part is possessive, and none may run over another opening, so that unclosed ones cost no more than their number.
    """
    inside = rf"[^{opening}{closing}{but}]"
    nested = rf"(?:{opening}{inside}{{0,60}}+{closing}{inside}{{0,60}}+){{0,3}}+" if opening != closing else ""
    return rf"(?<={opening}){inside}{{0,120}}+{nested}{closing}"


@cache
def _unit_marks() -> re.Pattern[str]:
    """Group 1 matches (empty) where a sentence ends, 2 to 4 where only a clause does, at a comma, a colon, a tab.

    It runs over the folded view. A leading character class and then one branch per mark: the search skips all other
    characters at once.
    """
    pairs = "|".join(
        (
            *(_pair(*pair) for pair in ("《》", "〈〉", "“”", "‘’", "【】", "「」", "『』", "〔〕")),
            _pair(r"\(", r"\)"),
            _pair(r"\[", r"\]"),
            _pair('"', '"', r"\n。;!?"),  # both sides look alike: a pair is only what holds no sentence
        )
    )
    return re.compile(
        r"""[。!?;\n,:\t《〈“‘【「『〔(\["]"""
        r"""(?:(?<=[。!?;\n])(?:[。!?;\n]| {1,8}(?=\n))*+()"""
        r"""|(?<=,)(?!(?<=\d,)\d{3}(?!\d))()"""
        r"""|(?<=:)(?!(?<=\d:)\d|//)()"""
        r"""|(?<=\t)()"""
        rf"""|(?:{pairs})(?:(?<=。[”’」』")])(?![的等之中、,;:。!?)”’」』》〉])())?)"""
    )


class PlanText:
    """One plan, ready for extraction. All offsets are of the document's text; patterns run over `view` with pos/endpos.

    `view` is the *whole document's* view (same offsets as `text`); stay within [start, end), best within [body, tail).
    `sentence_starts` and `clause_starts` are where units start, ascending; the plan's end closes both. `comma_starts` are
    the starts of clauses behind a comma or a tab. `celled`: does it hold a mark between the cells of a table's row? `span`
    gives text[start:end] with its home in the source.
    """

    def __init__(self, normal: Normal, sketch: Sketch, index: int) -> None:
        """Prepare plan number `index` of a document."""
        self.normal = normal
        self.sketch = sketch
        self.index = index
        self.text = normal.text
        self.view = normal.view
        self.start, self.end = sketch.start, sketch.end
        self.body, self.tail = sketch.body, sketch.tail
        self.year = sketch.year
        self.celled = any(self.view.find(mark, self.start, self.end) >= 0 for mark in CELL_MARKS)
        self.span = normal.span
        self._parts = sketch.parts
        self._starts = [part.start for part in sketch.parts]
        self._plan_id = f"p{index + 1}"
        self.sentence_starts, self.clause_starts, self.comma_starts = self._units()

    def _units(self) -> tuple[list[int], list[int], list[int]]:
        """Where sentences, clauses, and the latter behind a comma or a tab start: after their marks, or by the plan's frame."""
        frame = [self.start, self.body, self.tail, self.end]
        for part in self.sketch.parts:
            frame += (part.start, self._after_label(part.label_end))
            if part.heading is not None:
                frame += (part.heading[0], self._after_heading(part.heading[1]))
        sentences = [at for at in frame if self.start <= at <= self.end]
        commas: list[int] = []
        colons: list[int] = []
        ended_by = (None, sentences, commas, colons, commas, sentences)
        for mark in _unit_marks().finditer(self.view, self.start, self.end):
            ends_here = ended_by[mark.lastindex or 0]
            if ends_here is not None:
                ends_here.append(mark.end())
        ends = sorted({*sentences})
        return ends, sorted({*ends, *colons, *commas}), commas

    def _after_label(self, end: int) -> int:
        """Where the text after a label starts: the blanks behind it belong to the label."""
        while end < self.end and self.view[end] == " ":
            end += 1
        return end

    def _after_heading(self, end: int) -> int:
        """Where the text after a heading starts: the mark or the line's end that closes the heading belongs to it."""
        while end < self.end and self.view[end] in "。;:,!? \n":
            end += 1
        return end

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence that holds offset `at`, its end mark included."""
        starts = self.sentence_starts
        k = bisect_right(starts, at)
        return starts[k - 1], starts[k] if k < len(starts) else self.end

    def clause(self, at: int) -> tuple[int, int]:
        """The clause (between commas) that holds offset `at`, its end mark included."""
        starts = self.clause_starts
        k = bisect_right(starts, at)
        return starts[k - 1], starts[k] if k < len(starts) else self.end

    def part_at(self, start: int, end: int) -> int:
        """The index of the innermost section that holds [start, end), -1 where none does."""
        k = bisect_right(self._starts, start) - 1
        parts = self._parts
        while k >= 0 and parts[k].end < end:
            k = parts[k].parent
        return k

    def section(self, start: int, end: int) -> str | None:
        """The id of the innermost section that holds [start, end)."""
        k = self.part_at(start, end)
        return f"{self._plan_id}s{k + 1}" if k >= 0 else None

    def section_id(self, k: int) -> str:
        """The id of the plan's k-th section."""
        return f"{self._plan_id}s{k + 1}"

    def fact_id(self, kind: str, k: int) -> str:
        """The id of the k-th (from 0) fact of a kind ("r", "q", …) in this plan."""
        return f"{self._plan_id}{kind}{k + 1}"
