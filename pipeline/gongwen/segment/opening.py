"""What a plan begins with, and where its text proper runs: shared by those who look for plans and those who read them."""

from __future__ import annotations

import msgspec

from gongwen.segment import naming, titles
from gongwen.segment.attachments import Attachments
from gongwen.segment.lines import Line
from gongwen.segment.titles import Title


class Opening(msgspec.Struct, frozen=True):
    """A plan begins at `start`, with line `first`; `title` may be missing; `attached` to the plan before."""

    start: int
    first: int
    title: Title | None
    attached: bool = False


def is_body(line: Line) -> bool:
    """Does the text proper run on this line: a sentence, a label, a row?"""
    if line.row or (line.label is not None and not line.label.weak):
        return True
    text = line.text
    if text[-1] in "。;!?" or text[-2:] in ("。”", "。)"):
        return not naming.is_stopped(text)
    return len(text) > titles.LONGEST or (len(text) > 40 and text.count(",") >= 2)


def title_beside(lines: list[Line], attachments: Attachments, k: int) -> Title | None:
    """The title beside a 附件 label on line `k`."""
    attachment = attachments.headings[k]
    if attachment.name_first != k:
        return None
    line = lines[k]
    rest = line.text[attachment.label_end - line.start :]
    text = rest.lstrip(" :、\t)】]")
    return Title(k, k, line.end - len(text), naming.kind(text), titles.joined([text])) if text else None
