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
from gongwen.extraction.kinds.accountability.vocabulary import begins, measure_words, phrases, ungiven

_Match = Callable[[str, int, int], re.Match[str] | None]


class Family(msgspec.Struct, frozen=True):
    """A family: its name, the words that its mentions begin with (of each the first two characters count), its pattern.

    The words are those of `families.toml`, and entries of the other tables where a pattern begins with them.
    """

    name: str
    opens: tuple[str, ...]
    pattern: str


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
        ("deny", ungiven(), grammar.deny(end)),
        ("withheld", (), grammar.withheld(end)),
        ("pin", (), grammar.pin(end)),
        ("deprive", (*phrases("measures", "manner", "stopped"), *lost), grammar.deprive(end)),
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
        ("institution", (), grammar.institution()),
        ("vow", phrases("measures", "vow"), measure_words("vow")),
        ("veto", (), grammar.veto()),
        ("widely", (), grammar.widely()),
        (
            "instrument",
            (*phrases("measures", "kind", "head", "mild"), *phrases("language", "soft")),
            grammar.instrument(),
        ),
    )
    return tuple(Family(name, (*begins(name), *more), pattern) for name, more, pattern in rows)


@cache
def _starts() -> dict[str, list[int]]:
    """The families, by number, that have a word with these first two characters, or with this one alone."""
    found: dict[str, list[int]] = {}
    for k, family in enumerate(_families()):
        for start in dict.fromkeys(word[:2] for word in family.opens):
            found.setdefault(start, []).append(k)
    return found


@cache
def _fitting(start: str) -> tuple[tuple[str, _Match], ...]:
    """The families that may begin with two characters, or with one whatever follows; few documents need the patterns of all."""
    fitting = sorted({*_starts().get(start, ()), *_starts().get(start[0], ())})
    return tuple((_families()[k].name, _match(k)) for k in fitting)


@cache
def _match(k: int) -> _Match:
    return re.compile(_families()[k].pattern).match


@cache
def _start() -> re.Pattern[str]:
    """Where a mention may begin: by its first character and the next."""
    starts = sorted(_starts())
    loose = "".join(key for key in starts if len(key) == 1)
    tight = "".join(dict.fromkeys(key[1:] for key in starts))
    firsts = "".join(dict.fromkeys(key[0] for key in starts))
    return re.compile("[{}](?:(?<=[{}])|(?=[{}]))".format(*map(re.escape, (firsts, loose, tight))))


def matches(text: str, start: int, end: int) -> list[tuple[str, re.Match[str]]]:
    """What the families match in text[start:end], from left to right, none overlapping another: family and match."""
    found = []
    starts, search, at = _starts(), _start().search, start
    while (place := search(text, at, end)) is not None:
        at = place.start()
        two = text[at : at + 2]
        for name, match_at in _fitting(two if two in starts else two[0]):
            match = match_at(text, at, end)
            if match is not None and match.end() > at:
                found.append((name, match))
                at = match.end()
                break
        else:
            at += 1
    return found
