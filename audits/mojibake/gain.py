"""How much likelier another reading makes a text, as a natural logarithm."""

from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audits.mojibake.groups import CLASH, CONTROL, NONE, SHOUTED, groups
from audits.mojibake.profiles import Fit, Reading, points
from audits.mojibake.samples import Sample

GAIN_OF_OTHERS: Final = 6.0
"""What is to be gained without the character that gains most: no single name proves anything."""
CONTEXTS: Final = 5
"""Or else it stands in so many different contexts, where nobody writes it (`k‰‰nnettiin`), or among
as many letters that stay."""
MARK: Final = -3.5
"""Log probability of a character outside ASCII that is no letter."""
PLAIN: Final = -3.0
"""Log probability of an ASCII character."""
CASELESS: Final = frozenset({"cp1255", "cp1256", "cp874"})
"""Code pages of scripts without capitals: Hebrew, Arabic, Thai."""


def gain(sample: Sample, source: str, text: str, read: Reading, new: Fit) -> float:
    """How much likelier a reading, *text* in *source*, is than the sample."""
    return _gain(sample, text, read, new) - _gain_of_no_case(sample, source)


def _gain(sample: Sample, text: str, read: Reading, new: Fit) -> float:
    """The same, whatever the letters."""
    if len(text) == len(sample.text) and read.places.size == sample.read.places.size:
        return _gain_by_place(sample, read, new)
    return _total(read, new, len(text)) - _total(sample.read, sample.fit, len(sample.text))


def _gain_of_no_case(sample: Sample, source: str) -> float:
    """What letters without case gain over a heading in capitals, which proves nothing."""
    if source not in CASELESS:
        return 0.0
    return SHOUTED * sum(one.isupper() and two.isupper() for one, two in pairwise(sample.text))


def _total(read: Reading, best: Fit, size: int) -> float:
    """Log probability of a whole text."""
    return best.total + MARK * (read.places.size - best.letters) + PLAIN * (size - read.places.size)


def _gain_by_place(sample: Sample, read: Reading, new: Fit) -> float:
    """The gain of a reading that changes characters one by one; 0 if one word may have made it.

    Marks that become letters gain nothing, "a — b" must not be "a Ñ b"; nor do C1 controls that
    become marks, which are another check's.
    """
    old = sample.read
    before = old.urns.table[sample.fit.language].take(old.symbols) + old.penalties
    after = read.urns.table[new.language].take(read.symbols) + read.penalties
    before += np.where(old.symbols == 0, MARK, 0)
    after += np.where(read.symbols == 0, MARK, 0)
    gains = after - before
    codes = points(sample.text)
    here = codes[old.places]
    mark = (old.symbols == 0) & (old.penalties == 0)
    control = (groups().take(here, mode="clip") == CONTROL) & (read.symbols == 0)
    gains = np.where(mark | control, np.minimum(gains, 0), gains)
    total = float(gains.sum())
    if total - _most(here, gains) >= GAIN_OF_OTHERS:
        return total
    gained = gains > 0
    impossible = old.places[gained & (old.penalties <= CLASH)]
    if _contexts(codes, impossible[_are_in_words(codes, impossible)]) >= CONTEXTS:
        return total
    same = int(((old.symbols == read.symbols) & (old.symbols > 0)).sum())
    return total if same >= CONTEXTS and _contexts(codes, old.places[gained]) >= CONTEXTS else 0.0


def _most(characters: NDArray[np.uint32], gains: NDArray[np.float32]) -> float:
    """What the character gains that gains most."""
    _, which = np.unique(characters, return_inverse=True)
    return float(np.bincount(which, weights=gains).max())


def _are_in_words(codes: NDArray[np.uint32], places: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Stands each of them between letters, or signs that wrong readings put for them?"""
    bounded = np.concatenate(([0], codes, [0]))
    before, after = groups().take(bounded[np.stack((places, places + 2))], mode="clip")
    within: NDArray[np.bool_] = (before != NONE) & (after != NONE)
    return within


def _contexts(codes: NDArray[np.uint32], places: NDArray[np.int64]) -> int:
    """In how many different triples of characters the places lie."""
    bounded = np.concatenate(([0], codes, [0])).astype(np.uint64)
    triples = bounded[places] << 42 | bounded[places + 1] << 21 | bounded[places + 2]
    return int(np.unique(triples).size)
