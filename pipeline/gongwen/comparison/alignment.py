"""Is a candidate the same statement? Each pair is aligned character by character, and what matches is weighed.

Two keys say the same if enough of their characters match in order (`ALIKE`), and if that is still so when set phrases and what
everybody says count less (`ALIKE_WEIGHED`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gongwen.errors import MissingExtra

try:
    import numpy as np
    from rapidfuzz.distance import Indel
    from rapidfuzz.process import cpdist
except ImportError as error:
    raise MissingExtra("rapidfuzz", "compare") from error

if TYPE_CHECKING:
    from numpy.typing import NDArray

ALIKE = 0.64
"""Matching characters, as a share of both texts."""
ALIKE_WEIGHED = 0.63
"""The same, each character at its weight."""
LOOSE = 0.5
"""Weighed likeness to the centre of its group below which a statement leaves the group: a chain is no likeness."""
_CHUNK = 1 << 18


def verified(
    pairs: NDArray[np.int64], keys: Sequence[str], weights: Sequence[NDArray[np.float32]]
) -> list[tuple[int, int]]:
    """The pairs that say the same."""
    lengths = np.fromiter((len(key) for key in keys), np.int64, len(keys))
    a, b = lengths[pairs[:, 0]], lengths[pairs[:, 1]]
    pairs = pairs[2 * np.minimum(a, b) >= ALIKE * (a + b)]
    found: list[tuple[int, int]] = []
    for start in range(0, len(pairs), _CHUNK):
        chunk = pairs[start : start + _CHUNK]
        left, right = ([keys[k] for k in column] for column in chunk.T.tolist())
        ratios = cpdist(left, right, scorer=Indel.normalized_similarity, score_cutoff=ALIKE, dtype=np.float32)
        found += [
            (i, j)
            for i, j in chunk[ratios >= ALIKE].tolist()
            if likeness(keys[i], keys[j], weights[i], weights[j]) >= ALIKE_WEIGHED
        ]
    return found


def likeness(a: str, b: str, weights_a: NDArray[np.float32], weights_b: NDArray[np.float32]) -> float:
    """The weight of what matches, as a share of the weight of both."""
    matched = 0.0
    for tag, a0, a1, b0, b1 in Indel.opcodes(a, b):
        if tag == "equal":
            matched += float(weights_a[a0:a1].sum() + weights_b[b0:b1].sum())
    total = float(weights_a.sum() + weights_b.sum())
    return matched / total if total else 1.0
