"""The units of a text: its words; its letters, where a script has no blanks between words."""

from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audits.characters import Property
from audits.document import Document, once
from audits.repeats.first_places import Keys, Places

_BASE: Final = 0xD1342543DE82EF95
"""The base of the polynomials: an odd multiplier of Steele and Vigna 2022."""
_UNBASE: Final = pow(_BASE, -1, 1 << 64)

LETTERS_A_WORD: Final = 2
"""In scripts without blanks: Chinese 1.5 to 2, Japanese 2 to 3."""
_UNSPACED: Final = (Property.HAN | Property.KANA | Property.SOUTH_EAST_ASIAN) & ~Property.MARK

BLOCK: Final = 1 << 15
"""Characters worked on together: their arrays fit a fast cache."""


class Units(NamedTuple):
    """Units in order: a key, a length in characters and a place in the text each."""

    keys: Keys
    lengths: Places
    starts: Places


@once
def words(document: Document) -> Units:
    """What white space parts."""
    borders = _borders(document.mask(Property.SPACE))
    starts, ends = borders[::2].copy(), borders[1::2]
    return Units(_keys(document.codes, starts, ends), ends - starts, starts)


def _borders(space: NDArray[np.bool_]) -> Places:
    """Where words start and end, in turn; block by block."""
    outside = np.ones(1, np.bool_)
    found = []
    for begin in range(0, space.size + 1, BLOCK):
        before = outside if begin == 0 else space[begin - 1 : begin]
        after = outside if begin + BLOCK > space.size else space[:0]
        block = np.concatenate((before, space[begin : begin + BLOCK], after))
        found.append((block[1:] != block[:-1]).nonzero()[0] + begin)
    return np.concatenate(found)


@once
def letters(document: Document) -> Units:
    """Every letter and digit."""
    places = document.places(Property.LETTER | Property.NUMBER)
    keys = document.codes[places].astype(np.uint64)
    return Units(keys, np.ones(places.size, np.int64), places)


@once
def is_unspaced(document: Document) -> bool:
    """Is at least half of the letters of a script without blanks between words?"""
    letters_in_all = document.count(Property.LETTER)
    return 2 * document.count(_UNSPACED) >= letters_in_all > 0


def words_in(document: Document) -> float:
    """How many words a document has; as many as two letters make, where they are not parted."""
    if is_unspaced(document):
        return document.count(Property.LETTER | Property.NUMBER) / LETTERS_A_WORD
    return words(document).keys.size


def _keys(codes: NDArray[np.uint32], starts: Places, ends: Places) -> Keys:
    """A key of each of these stretches, block by block; a longer stretch is its own block."""
    keys = np.empty(starts.size, np.uint64)
    first = 0
    while first < starts.size:
        begin = int(starts[first])
        last = max(int(ends.searchsorted(begin + BLOCK, side="right")), first + 1)
        block = codes[begin : int(ends[last - 1])]
        keys[first:last] = _polynomials(block, starts[first:last] - begin, ends[first:last] - begin)
        first = last
    return keys


def _polynomials(codes: NDArray[np.uint32], starts: Places, ends: Places) -> Keys:
    """For each stretch: the polynomial whose coefficients are its code points, modulo 2**64.

    From the running sum over all characters, so that none is read twice.
    """
    size = max(codes.size, BLOCK)
    powers, inverses = _powers(_BASE, size), _powers(_UNBASE, size)
    sums = np.zeros(codes.size + 1, np.uint64)
    terms = (codes + np.uint64(1)) * powers[: codes.size]
    np.cumsum(terms, out=sums[1:])
    found: Keys = (sums[ends] - sums[starts]) * inverses[starts]
    return found


@lru_cache(maxsize=2)
def _powers(base: int, size: int) -> Keys:
    """The powers of *base* from 0 on, modulo 2**64."""
    powers = np.full(size, base, np.uint64)
    powers[0] = 1
    return np.multiply.accumulate(powers, out=powers)
