"""A wrap: a stretch of lines that were broken at one width, and its evidence."""

from typing import Final, NamedTuple

import numpy as np

from audits.characters import Property, kinds_with
from audits.layout.breaks import Breaks, Metric, Units
from audits.layout.lines import FilledLines
from audits.layout.search import Candidate
from audits.layout.stretch import Flags, Ints, Stretch

LOOSE: Final = 0.75
"""A line at least so full, against the width, may have been balanced (fmt), not ended."""

HANGING: Final = 0.6
"""Share of full lines before deeper ones from which the indent is a hanging one (a bibliography).

Before a new paragraph a line is full by chance only, one time in ten.
"""

FLOWED: Final = 0.9
"""Share of wrapped lines that kept their blank, from which the width counts it (fold -s)."""

BESIDE: Final = 2
"""Paragraphs of one line, such as a heading, that may belong to a wrap beside them."""

SHOWN: Final = 5
"""Breaks whose evidence is kept."""


class Evidence(NamedTuple):
    """Why one line ends where it does."""

    line: int
    """Line number, from 0."""
    width: int
    start: int
    """Offset of the first unit of the next line, that had no room."""
    end: int
    """Offset of the end of that unit."""
    needed: int
    """Width that the line would have had with it."""


class Wrap(NamedTuple):
    """A stretch of lines that were wrapped at one width; offsets and lines of the document."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset of the end of its last line."""
    first: int
    """Its first line, from 0."""
    last: int
    """Its last line."""
    spacing: int
    """Lines from one to the next: 2 if an empty one stands after each."""
    metric: Metric
    width: int
    """The likeliest width, in the metric's unit."""
    least: int
    most: int
    """The least and the greatest width that explain the most breaks."""
    coverage: float
    """Share of its breaks that the width explains."""
    breaks: Ints
    """Lines whose end is no end of a paragraph but only a wrap."""
    ends: Ints
    """Offset after the last character but blanks of each of these lines."""
    nexts: Ints
    """Offset of the first character of the line after each, marks of quotation left out."""
    widths: Ints
    """Width of each of these lines, in the metric's unit."""
    explained: Flags
    """Which of these breaks greedy wrapping at this width explains."""
    shown: tuple[Evidence, ...]
    """The evidence of the first breaks."""


def wrap_of(
    stretch: Stretch, lines: FilledLines, nexts: Units, candidate: Candidate, base: tuple[int, int]
) -> Wrap:
    """The record of a candidate; *base* is offset and line number of the stretch's start."""
    offset, line = base
    explained = candidate.explained_lines
    consistent = _consistent(lines, candidate)
    first, last = _around(lines, candidate, consistent)
    soft = _soft_breaks(lines, first, last, candidate, consistent)
    width, least, most = _width(candidate)
    exact = candidate.breaks.exact or candidate.breaks
    is_explained = np.zeros(lines.number.size, dtype=bool)
    is_explained[explained] = True
    kept_blank = stretch.ends[lines.number[explained]] > lines.end[explained]
    trailing = int(np.count_nonzero(kept_blank) >= FLOWED * explained.size)
    return Wrap(
        start=offset + int(lines.start[first]),
        end=offset + int(stretch.ends[lines.number[last]]),
        first=line + int(lines.number[first]),
        last=line + int(lines.number[last]),
        spacing=lines.spacing,
        metric=candidate.breaks.metric,
        width=width + trailing,
        least=least + trailing,
        most=most + trailing,
        coverage=explained.size / int(np.count_nonzero(candidate.judged)),
        breaks=lines.number[soft] + line,
        ends=lines.end[soft] + offset,
        nexts=lines.first[soft + 1] + offset,
        widths=exact.low[soft],
        explained=is_explained[soft],
        shown=_shown(lines, nexts, exact, explained[:SHOWN], base),
    )


def _shown(
    lines: FilledLines, nexts: Units, breaks: Breaks, at: Ints, base: tuple[int, int]
) -> tuple[Evidence, ...]:
    """The evidence of the breaks after the lines *at*."""
    offset, line = base
    return tuple(
        map(
            Evidence,
            (lines.number[at] + line).tolist(),
            breaks.low[at].tolist(),
            (nexts.start[at] + offset).tolist(),
            (nexts.end[at] + offset).tolist(),
            (breaks.high[at] + 1).tolist(),
        )
    )


def _width(candidate: Candidate) -> tuple[int, int, int]:
    """The likeliest width of a candidate, the least and the greatest possible.

    No line that fits the greatest may be wider than the width. Within what is left the middle is
    nearest to the truth: few lines reach the edge, and few words just miss it.
    """
    low = candidate.breaks.low[candidate.first : candidate.last + 2]
    least = max(candidate.width, int(low[low <= candidate.most].max()))
    return (least + candidate.most) // 2, least, candidate.most


def _around(lines: FilledLines, candidate: Candidate, consistent: Flags) -> tuple[int, int]:
    """First and last line of the stretch, with up to BESIDE paragraphs of one line on each side.

    They fit in the width, so nothing says that they were not wrapped with the others; lines that
    stand in a block were looked at and not explained.
    """
    fits = candidate.breaks.low <= candidate.width
    goes_on = lines.follows | lines.deeper
    first, last, end = candidate.first, candidate.last + 1, lines.number.size - 1
    while first and consistent[first - 1]:
        first -= 1
    while last < end and consistent[last]:
        last += 1
    for _ in range(BESIDE):
        if first and fits[first - 1] and not goes_on[max(first - 2, 0) : first].any():
            first -= 1
        if last < end and fits[last + 1] and not goes_on[last : last + 2].any():
            last += 1
    return first, last


def _consistent(lines: FilledLines, candidate: Candidate) -> Flags:
    """For each line: would the wrap have ended it here, be that evidence or not?"""
    breaks, width = candidate.breaks, candidate.width
    fitting: Flags = lines.follows & (breaks.low <= width) & (breaks.high >= width)
    return fitting


def _soft_breaks(
    lines: FilledLines, first: int, last: int, candidate: Candidate, consistent: Flags
) -> Ints:
    """The lines from *first* to *last* that go on in the next.

    They are those that the wrap would have ended there. A line that ended although the next unit
    would have fitted ended a paragraph, unless it is nearly full and ends in no mark, as programs
    that balance lines leave it, or the next line begins in lower case.
    """
    here = slice(first, last)
    follows, low = lines.follows[here], candidate.breaks.low[here]
    lower = kinds_with(Property.LOWER).take(lines.lead[first + 1 : last + 1])
    unmarked = ~kinds_with(Property.PUNCTUATION).take(lines.last[here])
    loose = unmarked & (low >= LOOSE * candidate.width)
    soft = consistent[here] | (follows & (lower | loose))
    deeper = candidate.breaks.open[here]
    if count := np.count_nonzero(deeper):
        full = deeper & (low <= candidate.most) & (candidate.breaks.high[here] >= candidate.width)
        if np.count_nonzero(full) >= HANGING * count:
            soft |= full
    return soft.nonzero()[0] + first
