"""Repeated blocks: runs of visible characters that stand earlier in the document as well.

White space is left out before anything is compared, so re-wrapping a text changes nothing. A
*block* has at least LEAST_COLUMNS columns. Every run that long holds an anchor (see
audits.repeats.fingerprints), so a document whose anchors all differ has no block, and is done.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audits.characters import Property, kinds_with
from audits.document import Document, once
from audits.repeats.fingerprints import anchored
from audits.repeats.first_places import all_differ, first_places
from audits.repeats.following import Anchors, follow, groups
from audits.repeats.windows import LEAST_COLUMNS, Ranges, Windows, joined, own_windows

_NARROW_RUN: Final = 32
_WIDE_RUN: Final = 16
"""Characters hashed together: with a window of LEAST - run + 1 places every block has an anchor."""

_INVISIBLE: Final = (0x200B, 0xFEFF)
"""Zero-width space and byte order mark: they part no words that a reader sees."""

Places = NDArray[np.int64]


class Copies(NamedTuple):
    """The later copies of a document, as stretches of its visible characters.

    Stretch n is [starts[n], ends[n]) and equals the text at starts[n] - shifts[n]; the stretches
    stand in order and do not overlap.
    """

    starts: Places
    ends: Places
    shifts: Places


class Visible(NamedTuple):
    """The characters that are compared."""

    codes: NDArray[np.uint32]
    wide: NDArray[np.bool_] | None
    """Which are wide; None if none is."""


_NO_COPIES: Final = Copies(*(np.empty(0, dtype=np.int64) for _ in range(3)))


@once
def visible(document: Document) -> Visible:
    """The characters of *document* without white space."""
    kept = _kept(document)
    wide = None
    if document.count(Property.WIDE):
        wide = kinds_with(Property.WIDE).take(document.kinds[kept])
    return Visible(document.codes[kept], wide)


@once
def places_of_visible(document: Document) -> Places:
    """Where each of the visible characters stands in the text."""
    return _kept(document).nonzero()[0]


def _kept(document: Document) -> NDArray[np.bool_]:
    """Which characters are compared."""
    kept = ~document.mask(Property.SPACE)
    if document.count(Property.FORMAT):
        kept &= ~np.isin(document.codes, _INVISIBLE)
    return kept


@once
def copies(document: Document) -> Copies:
    """Every later copy of a block, exactly; empty for most documents."""
    text = visible(document)
    run = _NARROW_RUN if text.wide is None else _WIDE_RUN
    least = LEAST_COLUMNS if text.wide is None else LEAST_COLUMNS // 2
    if text.codes.size <= least:
        return _NO_COPIES
    places, hashes = anchored(text.codes, run, least - run + 1)
    keys = hashes.astype(np.uint64)
    if all_differ(keys):
        return _NO_COPIES
    windows = Windows(text.codes, text.wide)
    lows, highs = own_windows(places, hashes, least - run + 1, windows.last)
    return _copies(windows, Anchors(places, first_places(keys), lows, highs), run)


def _copies(windows: Windows, anchors: Anchors, run: int) -> Copies:
    """The windows that stand earlier as well, joined into stretches of one shift.

    The anchor of a window stands in every equal window, so where a window equals the one around
    the anchor's first occurrence, that is its first; one that does not can equal only such others.
    """
    drawn = windows.drawn()
    large, small = groups(anchors)
    followed = [follow(windows, group) for group in large]
    rest = joined([small, *(others for _, others in followed)]).without(drawn).places()
    firsts = windows.first_equals(rest, run) if rest.size else rest
    later = rest[firsts < rest]
    looked_up = Ranges(later, later, (rest - firsts)[firsts < rest])
    found = joined([looked_up, *(same.without(drawn) for same, _ in followed)])
    return _stretches(windows.codes, found.lows, windows.ends(found.highs), found.shifts)


def _stretches(codes: NDArray[np.uint32], starts: Places, ends: Places, shifts: Places) -> Copies:
    """Windows of one shift that follow each other, joined and verified character by character."""
    if not starts.size:
        return _NO_COPIES
    joins = (np.diff(shifts) == 0) & (starts[1:] <= ends[:-1])
    first = np.append(True, ~joins).nonzero()[0]
    last = np.append(first[1:] - 1, starts.size - 1)
    begin, shift, end = starts[first], shifts[first], ends[last]
    # A window that crosses into the next copy belongs to that one from there on.
    end[:-1] = np.minimum(end[:-1], np.maximum(begin[1:], begin[:-1]))
    text = codes.data  # of many short stretches ten times as fast as arrays
    keep = [
        number
        for number, (b, e, s) in enumerate(
            zip(begin.tolist(), end.tolist(), shift.tolist(), strict=True)
        )
        if b < e and text[b:e] == text[b - s : e - s]
    ]
    return Copies(begin[keep], end[keep], shift[keep])
