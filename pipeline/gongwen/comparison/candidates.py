"""Pairs of keys that may say the same, from an index of rare trigrams: never all pairs, never more than a bound per key.

Of every key the rarest of its trigrams that some other key has are kept. Numbers are all alike here: a number
changed must not cost a pair. Keys that share a trigram are put side by side in the order of
a MinHash, so that what is alike stands together, and each is paired with the next few: a small bucket gives all its pairs, a
large one (a clause that three hundred units have) a chain through what is most alike, which is enough to join a group. So the
number of pairs grows with the number of keys, and no clause is lost for being common.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gongwen.comparison.statements import without_values
from gongwen.errors import MissingExtra

try:
    import numpy as np
except ImportError as error:
    raise MissingExtra("numpy", "compare") from error

if TYPE_CHECKING:
    from numpy.typing import NDArray

GRAM = 3
RAREST = 20
"""Trigrams kept of a key. Of 40 characters with a fifth rewritten at random, 20 trigrams survive; half as many suffice."""
WINDOW = 12
"""How many neighbours in a bucket a key is paired with."""
SHARED = 2
"""Kept trigrams that a pair must have in common (one where a key is short)."""
SHORT = 16
"""Characters up to which one common trigram is enough: there are not many to survive."""
_SEEDS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93)
_BITS = 21
"""Bits of a code point: three of them fit into one number, so that no two trigrams are ever mistaken for each other."""


def candidates(keys: Sequence[str]) -> NDArray[np.int64]:
    """Pairs of places in `keys` (all different), the smaller first, each once, sorted: an array of two columns."""
    lengths = np.fromiter((len(key) for key in keys), np.int64, len(keys))
    grams, owners = _grams(keys, lengths)
    if not len(grams):
        return np.empty((0, 2), np.int64)
    near = _minhashes(grams, owners, len(keys))
    grams, owners = _rarest(grams, owners)
    pairs = _neighbours(grams, owners, near)
    return pairs[_enough(pairs, lengths)][:, :2]


def _grams(keys: Sequence[str], lengths: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Each trigram of each key once, as a number from 0 in the order of its characters, with the key that has it."""
    codes = np.frombuffer(without_values("".join(keys)).encode("utf-32-le"), np.uint32).astype(np.uint64)
    if len(codes) < GRAM:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    owner = np.repeat(np.arange(len(keys)), lengths)
    whole = owner[: 1 - GRAM] == owner[GRAM - 1 :]
    packed = (codes[:-2] << np.uint64(2 * _BITS)) | (codes[1:-1] << np.uint64(_BITS)) | codes[2:]
    _, number = np.unique(packed[whole], return_inverse=True)
    both = np.unique(number.astype(np.int64) * len(keys) + owner[: 1 - GRAM][whole])
    return both // len(keys), both % len(keys)


def _minhashes(grams: NDArray[np.int64], owners: NDArray[np.int64], count: int) -> NDArray[np.uint64]:
    """For every seed, the least hash of the trigrams of each key."""
    least = np.full((len(_SEEDS), count), np.iinfo(np.uint64).max, np.uint64)
    for row, seed in zip(least, _SEEDS, strict=True):
        mixed = (grams.astype(np.uint64) + np.uint64(1)) * np.uint64(seed)
        mixed ^= mixed >> np.uint64(29)
        mixed *= np.uint64(0xBF58476D1CE4E5B9)
        mixed ^= mixed >> np.uint64(32)
        np.minimum.at(row, owners, mixed)
    return least


def _rarest(grams: NDArray[np.int64], owners: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The rarest trigrams of each key, of those that more than one key has."""
    frequency = np.bincount(grams)[grams]
    common = frequency > 1
    grams, owners, frequency = grams[common], owners[common], frequency[common]
    order = np.lexsort((grams, frequency, owners))
    grams, owners = grams[order], owners[order]
    first = np.searchsorted(owners, owners, side="left")
    kept = np.arange(len(owners)) - first < RAREST
    return grams[kept], owners[kept]


def _neighbours(grams: NDArray[np.int64], owners: NDArray[np.int64], near: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Pairs of neighbours in the buckets, with how many trigrams they share; one of a large bucket counts as enough."""
    seed = grams % len(_SEEDS)
    order = np.lexsort((owners, near[seed, owners], grams))
    grams, owners = grams[order], owners[order]
    size = np.bincount(grams)[grams] if len(grams) else grams
    total = np.int64(owners.max(initial=0) + 1)
    packed: list[NDArray[np.int64]] = []
    for step in range(1, WINDOW + 1):
        same = grams[:-step] == grams[step:]
        a, b = owners[:-step][same], owners[step:][same]
        pair = np.minimum(a, b) * total + np.maximum(a, b)
        packed += [pair, pair[size[step:][same] > WINDOW + 1]]
    pairs, shared = np.unique(np.concatenate(packed), return_counts=True)
    return np.stack((pairs // total, pairs % total, shared), axis=1)


def _enough(pairs: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.bool_]:
    shorter = np.minimum(lengths[pairs[:, 0]], lengths[pairs[:, 1]])
    return (pairs[:, 2] >= SHARED) | (shorter <= SHORT)
