"""The words of pages and documents (noise.toml), and how sure it is that a line is a page's and not the document's.

SURE: wherever the line stands. STRONG: where pages print such things, above or below the text. WEAK: there too, and only
in a run of lines that has a strong one. BELOW: only under such a line (a telephone number under a copyright line is the
site's; above it, it may be the document's). NONE: all else is the document's.
"""

from __future__ import annotations

from typing import Literal

from gongwen.text.lexicon import table

Zone = Literal["head", "tail"]
NONE, BELOW, WEAK, STRONG, SURE = range(5)
TABLE = "gongwen.normalise.steps", "noise/noise"


def words_of(heading: str, value: str) -> tuple[str, ...]:
    """The words under a heading that have this value."""
    found = [word for group in table(*TABLE)[heading] if group.value == value for word in group.words]
    return tuple(found)
