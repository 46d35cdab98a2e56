"""Vocabulary as data: TOML tables beside the code that reads them.

A table is a list of groups; each has its words and the reason they are there:

    [[modal]]
    value = "must"
    words = ["应当", "必须"]
    why = "立法技术规范: 应当 and 必须 bind"

A table with a group that has no words or no reason, or a word twice under one heading, is refused when it is loaded,
naming file, heading and word. Tables are read once, on first use.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import msgspec

from gongwen.errors import InternalError


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that mean the same to us, what they mean (`value`), and why they are in the table."""

    words: tuple[str, ...]
    why: str
    value: str = ""


@cache
def table(package: str, name: str) -> dict[str, tuple[Group, ...]]:
    """The table `name`.toml that lies in `package`, checked."""
    where = f"{package}/{name}.toml"
    raw = tomllib.loads(files(package).joinpath(f"{name}.toml").read_text("utf-8"))
    groups = msgspec.convert(raw, dict[str, tuple[Group, ...]])
    for heading, rows in groups.items():
        seen: set[str] = set()
        for row in rows:
            if not row.words or not row.why:
                raise InternalError(f"{where}: [[{heading}]] a group without words or reason")
            for word in row.words:
                if word in seen:
                    raise InternalError(f"{where}: [[{heading}]] has {word!r} twice")
                seen.add(word)
    return groups


@cache
def words(package: str, name: str, heading: str) -> tuple[str, ...]:
    """All words under a heading, longest first, so that an alternation of them finds the longest."""
    found = [word for group in table(package, name)[heading] for word in group.words]
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def values(package: str, name: str, heading: str) -> dict[str, str]:
    """Word → value of its group; one dictionary for all, not to be changed."""
    return {word: group.value for group in table(package, name)[heading] for word in group.words}


def any_of(words: Iterable[str], *more: str) -> str:
    """A pattern that matches the longest of some words, or one of `more` patterns, to stand inside a larger one.

    It is a trie: words share their beginnings, so that a long list costs about what a short one does, and every branch begins
    with a character of its own, by which the engine skips what none begins with.

    >>> any_of(("每年", "每季度", "每季"))
    '(?:每(?:季(?:度)?|年))'
    """
    return f"(?:{'|'.join((*_branches(_trie(words)), *more))})"


def searched(words: Iterable[str], *more: str, unless: str = "") -> str:
    """What `any_of` matches, as a pattern to search texts with; each of `more` begins with a plain character.

    `unless`: what must not follow a word.

    A search tries a pattern only where its leading class of characters fits, and a branch for each first character is slow to
    try. So a class of the first characters comes first, then a look at the second, and then the branches, in bundles with such
    looks of their own.

    >>> searched(("每年", "每季度", "半年"))
    '[半每](?=[季年])(?:(?<=[半每])(?:(?<=半)年|(?<=每)(?:季度|年)))'
    """
    trie = _trie(words)
    long = {first: {char: child for char, child in trie[first].items() if char != _END} for first in sorted(trie)}
    heads = [first for first in long if long[first]]
    bundles = []
    for at in range(0, len(heads), _BUNDLE):
        bundle = heads[at : at + _BUNDLE]
        branches = "|".join(f"(?<={re.escape(first)}){_tail(long[first])}" for first in bundle)
        seconds = {char for first in bundle for char in long[first]}
        look = f"(?={_class(seconds)})" if len(heads) > _BUNDLE else ""
        bundles.append(f"(?<={_class(bundle)}){look}(?:{branches})")
    ban = f"(?!{unless})" if unless else ""
    ways = (
        [f"(?={_class({char for first in heads for char in long[first]})})(?:{'|'.join(bundles)}){ban}"]
        if heads
        else []
    )
    single = [first for first in trie if _END in trie[first]]
    ways += [f"(?<={_class(single)}){ban}"] if single else []
    ways += [f"(?<={each[0]}){each[1:]}" for each in more]
    return _class({*trie, *(each[0] for each in more)}) + (ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})")


_Trie = dict[str, "_Trie"]
_END = ""
_BUNDLE = 16


def _trie(words: Iterable[str]) -> _Trie:
    trie: _Trie = {}
    for word in words:
        node = trie
        for char in word:
            node = node.setdefault(char, {})
        node[_END] = {}
    return trie


def _class(chars: Iterable[str]) -> str:
    return f"[{''.join(map(re.escape, sorted(chars)))}]"


def _branches(node: _Trie) -> list[str]:
    return [re.escape(char) + _tail(child) for char, child in sorted(node.items()) if char != _END]


def _tail(node: _Trie) -> str:
    branches = _branches(node)
    if not branches:
        return ""
    if _END in node:
        return f"(?:{'|'.join(branches)})?"
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
