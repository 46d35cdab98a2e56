"""Blank lines: what they mean in a text that has one between any two lines is not what they mean elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

_NEARLY_ALL = 0.9


def usual_gap(gaps: Sequence[int]) -> int:
    """The line ends that part two lines where nothing is set apart, of the line ends between each two lines of a text.

    >>> usual_gap([1, 1, 2, 1]), usual_gap([2, 2, 4, 2]), usual_gap([2] * 12 + [1]), usual_gap([])
    (1, 2, 2, 1)
    """
    if not gaps:
        return 1
    usual, times = Counter(gaps).most_common(1)[0]
    return usual if times >= _NEARLY_ALL * len(gaps) else min(gaps)
