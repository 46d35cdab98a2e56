"""An amount where it stands, and the questions that frames ask about the words around it."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from gongwen.extraction.kinds.quotas.draft import Sentence
from gongwen.extraction.kinds.quotas.operators import Operator
from gongwen.extraction.kinds.quotas.tokens import Amount
from gongwen.extraction.kinds.quotas.vocabulary import either, lexicon
from gongwen.text.lexicon import searched


class Context(msgspec.Struct, frozen=True, gc=False):
    """An amount with its operator; what stands `before` and `after` the two in their clause.

    `timed`: a period governs the amount. `listed`: it goes on a list whose last amount is a quota, of that unit ("" for
    none); None where it goes on none.
    """

    sentence: Sentence
    amount: Amount
    operator: Operator
    clause: tuple[int, int]
    before: str
    after: str
    timed: bool
    listed: str | None

    @property
    def bounded(self) -> bool:
        """Is there an operator at all?"""
        return self.operator.before or self.operator.after

    @property
    def standing(self) -> bool:
        """Does the text rule for good, so that a bare number in it only describes?"""
        return self.sentence.standing

    @property
    def following(self) -> str:
        """How the next clause of the sentence opens."""
        return self.sentence.view[self.clause[1] : min(self.clause[1] + 8, self.sentence.end)]


def context(
    sentence: Sentence, amount: Amount, operator: Operator, clause: tuple[int, int], *, timed: bool, listed: str | None
) -> Context:
    """The amount's context: its clause cut at the operator's edges."""
    before = sentence.view[clause[0] : operator.start]
    after = sentence.view[operator.end : clause[1]]
    return Context(sentence, amount, operator, clause, before, after, timed, listed)


@cache
def anywhere(*headings: str) -> re.Pattern[str]:
    """Any word under the headings."""
    return re.compile(searched(word for heading in headings for word in lexicon(heading)))


@cache
def right_before(heading: str) -> re.Pattern[str]:
    """A word under the heading, at most ten characters before the end: 上线率力争达到 …"""
    return re.compile(rf"{either(heading)}[^,。;:]{{0,10}}\Z")


@cache
def at_start(heading: str) -> re.Pattern[str]:
    """A word under the heading at the start, after the mark that parts two clauses."""
    return re.compile(rf"[,: ]?{either(heading)}")


@cache
def stock() -> re.Pattern[str]:
    """三个月销量, 10天市场供应量: of what stock an amount of time is."""
    return re.compile(rf" ?的?[^,。;:]{{0,4}}?{either('stock')}")


def last(pattern: re.Pattern[str], text: str, start: int = 0) -> re.Match[str] | None:
    """The last match of a pattern in text[start:]."""
    m = pattern.search(text, start)
    found = None
    while m is not None:
        found = m
        m = pattern.search(text, m.end())
    return found
