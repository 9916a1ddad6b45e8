"""Runs of units (n-grams): how much of a text recurring ones make up, after Gopher.

Exact to the public re-implementation of Gopher's rules (datatrove, gopher_repetition_filter).

Which runs recur is found for all lengths in one go, from the shortest to the longest: only where
a run of n units stood before can one of n + 1 have, and where the next unit is the same at both
places the longer run stands first where the shorter one did. Only the rest is looked up again.
"""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audits.repeats.first_places import FEW, Keys, Places, all_differ, first_places
from audits.repeats.units import BLOCK, Units

_MIX: Final = np.uint64(0x9E3779B97F4A7C15)
"""2**64 divided by the golden ratio (Knuth, TAOCP 6.4)."""
_SHIFT: Final = np.uint64(29)


class Runs(NamedTuple):
    """The runs of *length* units that stood before: where each stands, in order, and where first.

    Places are counted in units.
    """

    length: int
    places: Places
    firsts: Places


def recurring_runs(units: Units, lengths: Iterable[int]) -> Iterator[Runs]:
    """The runs of each of the *lengths*, which ascend, that stood before."""
    runs: Runs | None = None
    for length in lengths:
        runs = _longer(units.keys, runs, length) if runs else _recurring(units.keys, length)
        yield runs


def _recurring(keys: Keys, length: int) -> Runs:
    """The runs of *length* units that stood before, looked up from nothing."""
    first = first_places(_joined(keys, length))
    places = (first != np.arange(first.size)).nonzero()[0]
    return Runs(length, places, first[places])


def _joined(keys: Keys, length: int) -> Keys:
    """The key of every run of *length* units."""
    joined = keys[: max(keys.size - length + 1, 0)]
    for number in range(1, length):
        joined = _mixed(joined) + keys[number : number + joined.size]
    return joined


def _mixed(keys: Keys) -> Keys:
    """Keys whose order in a sum matters."""
    return (keys ^ (keys >> _SHIFT)) * _MIX


def _longer(keys: Keys, shorter: Runs, length: int) -> Runs:
    """The runs of *length* units that stood before, from some *shorter* ones.

    A run that goes on as its first occurrence did stands first where that one does; the others
    can equal only each other, and only if their beginnings do.
    """
    within = int(shorter.places.searchsorted(keys.size - length, side="right"))
    places, firsts = shorter.places[:within], shorter.firsts[:within]
    added = range(shorter.length, length)
    parted = _part(keys, places, firsts, added)
    rest = parted.nonzero()[0]
    others, origins = places[rest], firsts[rest]
    if rest.size < FEW and all_differ(origins):
        return Runs(length, places[~parted], firsts[~parted])
    firsts = firsts.copy()
    firsts[rest] = others[first_places(_lengthened(keys, others, origins, added))]
    again = firsts < places
    return Runs(length, places[again], firsts[again])


def _part(keys: Keys, places: Places, firsts: Places, added: range) -> NDArray[np.bool_]:
    """Do the *added* units after some runs differ from those after their first occurrences?"""
    part = np.empty(places.size, np.bool_)
    for block in _blocks(places.size):
        here, there = places[block], firsts[block]
        parts = keys[here + added[0]] != keys[there + added[0]]
        for offset in added[1:]:
            parts |= keys[here + offset] != keys[there + offset]
        part[block] = parts
    return part


def _lengthened(keys: Keys, places: Places, firsts: Places, added: range) -> Keys:
    """Keys of some runs with the *added* units; *firsts* tells the runs without these apart."""
    lengthened = np.empty(places.size, np.uint64)
    for block in _blocks(places.size):
        run, here = firsts[block].astype(np.uint64), places[block]
        for offset in added:
            run = _mixed(run) + keys[here + offset]
        lengthened[block] = run
    return lengthened


def _blocks(size: int) -> Iterator[slice]:
    """Stretches of so many, whose arrays fit a fast cache."""
    return (slice(begin, begin + BLOCK) for begin in range(0, size, BLOCK))


def top_share(runs: Runs, units: Units, size: int, separator: int) -> tuple[float, int, int]:
    """Share of *size* characters that the most frequent of the *runs* makes up.

    With the unit at which it stands first, and how often it stands. A run that stands once makes
    up nothing; of two equally frequent ones the first counts, as in the source. *separator*
    characters stand between two units. A run that overlaps itself can make up more than all: 1.
    """
    if not runs.places.size:
        return 0.0, 0, 0
    later = np.bincount(runs.firsts)
    first = int(later.argmax())
    times = int(later[first]) + 1
    length = int(units.lengths[first : first + runs.length].sum()) + separator * (runs.length - 1)
    return min(length * times / size, 1.0), first, times


def duplicate_share(runs: Runs, units: Units, size: int) -> tuple[float, list[int]]:
    """Share of *size* characters in runs that stood before, with the first units of those.

    As in the source, a hit is passed over whole, and what is passed over is never remembered as
    having stood.
    """
    hits, passed = _hits(runs, units.keys.size)
    inside = np.frombuffer(passed, dtype=np.bool_)
    return int(units.lengths[inside].sum()) / size, hits


def _hits(runs: Runs, size: int) -> tuple[list[int], bytearray]:
    """The places of the hits, and for each unit whether a hit holds it.

    A run whose first occurrence was passed over counts as new, once.
    """
    again, first = np.zeros(size, dtype=np.bool_), np.empty(size, dtype=np.int64)
    again[runs.places], first[runs.places] = True, runs.firsts
    candidates, origins = again.tobytes(), first.data
    hits, seen, passed, whole = [], set[int](), bytearray(size), b"\1" * runs.length
    at = candidates.find(1)
    while at >= 0:
        origin, step = origins[at], runs.length
        if passed[origin] and origin not in seen:
            seen.add(origin)
            step = 1
        else:
            hits.append(at)
            passed[at : at + step] = whole
        at = candidates.find(1, at + step)
    return hits, passed
