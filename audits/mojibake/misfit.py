"""The stretches of a text whose letters fit no language: where a wrong reading may have been.

Clean text of a language that the profiles know seldom comes here, and what comes here by mistake
is let go again when no other reading fits better (see rereading).
"""

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audits.characters import Property, kinds_with
from audits.document import Document
from audits.mojibake.groups import CLASH
from audits.mojibake.high import High
from audits.mojibake.profiles import Fit, Reading, fit, languages, reading
from audits.mojibake.urns import alphabets, everything

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
AT_ONCE: Final = 256
"""Windows whose languages are looked for together: some megabytes of counts."""

EAST_ASIAN: Final = Property.HAN | Property.KANA | Property.HANGUL
SCRIPTS: Final = (Property.LATIN, Property.CYRILLIC, Property.GREEK, EAST_ASIAN)
"""What is told apart in a text of several scripts."""


Span = tuple[int, int]


class Region(NamedTuple):
    """Consecutive lines that fit no language."""

    start: int
    end: int
    mean: float
    """Log probability a letter in its worst window, relative to clean text."""
    odd: tuple[Span, ...] = ()
    """Runs of those of its lines that do not fit the document's language; none if that are all."""


def regions(document: Document, high: High) -> Iterator[Region]:
    """The stretches of whole lines to be looked at, the worst first."""
    asian = document.count(EAST_ASIAN)
    read = reading(high, everything() if asian else alphabets())
    bounds, whole = _windows(document, read), fit(read)
    found: list[Region] = []
    for window, mean in _misfits(document, read, bounds, whole):
        first = int(read.places[bounds[window]])
        after = int(bounds[window + 1]) - 1 if window + 1 < bounds.size else read.places.size - 1
        start, end = _whole_lines(document, first, int(read.places[after]))
        if found and start <= found[-1].end + 1:
            before = found.pop()
            found.append(Region(before.start, max(end, before.end), min(mean, before.mean)))
        else:
            found.append(Region(start, end, mean))
    for region in sorted(found, key=lambda region: region.mean):
        yield region._replace(odd=_odd_lines(document, read, whole, region))


def _odd_lines(document: Document, read: Reading, whole: Fit, region: Region) -> tuple[Span, ...]:
    """The lines of a region that hold a letter impossible in the document's language, or more.

    A paragraph that was pasted in stands beside lines that were read rightly.
    """
    starts, ends = document.lines
    first, last = starts.searchsorted([region.start, region.end], side="right") - 1
    starts = np.maximum(starts[first : last + 1], region.start)
    ends = np.minimum(ends[first : last + 1], region.end)
    bounds = read.places.searchsorted(np.append(starts, ends[-1]))
    filled = np.diff(bounds).nonzero()[0]
    if filled.size < 2:
        return ()
    sizes = np.diff(bounds).take(filled)
    part = read.only(np.arange(bounds[0], bounds[-1]))
    tally = _tally(part, sizes, np.full(filled.size, whole.language))
    odd = ((tally[1] > 0) | _unfit(tally)).nonzero()[0]
    if odd.size in (0, filled.size):
        return ()
    apart = (np.diff(odd) > 1).nonzero()[0]
    firsts = filled.take(odd.take(np.append(0, apart + 1)))
    lasts = filled.take(odd.take(np.append(apart, -1)))
    return tuple(zip(starts.take(firsts).tolist(), ends.take(lasts).tolist(), strict=True))


def _whole_lines(document: Document, first: int, last: int) -> tuple[int, int]:
    """The lines from that of one character to that of another; long ones only to the character."""
    starts, ends = document.lines.starts, document.lines.ends
    line = int(np.searchsorted(starts, first, side="right")) - 1
    until = int(np.searchsorted(starts, last, side="right")) - 1
    return max(int(starts[line]), first - LONGEST), min(int(ends[until]), last + LONGEST)


def _windows(document: Document, read: Reading) -> NDArray[np.int64]:
    """First character outside ASCII of each window: some whole lines, or a piece of a long one."""
    size = read.places.size
    lines = read.places.searchsorted(document.lines.starts)
    full = lines // FEWEST
    bounds = np.append(0, lines[1:][full[1:] > full[:-1]])
    bounds = bounds[bounds < size]
    if size > LONGEST:
        pieces = np.arange(0, size, LONGEST)
        far = pieces - bounds[bounds.searchsorted(pieces, side="right") - 1] >= LONGEST
        bounds = np.sort(np.append(bounds, pieces[far]))
    return bounds[:-1] if bounds.size > 1 and size - bounds[-1] < FEWEST else bounds


def _misfits(
    document: Document, read: Reading, bounds: NDArray[np.int64], whole: Fit
) -> list[tuple[int, float]]:
    """Which windows fit neither the document's language nor one of their own; or all of them.

    Each with its mean log probability a letter, relative to clean text.
    """
    ends = np.append(bounds[1:], read.places.size)
    sizes = ends - bounds
    tally = _tally(read, sizes, np.full(bounds.size, whole.language))
    found = []
    for window, total in _own_misfits(read, sizes, _unfit(tally).nonzero()[0]):
        own = read.only(np.arange(bounds[window], ends[window]))
        if not _each_script_fits(document, own):
            letters = int(np.count_nonzero(own.symbols))
            found.append((window, total / max(letters, 1)))
    whole_unfit = not found and _unfit(tally.sum(axis=1, keepdims=True))[0]
    if whole_unfit and not _each_script_fits(document, read):
        return [(window, whole.mean) for window in range(bounds.size)]
    return found


def _own_misfits(
    read: Reading, sizes: NDArray[np.int64], doubted: NDArray[np.int64]
) -> Iterator[tuple[int, float]]:
    """Which of the *doubted* windows do not fit even the language that they fit best.

    Each with its log probability, relative to clean text.
    """
    for first in range(0, doubted.size, AT_ONCE):
        some = doubted[first : first + AT_ONCE]
        chosen = np.zeros(sizes.size, dtype=np.bool_)
        chosen[some] = True
        own, own_sizes = read.only(chosen.repeat(sizes).nonzero()[0]), sizes.take(some)
        tally = _tally(own, own_sizes, languages(own, own_sizes))
        unfit = _unfit(tally).nonzero()[0]
        yield from zip(some[unfit].tolist(), tally[2, unfit].tolist(), strict=True)


def is_unfit(read: Reading, best: Fit) -> bool:
    """Do the letters not fit the language that they fit best?"""
    if not read.symbols.size:
        return False
    tally = _tally(read, np.array([read.symbols.size]), np.array([best.language]))
    return bool(_unfit(tally)[0])


@cache
def _scripts() -> NDArray[np.uint8]:
    """The script of each kind of character: its number in SCRIPTS; after these, none of them."""
    table = np.full(256, len(SCRIPTS), dtype=np.uint8)
    for number, script in enumerate(SCRIPTS):
        table[kinds_with(script)] = number
    return table


def _each_script_fits(document: Document, read: Reading) -> bool:
    """Is it a text in several scripts, each of which fits a language of its own?

    A wrong reading turns one text into one kind of characters, which then fit nothing. A script
    with hardly a letter speaks neither for nor against it.
    """
    script = _scripts().take(document.kinds.take(read.places))
    sizes = np.bincount(script, minlength=len(SCRIPTS) + 1)
    sizes[len(SCRIPTS)] = 0
    if np.count_nonzero(sizes >= LEAST_ODD) < 2:
        return False
    known = (sizes >= LEAST_ODD).take(script).nonzero()[0]
    ordered = read.only(known[script.take(known).argsort(kind="stable")])
    sizes = sizes[sizes >= LEAST_ODD]
    return not _unfit(_tally(ordered, sizes, languages(ordered, sizes))).any()


def _tally(
    read: Reading, sizes: NDArray[np.int64], language: NDArray[np.int64]
) -> NDArray[np.float64]:
    """For each part: letters, impossible ones, and their log probability, if in its language.

    *sizes* are the lengths of the parts, one after another; *language* gives the row of each.
    """
    urns = read.urns
    entry = (language * urns.table.shape[1]).repeat(sizes) + read.symbols
    odd = urns.odd.take(entry) | (read.penalties <= CLASH)
    values = (read.symbols > 0) | odd, odd, urns.above.take(entry) + read.penalties
    starts = sizes.cumsum() - sizes
    return np.array([np.add.reduceat(value, starts, dtype=np.float64) for value in values])


def _unfit(tally: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which parts do not fit their language."""
    many, strange, total = tally
    bad = total < MISFIT * many - CHANCE * np.sqrt(many)
    unfit: NDArray[np.bool_] = bad | ((strange >= LEAST_ODD) & (strange > ODD * many))
    return unfit
