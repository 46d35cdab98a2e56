"""The tables of this kind, and the patterns made of them: so many words that how a pattern tries them matters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from gongwen.text.lexicon import words

PACKAGE = "gongwen.extraction.kinds.clauses"
_BUNDLE = 24


@cache
def table(name: str, *headings: str) -> tuple[str, ...]:
    """The words under some headings, longest first."""
    found = {word for heading in headings for word in words(PACKAGE, name, heading)}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def one_of(some: Iterable[str]) -> str:
    """A pattern for any of `some` words, the longest that fits.

    A look at the first character comes first, then one branch per first character: a miss costs next to nothing. Branches
    are tried one after the other, so where there are many, they are bundled, and a look decides which bundle to try.

    >>> one_of(("加快", "加强", "建立"))
    '(?=[加建])(?:加(?:强|快)|建(?:立))'
    """
    by_first: dict[str, list[str]] = {}
    for word in sorted(some, key=lambda word: (-len(word), word)):
        by_first.setdefault(word[0], []).append(re.escape(word[1:]))
    firsts = list(by_first)
    bundles = []
    for at in range(0, len(firsts), _BUNDLE):
        bundle = firsts[at : at + _BUNDLE]
        branches = "|".join(f"{first}(?:{'|'.join(by_first[first])})" for first in bundle)
        bundles.append(f"(?=[{''.join(bundle)}])(?:{branches})")
    return bundles[0] if len(bundles) == 1 else f"(?=[{''.join(firsts)}])(?:{'|'.join(bundles)})"


class Endings:
    """Words by their last character, to tell whether one ends at an offset."""

    def __init__(self, some: Iterable[str]) -> None:
        """Sort `some` words by their last character."""
        by_last: dict[str, list[str]] = {}
        for word in sorted(set(some)):
            by_last.setdefault(word[-1], []).append(word)
        self._by_last = {last: tuple(found) for last, found in by_last.items()}

    def at(self, view: str, end: int, start: int = 0) -> bool:
        """Whether a word of view[start:end] ends at `end`."""
        found = self._by_last.get(view[end - 1])
        return found is not None and view.endswith(found, start, end)
