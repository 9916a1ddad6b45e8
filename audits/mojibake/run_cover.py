"""UTF-8 read as a single-byte code page: runs of characters that are valid UTF-8 as bytes.

All code pages are tried at once, a bit each. A sequence of 2, 3 or 4 characters that is valid as
UTF-8 and gives a plausible character is worth 6, 11 or 16 bits: the share of pairs, triples and
quadruples of high bytes that pass by accident (11 bits: 16/128 of the bytes lead, (64/128)^2
continue, and one code point in 60 of those so written is plausible). Characters outside ASCII that
are no part of a sequence speak against it. So clean text around a damaged sentence does not hide
it, and damage around clean text does not claim it.
"""

import re
from functools import cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audits.mojibake.code_pages import READERS, Roles, bytes_table, characters, roles, written
from audits.mojibake.damage import Damage, Step
from audits.mojibake.plausible import ASIAN, LATIN, MARK, outcomes

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]

BITS: Final = np.array([0, 0, 6, 11, 16])
"""Evidence of a valid sequence by its length."""
LOST: Final = -5
"""Evidence of a sequence of which a byte was lost, added to BITS."""
TELLING: Final = 11
"""Further evidence of a sequence where none stands in clean text: see _telling."""
STRAY: Final = -12
"""Evidence of a letter outside ASCII that no sequence holds."""
STRAY_MARK: Final = -3
"""The same of a punctuation mark: clean marks may have been put around damaged words."""
ENOUGH: Final = 14
"""Evidence that makes a stretch damaged: one telling pair, or three others, or one emoji."""
ENOUGH_ALONE: Final = 10
"""The same, if nothing else in the document lies outside ASCII."""
GAP: Final = 80
"""Characters of ASCII between two damaged runs that are still shown as one stretch."""


class High(NamedTuple):
    """The characters outside ASCII."""

    codes: NDArray[np.uint32]
    """Of the whole text."""
    places: Numbers
    points: NDArray[np.uint32]


class Candidates(NamedTuple):
    """Where sequences begin."""

    first: Numbers
    """Index of the leading character among the high ones."""
    codecs: NDArray[np.uint32]
    """In which code pages, one bit each."""


class Sequences(NamedTuple):
    """The plausible sequences in one code page."""

    first: Numbers
    """Index of the leading character among the high ones."""
    size: Numbers
    evidence: Numbers


def find(codes: NDArray[np.uint32], enough: int = ENOUGH) -> list[Damage]:
    """The stretches that were UTF-8, of a text given as code points; *enough* is in bits."""
    places = np.flatnonzero(codes > 0x7F)
    if places.size < 2:
        return []
    high = High(codes, places, codes[places])
    few = _candidates(high, _screened(high))
    if not any(_sequences(high, few, codec).first.size for codec in _codecs(high, few)):
        return []
    every = _candidates(high, np.arange(places.size))
    best: tuple[int, str, list[tuple[int, int, int]]] = (0, "", [])
    for codec in _codecs(high, every):
        total, stretches = _stretches(high, _sequences(high, every, codec), enough)
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
    """The code pages with at least half as many sequences as the best one, likeliest first.

    Of those that have the same bytes for all the characters, only the first.
    """
    counts = [int(((candidates.codecs >> bit) & 1).sum()) for bit in range(len(READERS))]
    near = candidates.first[:, None] + np.arange(4)
    characters = np.unique(high.points.take(near, mode="clip"))
    found = {}
    for codec, count in zip(READERS, counts, strict=True):
        if count and 2 * count >= max(counts):
            found.setdefault(bytes_table(codec).take(characters, mode="clip").tobytes(), codec)
    return list(found.values())


def _sequences(high: High, candidates: Candidates, codec: str) -> Sequences:
    """The sequences of one code page whose outcome is plausible where it stands."""
    first = candidates.first[(candidates.codecs & np.uint32(1 << READERS.index(codec))) != 0]
    table = bytes_table(codec)
    lead = table.take(high.points[first], mode="clip").astype(np.int64)
    size = 2 + (lead >= 0xE0) + (lead >= 0xF0)
    outcome = lead & (0xFF >> (size + 1))
    lost = np.zeros(first.size, dtype=np.bool_)
    for step in (1, 2, 3):
        point = high.points.take(first + step, mode="clip")
        more = size > step
        lost |= more & (point == 0xFFFD)
        trail = table.take(point, mode="clip").astype(np.int64)
        outcome = np.where(more, outcome << 6 | trail & 0x3F, outcome)
    shortest = np.array([0, 0, 0x80, 0x800, 0x10000])[size]
    outcome = np.where((outcome < shortest) | (outcome > 0x10FFFF), 0, outcome)
    kind = np.where(lost, MARK, outcomes()[outcome])
    left, right = _beside(high, first, size)
    fits = (kind > 0) & ~_misplaced(kind, outcome, left, right)
    telling = _telling(kind, outcome, left, right) & ~lost
    evidence = BITS[size] + LOST * lost + TELLING * telling
    return Sequences(first[fits], size[fits], evidence[fits])


def _beside(high: High, first: Numbers, size: Numbers) -> tuple[Numbers, Numbers]:
    """The code points before and after each sequence; 0 at the ends of the text."""
    bounded = np.concatenate(([0], high.codes, [0])).astype(np.int64)
    start = high.places[first]
    return bounded[start], bounded[start + size + 1]


def _between(points: Numbers, first: str, last: str) -> Flags:
    return (points >= ord(first)) & (points <= ord(last))


def _misplaced(kind: Numbers, outcome: Numbers, left: Numbers, right: Numbers) -> Flags:
    """Outcomes that nobody writes: a hanzi in a Latin word, a small letter among capitals."""
    capital = _between(left, "A", "Z")
    lone = (left < 0x80) & (right < 0x80)
    letter = capital | _between(left, "a", "z") | _between(right, "a", "z")
    small = (kind == LATIN) & _small().take(outcome)
    shouting: Flags = small & capital & (right < 0x80) & ~_between(right, "a", "z")
    return ((kind == ASIAN) & lone & letter) | shouting


def _telling(kind: Numbers, outcome: Numbers, left: Numbers, right: Numbers) -> Flags:
    """A small Latin letter in a word; a quotation mark or a dash; a sign beside a digit.

    What stood there before is a capital or a symbol with a symbol after it: inside a word.
    """
    after = _between(left, "a", "z")
    before = _between(right, "a", "z")
    letter = (kind == LATIN) & _small().take(outcome) & (after | (before & (left < 0x5B)))
    general = (outcome >= 0x2010) & (outcome <= 0x203A) | (outcome == 0x20AC)
    digit = _between(left, "0", "9") | _between(right, "0", "9")
    sign: Flags = (kind == MARK) & (outcome >= 0xA0) & (outcome < 0xC0) & (after | digit)
    return letter | general | sign


@cache
def _small() -> Flags:
    """Is a code point a small Latin letter that plain words have (U+00DF-017F, U+0219 ...)?"""
    table = np.zeros(0x110000, dtype=np.bool_)
    points = (
        *range(0xDF, 0x180),
        *range(0x1A0, 0x1B1),
        *range(0x218, 0x21C),
        *range(0x1EA0, 0x1EFA),
    )
    table[[point for point in points if chr(point).islower()]] = True
    return table


def _stretches(
    high: High, sequences: Sequences, enough: int
) -> tuple[int, list[tuple[int, int, int]]]:
    """All evidence found, and the damaged stretches: start, end, characters.

    Maximal stretches of runs: evidence is summed from left to right, and starts again where it
    has sunk below its last minimum.
    """
    if not sequences.first.size:
        return 0, []
    covered = np.zeros(high.points.size + 4, dtype=np.int64)
    for step in range(4):
        covered[sequences.first + step] |= sequences.size > step
    covered = covered[: high.points.size]
    marks = (high.points < 0xC0) | (high.points - 0x2010 < 0x70)  # unsigned: no other is smaller
    value = (1 - covered) * np.where(marks, STRAY_MARK, STRAY)
    value[sequences.first] += sequences.evidence
    runs = np.flatnonzero(np.diff(high.places, prepend=-2) != 1)
    score = np.add.reduceat(value, runs)
    sums = np.cumsum(score)
    before = sums - score
    low = np.minimum.accumulate(before)
    groups = np.flatnonzero(np.append(True, low[1:] < low[:-1]))
    alone = bool(covered.all())
    stretches: list[tuple[int, int, int]] = []
    total = 0
    ends = np.append(groups[1:], runs.size)
    top = np.maximum.reduceat(sums, groups) - before[groups]
    bounds = np.append(runs, high.points.size)
    for group in np.flatnonzero(top >= (min(enough, ENOUGH_ALONE) if alone else enough)).tolist():
        begin, end = int(groups[group]), int(ends[group])
        stop = begin + int(sums[begin:end].argmax()) + 1
        total += int(top[group])
        chosen = [r for r in range(begin, stop) if score[r] > 0]
        stretches += _merged(high, covered, bounds, chosen)
    return total, stretches


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
