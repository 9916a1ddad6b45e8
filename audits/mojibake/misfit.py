"""The stretches of a text whose letters fit no language: where a wrong reading may have been.

Clean text of a language that the profiles know seldom comes here, and what comes here by mistake
is let go again when no other reading fits better (see rereading).
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audits.characters import Property, kinds_with
from audits.document import Document
from audits.mojibake.groups import CLASH
from audits.mojibake.profiles import Fit, Reading, fit, reading
from audits.mojibake.urns import ASIAN, UNSEEN, alphabets, everything

FEWEST: Final = 24
"""Letters beyond ASCII that a window holds if it can: enough to judge a unigram fit by."""
LONGEST: Final = 240
"""Letters beyond ASCII after which a long line is divided."""
MISFIT: Final = -1.0
"""Mean log probability a letter, relative to clean text, below which a window is looked at.

Test catalogues of 20 languages, 200 characters: 99 % lie above -1.0, wrong readings below -3.
"""
CHANCE: Final = 2.0
"""The same grows by so much a square root of letters, about what chance does to a few."""
ODD: Final = 0.04
"""Share of impossible letters above which it is looked at: cp1251 read as Mac Cyrillic has 6 %."""
LEAST_ODD: Final = 3
STRANGE_HANZI: Final = -14.0
"""Log probability of a hanzi outside level 1, which is as odd as a letter that is not used."""


EAST_ASIAN: Final = Property.HAN | Property.KANA | Property.HANGUL
SCRIPTS: Final = (Property.LATIN, Property.CYRILLIC, Property.GREEK, EAST_ASIAN)
"""What is told apart in a text of several scripts."""
FIRST: Final = np.zeros(1, dtype=np.int64)
"""The bounds of a single window."""


class Region(NamedTuple):
    """Consecutive lines that fit no language."""

    start: int
    end: int
    mean: float
    """Log probability a letter in its worst window, relative to clean text."""


def regions(document: Document) -> list[Region]:
    """The stretches of whole lines to be looked at, the worst first."""
    asian = document.count(EAST_ASIAN)
    read = reading(document.codes, everything() if asian else alphabets())
    if not read.places.size:
        return []
    bounds = _windows(document, read)
    found: list[Region] = []
    for window, mean in _misfits(document, read, bounds):
        first = int(read.places[bounds[window]])
        after = int(bounds[window + 1]) - 1 if window + 1 < bounds.size else read.places.size - 1
        start, end = _whole_lines(document, first, int(read.places[after]))
        if found and start <= found[-1].end + 1:
            before = found.pop()
            found.append(Region(before.start, max(end, before.end), min(mean, before.mean)))
        else:
            found.append(Region(start, end, mean))
    return sorted(found, key=lambda region: region.mean)


def _whole_lines(document: Document, first: int, last: int) -> tuple[int, int]:
    """The lines from that of one character to that of another; long ones only to the character."""
    starts, ends = document.lines.starts, document.lines.ends
    line = int(np.searchsorted(starts, first, side="right")) - 1
    until = int(np.searchsorted(starts, last, side="right")) - 1
    return max(int(starts[line]), first - LONGEST), min(int(ends[until]), last + LONGEST)


def _windows(document: Document, read: Reading) -> NDArray[np.int64]:
    """First character outside ASCII of each window: some whole lines, or a piece of a long one."""
    lines = np.unique(np.searchsorted(read.places, document.lines.starts))
    lines = lines[lines < read.places.size]
    if lines.size > 1:
        lines = lines[np.append(True, np.diff(lines // FEWEST) > 0)]
    if not lines.size or lines[0]:
        lines = np.append(0, lines)
    pieces = np.arange(0, read.places.size, LONGEST)
    far = pieces - lines[np.searchsorted(lines, pieces, side="right") - 1] >= LONGEST
    bounds = np.union1d(lines, pieces[far]) if far.any() else lines
    if bounds.size > 1 and read.places.size - bounds[-1] < FEWEST:
        bounds = bounds[:-1]
    return bounds


def _misfits(
    document: Document, read: Reading, bounds: NDArray[np.int64]
) -> list[tuple[int, float]]:
    """Which windows fit neither the document's language nor one of their own; or all of them.

    Each with its mean log probability a letter, relative to clean text.
    """
    whole = fit(read)
    ends = np.append(bounds[1:], read.places.size)
    tally = _tally(read, bounds, whole.language)
    found = []
    for window in np.flatnonzero(_unfit(tally)).tolist():
        own = read.part(int(bounds[window]), int(ends[window]))
        best = fit(own)
        if is_unfit(own, best) and not _each_script_fits(document, own):
            found.append((window, best.mean))
    whole_unfit = not found and _unfit(tally.sum(axis=1, keepdims=True))[0]
    if whole_unfit and not _each_script_fits(document, read):
        return [(window, whole.mean) for window in range(bounds.size)]
    return found


def is_unfit(read: Reading, best: Fit) -> bool:
    """Do the letters not fit the language that they fit best?"""
    return bool(read.symbols.size) and bool(_unfit(_tally(read, FIRST, best.language))[0])


def _each_script_fits(document: Document, read: Reading) -> bool:
    """Is it a text in several scripts, each of which fits a language of its own?

    A wrong reading turns one text into one kind of characters, which then fit nothing. A script
    with hardly a letter speaks neither for nor against it.
    """
    kinds = document.kinds[read.places]
    masks = [kinds_with(script).take(kinds) for script in SCRIPTS]
    parts = [read.chosen(mask) for mask in masks if np.count_nonzero(mask) >= LEAST_ODD]
    return len(parts) > 1 and not any(is_unfit(part, fit(part)) for part in parts)


def _tally(read: Reading, bounds: NDArray[np.int64], language: int) -> NDArray[np.float64]:
    """For each window: letters, impossible ones, and their log probability, if in a language."""
    letters = read.symbols > 0
    row = read.urns.table[language].take(read.symbols)
    impossible = STRANGE_HANZI if read.urns.names[language] in ASIAN else UNSEEN
    odd = (row <= impossible) | (read.penalties <= CLASH)
    scores = row - letters * read.urns.mean[language] + read.penalties
    tally: NDArray[np.float64] = np.add.reduceat(
        np.stack([letters | odd, odd, scores]), bounds, axis=1, dtype=np.float64
    )
    return tally


def _unfit(tally: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which windows do not fit the language."""
    many, strange, total = tally
    bad = total < MISFIT * many - CHANCE * np.sqrt(many)
    unfit: NDArray[np.bool_] = bad | ((strange >= LEAST_ODD) & (strange > ODD * many))
    return unfit
