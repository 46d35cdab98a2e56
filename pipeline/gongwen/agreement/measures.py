"""How far coders agree beyond chance: Cohen's kappa for two, Krippendorff's alpha for any number and with gaps.

Both are 1 where all agree and 0 where they agree as often as chance would have it; `None` where that can't be told, because
there is nothing to compare, or only one code was ever given.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from itertools import accumulate
from typing import Literal

__all__ = ["Level", "alpha", "kappa", "observed"]

Level = Literal["nominal", "ordinal", "interval"]
"""What codes are: names; ranks, which must be numbers or sort as they rank; numbers."""

Code = Hashable


def observed(one: Sequence[Code | None], other: Sequence[Code | None]) -> float | None:
    """The share of units that both coded in which they agree.

    >>> observed(["a", "b", None], ["a", "c", "a"])
    0.5
    """
    pairs = _pairs(one, other)
    return sum(a == b for a, b in pairs) / len(pairs) if pairs else None


def kappa(one: Sequence[Code | None], other: Sequence[Code | None]) -> float | None:
    """Cohen's kappa (1960) of two coders, over the units that both coded; `None` in a sequence is a unit left out.

    >>> kappa(["yes"] * 25 + ["no"] * 25, ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15)
    0.4
    """
    pairs = _pairs(one, other)
    if not pairs:
        return None
    n = len(pairs)
    agreed = sum(a == b for a, b in pairs)
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    # In whole numbers, times n²: no rounding before the division.
    chance = sum(count * right[code] for code, count in left.items())
    return (n * agreed - chance) / (n * n - chance) if chance < n * n else None


def _pairs(one: Sequence[Code | None], other: Sequence[Code | None]) -> list[tuple[Code, Code]]:
    return [(a, b) for a, b in zip(one, other, strict=True) if a is not None and b is not None]


def alpha(units: Sequence[Sequence[Code | None]], level: Level = "nominal") -> float | None:
    """Krippendorff's alpha (2004) of the codes of each unit, one for each coder, `None` where a coder gave none.

    Units with fewer than two codes count for nothing.

    >>> round(alpha([(1, 1), (1, 1), (1, 2), (2, 2), (2, 2), (2, 1)]), 3)
    0.389

    Raises:
        TypeError: the level needs numbers, or an order, and the codes have none.
    """
    held = [codes for unit in units if len(codes := [code for code in unit if code is not None]) > 1]
    totals = Counter(code for codes in held for code in codes)
    if len(totals) < 2:
        return None
    apart = _distance(totals, level)
    n = sum(totals.values())
    found = sum(_within(Counter(codes), apart) / (len(codes) - 1) for codes in held)
    expected = _within(totals, apart) / (n - 1)
    return 1 - found / expected


def _within(counts: Counter[Code], apart: Callable[[Code, Code], float]) -> float:
    """The distances between all pairs of codes that differ, both ways."""
    codes = list(counts)
    return 2 * sum(counts[a] * counts[b] * apart(a, b) for k, a in enumerate(codes) for b in codes[k + 1 :])


def _distance(totals: Counter[Code], level: Level) -> Callable[[Code, Code], float]:
    """How far two codes are apart."""
    if level == "nominal":
        return lambda a, b: float(a != b)
    if level == "interval":
        return lambda a, b: (a - b) ** 2  # type: ignore[operator]  # codes of this level are numbers; others raise
    ranks = sorted(totals)  # type: ignore[type-var]  # codes of this level have an order; others raise
    ends = list(accumulate(totals[code] for code in ranks))
    middle = {code: end - totals[code] / 2 for code, end in zip(ranks, ends, strict=True)}
    return lambda a, b: (middle[a] - middle[b]) ** 2
