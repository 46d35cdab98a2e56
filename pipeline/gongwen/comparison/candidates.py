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

RAREST = 20
"""Trigrams kept of a key. Of 40 characters with a fifth rewritten at random, 20 trigrams survive; half as many suffice."""
SMALL = 13
"""Keys up to which a bucket is small; in a larger one, each key has so many neighbours less one."""
SHARED = 2
"""Kept trigrams that a pair must have in common (one where a key is short, or where the MinHash is the same)."""
SHORT = 16
"""Characters up to which one common trigram is enough: there are not many to survive."""
_SEEDS = 8
"""MinHashes of a key: two texts a third alike have one of eight in common nearly always."""
_BLOCK = 4096
"""Keys that are hashed at once: what is worked on stays in the processor's cache."""
_OWNER = 24
"""Bits for the place of a key: room for 16 million of them."""
_RARITY = 12
"""Bits for how many keys have a trigram; above that, more is all the same."""
_ENTRY = 27
"""Bits for the place of a trigram of a key in a list of all of them."""


def candidates(keys: Sequence[str]) -> NDArray[np.int64]:
    """Pairs of places in `keys` (all different, of three characters or more), the smaller first, sorted: two columns."""
    lengths = np.fromiter((len(key) for key in keys), np.int64, len(keys))
    blocks = [_block(keys[start : start + _BLOCK], start) for start in range(0, len(keys), _BLOCK)]
    if not blocks:
        return np.empty((0, 2), np.int64)
    grams, owners = _shared(np.concatenate([packed for packed, _ in blocks]))
    near = np.concatenate([least for _, least in blocks], axis=1)
    grams, owners = _rarest(grams, owners)
    pairs = _neighbours(grams, owners, near)
    shorter = np.minimum(lengths[pairs[:, 0]], lengths[pairs[:, 1]])
    return pairs[(pairs[:, 2] >= SHARED) | (shorter <= SHORT)][:, :2]


def _block(keys: Sequence[str], first: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Of some keys, the trigrams, each packed with the place of its key; and for every seed (a row) the MinHash of each key.

    A trigram is a hash of 40 bits. That two of them coincide is rare, and costs an alignment that fails.
    """
    codes = np.frombuffer(without_values("\n".join(keys)).encode("utf-32-le"), np.uint32).astype(np.uint64)
    letter = codes != ord("\n")
    whole = letter[:-2] & letter[1:-1] & letter[2:]
    lengths = np.fromiter((len(key) + 1 for key in keys), np.int64, len(keys))
    owner = np.repeat(np.arange(first, first + len(keys)), lengths)[: len(whole)][whole]
    packed = (codes[:-2] << np.uint64(42)) | (codes[1:-1] << np.uint64(21)) | codes[2:]
    hashed = _mixed(packed[whole]) >> np.uint64(_OWNER)
    starts = np.searchsorted(owner, np.arange(first, first + len(keys)))
    factors = _mixed(np.arange(1, _SEEDS + 1, dtype=np.uint64)) | np.uint64(1)
    least = np.stack([np.minimum.reduceat(hashed * factor, starts) for factor in factors])
    return (hashed << np.uint64(_OWNER)) | owner.astype(np.uint64), least


def _shared(both: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Each trigram that more than one key has, numbered from 0, with each key that has it: by trigram, then by key."""
    both.sort()
    both = both[_begins(both)]
    begins = _begins(both >> np.uint64(_OWNER))
    both = both[~(begins & np.concatenate((begins[1:], [True])))]
    number = np.cumsum(_begins(both >> np.uint64(_OWNER))) - 1
    return number, (both & np.uint64((1 << _OWNER) - 1)).astype(np.int64)


def _begins(values: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Where a value is another than the one before it."""
    begins = np.ones(len(values), np.bool_)
    np.not_equal(values[1:], values[:-1], out=begins[1:])
    return begins


def _mixed(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """A hash: every bit of a value moves every bit of it (the finaliser of splitmix64)."""
    mixed = values ^ (values >> np.uint64(30))
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(27)
    mixed *= np.uint64(0x94D049BB133111EB)
    mixed ^= mixed >> np.uint64(31)
    return mixed


def _rarest(number: NDArray[np.int64], owners: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The rarest trigrams of each key."""
    rarity = np.minimum(np.bincount(number), (1 << _RARITY) - 1)[number]
    packed = (owners << (_RARITY + _ENTRY)) | (rarity << _ENTRY) | np.arange(len(owners))
    packed.sort()  # by key, then by how rare
    owners = packed >> (_RARITY + _ENTRY)
    first = np.searchsorted(owners, np.arange(owners.max(initial=-1) + 1))
    kept = np.arange(len(owners)) - first[owners] < RAREST
    return number[packed[kept] & ((1 << _ENTRY) - 1)], owners[kept]


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
    left = np.arange(len(grams))  # those that have a neighbour so many steps on
    for step in range(1, SMALL):
        left = left[left < len(grams) - step]
        left = left[grams[left] == grams[left + step]]
        for chosen, times in (
            (left[~large[left]], 1),
            (left[large[left] & (hashes[left] == hashes[left + step])], SHARED),
        ):
            a, b = owners[chosen], owners[chosen + step]
            found += [(np.minimum(a, b) << _OWNER) | np.maximum(a, b)] * times
    pairs, shared = np.unique(np.concatenate(found), return_counts=True)
    return np.stack((pairs >> _OWNER, pairs & ((1 << _OWNER) - 1), shared), axis=1)
