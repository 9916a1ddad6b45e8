"""Wraps: the stretches of a text whose paragraphs were broken at a fixed width."""

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np

from audits.characters import Property, kinds_with, width_by_kind
from audits.document import Document, once
from audits.layout.breaks import Ints, Metric, Units, measured, metrics, units
from audits.layout.lines import FilledLines, Stretch, filled_lines
from audits.layout.search import FEWEST, Candidate, candidates
from audits.layout.trial import NARROWEST, is_code, is_cued, is_wrap

LINES_AT_ONCE: Final = 4096
"""Lines judged together: enough to know a width for sure, and a bound on memory."""

LOOSE: Final = 0.75
"""A line at least so full, against the width, may have been balanced (fmt), not ended."""


class Wrap(NamedTuple):
    """A stretch of lines that were wrapped at one width."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset of the end of its last line."""
    metric: Metric
    width: int
    """The least width, in the metric's unit, that explains the most breaks."""
    most: int
    """The greatest width that explains as many."""
    coverage: float
    """Share of its breaks that the width explains."""
    breaks: Ints
    """Lines (from 0) whose end is no end of a paragraph but only a wrap."""
    explained: Ints
    """Those of them that greedy wrapping at this very width explains."""


def filled(document: Document) -> int:
    """How many lines are not blank, if blanks other than an empty line are rare."""
    lines = document.lines
    return int((lines.ends > lines.starts).sum())


@once
def wraps(document: Document) -> tuple[Wrap, ...]:
    """The wrapped stretches of *document*, in order; lines of verse, lists, code are none."""
    lines = document.lines
    if lines.count <= FEWEST:
        return ()
    empty = lines.ends == lines.starts
    if np.count_nonzero(~(empty[1:] | empty[:-1])) < FEWEST or is_cued(document.text):
        return ()
    found: list[Wrap] = []
    for first in range(0, lines.count, LINES_AT_ONCE):
        for wrap in _wraps_within(document, first, min(first + LINES_AT_ONCE + 1, lines.count)):
            if found and first and _continues(found[-1], wrap, document):
                found[-1] = _joined(found[-1], wrap)
            else:
                found.append(wrap)
    return tuple(found)


def _wraps_within(document: Document, first: int, last: int) -> list[Wrap]:
    """The wraps among the lines *first* to *last* (excluded), in order."""
    stretch = Stretch.of(document, first, last)
    lines = filled_lines(stretch)
    if np.count_nonzero(lines.follows) < FEWEST:
        return []
    nexts = units(stretch, lines)
    every, least = [], []
    for metric, sizes in metrics(stretch):
        every.append(measured(lines, nexts, metric, sizes))
        least.append(NARROWEST if metric.unit == "columns" else NARROWEST // 2)
    found: list[Wrap] = []
    coded: bool | None = None
    for candidate in candidates(every, least, 0, lines.number.size - 1):
        columns = candidate.width * _columns_per_unit(stretch, lines, candidate)
        if is_wrap(stretch, lines, candidate, columns):
            coded = is_code(stretch, lines) if coded is None else coded
            if coded:
                return []
            found.append(_wrap(stretch, lines, nexts, candidate, first, document))
    return sorted(found, key=lambda wrap: wrap.start)


def _columns_per_unit(stretch: Stretch, lines: FilledLines, candidate: Candidate) -> float:
    """Mean columns of what the candidate's metric counts."""
    if candidate.breaks.metric.unit == "columns":
        return 1.0
    part = stretch.kinds[lines.start[candidate.first] : lines.end[candidate.last]]
    counted = int(candidate.breaks.low[candidate.first : candidate.last + 1].sum())
    return float(width_by_kind(1).take(part).sum(dtype=np.int64)) / max(counted, 1)


def _wrap(
    stretch: Stretch,
    lines: FilledLines,
    nexts: Units,
    candidate: Candidate,
    first: int,
    document: Document,
) -> Wrap:
    """The record of a candidate that passed."""
    base = int(document.lines.starts[first])
    explained = np.flatnonzero(candidate.explained) + candidate.first
    soft = _soft_breaks(stretch, lines, candidate)
    last = min(candidate.last + 1, lines.number.size - 1)
    return Wrap(
        base + int(lines.start[candidate.first]),
        base + int(stretch.ends[lines.number[last]]),
        candidate.breaks.metric,
        candidate.width,
        candidate.most,
        explained.size / int(candidate.judged.sum()),
        lines.number[soft] + first,
        lines.number[explained] + first,
    )


def _soft_breaks(stretch: Stretch, lines: FilledLines, candidate: Candidate) -> Ints:
    """The lines of a wrap that go on in the next: explained, or balanced, or cut in mid-sentence.

    A line that ended although the next unit would have fitted ended a paragraph, unless it is
    nearly full and ends in no mark, as programs that balance lines leave it, or the next line
    begins in lower case.
    """
    part = slice(candidate.first, candidate.last + 1)
    follows = lines.follows[part]
    low = candidate.breaks.low[part]
    last = stretch.kinds[lines.end[part] - 1]
    after = np.minimum(np.arange(candidate.first, candidate.last + 1) + 1, lines.number.size - 1)
    lower = kinds_with(Property.LOWER).take(stretch.kinds[lines.first[after]])
    unmarked = ~kinds_with(Property.PUNCTUATION).take(last)
    loose = follows & (low >= LOOSE * candidate.width)
    return np.flatnonzero(candidate.explained | (follows & lower) | (loose & unmarked)) + (
        candidate.first
    )


def _continues(before: Wrap, after: Wrap, document: Document) -> bool:
    """Was the wrap cut only because lines are judged in portions?"""
    gap = int(after.explained[0] - before.explained[-1])
    return (
        before.metric == after.metric
        and before.width <= after.most
        and after.width <= before.most
        and gap <= LINES_AT_ONCE // 16
        and document is not None
    )


def _joined(before: Wrap, after: Wrap) -> Wrap:
    """One wrap of two."""
    share = after.explained.size / (before.explained.size + after.explained.size)
    return before._replace(
        end=after.end,
        width=max(before.width, after.width),
        most=min(before.most, after.most),
        coverage=before.coverage + share * (after.coverage - before.coverage),
        breaks=np.union1d(before.breaks, after.breaks),
        explained=np.union1d(before.explained, after.explained),
    )


def wraps_in_order(document: Document) -> Iterator[Wrap]:
    """The wraps, the one of most lines first."""
    return iter(sorted(wraps(document), key=lambda wrap: -wrap.explained.size))
