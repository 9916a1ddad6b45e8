"""The search for stretches of lines that one width explains."""

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np

from audits.layout.breaks import Breaks, Measurements, Unit
from audits.layout.stretch import Flags, Ints

NARROWEST: Final[dict[Unit, int]] = {"columns": 30, "characters": 15, "bytes": 30}
"""Widths from which one is sought: verse of seven ideographs a half-line stands at 28 columns."""

WIDEST: Final = 2000
"""Columns beyond which no width is sought; mail may have lines of 998 (RFC 5322)."""

SHORT_LINE, LONG_LINE = 0.5, 1.0
"""What a line costs that ends too early, or that is too wide, against 1 for one explained.

So a stretch may hold up to two early ends for each line explained (unmarked paragraphs of two or
three lines have that many), and fewer too wide lines than lines explained.
"""

FEWEST: Final = 3
"""Breaks that a width must explain before it is looked at: two lines are equal by chance."""

BETTER: Final = 1.1
"""How many times more a later metric must explain: one of several explains more by chance."""

LOOKS: Final = 24
"""How often the lines are searched, each time within what is left; a bound on the time."""


class Candidate(NamedTuple):
    """Lines that one width explains: *first* to *last*, both included, of the non-blank ones."""

    breaks: Breaks
    width: int
    """The least width that explains the most breaks."""
    most: int
    """The greatest width that explains the same number."""
    first: int
    last: int
    gain: float
    """Lines explained, less what the others cost."""
    judged: Flags
    """For each of these lines: is its break evidence at all?"""
    explained: Flags
    """For each: does the width explain its break?"""
    over: Flags
    """For each: is it wider than the width?"""

    @property
    def explained_lines(self) -> Ints:
        """The lines whose breaks the width explains."""
        return self.explained.nonzero()[0] + self.first


class Peak(NamedTuple):
    """The widths that explain the most breaks."""

    width: int
    """The least of them."""
    most: int
    """The greatest; those between explain as many."""
    held: int
    """How many they explain."""


def stab(breaks: Breaks, first: int, last: int, fewest: int) -> Peak | None:
    """The widths that explain the most breaks, if *fewest* at least: interval stabbing."""
    least, part = NARROWEST[breaks.metric.unit], slice(first, last + 1)
    kept, low, high = breaks.kept[part], breaks.low[part], breaks.high[part]
    if np.count_nonzero(kept) < fewest:
        return None
    kept = kept & (high >= least) & (low <= WIDEST)
    if np.count_nonzero(kept) < fewest:
        return None
    ends = np.bincount(high[kept] + 1)
    held = (np.bincount(np.maximum(low[kept], least), minlength=ends.size) - ends).cumsum()
    width = int(held.argmax())
    beyond = width + int((held[width:] < held[width]).argmax())
    return Peak(width, beyond - 1, int(held[width])) if held[width] >= fewest else None


def stretch_of(breaks: Breaks, peak: Peak, first: int, last: int) -> Candidate:
    """The lines within *first* to *last* that gain most from a width: a greatest sub-array."""
    part = slice(first, last + 1)
    kept, over = breaks.kept[part], breaks.low[part] > peak.width
    explained = kept & ~over & (breaks.high[part] >= peak.width)
    sums = np.zeros(explained.size + 1)
    score = sums[1:]
    score[kept] = -SHORT_LINE  # what is too wide or explained is overwritten below
    score[over] = -LONG_LINE
    score[explained] = 1
    score.cumsum(out=score)
    lows = np.minimum.accumulate(sums[:-1])
    gains = sums[1:] - lows
    end = int(gains.argmax())
    start = int((sums[: end + 1] == lows[end]).nonzero()[0][-1])
    here = slice(start, end + 1)
    return Candidate(
        breaks,
        peak.width,
        peak.most,
        first + start,
        first + end,
        float(gains[end]),
        kept[here],
        explained[here],
        over[here],
    )


def best(breaks: Breaks, first: int, last: int, fewest: int) -> Candidate | None:
    """The stretch within *first* to *last* that one width explains best.

    None if no width explains *fewest* breaks there.
    """
    peak = stab(breaks, first, last, fewest)
    if not peak:
        return None
    found = candidate = stretch_of(breaks, peak, first, last)
    if np.count_nonzero(found.explained) == peak.held:
        return found  # no break outside speaks for the width, so without them it is the best too
    for _ in range(2):  # the width of the stretch, then settled
        peak = stab(breaks, candidate.first, candidate.last, FEWEST)
        if not peak or peak.width == found.width:
            break
        candidate = stretch_of(breaks, peak, first, last)
        if candidate.gain > found.gain:
            found = candidate
    return found


def _likeliest(every: Measurements, first: int, last: int) -> Candidate | None:
    """The best of the metrics; an unlikely one must be better beyond doubt.

    It gains one a break at most, so where there are too few of them it is not asked.
    """
    chosen, asked, fewest = None, 0.0, FEWEST
    most = np.count_nonzero(every.worthy[first : last + 1])
    if most < fewest:
        return None
    for breaks in every:
        candidate = best(breaks, first, last, fewest)
        if candidate and candidate.gain > asked:
            chosen, asked = candidate, candidate.gain * BETTER + 2
            fewest = max(FEWEST, int(asked) + 1)
        if most < fewest:
            break
    return chosen


def candidates(every: Measurements, first: int, last: int) -> Iterator[Candidate]:
    """Stretches between lines *first* and *last*, each by the metric that explains it best."""
    open_parts = [(first, last)]
    for _ in range(LOOKS):
        if not open_parts:
            return
        begin, end = open_parts.pop()
        winner = _likeliest(every, begin, end)
        if not winner:
            continue
        yield winner
        open_parts += [
            (a, b)
            for a, b in ((begin, winner.first - 1), (winner.last + 1, end))
            if b - a >= FEWEST
        ]
