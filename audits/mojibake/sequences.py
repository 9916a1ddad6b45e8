"""Sequences of UTF-8 seen in a code page: which are plausible where they stand, and how telling.

A sequence of 2, 3 or 4 characters that is valid as UTF-8 and gives a plausible character is worth
6, 11 or 16 bits: the share of pairs, triples and quadruples of high bytes that pass by accident
(11 bits: 16/128 of the bytes lead, (64/128)^2 continue, and one code point in 60 of those so
written is plausible).
"""

from collections.abc import Sequence as PySequence
from functools import cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audits.mojibake.code_pages import READERS, bytes_table
from audits.mojibake.plausible import ASIAN, LATIN, MARK, outcomes

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]

BITS: Final = np.array([0, 0, 6, 11, 16])
"""Evidence of a valid sequence by its length."""
LOST: Final = -5
"""Evidence of a sequence of which a byte was lost, added to BITS."""
TELLING: Final = 11
"""Further evidence of a sequence where none stands in clean text: see _telling."""


class High(NamedTuple):
    """The characters outside ASCII."""

    codes: NDArray[np.uint32]
    """Of the whole text."""
    places: Numbers
    points: NDArray[np.uint32]


class Candidates(NamedTuple):
    """Where sequences begin."""

    first: Numbers
    """Index of the leading character among the high ones."""
    codecs: NDArray[np.uint32]
    """In which code pages, one bit each."""


class Sequences(NamedTuple):
    """The plausible sequences in one code page."""

    first: Numbers
    """Index of the leading character among the high ones."""
    size: Numbers
    evidence: Numbers


def sequences(high: High, candidates: Candidates, codecs: PySequence[str]) -> dict[str, Sequences]:
    """The sequences of each code page whose outcome is plausible where it stands.

    All code pages are worked on together, one after another in the same arrays.
    """
    firsts = [candidates.first[_bit(candidates, codec)] for codec in codecs]
    bounds = np.cumsum([0, *(first.size for first in firsts)]).tolist()
    first = np.concatenate(firsts)
    spans = [(bytes_table(c), slice(*bounds[n : n + 2])) for n, c in enumerate(codecs)]

    def bytes_of(points: NDArray[np.uint32]) -> Numbers:
        """Each character as a byte of the code page in whose part of the array it stands."""
        parts = [table.take(points[span], mode="clip") for table, span in spans]
        return np.concatenate(parts).astype(np.int64)

    lead = bytes_of(high.points[first])
    size = 2 + (lead >= 0xE0) + (lead >= 0xF0)
    outcome = lead & (0xFF >> (size + 1))
    lost = np.zeros(first.size, dtype=np.bool_)
    for step in range(1, int(size.max(initial=1))):
        point = high.points.take(first + step, mode="clip")
        more = size > step
        lost |= more & (point == 0xFFFD)
        outcome = np.where(more, outcome << 6 | bytes_of(point) & 0x3F, outcome)
    fits, evidence = _plausible(high, first, size, outcome, lost)
    found = {}
    for codec, (_, span) in zip(codecs, spans, strict=True):
        fit = fits[span]
        found[codec] = Sequences(first[span][fit], size[span][fit], evidence[span][fit])
    return found


def _bit(candidates: Candidates, codec: str) -> Flags:
    """Which candidates a code page holds."""
    found: Flags = (candidates.codecs & np.uint32(1 << READERS.index(codec))) != 0
    return found


def _plausible(
    high: High, first: Numbers, size: Numbers, outcome: Numbers, lost: Flags
) -> tuple[Flags, Numbers]:
    """Which sequences may have stood where they stand, and how telling each is, in bits."""
    shortest = np.array([0, 0, 0x80, 0x800, 0x10000])[size]
    outcome = np.where((outcome < shortest) | (outcome > 0x10FFFF), 0, outcome)
    kind = np.where(lost, MARK, outcomes()[outcome])
    left, right = _beside(high, first, size)
    fits = (kind > 0) & ~_misplaced(kind, outcome, left, right)
    telling = _telling(kind, outcome, left, right) & ~lost
    return fits, BITS[size] + LOST * lost + TELLING * telling


def _beside(high: High, first: Numbers, size: Numbers) -> tuple[Numbers, Numbers]:
    """The code points before and after each sequence; 0 at the ends of the text."""
    bounded = np.concatenate(([0], high.codes, [0])).astype(np.int64)
    start = high.places[first]
    return bounded[start], bounded[start + size + 1]


def _between(points: Numbers, first: str, last: str) -> Flags:
    return (points >= ord(first)) & (points <= ord(last))


def _misplaced(kind: Numbers, outcome: Numbers, left: Numbers, right: Numbers) -> Flags:
    """Outcomes that nobody writes: a hanzi in a Latin word, a small letter among capitals."""
    capital = _between(left, "A", "Z")
    lone = (left < 0x80) & (right < 0x80)
    letter = capital | _between(left, "a", "z") | _between(right, "a", "z")
    small = (kind == LATIN) & _small().take(outcome)
    shouting = small & capital & (right < 0x80) & ~_between(right, "a", "z")
    found: Flags = ((kind == ASIAN) & lone & letter) | shouting
    return found


def _telling(kind: Numbers, outcome: Numbers, left: Numbers, right: Numbers) -> Flags:
    """A small Latin letter in a word; a quotation mark or a dash; a sign beside a digit.

    What stood there before is a capital or a symbol with a symbol after it: inside a word.
    """
    after = _between(left, "a", "z")
    before = _between(right, "a", "z")
    letter = (kind == LATIN) & _small().take(outcome) & (after | (before & (left < 0x5B)))
    general = (outcome >= 0x2010) & (outcome <= 0x203A) | (outcome == 0x20AC)
    digit = _between(left, "0", "9") | _between(right, "0", "9")
    sign = (kind == MARK) & (outcome >= 0xA0) & (outcome < 0xC0) & (after | digit)
    found: Flags = letter | general | sign
    return found


@cache
def _small() -> Flags:
    """Is a code point a small Latin letter that plain words have (U+00DF-017F, U+0219 ...)?"""
    table = np.zeros(0x110000, dtype=np.bool_)
    points = (
        *range(0xDF, 0x180),
        *range(0x1A0, 0x1B1),
        *range(0x218, 0x21C),
        *range(0x1EA0, 0x1EFA),
    )
    table[[point for point in points if chr(point).islower()]] = True
    return table
