"""The tables of words, as patterns and by what they are for."""

from __future__ import annotations

from functools import cache

from gongwen.text.lexicon import any_of, table, values, words

PACKAGE = "gongwen.extraction.kinds.accountability"


def measure_words(*headings: str) -> str:
    """A pattern of all words under headings of the table of measures."""
    return any_of(phrases("measures", *headings))


def language(*headings: str) -> str:
    """A pattern of all words under headings of the table of language."""
    return any_of(phrases("language", *headings))


def phrases(name: str, *headings: str) -> tuple[str, ...]:
    """All words under headings of a table."""
    return tuple(word for heading in headings for word in words(PACKAGE, name, heading))


def begins(family: str) -> tuple[str, ...]:
    """What the mentions of a family of measures begin with."""
    groups = table(PACKAGE, "families").get(family, ())
    return tuple(word for group in groups if group.value != "marks" for word in group.words)


def marks() -> tuple[str, ...]:
    """What marks a place where a mention of a family may stand, in the order of the table."""
    families = table(PACKAGE, "families")
    found = (
        word for groups in families.values() for group in groups if group.value != "begins" for word in group.words
    )
    return tuple(dict.fromkeys(found))


@cache
def regimes() -> dict[str, tuple[str | None, int | None]]:
    """Word → its regime and band, where the table of measures gives them."""
    found: dict[str, tuple[str | None, int | None]] = {}
    for heading in ("mild", "head", "kind"):
        for word, value in values(PACKAGE, "measures", heading).items():
            regime, _, band = value.partition("/")
            found[word] = (regime or None, int(band) if band else None)
    return found


def governors(reach: str) -> list[str]:
    """The governors that stand "far" before their measure, "near" it, or before a "fine"."""
    return [word for word, value in values(PACKAGE, "language", "governor").items() if value == reach]


def failings() -> dict[str, str]:
    """Word of failing → "event" for what may as well just happen, "weak" for events of plain work, "" for conduct."""
    return values(PACKAGE, "language", "failing")


@cache
def ungiven() -> tuple[str, ...]:
    """不 before what a house does not give anyone, a measure only after a failing of conduct: 不授予, 不提供."""
    return tuple(f"不{word}" for word, value in values(PACKAGE, "measures", "given").items() if value == "plain")


def slips() -> dict[str, str]:
    """Misprint of a measure → the word it is likely to be."""
    return values(PACKAGE, "language", "slip")
