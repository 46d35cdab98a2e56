"""The two tables as patterns: alternations that share prefixes, so that a long list costs no more than a short one."""

from __future__ import annotations

import re
from functools import cache

from gongwen.text.lexicon import values, words

PACKAGE = "gongwen.extraction.kinds.accountability"
_Trie = dict[str, "_Trie"]
_END = ""


def measure_words(*headings: str) -> str:
    """A pattern of all words under headings of the table of measures."""
    return alternation(phrases("measures", *headings))


def language(*headings: str) -> str:
    """A pattern of all words under headings of the table of language."""
    return alternation(phrases("language", *headings))


def phrases(name: str, *headings: str) -> tuple[str, ...]:
    """All words under headings of a table."""
    return tuple(word for heading in headings for word in words(PACKAGE, name, heading))


def firsts(name: str, *headings: str) -> str:
    """The characters that the words under headings of a table begin with."""
    return "".join(sorted({word[0] for word in phrases(name, *headings)}))


@cache
def regimes() -> dict[str, tuple[str | None, int | None]]:
    """Word → its regime and band, where the table of measures gives them."""
    found: dict[str, tuple[str | None, int | None]] = {}
    for heading in ("mild", "head", "kind"):
        for word, value in values(PACKAGE, "measures", heading).items():
            regime, _, band = value.partition("/")
            found[word] = (regime or None, int(band) if band else None)
    return found


def slips() -> dict[str, str]:
    """Misprint of a measure → the word it is likely to be."""
    return values(PACKAGE, "language", "slip")


@cache
def alternation(found: tuple[str, ...], *more: str) -> str:
    """A pattern that matches the longest of some words, as a trie, or one of `more` patterns.

    All its branches begin with a character of their own, also those of `more`: the engine then skips at once what no branch
    begins with.
    """
    trie: _Trie = {}
    for word in found:
        node = trie
        for char in word:
            node = node.setdefault(char, {})
        node[_END] = {}
    return f"(?:{'|'.join((*_branches(trie), *more))})"


def _branches(node: _Trie) -> list[str]:
    return [re.escape(char) + _tail(child) for char, child in sorted(node.items()) if char != _END]


def _tail(node: _Trie) -> str:
    branches = _branches(node)
    if not branches:
        return ""
    if _END in node:
        return f"(?:{'|'.join(branches)})?"
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
