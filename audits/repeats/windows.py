"""Windows: the shortest stretches of visible characters that can be a block, one at each place."""

from collections.abc import Iterable
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audits.repeats.fingerprints import BLOCK, Hashes, Places, fingerprints
from audits.repeats.first_places import Keys, first_places

LEAST_COLUMNS: Final = 60
"""A wide character counts 2: 30 ideographs, about ten English words. Lee et al. 2022 (section 4.1)
take 50 tokens to be safe across a corpus; inside one document 60 columns are no accident."""

_MIX: Final = np.uint64(0x9E3779B97F4A7C15)
"""2**64 divided by the golden ratio (Knuth, TAOCP 6.4)."""


class Windows:
    """The windows of a text, each known by its first place; windows are as short as can be."""

    def __init__(self, codes: NDArray[np.uint32], wide: NDArray[np.bool_] | None) -> None:
        """Of these characters, *wide* where they take two columns; None: nowhere."""
        self.codes = codes
        self._columns = None
        if wide is not None:
            self._columns = np.zeros(codes.size + 1, np.int64)
            np.cumsum(1 + wide.astype(np.int64), out=self._columns[1:])
        self.last = int(self.last_within(np.array([codes.size]))[0])
        """The last window; -1 if there is none."""

    def ends(self, starts: Places) -> Places:
        """Where the windows at *starts* end; they must be windows of the text."""
        if self._columns is None:
            return starts + LEAST_COLUMNS
        found: Places = self._columns.searchsorted(self._columns[starts] + LEAST_COLUMNS)
        return found

    def last_within(self, ends: Places) -> Places:
        """The last windows that end at *ends* or before; -1 or less if none does."""
        if self._columns is None:
            return ends - LEAST_COLUMNS
        least = self._columns[ends] - LEAST_COLUMNS
        found: Places = self._columns.searchsorted(least, side="right") - 1
        return found

    def drawn(self) -> NDArray[np.bool_] | None:
        """Which places begin a window of one character, or of two in turn: RP005's lines drawn.

        None if there is none. (Windows of wide characters are shorter; the same test holds.)
        """
        alike = self.codes[2:] == self.codes[:-2]
        if b"\1" * (LEAST_COLUMNS // 2 - 2) not in alike.tobytes():
            return None
        before = np.append(0, np.cumsum(alike, dtype=np.int64))
        starts = np.arange(self.last + 1)
        ends = self.ends(starts)
        return np.asarray(before[ends - 2] - before[starts] == ends - starts - 2)

    def first_equals(self, starts: Places, run: int) -> Places:
        """For each of these windows: the first of them that has equal characters (by their hashes).

        *run* characters, a power of two, are hashed together.
        """
        ends, keys = self.ends(starts), np.empty(starts.size, np.uint64)
        first = 0
        while first < starts.size:
            begin = int(starts[first])
            last = int(starts.searchsorted(begin + BLOCK))
            within = slice(first, last)
            block = self.codes[begin : int(ends[last - 1])]
            keys[within] = _keys(block, starts[within] - begin, ends[within] - begin, run)
            first = last
        found: Places = starts[first_places(keys)]
        return found


def _keys(codes: NDArray[np.uint32], starts: Places, ends: Places, run: int) -> Keys:
    """A hash of each stretch that holds *run* characters or more, LEAST_COLUMNS at most."""
    hashes = fingerprints(codes, run)
    keys = (ends - starts).astype(np.uint64)
    for reach in range(0, LEAST_COLUMNS, run):
        keys = keys * _MIX + hashes[np.minimum(starts + reach, ends - run)]
    return keys


def own_windows(places: Places, hashes: Hashes, window: int, last: int) -> tuple[Places, Places]:
    """For each anchor: the first and the last place whose anchor it is.

    That is the leftmost least of the *window* hashes from there on. The ranges do not overlap;
    where the last is before the first there is none.
    """
    lows, highs = np.maximum(places - (window - 1), 0), np.minimum(places, last)
    for apart in range(1, window):
        near = places[apart:] - places[:-apart] < window
        if not near.any():
            break
        smaller = hashes[apart:] < hashes[:-apart]
        reached = np.where(near & smaller, places[apart:] - window, last)
        np.minimum(highs[:-apart], reached, out=highs[:-apart])
        passed = np.where(near & ~smaller, places[:-apart] + 1, 0)
        np.maximum(lows[apart:], passed, out=lows[apart:])
    return lows, highs


class Ranges(NamedTuple):
    """Ranges of windows, ends included, and how far before them equal ones stand; 0: not known."""

    lows: Places
    highs: Places
    shifts: Places

    def without(self, drawn: NDArray[np.bool_] | None) -> "Ranges":
        """Window by window, those left out that are `drawn`."""
        if drawn is None:
            return self
        places = self.places()
        told = ~drawn[places]
        shifts = np.repeat(self.shifts, self.highs - self.lows + 1)
        return Ranges(places[told], places[told], shifts[told])

    def places(self) -> Places:
        """Every window, one range after the other."""
        lengths = self.highs - self.lows + 1
        offsets = np.repeat(self.lows - (np.cumsum(lengths) - lengths), lengths)
        found: Places = offsets + np.arange(offsets.size)
        return found


def joined(every: Iterable[Ranges]) -> Ranges:
    """All ranges that are not empty, in order of place; they must not overlap."""
    lows, highs, shifts = map(np.concatenate, zip(*every, strict=True))
    order = lows.argsort()
    order = order[(highs >= lows)[order]]
    return Ranges(lows[order], highs[order], shifts[order])
