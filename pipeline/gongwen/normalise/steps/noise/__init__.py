"""What is printed around and between the text and is no part of it (edit kind "noise").

Upload platforms, government sites and databases print records, menus, notices and links around a document, and pages
number themselves. The search is by lines, and by three questions: what shape has the line (`shapes`, `fields`), where does it stand
(above the text, below it, between), and what stands beside it. Words that a document might print too count only in a run
of lines that has a sure sign; in the middle of a text only shapes that no document has of its own are taken out. What is
taken out stays readable: its facts (发文字号, 成文日期) are in `Normal.noise`.
"""

from __future__ import annotations

from gongwen.normalise.proposal import NOTHING, Draft, Proposal
from gongwen.normalise.steps.noise.contents import mark_contents
from gongwen.normalise.steps.noise.copies import mark_copies
from gongwen.normalise.steps.noise.frames import mark_application, mark_bottom
from gongwen.normalise.steps.noise.gathered import mark_gathered, mark_listed
from gongwen.normalise.steps.noise.junk import mark_junk
from gongwen.normalise.steps.noise.lines import Lines
from gongwen.normalise.steps.noise.links import mark_column, mark_last_link, mark_posted
from gongwen.normalise.steps.noise.names import mark_page_names
from gongwen.normalise.steps.noise.pages import (
    mark_anywhere,
    mark_bare_numbers,
    mark_counted,
    mark_editors_notes,
    mark_heads,
    mark_inline_numbers,
    mark_tags,
)
from gongwen.normalise.steps.noise.records import mark_record
from gongwen.normalise.steps.noise.surroundings import mark_head, mark_tail
from gongwen.normalise.steps.noise.templates import mark_template
from gongwen.text.edits import Edit

__all__ = ["noise"]

_END_MARKS, _INNER_MARKS = "。！？；：!?;:", "，。；、,;"
_LINE = 16
"""A line of running text has so many characters at least."""


def noise(draft: Draft) -> Proposal:
    """Nothing is left that the document itself does not say."""
    lines = Lines(draft.text, draft.view)
    if not len(lines):
        return NOTHING
    mark_anywhere(lines)
    mark_heads(lines, draft.pages)
    mark_bare_numbers(lines)
    mark_editors_notes(lines)
    mark_inline_numbers(lines)
    mark_counted(lines)
    mark_tags(lines)
    mark_junk(lines)
    mark_template(lines)
    mark_record(lines)
    head = mark_head(lines)
    mark_gathered(lines, head)
    mark_contents(lines)
    mark_listed(lines, head)
    mark_tail(lines, head)
    mark_bottom(lines)
    mark_application(lines, head)
    mark_page_names(lines, head)
    mark_copies(lines, head)
    mark_posted(lines)
    mark_column(lines, head)
    mark_last_link(lines, head)
    return Proposal(tuple(_edits(lines))) if lines.noise or lines.inline else NOTHING


def _edits(lines: Lines) -> list[Edit]:
    """One deletion per run of noise lines, with the line ends that only they needed."""
    spans = list(lines.inline)
    found = sorted(lines.noise)
    k = 0
    while k < len(found):
        first = last = found[k]
        while k + 1 < len(found) and found[k + 1] == last + 1:
            k += 1
            last = found[k]
        spans.append(_run(lines, first, last))
        k += 1
    edits: list[Edit] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):  # a whole line before what stands in it
        if not edits or start >= edits[-1].end:
            edits.append(Edit(start, end, "", "noise"))
    return edits


def _run(lines: Lines, first: int, last: int) -> tuple[int, int]:
    """The span of lines first to last: from the first's indent to the next line's, or to the end of the text.

    A page break in mid-sentence takes the line ends around it as well, so that the sentence goes on; one behind a heading
    or in a table takes the blank lines, and leaves one line end.
    """
    text = lines.text
    start, end = lines.spans[first][0], lines.spans[last][1]
    before = lines.spans[first - 1][1] if first else 0
    after = lines.spans[last + 1][0] if last + 1 < len(lines) else len(text)
    start = text.rfind("\n", before, start) + 1 or before
    line_end = text.find("\n", end, after)
    broken = first > 0 and last + 1 < len(lines) and all(i in lines.breaks for i in range(first, last + 1))
    if broken and text[before - 1] not in _END_MARKS:
        if _goes_on(lines, first - 1, last + 1):
            return before, after
        return text.find("\n", before) + 1, text.rfind("\n", end, after) + 1
    return start, line_end + 1 if line_end >= 0 else after


def _goes_on(lines: Lines, one: int, two: int) -> bool:
    """Do the lines before and behind a page break make one sentence?"""
    above, below = lines.text[slice(*lines.spans[one])], lines.text[slice(*lines.spans[two])]
    running = len(above) >= _LINE and any(mark in above for mark in _INNER_MARKS)
    return running and below[0].isalnum() and not lines.is_label(two) and "\t" not in above + below
