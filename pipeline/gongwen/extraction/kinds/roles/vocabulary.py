"""The tables of words as what the frames need: sets to look a slice up in, patterns to run at a place.

`Words` looks up what a slice ends or begins in: the last (first) two characters tell which lengths are worth a look, so
most look-ups cost one dictionary access and nothing is scanned. A `Phrase` is a pattern that is compiled on first use; words
stand in it as tries, branching by character.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

import msgspec

from gongwen.document.model import Role
from gongwen.text.lexicon import table, values, words

_HERE = "gongwen.extraction.kinds.roles"


TOWARD = r"对(?!口|象|应|方|照|比|[外内](?!包|来|部|聘|出|地|籍|商|购|协|送|设))"
"""对 before whom or what something is done to, as part of a pattern: not 对口, 对外, 应对象; but 对外包单位."""


class Phrase:
    """A pattern, or what makes one, that is compiled when it is first run."""

    search: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]
    split: Callable[..., list[str]]
    sub: Callable[..., str]

    def __init__(self, pattern: str | Callable[[], str]) -> None:
        self._pattern = pattern

    def __getattr__(self, name: str) -> object:
        """Compile; from then on the methods are the compiled pattern's own."""
        if name.startswith("_"):
            raise AttributeError(name)
        compiled = re.compile(self._pattern if isinstance(self._pattern, str) else self._pattern())
        self.search, self.match = compiled.search, compiled.match
        self.fullmatch, self.finditer = compiled.fullmatch, compiled.finditer
        self.split, self.sub = compiled.split, compiled.sub
        return getattr(compiled, name)

    def last(self, view: str, start: int, end: int) -> re.Match[str] | None:
        """The last match in view[start:end]."""
        found = None
        match = self.search(view, start, end)
        while match is not None:
            found = match
            match = self.search(view, match.end(), end)
        return found


class Words:
    """A set of words that knows which of them a stretch of text begins or ends in."""

    __slots__ = ("_heads", "_single", "_tails", "words")

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(words)
        self._single = frozenset(word for word in self.words if len(word) == 1)
        self._heads = self._sizes(slice(None, 2))
        self._tails = self._sizes(slice(-2, None))

    def _sizes(self, where: slice) -> dict[str, tuple[int, ...]]:
        """The two characters at `where` → lengths of the words that have them there, longest first."""
        sizes: dict[str, set[int]] = {}
        for word in self.words - self._single:
            sizes.setdefault(word[where], set()).add(len(word))
        return {chars: tuple(sorted(found, reverse=True)) for chars, found in sizes.items()}

    def __contains__(self, word: str) -> bool:
        return word in self.words

    def before(self, view: str, start: int, end: int) -> int:
        """How long the longest word is that view[start:end] ends in; 0 where it ends in none."""
        room = end - start
        if room > 1:
            for size in self._tails.get(view[end - 2 : end], ()):
                if size == 2 or (size <= room and view[end - size : end] in self.words):
                    return size
        return 1 if room > 0 and view[end - 1] in self._single else 0

    def after(self, view: str, start: int, end: int) -> int:
        """How long the longest word is that view[start:end] begins with; 0 where it begins with none."""
        room = end - start
        if room > 1:
            for size in self._heads.get(view[start : start + 2], ()):
                if size == 2 or (size <= room and view[start : start + size] in self.words):
                    return size
        return 1 if room > 0 and view[start : start + 1] in self._single else 0


@cache
def known(heading: str, name: str = "words") -> Words:
    """The words under a heading."""
    return Words(words(_HERE, name, heading))


@cache
def meanings(heading: str) -> dict[str, str]:
    """Word → what it means, under a heading."""
    return values(_HERE, "words", heading)


@cache
def parts_named(heading: str) -> dict[str, Role]:
    """Word → the part that it names, under a heading."""
    return msgspec.convert(meanings(heading), dict[str, Role])


@cache
def meaning(heading: str, value: str) -> Words:
    """The words under a heading that mean `value`."""
    return Words(word for word, found in meanings(heading).items() if found == value)


def trie(words: frozenset[str]) -> str:
    """A pattern for any of the words, the longest that fits, branching by character."""
    ends = "" in words
    heads: dict[str, set[str]] = {}
    for word in words - {""}:
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
    return trie(known(heading).words)


@cache
def weak_heads() -> dict[str, str]:
    """Single characters that a body's name may end in → the characters before which they are something else."""
    return {word: group.value for group in table(_HERE, "heads")["weak"] for word in group.words}


_LONGEST_TRADE = 4


class Posts(Words):
    """Words for what a person is: those that are listed, and all that 员 ends (养护员) where no verb does (裁员).

    A long one names his body as well (镇应急办巡查员): it ends in a post and is none by itself.
    """

    __slots__ = ()

    def __contains__(self, word: str) -> bool:
        short = len(word) <= _LONGEST_TRADE
        return word in self.words or (short and 0 < self.before(word, 0, len(word)) == len(word))

    def before(self, view: str, start: int, end: int) -> int:
        """How long such a word is that view[start:end] ends in, all of it where 员 ends it; 0 where it ends in none."""
        if end - start > 1 and view[end - 1] == "员" and view[end - 2] not in weak_heads()["员"]:
            return end - start
        return super().before(view, start, end)


@cache
def posts() -> Posts:
    """Words for what a person is."""
    chiefs = (word + "长" for word in known("post_before_chief", "heads").words)
    return Posts((*known("post", "heads").words, *chiefs))


@cache
def heads() -> Words:
    """Words that a holder's name may end in."""
    return Words(known("body", "heads").words | posts().words)


@cache
def surnames() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """Surnames of one character, and of two; words that only look like names, and those that no name begins with."""
    rows = known("surname", "heads").words
    groups = table(_HERE, "heads")["no_name"]
    none = {group.value: frozenset(group.words) for group in groups}
    single = frozenset("".join(row for row in rows if len(row) > 2))
    return single, frozenset(row for row in rows if len(row) == 2), none[""], none["begins"]
