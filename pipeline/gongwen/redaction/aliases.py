"""What persons are called instead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gongwen.redaction.persons import spaced

_STEMS = "甲乙丙丁戊己庚辛壬癸"


def aliases(names: Sequence[str]) -> dict[str, str]:
    """A pseudonym for each name, in their order.

    >>> aliases(["柯希明", "韩正"])
    {'柯希明': '人员甲', '韩正': '人员乙'}
    """
    return {name: f"人员{_STEMS[k] if k < len(_STEMS) else k + 1}" for k, name in enumerate(names)}


class Aliases:
    """Puts pseudonyms in the place of names, however these are printed; longer names first."""

    def __init__(self, known: dict[str, str]) -> None:
        """Take the pseudonyms by name; several forms of one name (traditional, simplified) may have the same."""
        self._known = known
        ordered = sorted(known, key=lambda name: (-len(name), name))
        self.pattern = (
            re.compile("|".join(spaced(name).pattern for name in ordered)) if ordered else re.compile(r"(?!)")
        )

    def of(self, printed: str) -> str:
        """The pseudonym of a name as printed."""
        return self._known["".join(printed.split())]

    def put(self, text: str) -> str:
        """A text with pseudonyms in it."""
        return self.pattern.sub(lambda match: self.of(match[0]), text)
