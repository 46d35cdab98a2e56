"""A passage that speaks for an item of a profile, and how well."""

from __future__ import annotations

from typing import Literal

from gongwen.checking.finding import Term
from gongwen.document.model import Fact, Record, Span

Status = Literal["present", "weaker", "contradicted", "absent", "unevaluated"]
ORDER: dict[Status, int] = {"present": 0, "contradicted": 1, "unevaluated": 2, "weaker": 3, "absent": 4}
"""Which of several signs counts: what is enough; else what stands against it; else what is still open; else what falls short."""


class Sign(Record, frozen=True):
    """A passage that speaks for an item. `reason`: why it is not enough, or can't be judged; None where it is present."""

    status: Status
    span: Span
    text: str
    reason: Term | None = None


def sign_of(status: Status, fact: Fact, reason: Term | None = None) -> Sign:
    """A fact as a sign."""
    return Sign(status=status, span=fact.span, text=fact.text, reason=reason)
