"""Source text to canonical text: simplified characters, artefacts gone, wraps joined; every change an edit.

Each step is a named pure function: a draft in, proposed edits out; `steps` says their order, with the reason for each
place. After `normalise` it is guaranteed that

* the edits, applied to the source, give the text, exactly;
* nothing was changed without an edit whose kind says why: "invisible", "newline", "radical", "gloss", "script", "noise",
  "markup", "wrap", "space";
* lines end with one newline, and nothing else ends a line;
* what is only suspected (a mask) is a doubt, and the text still has it.

What later stages can count on, and what not: 组　长 and 总　则 are one word, names are whole, a blank or more between name
and post stays; a blank between ideograph and number is gone, save behind a number that opens a line; cells of a row are
parted by tabs; indents and blank lines are as they were; a title in two lines is two lines.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from gongwen.document.model import Script, Span
from gongwen.normalise.masks import masked_words
from gongwen.normalise.proposal import Draft
from gongwen.normalise.steps import CHARACTERS, LAYOUT, PLAIN, is_plain
from gongwen.normalise.steps.script import han
from gongwen.read.source import SourceText
from gongwen.text.edits import Edit, EditedText
from gongwen.text.notices import Doubt
from gongwen.text.view import fold, view_of

__all__ = ["Normal", "normalise"]


class Normal:
    """The canonical text of a source, its view for patterns, and the way home."""

    def __init__(
        self,
        source: SourceText,
        edited: EditedText,
        script: Script,
        doubts: tuple[Doubt, ...],
        view: str | None = None,
    ) -> None:
        """Hold the outcome; `normalise` makes these."""
        self.source = source
        self.edited = edited
        self.script = script
        self.doubts = doubts
        self.text = edited.text
        self.view = view_of(self.text) if view is None else view
        """The text folded for patterns: the same length and offsets (`gongwen.text.view`)."""

    @cached_property
    def noise(self) -> tuple[str, ...]:
        """What was removed as noise, run by run, in simplified characters: its facts (发文字号, 成文日期) are still worth reading."""
        text, end = self.source.text, -1
        runs: list[str] = []
        for edit in self.edited.edits:
            if edit.kind == "noise":
                run = text[edit.start : edit.end]
                if edit.start == end:
                    runs[-1] += run
                else:
                    runs.append(run)
                end = edit.end
            elif edit.kind == "gloss" and edit.start == end:
                end = edit.end
        return tuple(runs) if self.script in ("Hans", "other") else tuple(map(_as_characters, runs))

    def span(self, start: int, end: int) -> Span:
        """The span text[start:end] with its home in the source."""
        source_start, source_end = self.edited.to_source(start, end)
        pages = self.source.page_starts
        page = bisect_right(pages, source_start) or None if pages else None
        return Span(start, end, source_start, source_end, page)


def _as_characters(text: str) -> str:
    """`text` after those steps that look at characters only."""
    for step in CHARACTERS:
        edits = step(Draft(text)).edits
        text = EditedText(text).apply(edits).text if edits else text
    return text


def normalise(source: SourceText) -> Normal:
    """The canonical text of `source`. Total: never fails, whatever the text."""
    markdown = source.name.lower().endswith((".md", ".markdown")) or source.media_type == "text/markdown"
    edited = EditedText(source.text, tuple(Edit(start, end, "", "noise") for start, end in source.asides))
    plain = is_plain(edited.text)
    script: Script = "Hans" if plain and han().search(edited.text) else "other"
    # A stage works on the text that the one before has left, so that its steps pass on its own edits only: simplifying makes
    # very many.
    done = EditedText(edited.text)
    for step in PLAIN if plain else CHARACTERS:
        proposal = step(Draft(done.text, markdown))
        done = done.apply(proposal.edits) if proposal.edits else done
        script = proposal.script or script
    edited = _with(edited, done)
    done = EditedText(edited.text)
    view = fold(edited.text)
    pages = [edited.to_text(page) for page in source.page_starts]
    for step in LAYOUT:
        at = tuple(map(done.to_text, pages)) if pages else ()
        proposal = step(Draft(done.text, markdown, at, None if done.edits else view))
        done = done.apply(proposal.edits) if proposal.edits else done
    edited = _with(edited, done)
    view = view_of(edited.text, _refolded(view, done.edits) if edited.text == done.text else None)
    return Normal(source, edited, script, masked_words(view), view)


def _with(edited: EditedText, stage: EditedText) -> EditedText:
    """A text with what a stage did to it."""
    if not stage.edits:
        return edited
    return edited.apply(stage.edits) if edited.edits else stage


def _refolded(view: str, edits: tuple[Edit, ...]) -> str:
    """The view of a text after `edits`, given the one before."""
    parts: list[str] = []
    last = 0
    for edit in edits:
        parts.append(view[last : edit.start])
        if edit.replacement:
            parts.append(edit.replacement if edit.replacement in _SAME else fold(edit.replacement))
        last = edit.end
    return "".join(parts) + view[last:]


_SAME = ("\n", "\t", " ")
"""These are their own view."""
