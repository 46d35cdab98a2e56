"""The tables of words as what the frames need: sets to look a slice up in, patterns to run at a place.

Words are looked up from the longest possible slice down (`longest_before`), which costs a few set look-ups and no
scanning; patterns are tries, compiled on first use.
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.text.lexicon import table, values, words

_HERE = "gongwen.extract.kinds.roles"


@cache
def word_set(heading: str, name: str = "words") -> frozenset[str]:
    """All words under a heading."""
    return frozenset(words(_HERE, name, heading))


@cache
def meanings(heading: str) -> dict[str, str]:
    """Word → what it means, under a heading."""
    return values(_HERE, "words", heading)


@cache
def _longest(known: frozenset[str]) -> int:
    return max(map(len, known))


def longest_before(view: str, start: int, end: int, known: frozenset[str]) -> int:
    """How long the longest known word is that view[start:end] ends in; 0 where it ends in none."""
    for size in range(min(_longest(known), end - start), 0, -1):
        if view[end - size : end] in known:
            return size
    return 0


def longest_after(view: str, start: int, end: int, known: frozenset[str]) -> int:
    """How long the longest known word is that view[start:end] begins with; 0 where it begins with none."""
    for size in range(min(_longest(known), end - start), 0, -1):
        if view[start : start + size] in known:
            return size
    return 0


def trie(known: frozenset[str]) -> str:
    """A pattern for any of the words, the longest that fits, branching by character."""
    ends = "" in known
    heads: dict[str, set[str]] = {}
    for word in known - {""}:
        heads.setdefault(word[0], set()).add(word[1:])
    branches = [re.escape(head) + trie(frozenset(heads[head])) for head in sorted(heads)]
    if not branches:
        return ""
    if len(branches) == 1 and not ends:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if ends else ''}"


@cache
def any_word(heading: str) -> str:
    """A pattern for any word under a heading."""
    return trie(word_set(heading))


@cache
def weak_heads() -> dict[str, str]:
    """Single characters that a body's name may end in → the characters before which they are something else."""
    return {word: group.value for group in table(_HERE, "heads")["weak"] for word in group.words}


@cache
def head_words() -> frozenset[str]:
    """Words that a holder's name may end in."""
    chiefs = {word + "长" for word in word_set("post_before_chief", "heads")}
    return word_set("body", "heads") | word_set("post", "heads") | chiefs


@cache
def post_words() -> frozenset[str]:
    """Words for what a person is."""
    return word_set("post", "heads") | {word + "长" for word in word_set("post_before_chief", "heads")}


@cache
def surnames() -> tuple[frozenset[str], frozenset[str]]:
    """Surnames of one character, and of two."""
    rows = word_set("surname", "heads")
    return frozenset("".join(row for row in rows if len(row) > 2)), frozenset(row for row in rows if len(row) == 2)
