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

SMALL = 10
"""A number below it in Chinese digits names more often than it counts: 五项制度, 三个环节."""
MUST = re.compile("应|须|必须|要")


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
    bounded: bool
    """Is there an operator at all?"""
    standing: bool
    """Does the text rule for good, so that a bare number in it only describes?"""

    @property
    def following(self) -> str:
        """How the next clause of the sentence opens."""
        return self.sentence.view[self.clause[1] : min(self.clause[1] + 8, self.sentence.end)]


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
def _naming() -> re.Pattern[str]:
    return re.compile(rf"[^,。;:、]{{0,7}}{either('naming')}(?=[,。;:、()”的]|\Z|和|与|及|以|并|为)")


def names(c: Context) -> bool:
    """Does the noun right after the number make a name of the two: 12字方针, 三个环节, 五项制度?"""
    return _naming().match(c.after) is not None


def last(pattern: re.Pattern[str], text: str, start: int = 0) -> re.Match[str] | None:
    """The last match of a pattern in text[start:]."""
    m = pattern.search(text, start)
    found = None
    while m is not None:
        found = m
        m = pattern.search(text, m.end())
    return found
