"""A sentence as the readers of quotas see it, and what they make of it before it has an id."""

from __future__ import annotations

import msgspec

from gongwen.document.model import Op
from gongwen.extract.kinds.quotas.tokens import Number, Period, Token
from gongwen.extract.plantext import PlanText


class Draft(msgspec.Struct, frozen=True):
    """A quota before it has an id. `part`: it says to be part (其中) of the one before it."""

    start: int
    end: int
    activity: str
    op: Op | None
    value: Number
    max: Number = None
    unit: str | None = None
    period: str | None = None
    implicit: bool = False
    vague: bool = False
    actor: str | None = None
    part: bool = False
    slips: tuple[tuple[int, int, str], ...] = ()
    """Misprints it was read through: where they stand and what they should be."""


class Sentence(msgspec.Struct, frozen=True):
    """One sentence with its tokens. `past`: it stands in a text that reports; `standing`: in one that rules for good."""

    plan: PlanText
    start: int
    end: int
    tokens: tuple[Token, ...]
    past: bool
    standing: bool

    @property
    def view(self) -> str:
        """The document's view; stay within [start, end)."""
        return self.plan.view

    def clause(self, at: int) -> tuple[int, int]:
        """The clause that holds `at`, its closing mark left out."""
        start, end = self.plan.clause(at)
        while end > start and self.view[end - 1] in ",:;。!?\n ":
            end -= 1
        while start < end and self.view[start] in " \t":
            start += 1
        return start, end

    @property
    def periods(self) -> tuple[Period, ...]:
        """The sentence's periods, in order."""
        return tuple(t for t in self.tokens if isinstance(t, Period))
