"""The search for stretches of lines that one width explains."""

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np

from audits.layout.breaks import Breaks, Unit
from audits.layout.lines import Flags, Ints

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

    @property
    def explained(self) -> Flags:
        """For each line of the stretch: does the width explain its break?"""
        low, high, kept, _ = self._cut()
        return kept & (low <= self.width) & (high >= self.width)

    @property
    def judged(self) -> Flags:
        """For each line of the stretch: is its break evidence at all?"""
        return self._cut()[2]

    @property
    def over(self) -> Flags:
        """For each line of the stretch: is it wider than the width?"""
        return self._cut()[0] > self.width

    def _cut(self) -> tuple[Ints, Ints, Flags, Flags]:
        part = slice(self.first, self.last + 1)
        breaks = self.breaks
        return breaks.low[part], breaks.high[part], breaks.kept[part], breaks.open[part]


def stab(breaks: Breaks, first: int, last: int, least: int) -> tuple[int, int, int]:
    """The widths from *least* on that explain the most breaks, and how many: interval stabbing."""
    part = slice(first, last + 1)
    kept = breaks.kept[part] & (breaks.high[part] >= least) & (breaks.low[part] <= WIDEST)
    low, high = breaks.low[part][kept], breaks.high[part][kept]
    if low.size < FEWEST:
        return 0, 0, 0
    size = int(high.max()) + 2
    change = np.bincount(np.maximum(low, least), minlength=size)
    change -= np.bincount(high + 1, minlength=size)
    held = np.cumsum(change)
    width = int(held.argmax())
    beyond = np.flatnonzero(held[width:] < held[width])
    return width, width + int(beyond[0]) - 1, int(held[width])


def stretch_of(breaks: Breaks, width: int, first: int, last: int) -> tuple[int, int, float]:
    """The lines within *first* to *last* that gain most from *width*: a greatest sub-array."""
    part = slice(first, last + 1)
    low, kept = breaks.low[part], breaks.kept[part]
    over = low > width
    explained = kept & ~over & (breaks.high[part] >= width)
    score = explained * (1 + SHORT_LINE) - SHORT_LINE * (kept & ~over) - LONG_LINE * over
    sums = np.cumsum(score)
    lows = np.minimum.accumulate(np.append(0.0, sums[:-1]))
    gains = sums - lows
    end = int(gains.argmax())
    start = int(np.flatnonzero(np.append(0.0, sums)[: end + 1] == lows[end])[-1])
    return first + start, first + end, float(gains[end])


def best(breaks: Breaks, first: int, last: int, least: int) -> Candidate | None:
    """The stretch within *first* to *last* that a width of at least *least* explains best."""
    begin, end, gain, found = first, last, 0.0, None
    for _ in range(3):  # the width of the whole, then of the stretch, then settled
        width, most, held = stab(breaks, begin, end, least)
        if held < FEWEST:
            break
        begin, end, gain = stretch_of(breaks, width, first, last)
        if found and found.width == width:
            break
        if found is None or gain > found.gain:
            found = Candidate(breaks, width, most, begin, end, gain)
    return found


def _likeliest(every: list[Breaks], first: int, last: int) -> Candidate | None:
    """The best of the metrics; an unlikely one must be better beyond doubt.

    It gains one a break at most, so where there are too few of them it is not asked.
    """
    chosen: Candidate | None = None
    for breaks in every:
        asked = chosen.gain * BETTER + 2 if chosen else -1.0
        if np.count_nonzero(breaks.kept[first : last + 1]) > asked:
            candidate = best(breaks, first, last, NARROWEST[breaks.metric.unit])
            if candidate and candidate.gain > asked:
                chosen = candidate
    return chosen


def candidates(every: list[Breaks], first: int, last: int) -> Iterator[Candidate]:
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
