"""Text that XML can hold."""

from __future__ import annotations

import re
from functools import cache

__all__ = ["holdable"]


def holdable(text: str) -> str:
    r"""The text with U+FFFD for each character that XML 1.0 can't hold; as long as it was.

    >>> holdable("甲\x02乙\n")
    '甲\ufffd乙\n'
    """
    return _unholdable().sub("\ufffd", text)


@cache
def _unholdable() -> re.Pattern[str]:
    return re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
