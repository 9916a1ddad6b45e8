"""How well the letters of a text fit a language: the mean log probability of its letters.

A language is an urn of letters beyond ASCII; ASCII itself says nothing about wrong readings. The
letters of clean text fit their language; the letters that a wrong reading puts in their place
fit none, and the repaired ones do again. Neighbours that nobody writes are counted besides.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from audits.document import bounded_points
from audits.mojibake.groups import COUNT, clashes, groups
from audits.mojibake.high import High, high_characters
from audits.mojibake.urns import Reals, Urns, everything


class Reading(NamedTuple):
    """The characters outside ASCII of a text, as the urns see them."""

    urns: Urns
    places: NDArray[np.int64]
    symbols: NDArray[np.uint16]
    penalties: Reals
    lost: int
    """How many of them are U+FFFD."""

    def only(self, numbers: NDArray[np.int64]) -> "Reading":
        """The characters of these numbers."""
        places, symbols = self.places.take(numbers), self.symbols.take(numbers)
        return Reading(self.urns, places, symbols, self.penalties.take(numbers), lost=0)


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


def reading(high: High, urns: Urns) -> Reading:
    """What the characters outside ASCII of a text show to the urns."""
    before, here, after = (
        groups().take(points, mode="clip") for points in (high.before, high.points, high.after)
    )
    penalties = clashes().take((before * COUNT + here) * COUNT + after)
    symbols = urns.symbols.take(high.points, mode="clip")
    lost = int(np.count_nonzero(high.points == 0xFFFD))
    return Reading(urns, high.places, symbols, penalties, lost)


def of_text(text: str) -> Reading:
    """What a string shows to the urns of all languages."""
    return reading(high_characters(bounded_points(text)), everything())


def points(text: str) -> NDArray[np.uint32]:
    """The code points of a string."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


def languages(read: Reading, sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    """The language that each part of a reading fits best; the parts are so many characters long."""
    symbols = read.urns.table.shape[1]
    rows = np.arange(0, sizes.size * symbols, symbols).repeat(sizes)
    counts = np.bincount(rows + read.symbols, minlength=sizes.size * symbols)
    scores = counts.reshape(sizes.size, symbols).astype(np.float32) @ read.urns.table.T
    best: NDArray[np.int64] = scores.argmax(axis=1)
    return best


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
