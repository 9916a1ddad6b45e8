"""A sample of a document, by which its copies in other documents are known.

Anchors are chosen by the visible characters alone (see audits.repeats.fingerprints), so equal
passages have equal anchors whatever document they stand in, and however it is wrapped.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audits.document import Document
from audits.repeats.copies import places_of_visible, visible
from audits.repeats.fingerprints import anchored
from audits.repeats.first_places import Keys, Places

NARROW_RUN: Final = 32
"""Characters of an anchor; with NARROW_WINDOW every shared passage of 95 visible characters, some
16 words, has an anchor. Lee et al. 2022 (section 4.1) take 50 tokens for safe across a corpus."""
NARROW_WINDOW: Final = 64
WIDE_RUN: Final = 16
"""The same where half of the characters are wide: every shared passage of 47 has an anchor."""
WIDE_WINDOW: Final = 32

FEWEST_CHARACTERS: Final = 4
"""Different characters of an anchor: ruled lines and fillings are in many documents."""

_BASE: Final = np.uint64(0xD1342543DE82EF95)
"""The base of the polynomials: an odd multiplier of Steele and Vigna 2022."""
_SPREAD: Final = np.uint64(0x9E3779B97F4A7C15)
"""2**64 divided by the golden ratio (Knuth, TAOCP 6.4)."""


class Sample(NamedTuple):
    """The anchors of a document, in order of place, and what is needed to tell of them."""

    keys: Keys
    """A hash of each anchor; never 0."""
    places: Places
    """Visible characters before each."""
    starts: Places
    """Code points of the text before each."""
    ends: Places
    """Code points of the text before the end of each."""
    lines: Places
    """The line on which each begins, counted from 1."""
    run: int
    """Visible characters of an anchor."""
    size: int
    """Visible characters of the document."""
    whole: int
    """A hash of all visible characters; 0 if there is none."""
    text: str

    def only(self, chosen: NDArray[np.bool_]) -> "Sample":
        """With some of the anchors."""
        return self._replace(
            keys=self.keys[chosen],
            places=self.places[chosen],
            starts=self.starts[chosen],
            ends=self.ends[chosen],
            lines=self.lines[chosen],
        )


def sample(document: Document) -> Sample:
    """The sample of *document*."""
    codes, wide = visible(document)
    is_wide = wide is not None and 2 * int(wide.sum()) >= codes.size
    run, window = (WIDE_RUN, WIDE_WINDOW) if is_wide else (NARROW_RUN, NARROW_WINDOW)
    places = anchored(codes, run, window)[0] if codes.size >= run else np.empty(0, np.int64)
    runs = codes[places[:, None] + np.arange(run)]
    telling = _characters(runs) >= FEWEST_CHARACTERS
    places, runs = places[telling], runs[telling]
    inside = places_of_visible(document)
    starts = inside[places]
    return Sample(
        _keys(runs),
        places,
        starts,
        inside[places + run - 1] + 1,
        document.lines.starts.searchsorted(starts, side="right"),
        run,
        codes.size,
        int(_keys(codes[None, :])[0]) if codes.size else 0,
        document.text,
    )


def _characters(runs: NDArray[np.uint32]) -> Places:
    """How many different characters each run has."""
    ordered = np.sort(runs, axis=1)
    count: Places = np.count_nonzero(ordered[:, 1:] != ordered[:, :-1], axis=1) + 1
    return count


def _keys(runs: NDArray[np.uint32]) -> Keys:
    """The polynomial of each run modulo 2**64, its bits spread, and its length in it."""
    size = runs.shape[1]
    powers = np.multiply.accumulate(np.full(size, _BASE, np.uint64))
    keys: Keys = (runs + np.uint64(1)) @ powers
    keys ^= np.uint64(size)
    keys ^= keys >> np.uint64(32)
    keys *= _SPREAD
    keys ^= keys >> np.uint64(29)
    return np.maximum(keys, np.uint64(1))
