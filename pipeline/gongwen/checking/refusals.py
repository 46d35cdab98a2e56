"""What says that something is not, or no longer, done."""

from __future__ import annotations

import re
from functools import cache

from gongwen.text.lexicon import any_of, words


@cache
def refusals() -> re.Pattern[str]:
    """The words of `refusals.toml`."""
    return re.compile(any_of(words("gongwen.checking", "refusals", "refusal")))
