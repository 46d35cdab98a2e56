"""What a normalising step proposes."""

from __future__ import annotations

import msgspec

from gongwen.document.model import Script
from gongwen.text.edits import Edit


class Proposal(msgspec.Struct, frozen=True):
    """Edits (ascending, disjoint, relative to the text the step was given); the script, from the step that tells it."""

    edits: tuple[Edit, ...] = ()
    script: Script | None = None
