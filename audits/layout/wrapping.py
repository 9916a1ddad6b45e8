"""The search of a document for wraps."""

from collections.abc import Iterable, Iterator
from typing import Final

import numpy as np

from audits.characters import width_by_kind
from audits.document import Document, once
from audits.layout.breaks import exact, ragged, units
from audits.layout.code_and_cues import is_code, is_cued
from audits.layout.lines import FilledLines, filled_lines, spacing
from audits.layout.regular_lines import marks_an_end
from audits.layout.search import FEWEST, Candidate, candidates
from audits.layout.stretch import Stretch
from audits.layout.trial import (
    FEWEST_RAGGED,
    MID_SENTENCE,
    MID_SENTENCE_OF_ALL,
    NARROWEST,
    NARROWEST_OF_SIGNS,
    is_wrap,
)
from audits.layout.wrap import Wrap, wrap_of

LINES_AT_ONCE: Final = 4096
"""Lines judged together: enough to know a width for sure, and a bound on memory."""

NEAR: Final = 256
"""Lines that may lie between two portions of one wrap."""


@once
def wraps(document: Document) -> tuple[Wrap, ...]:
    """The wrapped stretches of *document*, in order; lines of verse, lists, code are none."""
    if not _may_be_wrapped(document):
        return ()
    lines = document.lines
    found: list[Wrap] = []
    for first in range(0, lines.count, LINES_AT_ONCE):
        for wrap in _wraps_within(document, first, min(first + LINES_AT_ONCE + 1, lines.count)):
            if found and first and _continues(found[-1], wrap):
                found[-1] = _joined(found[-1], wrap)
            else:
                found.append(wrap)
    return tuple(found)


def _may_be_wrapped(document: Document) -> bool:
    """Do enough lines end in no mark while the next one is not empty? The cheapest test first."""
    starts, ends = document.lines
    if starts.size <= FEWEST:
        return False
    inked = (ends > starts).nonzero()[0]
    apart = spacing(inked)
    joints = inked[:-1][inked[1:] - inked[:-1] == apart]
    if joints.size < FEWEST:
        return False
    marked = marks_an_end().take(document.kinds.take(ends.take(joints) - 1))
    unmarked = joints.size - np.count_nonzero(marked)
    if apart > 1 and unmarked < MID_SENTENCE_OF_ALL * joints.size:
        return False  # paragraphs with an empty line between them, as they should stand
    return bool(unmarked >= FEWEST * MID_SENTENCE) and not is_cued(document.text)


def _wraps_within(document: Document, first: int, last: int) -> list[Wrap]:
    """The wraps among the lines *first* to *last* (excluded), in order."""
    stretch = Stretch.of(document, first, last)
    lines = filled_lines(stretch)
    if np.count_nonzero(lines.follows) < FEWEST:
        return []
    nexts = units(stretch, lines)
    every = exact(stretch, lines, nexts)
    elsewhere = document.lines.count - (last - first)
    found = candidates(every, 0, lines.number.size - 1)
    accepted = list(_accepted(stretch, lines, found, elsewhere))
    if lines.spacing == 1 and (parts := list(_between(lines, accepted))):
        loose = ragged(lines, next(iter(every)))
        elsewhere -= sum(int(np.count_nonzero(one.judged)) for one in accepted)
        for part in parts:
            accepted += _accepted(stretch, lines, candidates(loose, *part), elsewhere)
    if not accepted or is_code(stretch, lines):
        return []
    base = int(document.lines.starts[first]), first
    made = (wrap_of(stretch, lines, nexts, candidate, base) for candidate in accepted)
    return sorted(made, key=lambda wrap: wrap.start)


def _accepted(
    stretch: Stretch, lines: FilledLines, every: Iterable[Candidate], elsewhere: int
) -> Iterator[Candidate]:
    """The candidates that are wraps, with so many lines *elsewhere*."""
    for candidate in every:
        if not _is_narrow(stretch, lines, candidate) and is_wrap(
            stretch, lines, candidate, elsewhere
        ):
            elsewhere -= int(np.count_nonzero(candidate.judged))
            yield candidate


def _between(lines: FilledLines, accepted: Iterable[Candidate]) -> Iterator[tuple[int, int]]:
    """First and last line of the parts that no candidate holds, if they may hold one."""
    first, last = 0, lines.number.size - 1
    parts = []
    for candidate in sorted(accepted, key=lambda one: one.first):
        parts.append((first, candidate.first - 1))
        first = candidate.last + 1
    for start, end in (*parts, (first, last)):
        if np.count_nonzero(lines.follows[start : end + 1]) >= FEWEST_RAGGED:
            yield start, end


def _is_narrow(stretch: Stretch, lines: FilledLines, candidate: Candidate) -> bool:
    """Is the width one at which verse stands as well?"""
    unit, columns = candidate.breaks.metric.unit, _columns_per_unit(stretch, lines, candidate)
    signs = unit == "characters" and columns < 1
    return candidate.width * columns < (NARROWEST_OF_SIGNS if signs else NARROWEST[unit])


def _columns_per_unit(stretch: Stretch, lines: FilledLines, candidate: Candidate) -> float:
    """Mean columns of what the candidate's metric counts."""
    if candidate.breaks.metric.unit == "columns":
        return 1.0
    part = stretch.kinds[lines.start[candidate.first] : lines.end[candidate.last]]
    counted = int(candidate.breaks.low[candidate.first : candidate.last + 1].sum())
    return float(width_by_kind(1).take(part).sum(dtype=np.int64)) / max(counted, 1)


def _continues(before: Wrap, after: Wrap) -> bool:
    """Was the wrap cut only because lines are judged in portions?"""
    return (
        before.metric == after.metric
        and before.least <= after.most
        and after.least <= before.most
        and after.first - before.last <= NEAR
    )


def _joined(before: Wrap, after: Wrap) -> Wrap:
    """One wrap of two."""
    share = after.breaks.size / (before.breaks.size + after.breaks.size)
    fresh = after.breaks > before.breaks[-1]
    least, most = max(before.least, after.least), min(before.most, after.most)
    return before._replace(
        end=after.end,
        last=after.last,
        width=(least + most) // 2,
        least=least,
        most=most,
        coverage=before.coverage + share * (after.coverage - before.coverage),
        breaks=np.append(before.breaks, after.breaks[fresh]),
        ends=np.append(before.ends, after.ends[fresh]),
        nexts=np.append(before.nexts, after.nexts[fresh]),
        widths=np.append(before.widths, after.widths[fresh]),
        explained=np.append(before.explained, after.explained[fresh]),
    )
