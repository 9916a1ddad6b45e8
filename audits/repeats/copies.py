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
from audits.repeats.fingerprints import anchored, fingerprints
from audits.repeats.first_places import first_places, recurring

LEAST_COLUMNS: Final = 60
"""A wide character counts 2: 30 ideographs, about ten English words. Lee et al. 2022 (section 4.1)
take 50 tokens to be safe across a corpus; inside one document 60 columns are no accident."""

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
    return np.flatnonzero(_kept(document))


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
    places = places[recurring(hashes.astype(np.uint64))]
    if not places.size:
        return _NO_COPIES
    starts = _starts_around(places, run, text.codes.size)
    return _copies(text, starts, run)


def _starts_around(places: Places, run: int, size: int) -> Places:
    """First places of every block-long window that holds one of these anchors, ascending."""
    firsts = np.maximum(places + run - LEAST_COLUMNS, 0)
    apart = np.append(True, firsts[1:] > places[:-1] + 1)
    begins, ends = firsts[apart], places[np.append(np.flatnonzero(apart)[1:] - 1, places.size - 1)]
    lengths = np.minimum(ends, size - 1) - begins + 1
    offsets = np.repeat(begins - np.append(0, np.cumsum(lengths)[:-1]), lengths)
    return offsets + np.arange(offsets.size)


def _copies(text: Visible, starts: Places, run: int) -> Copies:
    """The windows that stand earlier as well, joined into stretches of one shift."""
    size = text.codes.size
    if text.wide is None:
        ends = starts + LEAST_COLUMNS
        starts, ends = starts[ends <= size], ends[ends <= size]
    else:
        columns = np.cumsum(1 + text.wide.astype(np.int32))
        before = np.where(starts, columns[starts - 1], 0)
        ends = np.searchsorted(columns, before + LEAST_COLUMNS) + 1
        starts, ends = starts[ends <= size], ends[ends <= size]
    told = ~_is_drawn(text.codes, starts, ends)
    starts, ends = starts[told], ends[told]
    if not starts.size:
        return _NO_COPIES
    hashes = fingerprints(text.codes, run)
    keys = np.zeros(starts.size, dtype=np.uint64)
    for reach in range(0, LEAST_COLUMNS, run):
        part = hashes[np.minimum(starts + reach, ends - run)].astype(np.uint64)
        keys = keys * np.uint64(0x9E3779B97F4A7C15) + part
    keys += (ends - starts).astype(np.uint64)
    firsts = starts[first_places(keys)]
    later = firsts < starts
    return _stretches(text.codes, starts[later], ends[later], starts[later] - firsts[later])


def _is_drawn(codes: NDArray[np.uint32], starts: Places, ends: Places) -> NDArray[np.bool_]:
    """Is a window one character, or two in turn, all over? Such runs are RP005's: a line drawn."""
    alike = np.cumsum(codes[2:] == codes[:-2], dtype=np.int32)
    before = np.where(starts, alike[starts - 1], 0)
    drawn: NDArray[np.bool_] = alike[ends - 3] - before == ends - starts - 2
    return drawn


def _stretches(codes: NDArray[np.uint32], starts: Places, ends: Places, shifts: Places) -> Copies:
    """Windows of one shift that follow each other, joined and verified character by character."""
    if not starts.size:
        return _NO_COPIES
    joins = (np.diff(shifts) == 0) & (starts[1:] <= ends[:-1])
    first = np.flatnonzero(np.append(True, ~joins))
    last = np.append(first[1:] - 1, starts.size - 1)
    begin, shift, end = starts[first], shifts[first], ends[last]
    # A window that crosses into the next copy belongs to that one from there on.
    end[:-1] = np.minimum(end[:-1], np.maximum(begin[1:], begin[:-1]))
    keep = [
        number
        for number, (b, e, s) in enumerate(
            zip(begin.tolist(), end.tolist(), shift.tolist(), strict=True)
        )
        if b < e and np.array_equal(codes[b:e], codes[b - s : e - s])
    ]
    return Copies(begin[keep], end[keep], shift[keep])
