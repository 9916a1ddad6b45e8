"""Sequences of UTF-8 seen in a code page: which are plausible where they stand, and how telling.

A sequence of 2, 3 or 4 characters that is valid as UTF-8 and gives a plausible character is worth
6, 11 or 16 bits: the share of pairs, triples and quadruples of high bytes that pass by accident
(11 bits: 16/128 of the bytes lead, (64/128)^2 continue, and one code point in 60 of those so
written is plausible).
"""

from functools import cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audits.mojibake.code_pages import BMP, SUBSTITUTE, bytes_of_readers
from audits.mojibake.high import High
from audits.mojibake.plausible import (
    BEYOND,
    CLASSES,
    FOREIGN,
    LOST,
    NONE,
    SIGN,
    SMALL,
    TYPOGRAPHIC,
    outcomes,
)

Numbers = NDArray[np.int64]

BITS: Final = np.array([0, 0, 6, 11, 16])
"""Evidence of a valid sequence by its length."""
SHORTEST: Final = np.array([0, 0, 0x80, 0x800, 0x10000])
"""The first code point that needs a sequence of the length."""
SIZES: Final = np.repeat([1, 2, 3, 4], [0xC0, 0x20, 0x10, 0x10])
"""Length of the sequence that each byte leads."""
PAYLOADS: Final = np.concatenate(
    [np.arange(size) * (size < 0x80) for size in (0x80, 0x40, 0x20, 0x10, 0x10)]
)
PAYLOADS[SUBSTITUTE] = BEYOND
WEIGHTS: Final = np.array([[0, 0, 1 << 6, 1 << 12, 1 << 18], [0, 0, 1, 1 << 6, 1 << 12],
                           [0, 0, 0, 1, 1 << 6], [0, 0, 0, 0, 1]])  # fmt: skip
"""The bits of each byte, and what they are worth in a sequence, by place and length; a lost byte
takes the outcome beyond all code points."""
LOSS: Final = -5
"""Evidence of a sequence of which a byte was lost, added to BITS."""
TELLING: Final = 11
"""Further evidence of a sequence where none stands in clean text: see _worth."""
IMPOSSIBLE: Final = -99
"""The same where it cannot have stood."""

LOW, DIGIT, CAPITAL, LETTER, LATE, OUTSIDE, PRINTED = range(7)
"""What stands beside a sequence: ASCII signs before the capitals, blanks and the ends of the text
among them; digits, capitals, small letters; signs after the capitals; what is not ASCII; and of
that the dashes and quotation marks of print, which may be clean themselves."""
SIDES: Final = 7


class Candidates(NamedTuple):
    """Where sequences begin."""

    first: Numbers
    """Index of the leading character among the high ones."""
    points: NDArray[np.uint32]
    """The code points from it on: see High.ahead."""
    codecs: NDArray[np.uint32]
    """In which code pages, one bit each."""


class Sequences(NamedTuple):
    """The plausible sequences in some code pages, one code page after another."""

    page: Numbers
    """Index of the code page in READERS."""
    first: Numbers
    """Index of the leading character among the high ones."""
    size: Numbers
    evidence: Numbers

    def of(self, page: int) -> "Sequences":
        """Those in one code page."""
        first, after = self.page.searchsorted((page, page + 1)).tolist()
        return Sequences(*(array[first:after] for array in self))


def sequences(high: High, candidates: Candidates, pages: list[int]) -> Sequences:
    """The sequences of each code page whose outcome is plausible where it stands.

    All code pages, given by their ascending indices in READERS, are worked on together.
    """
    bits = np.uint32(1) << np.array(pages, dtype=np.uint32)
    number, chosen = np.nonzero(candidates.codecs & bits[:, None])
    page, first = np.array(pages).take(number), candidates.first.take(chosen)
    points = np.minimum(candidates.points.take(chosen, axis=1), BMP - 1)
    size, outcome = _decoded(bytes_of_readers().take(page * BMP + points))
    places = high.places.take(first)
    left = _sides().take(high.bounded.take(places), mode="clip")
    right = _sides().take(high.bounded.take(places + size + 1), mode="clip")
    worth = _worth()[outcome, left, right]
    fits = (worth > IMPOSSIBLE).nonzero()[0]
    found = page, first, size, BITS.take(size) + worth
    return Sequences(*(array.take(fits) for array in found))


def _decoded(read: NDArray[np.uint8]) -> tuple[Numbers, NDArray[np.uint8]]:
    """Length and class of outcome of the sequences that begin columns of bytes."""
    size = SIZES.take(read[0])
    outcome = (PAYLOADS.take(read) * WEIGHTS.take(size, axis=1)).sum(axis=0)
    outcome *= outcome >= SHORTEST.take(size)
    return size, outcomes().take(outcome, mode="clip")


@cache
def _sides() -> NDArray[np.uint8]:
    """What each character is beside a sequence; the last stands for all beyond."""
    table = np.full(0x2028, OUTSIDE, dtype=np.uint8)
    table[: ord("[")], table[ord("[") : 0x80], table[0x2010:-1] = LOW, LATE, PRINTED
    for side, first, last in ((DIGIT, "0", "9"), (CAPITAL, "A", "Z"), (LETTER, "a", "z")):
        table[ord(first) : ord(last) + 1] = side
    return table


@cache
def _worth() -> NDArray[np.int64]:
    """What an outcome between two neighbours adds to BITS: by its class, what is left, and right.

    Telling are a small Latin letter in a word, a quotation mark or a dash, a sign beside a digit:
    what stood there before is a capital or a symbol with a symbol after it, inside a word. Nobody
    writes a hanzi or an Armenian letter in a Latin word, or a small letter among capitals.
    """
    table = np.zeros((CLASSES, SIDES, SIDES), dtype=np.int64)
    table[NONE], table[LOST], table[TYPOGRAPHIC] = IMPOSSIBLE, LOSS, TELLING
    table[SMALL, LETTER] = TELLING
    table[SMALL, [LOW, DIGIT, CAPITAL, PRINTED], LETTER] = TELLING
    table[SMALL, CAPITAL, [LOW, DIGIT, CAPITAL, LATE]] = IMPOSSIBLE
    table[SIGN, [DIGIT, LETTER]] = TELLING
    table[SIGN, :, DIGIT] = TELLING
    table[FOREIGN, [CAPITAL, LETTER], :OUTSIDE] = IMPOSSIBLE
    table[FOREIGN, :OUTSIDE, LETTER] = IMPOSSIBLE
    return table
