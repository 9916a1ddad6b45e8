"""How well the letters of a text fit a language: the mean log probability of its letters.

A language is an urn of letters beyond ASCII; ASCII itself says nothing about wrong readings. The
letters of clean text fit their language; the letters that a wrong reading puts in their place
fit none, and the repaired ones do again. Neighbours that nobody writes are counted besides.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from audits.mojibake.groups import COUNT, clashes, groups
from audits.mojibake.urns import Reals, Urns, everything


class Reading(NamedTuple):
    """The characters outside ASCII of a text, as the urns see them."""

    urns: Urns
    places: NDArray[np.int64]
    symbols: NDArray[np.uint16]
    penalties: Reals
    lost: int
    """How many of them are U+FFFD."""

    def part(self, first: int, end: int) -> "Reading":
        """Some of the characters."""
        piece = slice(first, end)
        part = self.places[piece], self.symbols[piece], self.penalties[piece]
        return Reading(self.urns, *part, lost=0)

    def chosen(self, mask: NDArray[np.bool_]) -> "Reading":
        """The characters for which *mask* is true."""
        part = self.places[mask], self.symbols[mask], self.penalties[mask]
        return Reading(self.urns, *part, lost=0)


class Fit(NamedTuple):
    """How well a text fits the language that it fits best."""

    total: float
    """Log probability of all letters, penalties added."""
    letters: int
    """Letters counted."""
    mean: float
    """Log probability a letter, above that of clean text in the language; about 0 if clean."""
    language: int
    """Row of the urns' table."""


def reading(codes: NDArray[np.uint32], urns: Urns) -> Reading:
    """What a text, given as code points, shows to the urns."""
    places = np.flatnonzero(codes > 0x7F)
    group = np.zeros(codes.size + 2, dtype=np.intp)
    group[1:-1] = groups().take(codes, mode="clip")
    beside = (group[places] * COUNT + group[places + 1]) * COUNT + group[places + 2]
    high = codes[places]
    symbols = urns.symbols.take(high, mode="clip")
    lost = int((high == 0xFFFD).sum())
    return Reading(urns, places, symbols, clashes().ravel().take(beside), lost)


def of_text(text: str) -> Reading:
    """What a string shows to the urns of all languages."""
    return reading(points(text), everything())


def points(text: str) -> NDArray[np.uint32]:
    """The code points of a string."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


def fit(read: Reading) -> Fit:
    """The best fit of a reading."""
    table = read.urns.table
    counts = np.bincount(read.symbols, minlength=table.shape[1])
    letters = read.symbols.size - int(counts[0])
    scores = table @ counts.astype(np.float32)
    best = int(scores.argmax())
    total = float(scores[best]) + float(read.penalties.sum())
    mean = total / letters - float(read.urns.mean[best]) if letters else 0.0
    return Fit(total, letters, mean, best)
