"""The table of this kind's words (`lexicon.toml`), as tuples and as alternations for patterns."""

from __future__ import annotations

from functools import cache

from gongwen.text import lexicon as tables

SHOULD = "应(?![急对用届聘收变酬])"
"""应 as a word of duty, not the opening of 应急, 应对, 应用, 应届, 应聘, 应收, 应变 or 应酬."""
_HERE = "gongwen.extraction.kinds.quotas"


@cache
def lexicon(heading: str) -> tuple[str, ...]:
    """The words under a heading of this kind's lexicon, longest first."""
    return tables.words(_HERE, "lexicon", heading)


@cache
def ending(*headings: str) -> dict[str, tuple[str, ...]]:
    """Last character → the words under the headings that end in it, longest first: few to try instead of all."""
    found: dict[str, list[str]] = {}
    for word in sorted({word for heading in headings for word in lexicon(heading)}, key=lambda w: (-len(w), w)):
        found.setdefault(word[-1], []).append(word)
    return {char: tuple(words) for char, words in found.items()}


def ends_in(words: str, *headings: str) -> bool:
    """Do the words end in one of those under the headings?"""
    return words.endswith(ending(*headings).get(words[-1:], ()))


@cache
def values(heading: str) -> dict[str, str]:
    """Word under a heading → value of its group."""
    return tables.values(_HERE, "lexicon", heading)


@cache
def either(*headings: str) -> str:
    """An alternation of all words under the headings, longest first, without a group."""
    found = {word for heading in headings for word in lexicon(heading)}
    return tables.any_of(found)
