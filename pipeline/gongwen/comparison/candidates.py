"""Pairs of keys that may say the same, from an index of rare trigrams: never all pairs, never more than a bound per key.

Of every key the rarest of its trigrams that some other key has are kept. Numbers are all alike here: a number changed must not cost a
pair. Keys that share a trigram are a bucket. Of a small bucket every pair is a candidate. In a large one (a clause that three
hundred units have, or a common word) the keys are sorted by a MinHash, and neighbours of equal MinHash are candidates: a chain
through what is most alike, which is enough to join a group. So the number of pairs grows with the number of keys, and no clause is
lost for being common.

Everything is sorted as whole numbers that hold several fields each, which is many times faster than sorting by several columns.
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
SMALL = 13
"""Keys up to which a bucket is small; in a larger one, each key has so many neighbours less one."""
SHARED = 2
"""Kept trigrams that a pair must have in common (one where a key is short, or where the MinHash is the same)."""
SHORT = 16
"""Characters up to which one common trigram is enough: there are not many to survive."""
_SEEDS = 8
_OWNER = 24
"""Bits for the place of a key: room for 16 million of them."""
_RARITY = 12
"""Bits for how many keys have a trigram; above that, more is all the same."""
_ENTRY = 27
"""Bits for the place of a trigram of a key in a list of all of them."""


def candidates(keys: Sequence[str]) -> NDArray[np.int64]:
    """Pairs of places in `keys` (all different, of three characters or more), the smaller first, sorted: two columns."""
    lengths = np.fromiter((len(key) for key in keys), np.int64, len(keys))
    hashed, owner = _hashes(keys, lengths)
    if not len(hashed):
        return np.empty((0, 2), np.int64)
    near = _minhashes(hashed, np.searchsorted(owner, np.arange(len(keys))))
    grams, owners = _distinct(hashed, owner)
    grams, owners = _rarest(grams, owners)
    pairs = _neighbours(grams, owners, near)
    shorter = np.minimum(lengths[pairs[:, 0]], lengths[pairs[:, 1]])
    return pairs[(pairs[:, 2] >= SHARED) | (shorter <= SHORT)][:, :2]


def _hashes(keys: Sequence[str], lengths: NDArray[np.int64]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """The trigrams of all keys, one key after the other, and whose each is.

    A trigram is a hash of 40 bits. That two of them coincide is rare, and costs an alignment that fails.
    """
    codes = np.frombuffer(without_values("".join(keys)).encode("utf-32-le"), np.uint32).astype(np.uint64)
    owner = np.repeat(np.arange(len(keys)), lengths)
    packed = (codes[:-2] << np.uint64(42)) | (codes[1:-1] << np.uint64(21)) | codes[2:]
    whole = owner[: 1 - GRAM] == owner[GRAM - 1 :]
    return _mixed(packed[whole]) >> np.uint64(_OWNER), owner[: 1 - GRAM][whole]


def _distinct(hashed: NDArray[np.uint64], owner: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Each trigram of each key once, with the key: by trigram, then by key."""
    both = (hashed << np.uint64(_OWNER)) | owner.astype(np.uint64)
    both.sort()
    both = both[np.concatenate(([True], both[1:] != both[:-1]))]
    return (both >> np.uint64(_OWNER)).astype(np.int64), (both & np.uint64((1 << _OWNER) - 1)).astype(np.int64)


def _mixed(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """A hash: every bit of a value moves every bit of it (the finaliser of splitmix64)."""
    mixed = values ^ (values >> np.uint64(30))
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(27)
    mixed *= np.uint64(0x94D049BB133111EB)
    mixed ^= mixed >> np.uint64(31)
    return mixed


def _minhashes(hashed: NDArray[np.uint64], starts: NDArray[np.int64]) -> NDArray[np.uint64]:
    """For every seed, the least hash of the trigrams of each key (a row for each seed)."""
    factors = _mixed(np.arange(1, _SEEDS + 1, dtype=np.uint64)) | np.uint64(1)
    return np.stack([np.minimum.reduceat(hashed * factor, starts) for factor in factors])


def _rarest(grams: NDArray[np.int64], owners: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The rarest trigrams of each key, of those that more than one key has; trigrams are numbered anew from 0."""
    begins = np.concatenate(([True], grams[1:] != grams[:-1]))
    number = np.cumsum(begins) - 1
    frequency = np.bincount(number)[number]
    common = frequency > 1
    number, owners = number[common], owners[common]
    rarity = np.minimum(frequency[common], (1 << _RARITY) - 1)
    packed = (owners << (_RARITY + _ENTRY)) | (rarity << _ENTRY) | np.arange(len(owners))
    packed.sort()  # by key, then by how rare
    order = packed & ((1 << _ENTRY) - 1)
    number, owners = number[order], owners[order]
    first = np.searchsorted(owners, np.arange(owners.max(initial=-1) + 1))
    kept = np.arange(len(owners)) - first[owners] < RAREST
    return number[kept], owners[kept]


def _neighbours(grams: NDArray[np.int64], owners: NDArray[np.int64], near: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Pairs of neighbours in the buckets, with how many trigrams they share; one of equal MinHash counts as enough."""
    order = np.argsort(near, axis=1, kind="stable")
    rank = np.empty_like(order)
    np.put_along_axis(rank, order, np.arange(near.shape[1])[None, :], axis=1)
    packed = (grams << _OWNER) | rank[grams % _SEEDS, owners]
    packed.sort()  # by trigram, then by MinHash
    grams = packed >> _OWNER
    seed = grams % _SEEDS
    owners = order[seed, packed & ((1 << _OWNER) - 1)]
    hashes = near[seed, owners]
    large = np.bincount(grams)[grams] > SMALL if len(grams) else grams > 0
    found: list[NDArray[np.int64]] = []
    for step in range(1, SMALL):
        same = grams[:-step] == grams[step:]
        chained = same & large[step:] & (hashes[:-step] == hashes[step:])
        for chosen, times in ((same & ~large[step:], 1), (chained, SHARED)):
            a, b = owners[:-step][chosen], owners[step:][chosen]
            found += [(np.minimum(a, b) << _OWNER) | np.maximum(a, b)] * times
    pairs, shared = np.unique(np.concatenate(found), return_counts=True)
    return np.stack((pairs >> _OWNER, pairs & ((1 << _OWNER) - 1), shared), axis=1)
