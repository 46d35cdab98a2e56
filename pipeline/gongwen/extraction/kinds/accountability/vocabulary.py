"""The two tables as patterns."""

from __future__ import annotations

from functools import cache

from gongwen.text.lexicon import any_of, values, words

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
