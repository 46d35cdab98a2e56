"""What the heading of a part says that the part is for."""

from __future__ import annotations

import re
from functools import cache

from gongwen.text.lexicon import any_of, values, words

_PACKAGE = "gongwen.checking"


def purposes(heading: str) -> frozenset[str]:
    """The purposes that a heading names: "aim", "tasks", … (`headings.toml`).

    >>> sorted(purposes("主要任务和保障措施"))
    ['safeguards', 'tasks']
    """
    kinds = _kinds()
    return frozenset([kinds[match] for match in _words().findall(heading)])


@cache
def _kinds() -> dict[str, str]:
    return values(_PACKAGE, "headings", "heading")


@cache
def _words() -> re.Pattern[str]:
    return re.compile(any_of(words(_PACKAGE, "headings", "heading")))
