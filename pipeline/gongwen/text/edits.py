"""Text that remembers where it came from.

`EditedText` is a source, the edits that were made to it, and the text that results. A step proposes edits to the text
as it stands; `apply` returns a new `EditedText` whose edits are still relative to the *source*, ascending and disjoint.
Spans of the text map home by looking the edits up, never by searching: exactly, at any length, in logarithmic time;
applying n edits takes time linear in the text.

How edits compose, so that no proposal is ever an error:

* a proposal that runs across an earlier deletion is split there (a replacement of equal length is shared out by
  character, any other goes to the first part); kinds are never merged;
* a proposal that touches characters which an earlier edit wrote is dropped: the earlier step has spoken. Steps are
  ordered (see `gongwen.normalise`) so that this doesn't happen on real text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import pairwise

import msgspec


class Edit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Replace text[start:end] (half-open code points) by `replacement`; `kind` names what was changed, and so why."""

    start: int
    end: int
    replacement: str
    kind: str


class EditedText:
    """A source text, what was done to it, and the result."""

    __slots__ = ("_ends", "_homes", "_starts", "edits", "source", "text")

    def __init__(self, source: str, edits: tuple[Edit, ...] = ()) -> None:
        """Apply ascending, disjoint edits (relative to `source`) to it."""
        self.source = source
        self.edits = edits
        parts: list[str] = []
        self._starts: list[int] = []  # where each edit's replacement starts in the text
        self._ends: list[int] = []  # … and ends
        last = at = 0
        for edit in edits:
            kept = source[last : edit.start]
            parts += (kept, edit.replacement)
            at += len(kept)
            self._starts.append(at)
            at += len(edit.replacement)
            self._ends.append(at)
            last = edit.end
        parts.append(source[last:])
        self.text = "".join(parts) if edits else source

    def apply(self, proposed: Iterable[Edit]) -> EditedText:
        """The text with `proposed` (ascending, disjoint, relative to the present text) done as well."""
        fresh: list[Edit] = []
        for edit in proposed:
            fresh.extend(self._home(edit))
        if not fresh:
            return self
        return EditedText(self.source, tuple(sorted((*self.edits, *fresh), key=lambda e: (e.start, e.end))))

    def _home(self, edit: Edit) -> list[Edit]:
        """`edit` in terms of the source: split at earlier deletions, nothing where it touches earlier replacements."""
        first = bisect_right(self._ends, edit.start)
        stop = bisect_left(self._starts, edit.end)
        if edit.start == edit.end:
            inside = first < len(self.edits) and self._starts[first] < edit.start
            at = self.to_source(edit.start, edit.start)[0]
            return [] if inside else [Edit(at, at, edit.replacement, edit.kind)]
        crossed = range(first, stop)
        if any(self._starts[k] < self._ends[k] for k in crossed):
            return []
        shift = self._shift(first)
        if not crossed:
            return [Edit(edit.start + shift, edit.end + shift, edit.replacement, edit.kind)]
        cuts = [edit.start, *(self._starts[k] for k in crossed), edit.end]
        shared = len(edit.replacement) == edit.end - edit.start
        parts: list[Edit] = []
        for n, (start, end) in enumerate(pairwise(cuts)):
            shift = self._shift(first + n)
            if start == end:
                continue
            if shared:
                replacement = edit.replacement[start - edit.start : end - edit.start]
            else:
                replacement = "" if parts else edit.replacement
            parts.append(Edit(start + shift, end + shift, replacement, edit.kind))
        return parts

    def _shift(self, done: int) -> int:
        """What to add to an offset of the text after the first `done` edits to get the source's."""
        return self.edits[done - 1].end - self._ends[done - 1] if done else 0

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The span of the source that text[start:end] came from; deleted neighbours are not part of it."""
        first = bisect_right(self._ends, start)
        if first < len(self.edits) and self._starts[first] < start:
            home = self._within(first, start, upper=False)
        else:
            home = start + self._shift(first)
        if start == end:
            return home, home
        last = bisect_left(self._starts, end)
        if last and self._ends[last - 1] > end:
            return home, self._within(last - 1, end, upper=True)
        # Deletions that stand exactly at `end` come after the span.
        while last and self._starts[last - 1] >= end:
            last -= 1
        return home, end + self._shift(last)

    def _within(self, k: int, at: int, *, upper: bool) -> int:
        """The home of an offset inside a replacement: exact where lengths agree, else the edit's edge."""
        edit = self.edits[k]
        if len(edit.replacement) == edit.end - edit.start:
            return edit.start + at - self._starts[k]
        return edit.end if upper else edit.start
