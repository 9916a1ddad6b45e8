"""An index of anchors: in which document each stood first. Its memory is bounded."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audits.repeats.first_places import Keys, Places, first_places

MOST: Final = 1 << 24
"""Entries at most: 336 MB, the anchors of about half a billion characters."""
_FIRST: Final = 1 << 12
"""Slots of an empty index."""
_FILLED: Final = 0.6
"""Share of the slots from which linear probing slows down (Knuth, TAOCP 6.4)."""
_SPREAD: Final = np.uint64(0x9E3779B97F4A7C15)


class Entries(NamedTuple):
    """Where anchors stood first: a column each."""

    documents: NDArray[np.uint32]
    """Numbers of the documents, from 0."""
    places: NDArray[np.uint32]
    """Visible characters before the anchor."""
    lines: NDArray[np.uint32]
    """Its line, counted from 1."""


class Index:
    """Anchors by key, with open addressing; of equal keys the first stays.

    Once MOST entries are there, every second key is let go, chosen by the key itself, and so are
    such keys from then on: what is left still tells of long copies, wherever they come.
    """

    def __init__(self, most: int = MOST) -> None:
        """An empty index that will hold at most *most* entries."""
        self._most = most
        self.thinned = 1
        """One in how many keys is kept: a power of two."""
        self._allocate(_FIRST)

    def _allocate(self, slots: int) -> None:
        """Empty slots; their number is a power of two."""
        self._keys = np.zeros(slots, np.uint64)
        self._entries = Entries(*(np.zeros(slots, np.uint32) for _ in Entries._fields))
        self._shift = np.uint64(64 - (slots.bit_length() - 1))
        self.size = 0

    def kept(self, keys: Keys) -> NDArray[np.bool_]:
        """Which keys the index would hold."""
        kept: NDArray[np.bool_] = (keys & np.uint64(self.thinned - 1)) == 0
        return kept

    def find(self, keys: Keys) -> tuple[NDArray[np.bool_], Entries]:
        """Which of the keys are known, and the entries of all; those of unknown keys mean nothing.

        Keys that are not `kept` are unknown.
        """
        slots = self._slots(keys)
        known = self._keys[slots] == keys
        return known, Entries(*(column[slots] for column in self._entries))

    def add(self, keys: Keys, entries: Entries) -> None:
        """Add entries, a key each; of those whose key is known already the known one stays."""
        chosen = self._new(keys)
        while self.size + chosen.size > self._most:
            self.thinned *= 2
            self._rebuild(self._keys.size)
            chosen = self._new(keys)
        while self.size + chosen.size > _FILLED * self._keys.size:
            self._rebuild(2 * self._keys.size)
        self._insert(keys[chosen], Entries(*(column[chosen] for column in entries)))

    def _new(self, keys: Keys) -> Places:
        """Which keys are to be added: not known yet, of equal ones the first, and `kept`."""
        kept = self.kept(keys).nonzero()[0]
        unknown = kept[self._keys[self._slots(keys[kept])] == 0]
        first: Places = unknown[first_places(keys[unknown]) == np.arange(unknown.size)]
        return first

    def _insert(self, keys: Keys, entries: Entries) -> None:
        """Put keys that differ, and are not there, into slots of their own."""
        waiting = np.arange(keys.size)
        self.size += keys.size
        while waiting.size:
            slots = self._slots(keys[waiting])
            self._keys[slots] = keys[waiting]
            won = self._keys[slots] == keys[waiting]
            for column, values in zip(self._entries, entries, strict=True):
                column[slots[won]] = values[waiting[won]]
            waiting = waiting[~won]

    def _slots(self, keys: Keys) -> Places:
        """The slot of each key, or the empty one where it would go."""
        slots = ((keys * _SPREAD) >> self._shift).view(np.int64)
        last = self._keys.size - 1
        waiting = np.arange(keys.size)
        while waiting.size:
            there = self._keys[slots[waiting]]
            waiting = waiting[(there != keys[waiting]) & (there != 0)]
            slots[waiting] = (slots[waiting] + 1) & last
        return slots

    def _rebuild(self, slots: int) -> None:
        """Move the entries that are kept to so many slots."""
        keys, entries = self._keys, self._entries
        self._allocate(slots)
        filled = ((keys != 0) & self.kept(keys)).nonzero()[0]
        self._insert(keys[filled], Entries(*(column[filled] for column in entries)))
