"""Text that remembers where it came from.

`EditedText` is a source, the edits that were made to it, and the text that results. A step proposes edits to the text
as it stands; `apply` returns a new `EditedText` whose edits are still relative to the *source*, ascending and disjoint.
Spans of the text map home by looking the edits up, never by searching: exactly, at any length, in logarithmic time.
Applying n edits takes time linear in the text and in n.

How edits compose, so that a proposal is never an error and the text is what the latest step said:

* a proposal that runs across an earlier deletion is split there, and both stay: kinds are never merged (a replacement
  of equal length is shared out by character, any other goes to the first part);
* a proposal that covers what an earlier edit wrote takes its place: the character that was first simplified and then
  deleted with its line is deleted, once, by the later edit;
* a proposal that covers a *part* of what an earlier edit wrote cuts that edit in two where lengths are equal, so that
  each character has a home of its own; else it is dropped, for no cut would be true;
* what is no ascending, disjoint row of spans of the text is dropped.
"""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property

import msgspec


class Edit(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """Replace text[start:end] (half-open code points) by `replacement`; `kind` names what was changed, and so why."""

    start: int
    end: int
    replacement: str
    kind: str


class EditedText:
    """A source text, what was done to it, and the result."""

    def __init__(self, source: str, edits: tuple[Edit, ...] = (), text: str | None = None) -> None:
        """Apply ascending, disjoint edits (relative to `source`) to it; `text`: the result, where it is known."""
        self.source = source
        self.edits = edits
        starts: list[int] = []  # where each edit's replacement starts in the text
        ends: list[int] = []  # … and ends
        shifts = [0]  # what to add to an offset of the text after the first k edits to get the source's
        shift = last = 0
        parts: list[str] = []
        for edit in edits:
            start, end, replacement = edit.start, edit.end, edit.replacement
            at = start - shift
            starts.append(at)
            at += len(replacement)
            ends.append(at)
            shift = end - at
            shifts.append(shift)
            parts.append(source[last:start])
            parts.append(replacement)
            last = end
        starts.append(sys.maxsize)  # as if one more began behind the text
        self._starts = starts
        self._ends = ends
        self._shifts = shifts
        if text is None:
            text = "".join(parts) + source[last:] if edits else source
        self.text = text

    def apply(self, proposed: Iterable[Edit]) -> EditedText:
        """The text with `proposed` (ascending, disjoint, relative to the present text) done as well."""
        at, length, done = 0, len(self.text), False
        if not self.edits:
            kept: list[Edit] = []
            for edit in proposed:
                if at <= edit.start <= edit.end <= length:
                    at = edit.end
                    if edit.start < at or edit.replacement:
                        kept.append(edit)
            return EditedText(self.source, tuple(kept)) if kept else self
        merge = _Merge(self.source, self.edits, self._starts, self._ends)
        for edit in proposed:
            if at <= edit.start <= edit.end <= length:
                done = merge.add(edit) or done
                at = edit.end
        return EditedText(self.source, merge.finish()) if done else self

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The span of the source that text[start:end] came from; deleted neighbours are not part of it."""
        if not self.edits:
            return start, end
        starts, ends, shifts = self._starts, self._ends, self._shifts
        first = bisect_right(ends, start)
        following, shift = starts[first], shifts[first]
        if end <= following:
            return start + shift, end + shift
        home = self._within(first, start, upper=False) if following < start else start + shift
        if start == end:
            return home, home
        last = bisect_left(starts, end, first)
        if last and ends[last - 1] > end:
            return home, self._within(last - 1, end, upper=True)
        return home, end + shifts[last]

    def _within(self, k: int, at: int, *, upper: bool) -> int:
        """The home of an offset inside a replacement: exact where lengths agree, else the edit's edge."""
        edit = self.edits[k]
        if len(edit.replacement) == edit.end - edit.start:
            return edit.start + at - self._starts[k]
        return edit.end if upper else edit.start

    @cached_property
    def _homes(self) -> list[int]:
        return [edit.start for edit in self.edits]

    def to_text(self, at: int) -> int:
        """Where offset `at` of the source is in the text; what was deleted or rewritten is where its edit starts."""
        done = bisect_right(self._homes, at)
        if not done:
            return at
        edit = self.edits[done - 1]
        return self._ends[done - 1] + at - edit.end if at >= edit.end else self._starts[done - 1]


class _Merge:
    """Earlier edits and proposals on their way into one row, both in the order of the text.

    `_next` is the earlier edit that comes next: what is before it has been given out. `_cut` is what a proposal has
    left of that edit where it took away the front: its text offset, and the edit from there on.
    """

    def __init__(self, source: str, edits: tuple[Edit, ...], starts: list[int], ends: list[int]) -> None:
        self._source = source
        self._edits = edits
        self._starts = starts
        self._ends = ends
        self._next = 0
        self._cut: tuple[int, Edit] | None = None
        self._out: list[Edit] = []
        self._count = len(edits)

    def add(self, edit: Edit) -> bool:
        """Place a proposal; whether it could be."""
        if edit.start == edit.end and not edit.replacement:
            return False
        if self._next < self._count and self._ends[self._next] <= edit.start:
            self._pass(edit.start)
        k = self._next
        if k == self._count or self._starts[k] >= edit.end:
            if k == 0:
                self._out.append(edit)
            else:
                shift = self._edits[k - 1].end - self._ends[k - 1]
                self._out.append(Edit(edit.start + shift, edit.end + shift, edit.replacement, edit.kind))
            return True
        stop = k
        while stop < self._count and self._starts[stop] < edit.end:
            stop += 1
        if self._parts_unequal(edit, stop):
            return False
        self._across(edit, stop)
        return True

    def _across(self, edit: Edit, stop: int) -> None:
        """Place a proposal that meets the earlier edits from the next one up to `stop`."""
        self._front(edit.start)
        cursor, at = self._home(self._next, edit.start), edit.start
        shared = len(edit.replacement) == edit.end - edit.start
        rest = edit.replacement
        for k in range(self._next, stop):
            if self._starts[k] == self._ends[k]:
                mark = self._starts[k]
                part = rest[: mark - at] if shared else rest
                self._put(cursor, self._edits[k].start, part, edit.kind)
                self._out.append(self._edits[k])
                rest = rest[mark - at :] if shared else ""
                cursor, at = self._edits[k].end, mark
        home = self._home(stop - 1, edit.end)
        self._put(cursor, home, rest, edit.kind)
        self._next, self._cut = stop, None
        if self._ends[stop - 1] > edit.end:
            last = self._edits[stop - 1]
            behind = last.replacement[edit.end - self._starts[stop - 1] :]
            self._next, self._cut = stop - 1, (edit.end, Edit(home, last.end, behind, last.kind))

    def finish(self) -> tuple[Edit, ...]:
        """All of them."""
        self._pass(None)
        return tuple(self._out)

    def _pass(self, start: int | None) -> None:
        """Give out the earlier edits that end at or before `start`, or all."""
        while self._next < self._count and (start is None or self._ends[self._next] <= start):
            self._out.append(self._cut[1] if self._cut else self._edits[self._next])
            self._next, self._cut = self._next + 1, None

    def _front(self, start: int) -> None:
        """Give out what stands before `start` of an edit that the proposal covers from there on."""
        begin, edit = self._cut or (self._starts[self._next], self._edits[self._next])
        if begin < start:
            length = start - begin
            self._out.append(Edit(edit.start, edit.start + length, edit.replacement[:length], edit.kind))

    def _parts_unequal(self, edit: Edit, stop: int) -> bool:
        """Does the proposal part an earlier replacement that has no home for each of its characters?"""
        for k in {self._next, stop - 1}:
            inside = self._starts[k] < edit.start or self._ends[k] > edit.end
            earlier = self._edits[k]
            if inside and (edit.start == edit.end or len(earlier.replacement) != earlier.end - earlier.start):
                return True
        return False

    def _home(self, k: int, at: int) -> int:
        """The home of `at`, which lies before the k-th edit, inside it (then it is of equal length), or behind it."""
        if at >= self._ends[k]:
            return self._edits[k].end + at - self._ends[k]
        return self._edits[k].start + at - self._starts[k]

    def _put(self, start: int, end: int, replacement: str, kind: str) -> None:
        if self._source[start:end] != replacement:
            self._out.append(Edit(start, end, replacement, kind))
