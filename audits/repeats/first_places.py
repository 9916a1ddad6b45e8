"""Where each key of an array stands first: the one question behind every search for repeats."""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]
Places = NDArray[np.int64]

_GOLDEN: Final = 0x9E3779B97F4A7C15
"""2**64 divided by the golden ratio: multiplicative hashing (Knuth, TAOCP 6.4)."""
_ROUND: Final = 0xBF58476D1CE4E5B9
"""Odd; makes the multiplier of each round another one (of the generator SplitMix64)."""
_FEWEST: Final = 64
"""Keys for which a dictionary is faster than any array."""
FEW: Final = 1 << 12
"""Keys whose roomy table takes at most 256 kB."""
_WORD: Final = (1 << 64) - 1


def first_places(keys: Keys) -> Places:
    """For each key: the index at which it stands first.

    In linear time, without sorting: every key writes its index into a slot of a table, from the
    last to the first, so that the first writer of a slot is the one that stays. Who reads a key
    of its own there is done; the few who lost their slot to another key try again.
    """
    if keys.size < _FEWEST:
        return _of_few(keys)
    table, multiplier = _Table(keys.size), _GOLDEN
    first = table.first_writers(keys, np.arange(keys.size), multiplier)
    lost = (keys[first] != keys).nonzero()[0]
    while lost.size >= _FEWEST:
        multiplier = multiplier * _ROUND & _WORD
        asked = keys[lost]
        first[lost] = found = table.first_writers(asked, lost, multiplier)
        lost = lost[keys[found] != asked]
    if lost.size:
        first[lost] = lost[_of_few(keys[lost])]
    return first


def _of_few(keys: Keys) -> Places:
    """The same, of few keys."""
    seen: dict[int, int] = {}
    return np.array([seen.setdefault(key, at) for at, key in enumerate(keys.tolist())], np.int64)


class _Table:
    """Slots for the indices of *size* keys: eight a key while that fits a fast cache, else two."""

    def __init__(self, size: int) -> None:
        bits = max((8 if size < FEW else 2) * size - 1, 1).bit_length()
        self._slots: NDArray[Any] = np.empty(1 << bits, np.int32 if size < 1 << 31 else np.int64)
        self._shift = np.uint64(64 - bits)

    def first_writers(self, keys: Keys, indices: Places, multiplier: int) -> Places:
        """For each key: the first of *indices* whose key has the same slot."""
        mixed = keys * np.uint64(multiplier)
        mixed >>= self._shift
        at = mixed.view(np.int64)
        self._slots[at[::-1]] = indices[::-1]
        return self._slots[at].astype(np.int64)


def all_differ(keys: Keys | Places) -> bool:
    """Does no key stand twice?"""
    if keys.size >= FEW:
        return bool((first_places(keys.view(np.uint64)) == np.arange(keys.size)).all())
    ordered = np.sort(keys)  # which few keys bear better than look-ups
    return not (ordered[1:] == ordered[:-1]).any()
