"""What a normalising step is given, and what it proposes."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from gongwen.document.model import Script
from gongwen.text.edits import Edit


class Draft(msgspec.Struct, frozen=True):
    """The text as it stands before a step, and what the reader knew of it.

    `markdown`: the file says that it is Markdown. `pages`: where in `text` its pages begin; empty if it has none. `view`: the
    text folded, where it is known.
    """

    text: str
    markdown: bool = False
    pages: tuple[int, ...] = ()
    view: str | None = None


class Proposal(msgspec.Struct, frozen=True):
    """Edits (ascending, disjoint, relative to the draft's text); the script, from the step that tells it."""

    edits: tuple[Edit, ...] = ()
    script: Script | None = None


Step = Callable[[Draft], Proposal]

NOTHING = Proposal()
