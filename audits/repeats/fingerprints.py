"""Fingerprints: hashes of every run of a few characters, and the anchors among them."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint32]
Places = NDArray[np.int64]

_MIX: Final = np.uint32(0x9E3779B1)
"""2**32 divided by the golden ratio (Knuth, TAOCP 6.4): spreads neighbouring code points."""

_STEPS: Final = tuple(
    np.uint32(step) for step in (0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F, 0x165667B1, 0xD3A2646D)
)
"""Odd multipliers, one a doubling: primes of the hash xxHash32, and one more."""


BLOCK: Final = 1 << 15
"""Runs worked on together: their arrays fit a fast cache."""


def fingerprints(codes: NDArray[np.uint32], length: int) -> Hashes:
    """A hash of every run of *length* characters, by its first place; *length* is a power of two.

    Doubling: the hash of a run is made from those of its halves, so that no character is read
    more often than log2(length) times.
    """
    hashes = codes * _MIX
    hashes ^= hashes >> np.uint32(15)
    for number in range(length.bit_length() - 1):
        half = 1 << number
        hashes = hashes[:-half] * _STEPS[number] + hashes[half:]
    hashes ^= hashes >> np.uint32(15)
    return hashes


def anchored(codes: NDArray[np.uint32], length: int, window: int) -> tuple[Places, Hashes]:
    """The anchors among the runs of *length* characters, with their hashes; block by block."""
    runs = codes.size - length + 1
    places, hashes = [], []
    for begin in range(0, runs, BLOCK):
        left, right = max(begin - window + 1, 0), min(begin + BLOCK + window - 1, runs)
        around = fingerprints(codes[left : right + length - 1], length)
        found = anchors(around, window)
        inside = slice(*found.searchsorted((begin - left, begin - left + BLOCK)))
        places.append(found[inside] + left)
        hashes.append(around[found[inside]])
    return np.concatenate(places), np.concatenate(hashes)


def anchors(hashes: Hashes, window: int) -> Places:
    """Places whose hash is the least of some *window* neighbouring ones (winnowing).

    Schleimer, Wilkerson and Aiken 2003, section 3: of every *window* successive hashes one is
    chosen, by the text alone, so equal runs have equal anchors wherever they stand.
    """
    if hashes.size < window:
        return np.arange(hashes.size)
    least = _sliding(np.minimum, hashes, window)
    padded = np.concatenate(
        (np.zeros(window - 1, np.uint32), least, np.zeros(window - 1, np.uint32))
    )
    greatest = _sliding(np.maximum, padded, window)
    places: Places = (hashes == greatest).nonzero()[0]
    return places


def _sliding(extreme: np.ufunc, values: Hashes, window: int) -> Hashes:
    """The extreme of each *window* successive values, by doubling."""
    reach = 1
    while reach * 2 <= window:
        values = extreme(values[:-reach], values[reach:])
        reach *= 2
    rest = window - reach
    return extreme(values[: values.size - rest], values[rest:]) if rest else values
