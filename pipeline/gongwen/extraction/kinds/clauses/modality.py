"""Modal words: where something must, should, may or must not be.

A word is one only where it isn't part of a longer word that means something else (要 in 主要, 应 in 应急); `modality.toml`
lists both. The pattern is composed of them: each modal word, and after it what it must not turn out to be part of.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import cast

import msgspec

from gongwen.document.model import Modality
from gongwen.extraction.kinds.clauses.vocabulary import PACKAGE, table
from gongwen.text.lexicon import any_of, searched, values


class Mark(msgspec.Struct, frozen=True, gc=False):
    """view[start:end] is a modal word."""

    start: int
    end: int
    value: Modality


@cache
def _values() -> dict[str, Modality]:
    return cast(dict[str, Modality], values(PACKAGE, "modality", "marker"))


@cache
def _pattern() -> re.Pattern[str]:
    """All modal words, longest first, as alternatives that begin with their characters, so that the search skips the rest."""
    return re.compile("|".join(guarded_marks()))


def _guarded(word: str, traps: tuple[str, ...]) -> str:
    """`word`, unless it stands where it stands in a trap.

    >>> _guarded("要", ("主要", "重要", "要求", "不要紧"))
    '要(?!(?<=[主重]要)|[求]|(?<=不要)紧)'
    """
    before, after, around = defaultdict(list), defaultdict(list), []
    for trap in traps:
        at = trap.find(word)
        if at < 0 or trap == word:
            continue
        head, tail = trap[:at], trap[at + len(word) :]
        if head and tail:
            around.append(f"(?<={head}{word}){tail}")
        elif head:
            before[len(head) == 1].append(head)
        else:
            after[len(tail) == 1].append(tail)
    bans = [f"(?<=[{''.join(before[True])}]{word})"] if before[True] else []
    bans += [f"(?<={head}{word})" for head in before[False]]
    bans += [f"[{''.join(after[True])}]"] if after[True] else []
    bans += [*after[False], *around]
    return f"{word}(?!{'|'.join(bans)})" if bans else word


@cache
def _unmet() -> re.Pattern[str]:
    return re.compile(searched(table("modality", "unmet")))


def is_unmet(view: str, start: int, stop: int) -> bool:
    """Whether what follows a modal word says that it was not done: 应当报告而未报告."""
    return _unmet().search(view, start, stop) is not None


def guarded_marks() -> list[str]:
    """A pattern for each modal word."""
    traps = table("modality", "trap")
    return [_guarded(word, traps) for word in table("modality", "marker")]


def modal_marks(view: str, start: int, end: int) -> list[Mark]:
    """The modal words in view[start:end], in order."""
    known = _values()
    return [Mark(*m.span(), known[m[0]]) for m in _pattern().finditer(view, start, end)]


def is_modal(view: str, start: int, end: int) -> bool:
    """Whether view[start:end] has a modal word."""
    return _pattern().search(view, start, end) is not None


@cache
def _soft() -> re.Pattern[str]:
    return re.compile(
        rf"{any_of(table('modality', 'soft'))}(?!人|制|同志|的|任|和|与|、|[^,;。]{{1,30}}的[^,;。]{{0,4}}(?:部门|单位|机构|人员))"
    )


def soft_mark(view: str, start: int, end: int) -> int | None:
    """Where a word stands that makes a duty of a clause without a modal word: X负责…, 确保…, 不少于…; not 负责人."""
    found = _soft().search(view, start, end)
    return None if found is None else found.start()
