"""The families of measures, and how a colon is looked through for them.

Each family is one way in which the language names a measure (see `measures`). At a place they are tried in a fixed order:
what is longer or more specific comes first; only those are tried that may begin with the two characters that stand there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import msgspec

from gongwen.extraction.kinds.accountability import grammar, redress
from gongwen.extraction.kinds.accountability.vocabulary import begins, measure_words, phrases

_Match = Callable[[str, int, int], re.Match[str] | None]


class Family(msgspec.Struct, frozen=True):
    """A family: its name, the words that its mentions begin with (of each the first two characters count), its pattern.

    The words are those of `families.toml`, and entries of the other tables where a pattern begins with them.
    """

    name: str
    opens: tuple[str, ...]
    pattern: re.Pattern[str]


@cache
def _families() -> tuple[Family, ...]:
    """All of them, in the order in which they are tried."""
    adv, end = grammar.adverb(), grammar.end()
    by_law = phrases("language", "adverb")
    lost = phrases("measures", "deprive", "seize")
    rows = (
        ("transfer", by_law, grammar.transfer(adv)),
        ("answer", by_law, grammar.answer(adv)),
        ("score", (), grammar.score()),
        ("money", (), grammar.money()),
        ("order", (), f"{grammar.timed(end)}|{grammar.order(end)}"),
        ("deny", (), grammar.deny(end)),
        ("withheld", (), grammar.withheld(end)),
        ("pin", (), grammar.pin(end)),
        ("deprive", lost, grammar.deprive(end)),
        ("turned", phrases("measures", "good", "whose"), grammar.turned()),
        ("grade", (), grammar.grade()),
        ("bear", by_law, grammar.bear(adv)),
        ("propose", (), grammar.propose()),
        ("probe", by_law, grammar.probe(adv)),
        ("rule", (), grammar.by_rule(adv)),
        ("referred", (), grammar.referred()),
        ("borne", (), grammar.borne()),
        ("graver", (), grammar.graver()),
        ("left", (), grammar.left()),
        ("handle", by_law, grammar.handle(adv)),
        *((name, (), pattern) for name, pattern in redress.patterns(end)),
        ("vow", phrases("measures", "vow"), measure_words("vow")),
        ("veto", (), grammar.veto()),
        ("widely", (), grammar.widely()),
        (
            "instrument",
            (*phrases("measures", "kind", "head", "mild"), *phrases("language", "soft")),
            grammar.instrument(),
        ),
    )
    return tuple(Family(name, (*begins(name), *more), re.compile(pattern)) for name, more, pattern in rows)


@cache
def _by_start() -> dict[str, tuple[tuple[str, _Match], ...]]:
    """The families that may begin with two characters, and by one character those that begin with it whatever follows."""
    pairs: dict[str, set[str]] = {}
    for family in _families():
        for word in family.opens:
            pairs.setdefault(word[0], set()).add(word[1:2])
    found: dict[str, tuple[tuple[str, _Match], ...]] = {}
    for char in sorted(pairs):
        for second in sorted(pairs[char]):
            key = char + second
            fitting = [f for f in _families() if any(word[:2] == key or word == char for word in f.opens)]
            found[key] = tuple((f.name, f.pattern.match) for f in fitting)
    return found


@cache
def _start() -> re.Pattern[str]:
    """Where a mention may begin: by its first character and the next."""
    starts = sorted(_by_start())
    loose = "".join(key for key in starts if len(key) == 1)
    tight = "".join(dict.fromkeys(key[1:] for key in starts))
    firsts = "".join(dict.fromkeys(key[0] for key in starts))
    return re.compile("[{}](?:(?<=[{}])|(?=[{}]))".format(*map(re.escape, (firsts, loose, tight))))


def matches(text: str, start: int, end: int) -> list[tuple[str, re.Match[str]]]:
    """What the families match in text[start:end], from left to right, none overlapping another: family and match."""
    found = []
    by_start, search, at = _by_start(), _start().search, start
    while (place := search(text, at, end)) is not None:
        at = place.start()
        for name, match_at in by_start.get(text[at : at + 2]) or by_start.get(text[at], ()):
            match = match_at(text, at, end)
            if match is not None and match.end() > at:
                found.append((name, match))
                at = match.end()
                break
        else:
            at += 1
    return found
