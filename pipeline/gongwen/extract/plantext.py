"""A plan as the extractors see it: its text and view, its sections, its sentences and clauses."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Generic, TypeVar

import msgspec

from gongwen.document.model import Span
from gongwen.normalise import Normal
from gongwen.segment import Sketch
from gongwen.text.notices import Doubt

F = TypeVar("F")

# A sentence ends after 。！？； or at a line's end; a clause after a comma as well. Runs over the folded view.
_SENTENCE_END = re.compile(r"[。!?;\n]+")
_CLAUSE_END = re.compile(r"[。!?;\n,:]+")


class Found(msgspec.Struct, Generic[F], frozen=True):
    """The facts of one kind in one plan, in order, and what was doubtful about them."""

    facts: tuple[F, ...]
    doubts: tuple[Doubt, ...] = ()


class PlanText:
    """One plan, ready for extraction. All offsets are of the document's text; patterns run over `view` with pos/endpos.

    `view` is the *whole document's* view (same offsets as `text`); stay within [start, end), best within [body, tail).
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
        self._sentences = self._cuts(_SENTENCE_END)
        self._clauses = self._cuts(_CLAUSE_END)
        self._starts = [part.start for part in sketch.parts]

    def _cuts(self, pattern: re.Pattern[str]) -> list[int]:
        """Where units start: the plan's start, and after every end mark; the plan's end closes the list.

        A section's label starts a unit as well, whatever stands before it.
        """
        cuts = {m.end() for m in pattern.finditer(self.view, self.start, self.end)}
        cuts.update(part.start for part in self.sketch.parts)
        cuts.update((self.start, self.body, self.tail, self.end))
        return sorted(cuts)

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence that holds offset `at`, its end mark included."""
        k = bisect_right(self._sentences, at)
        return self._sentences[k - 1], self._sentences[k] if k < len(self._sentences) else self.end

    def clause(self, at: int) -> tuple[int, int]:
        """The clause (between commas) that holds offset `at`, its end mark included."""
        k = bisect_right(self._clauses, at)
        return self._clauses[k - 1], self._clauses[k] if k < len(self._clauses) else self.end

    def part_at(self, start: int, end: int) -> int:
        """The index of the innermost section that holds [start, end), -1 where none does."""
        k = bisect_right(self._starts, start) - 1
        parts = self.sketch.parts
        while k >= 0 and parts[k].end < end:
            k = parts[k].parent
        return k

    def section(self, start: int, end: int) -> str | None:
        """The id of the innermost section that holds [start, end)."""
        k = self.part_at(start, end)
        return self.section_id(k) if k >= 0 else None

    def section_id(self, k: int) -> str:
        """The id of the plan's k-th section."""
        return f"p{self.index + 1}s{k + 1}"

    def fact_id(self, kind: str, k: int) -> str:
        """The id of the k-th (from 0) fact of a kind ("r", "q", …) in this plan."""
        return f"p{self.index + 1}{kind}{k + 1}"

    def span(self, start: int, end: int) -> Span:
        """The span with its home in the source."""
        return self.normal.span(start, end)
