"""Runs of words (n-grams): how much of a text recurring ones make up, after Gopher.

Exact to the public re-implementation of Gopher's rules (datatrove, gopher_repetition_filter), with
words parted by white space. Counting is done on hashes of words, 64 bits wide.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audits.characters import Property
from audits.document import Document, once
from audits.fingerprints import recurring

_MIX: Final = np.uint64(0x9E3779B97F4A7C15)
"""2**64 divided by the golden ratio (Knuth, TAOCP 6.4)."""
_SHIFT: Final = np.uint64(29)


class Units(NamedTuple):
    """The units that n-grams are made of: a key and a length in characters each, in order."""

    keys: NDArray[np.uint64]
    lengths: NDArray[np.int64]
    starts: NDArray[np.int64]


@once
def words(document: Document) -> Units:
    """What white space parts."""
    space = document.mask(Property.SPACE)
    edges = np.flatnonzero(np.diff(space, prepend=True, append=True))
    starts, ends = edges[::2], edges[1::2]
    if not starts.size:
        return Units(np.empty(0, np.uint64), starts, starts)
    lengths = ends - starts
    inside = np.flatnonzero(~space)
    within = np.arange(inside.size) - np.repeat(np.append(0, np.cumsum(lengths)[:-1]), lengths)
    mixed = (document.codes[inside].astype(np.uint64) + np.uint64(1)) * _MIX
    mixed ^= mixed >> _SHIFT
    mixed *= (within.astype(np.uint64) * np.uint64(2) + np.uint64(1)) * np.uint64(
        0xBF58476D1CE4E5B9
    )
    mixed ^= mixed >> _SHIFT
    keys = np.add.reduceat(mixed, np.append(0, np.cumsum(lengths)[:-1]))
    return Units(keys, lengths, starts)


@once
def letters(document: Document) -> Units:
    """Every letter and digit: the units of scripts without blanks between words."""
    places = document.places(Property.LETTER | Property.NUMBER)
    keys = document.codes[places].astype(np.uint64)
    return Units(keys, np.ones(places.size, np.int64), places)


def joined(units: Units, count: int) -> NDArray[np.uint64]:
    """The key of every run of *count* units."""
    keys = units.keys[: max(units.keys.size - count + 1, 0)].copy()
    for number in range(1, count):
        keys = (keys ^ (keys >> _SHIFT)) * _MIX + units.keys[number : number + keys.size]
    return keys


def top_share(units: Units, count: int, size: int, separator: int) -> tuple[float, int, int]:
    """Share of *size* characters that the most frequent run of *count* units makes up.

    With the unit at which it stands first, and how often it stands. A run that stands once makes
    up nothing; of two equally frequent ones the first counts, as in the source. *separator*
    characters stand between two units. A run that overlaps itself can make up more than all: 1.
    """
    keys = joined(units, count)
    ordered = np.sort(keys)
    edges = np.flatnonzero(ordered[1:] != ordered[:-1])
    if edges.size + 1 >= ordered.size:
        return 0.0, 0, 0
    times = np.diff(edges, prepend=-1, append=ordered.size - 1)
    often = int(times.max())
    ends = np.append(edges, ordered.size - 1)
    frequent = ordered[ends[times == often]]
    first = _first_of(keys, frequent)
    length = int(units.lengths[first : first + count].sum()) + separator * (count - 1)
    return min(length * often / size, 1.0), first, often


def _first_of(keys: NDArray[np.uint64], wanted: NDArray[np.uint64]) -> int:
    """The first place of any of the *wanted* keys, which ascend."""
    if wanted.size == 1:
        return int((keys == wanted[0]).argmax())
    at = np.minimum(wanted.searchsorted(keys), wanted.size - 1)
    return int((wanted[at] == keys).argmax())


def duplicate_share(units: Units, count: int, size: int) -> tuple[float, tuple[int, ...]]:
    """Share of *size* characters in runs of *count* units that stood before.

    With the first units of those runs. As in the source, a hit is passed over whole, and what is
    passed over is never remembered as having stood.
    """
    keys = joined(units, count)
    candidates = np.flatnonzero(recurring(keys))
    if not candidates.size:
        return 0.0, ()
    seen: set[int] = set()
    hits, free = [], 0
    for place, key in zip(candidates.tolist(), keys[candidates].tolist(), strict=True):
        if place < free:
            continue
        if key in seen:
            hits.append(place)
            free = place + count
        else:
            seen.add(key)
    reach = np.concatenate((np.zeros(1, np.int64), np.cumsum(units.lengths)))
    at = np.array(hits, dtype=np.int64)
    characters = int((reach[at + count] - reach[at]).sum())
    return characters / size, tuple(hits)
