"""UTF-8 read as a single-byte code page: runs of characters that are valid UTF-8 as bytes.

All code pages are tried at once, a bit each. The evidence of plausible sequences is summed along
the text; characters outside ASCII that are no part of a sequence speak against it. So clean text
around a damaged sentence does not hide it, and damage around clean text does not claim it.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audits.mojibake.code_pages import READERS, Roles, bytes_table, characters, roles, written
from audits.mojibake.damage import Damage, Step
from audits.mojibake.sequences import Candidates, High, Numbers, Sequences, sequences

STRAY: Final = -12
"""Evidence of a letter outside ASCII that no sequence holds."""
STRAY_MARK: Final = -3
"""The same of a punctuation mark: clean marks may have been put around damaged words."""
ENOUGH: Final = 14
"""Evidence that makes a stretch damaged: one telling pair, or three others, or one emoji."""
ENOUGH_ALONE: Final = 10
"""The same, if nothing else in the document lies outside ASCII."""
SHARE: Final = 12
"""How many times fewer sequences than the best a code page may have; Thai has many by chance."""
GAP: Final = 80
"""Characters of ASCII between two damaged runs that are still shown as one stretch."""


def find(codes: NDArray[np.uint32], enough: int = ENOUGH) -> list[Damage]:
    """The stretches that were UTF-8, of a text given as code points; *enough* is in bits."""
    places = np.flatnonzero(codes > 0x7F)
    if places.size < 2:
        return []
    high = High(codes, places, codes[places])
    few = _candidates(high, _screened(high))
    some = few.first.size and sequences(high, few, _codecs(high, few))
    if not some or not any(found.first.size for found in some.values()):
        return []
    every = _candidates(high, np.arange(places.size))
    if every.first.size > few.first.size:
        some = sequences(high, every, _codecs(high, every))
    best: tuple[int, str, list[tuple[int, int, int]]] = (0, "", [])
    for codec, found in some.items():
        if found.evidence.sum() > best[0]:  # all of it is the most that its stretches can have
            total, stretches = _stretches(high, found, enough)
            if total > best[0]:
                best = (total, codec, stretches)
    _, codec, stretches = best
    return [Damage(*stretch, Step("utf-8", codec)) for stretch in stretches]


def _screened(high: High) -> Numbers:
    """Where two neighbours may begin a sequence: seldom in clean text."""
    table, points = roles(), high.points
    first = table.screen_first.take(points[:-1], mode="clip")
    pairs = first & table.screen_next.take(points[1:], mode="clip")
    return np.flatnonzero((pairs != 0) & (np.diff(high.places) == 1))


def _candidates(high: High, first: Numbers) -> Candidates:
    """Which of these high characters begin a sequence."""
    codecs = _held(roles(), high, first)
    some = codecs != 0
    return Candidates(first[some], codecs[some])


def _held(table: Roles, high: High, first: Numbers) -> NDArray[np.uint32]:
    """Which code pages hold a valid sequence at these high characters."""
    last = high.points.size - 1
    found = np.zeros(first.size, dtype=np.uint32)
    trails = np.full(first.size, 0xFFFFFFFF, dtype=np.uint32)
    here = high.points[first]
    for step, leads in ((1, table.lead2), (2, table.lead3), (3, table.lead4)):
        after = np.minimum(first + step, last)
        near = high.places[after] - high.places[first] == step
        trails &= table.trail.take(high.points[after], mode="clip") * near
        found |= leads.take(here, mode="clip") & trails
    return found


def _codecs(high: High, candidates: Candidates) -> list[str]:
    """The code pages with a fair share of the sequences of the best one, likeliest first.

    Of those that have the same bytes for all the characters, only the first.
    """
    bits = np.arange(len(READERS), dtype=np.uint32)
    counts = (candidates.codecs[:, None] >> bits & 1).sum(axis=0).tolist()
    near = candidates.first[:, None] + np.arange(4)
    characters = np.unique(high.points.take(near, mode="clip"))
    found: dict[bytes, str] = {}
    for codec, count in zip(READERS, counts, strict=True):
        if count and SHARE * count >= max(counts):
            found.setdefault(bytes_table(codec).take(characters, mode="clip").tobytes(), codec)
    return list(found.values())


def _stretches(high: High, found: Sequences, enough: int) -> tuple[int, list[tuple[int, int, int]]]:
    """All evidence found, and the damaged stretches: start, end, characters."""
    if not found.first.size:
        return 0, []
    covered = _covered(high, found)
    marks = (high.points < 0xC0) | (high.points - 0x2010 < 0x70)  # unsigned: no other is smaller
    value = (1 - covered) * np.where(marks, STRAY_MARK, STRAY)
    value[found.first] += found.evidence
    runs = np.flatnonzero(np.diff(high.places, prepend=-2) != 1)
    score = np.add.reduceat(value, runs)
    bounds = np.append(runs, high.points.size)
    total = 0
    stretches: list[tuple[int, int, int]] = []
    for begin, end, top in _peaks(score, min(enough, ENOUGH_ALONE) if covered.all() else enough):
        total += top
        chosen = [run for run in range(begin, end) if score[run] > 0]
        stretches += _merged(high, covered, bounds, chosen)
    return total, stretches


def _covered(high: High, found: Sequences) -> Numbers:
    """Which of the high characters belong to a sequence: 1 or 0."""
    covered = np.zeros(high.points.size + 4, dtype=np.int64)
    for step in range(4):
        covered[found.first + step] |= found.size > step
    return covered[: high.points.size]


def _peaks(score: Numbers, enough: int) -> Iterator[tuple[int, int, int]]:
    """The maximal stretches of numbers whose sum is enough: start, end, sum.

    The sum runs from left to right, and starts again where it has sunk below its last minimum.
    """
    sums = np.cumsum(score)
    before = sums - score
    low = np.minimum.accumulate(before)
    starts = np.flatnonzero(np.append(True, low[1:] < low[:-1]))
    ends = np.append(starts[1:], score.size)
    tops = np.maximum.reduceat(sums, starts) - before[starts]
    for group in np.flatnonzero(tops >= enough).tolist():
        start = int(starts[group])
        end = start + int(sums[start : int(ends[group])].argmax()) + 1
        yield start, end, int(tops[group])


def _merged(
    high: High, covered: Numbers, bounds: Numbers, runs: list[int]
) -> list[tuple[int, int, int]]:
    """Runs as stretches, neighbours joined."""
    found: list[tuple[int, int, int]] = []
    for run in runs:
        first, end = int(bounds[run]), int(bounds[run + 1])
        start, stop = int(high.places[first]), int(high.places[end - 1]) + 1
        many = int(covered[first:end].sum())
        if found and start - found[-1][1] <= GAP:
            found[-1] = (found[-1][0], stop, found[-1][2] + many)
        else:
            found.append((start, stop, many))
    return found


@cache
def _pattern(codec: str) -> re.Pattern[str]:
    """A sequence of UTF-8 as it looks in a code page."""
    table = characters(codec)

    def span(first: int, last: int) -> str:
        return "[" + re.escape(table[first : last + 1]) + "]"

    trail = span(0x80, 0xBF)[:-1] + "\N{REPLACEMENT CHARACTER}]"
    leads = ((0xC2, 0xDF, 1), (0xE0, 0xEF, 2), (0xF0, 0xF4, 3))
    return re.compile("|".join(f"{span(a, b)}{trail}{{{n}}}" for a, b, n in leads))


def mended(text: str, codec: str) -> str:
    """*text* with every sequence of UTF-8 put right; U+FFFD where a byte was lost."""

    def original(found: re.Match[str]) -> str:
        read = written(found[0], codec).decode("utf-8", "replace")
        return read if len(read) == 1 else "\N{REPLACEMENT CHARACTER}"

    return _pattern(codec).sub(original, text)
