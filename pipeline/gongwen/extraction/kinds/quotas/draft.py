"""A sentence as the readers of quotas see it, and what they make of it before it has an id."""

from __future__ import annotations

import msgspec

from gongwen.document.model import Op
from gongwen.extraction.kinds.quotas.tokens import Amount, Cycle, Number, Period, Rhythm, Token, Vague
from gongwen.extraction.plantext import PlanText


class Draft(msgspec.Struct, frozen=True, gc=False):
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
    verb: str = ""
    """What stands before the number where its object follows: the next in a list shares it."""
    act: str = ""
    """The activity without who does it, where that is told apart: the next that only says who shares it."""


_REACH = 200
_MANY = 48
_JOINT = 12


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """One sentence with its tokens, or as much of it as can matter to them: a text without a full stop is cut.

    `past`: it stands in a text that reports; `standing`: in one that rules for good.
    """

    plan: PlanText
    start: int
    end: int
    amounts: list[Amount]
    periods: list[Period]
    rhythms: list[Rhythm]
    cycles: list[Cycle]
    vague: list[Vague]
    past: bool
    standing: bool
    barred: bool
    """Does it hold a bar, as a row of a Markdown table?"""
    view: str
    """The document's view; stay within [start, end)."""

    def clause(self, at: int) -> tuple[int, int]:
        """The clause that holds `at`, its closing mark left out; no more of it than 200 characters either side."""
        view = self.view
        start, end = self.plan.clause(at)
        if end - start > _REACH:
            start, end = max(start, at - _REACH), min(end, at + _REACH)
        if self.barred and view.find("|", start, end) >= 0:
            bar = view.find("|", at, end)
            start, end = max(start, view.rfind("|", start, at) + 1), end if bar < 0 else bar
        while end > start and view[end - 1] in ",:;。!?\n\t ":
            end -= 1
        while start < end and view[start] in " \t":
            start += 1
        return start, end

    def period_before(self, at: int) -> Period | None:
        """The last period that ends at or before `at`."""
        last = None
        for period in self.periods:
            if period.end > at:
                break
            last = period
        return last


def shared(sentence: Sentence, period: Period, draft: Draft) -> list[Draft]:
    """A draft, and one more for every period that shares its words: 村级每周、镇级每月开展一次检查."""
    found = [draft]
    if sentence.periods[0] is period:
        return found
    view = sentence.view
    start = period.start
    for other in reversed([p for p in sentence.periods if p.end <= period.start]):
        between = view[other.end : start]
        if not between.startswith("、") or len(between) > _JOINT or set(between) & set(",。;:"):
            break
        start = other.start
        found.append(msgspec.structs.replace(draft, start=start, period=other.code, actor=None))
    return found


def sentences(plan: PlanText, tokens: list[Token], *, past: bool, standing: bool) -> list[Sentence]:
    """The plan's sentences that hold tokens, in order, none with more than 48 of them."""
    found: list[Sentence] = []
    view = plan.view
    barred = view.find("|", plan.start, plan.end) >= 0
    first, start, end = 0, -1, -1
    for k, token in enumerate(tokens):
        if token.start < end and k - first < _MANY:
            continue
        if k:
            found.append(_sentence(plan, tokens[first:k], start, end, past, standing, barred))
        if token.start >= end:
            start, end = plan.sentence(token.start)
        first = k
    if tokens:
        found.append(_sentence(plan, tokens[first:], start, end, past, standing, barred))
    return found


def _sentence(
    plan: PlanText, held: list[Token], start: int, end: int, past: bool, standing: bool, barred: bool
) -> Sentence:
    """The sentence [start, end) with the tokens it holds, by kind."""
    amounts: list[Amount] = []
    periods: list[Period] = []
    rhythms: list[Rhythm] = []
    cycles: list[Cycle] = []
    vague: list[Vague] = []
    for token in held:
        if isinstance(token, Amount):
            amounts.append(token)
        elif isinstance(token, Period):
            periods.append(token)
        elif isinstance(token, Vague):
            vague.append(token)
        elif isinstance(token, Rhythm):
            rhythms.append(token)
        else:
            cycles.append(token)
    low, high = max(start, held[0].start - _REACH), min(end, held[-1].end + _REACH)
    return Sentence(plan, low, high, amounts, periods, rhythms, cycles, vague, past, standing, barred, plan.view)
