"""Line ends that only a page's width made (edit kind "wrap"): real ones (`broken`), ones that became blanks (`flattened`), and
ones that are gone without a trace (`lost`).
"""

from __future__ import annotations

from gongwen.normalise.proposal import NOTHING, Draft, Proposal
from gongwen.normalise.steps.wrap.broken import broken_lines
from gongwen.normalise.steps.wrap.flattened import flattened
from gongwen.normalise.steps.wrap.lost import lost_ends

__all__ = ["unflatten", "unwrap"]


def unflatten(draft: Draft) -> Proposal:
    """A line is no longer than a paragraph, and a heading stands on its own."""
    edits = tuple(lost_ends(draft.text)) or tuple(flattened(draft.text))
    return Proposal(edits) if edits else NOTHING


def unwrap(draft: Draft) -> Proposal:
    """No line ends in mid-sentence."""
    edits = tuple(broken_lines(draft.text))
    return Proposal(edits) if edits else NOTHING
