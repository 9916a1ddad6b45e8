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

from audits.mojibake.code_pages import (
    BMP,
    READERS,
    SUBSTITUTE,
    bytes_of_readers,
    characters,
    roles,
    written,
)
from audits.mojibake.damage import Damage, Step
from audits.mojibake.high import High
from audits.mojibake.sequences import Candidates, Numbers, Sequences, sequences

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
CASE, LETTERS = 0x20, 26
"""What small letters of ASCII have and capitals lack, and the number of the letters."""
GREEK, SIGNS = 0x370, 0x2000
"""Where the Latin letters end, and where alphabets do."""
GAP: Final = 80
"""Characters of ASCII between two damaged runs that are still shown as one stretch."""


def find(high: High, enough: int = ENOUGH) -> list[Damage]:
    """The stretches of a text that were UTF-8; *enough* is in bits."""
    leading = roles().leading.take(high.points, mode="clip").nonzero()[0]
    screened = _screened(high, leading)
    if not screened.size:
        return []
    candidates = _candidates(high, screened)
    if not candidates.first.size:
        return []
    found = sequences(high, candidates, _pages(candidates))
    if not found.first.size:
        return []
    every = _candidates(high, leading)
    if every.first.size > candidates.first.size:
        found = sequences(high, every, _pages(every))
    best: list[tuple[int, int, int]] = []
    most, step = min(enough, ENOUGH_ALONE) - 1, Step("", "")
    for page, evidence in enumerate(np.bincount(found.page, found.evidence).tolist()):
        if evidence > most:  # the most that its stretches can have together
            total, stretches = _stretches(high, found.of(page), page, enough)
            if total > most:
                most, best, step = total, stretches, Step("utf-8", READERS[page])
    return [Damage(*stretch, step) for stretch in best]


def _screened(high: High, leading: Numbers) -> Numbers:
    """Which of these may begin a sequence with their next neighbour: seldom in clean text.

    Letters of another alphabet do where they stand behind a letter of ASCII, as in `sГЈo`.
    """
    table, points, places = roles(), high.points.take(leading), high.places.take(leading)
    first = table.screen_first.take(points, mode="clip")
    after = high.bounded[2:].take(places)
    telling = (first & table.screen_next.take(after, mode="clip")) != 0
    within = ((high.bounded.take(places) | CASE) - ord("a")) < LETTERS
    found: Numbers = leading[telling | (within & (points >= GREEK) & (points < SIGNS))]
    return found


def _candidates(high: High, numbers: Numbers) -> Candidates:
    """Which of these high characters begin a sequence, and in which code pages."""
    table, points = roles(), high.ahead(numbers)
    trails = table.trail.take(points[1:], mode="clip")
    trails[1] &= trails[0]
    trails[2] &= trails[1]
    leads = table.leads.take(points[0], axis=1, mode="clip")
    codecs = np.bitwise_or.reduce(leads & trails)
    some = codecs.nonzero()[0]
    return Candidates(numbers.take(some), points.take(some, axis=1), codecs.take(some))


def _pages(candidates: Candidates) -> list[int]:
    """The code pages with a fair share of the sequences of the best one, likeliest first.

    Of those that have the same bytes for all the characters, only the first.
    """
    bits = np.unpackbits(candidates.codecs.view(np.uint8), bitorder="little")
    counts = bits.reshape(-1, 32).sum(axis=0)
    fair = (SHARE * counts >= counts.max()).nonzero()[0]
    seen = np.zeros(BMP, dtype=np.bool_)
    seen[np.minimum(candidates.points, BMP - 1)] = True
    rows = bytes_of_readers().take(fair[:, None] * BMP + seen.nonzero()[0])
    found: dict[bytes, int] = {}
    for page, row in zip(fair.tolist(), rows, strict=True):
        found.setdefault(row.tobytes(), page)
    return list(found.values())


def _stretches(
    high: High, found: Sequences, page: int, enough: int
) -> tuple[int, list[tuple[int, int, int]]]:
    """All evidence found in a code page, and the damaged stretches: start, end, characters."""
    covered = _covered(high, found)
    value = _strays().take(high.points, mode="clip")
    letters = value == STRAY
    value[covered] = 0
    value[found.first] = found.evidence
    runs = _runs(high, letters & ~covered, page)
    score = np.add.reduceat(value, runs, dtype=np.int64)
    total = 0
    stretches: list[tuple[int, int, int]] = []
    for chosen, top in _peaks(score, min(enough, ENOUGH_ALONE) if covered.all() else enough):
        total += top
        stretches += _merged(high, covered, np.append(runs, high.points.size), chosen)
    return total, stretches


def _runs(high: High, strays: NDArray[np.bool_], page: int) -> Numbers:
    """Where runs of high characters begin: behind ASCII, and beside letters of other code pages.

    Which of the *strays* the code page does not hold was never read in it, so it stands beside
    the damage, as the hanzi around a single damaged word of Chinese.
    """
    points = np.minimum(high.points, BMP - 1)
    foreign = strays & (bytes_of_readers().take(page * BMP + points) == SUBSTITUTE)
    begins = high.before < 0x80
    begins[1:] |= foreign[1:] != foreign[:-1]
    return begins.nonzero()[0]


@cache
def _strays() -> NDArray[np.int8]:
    """The evidence of each character of the BMP that no sequence holds."""
    table = np.full(BMP, STRAY, dtype=np.int8)
    table[:0xC0] = table[0x2010:0x2080] = STRAY_MARK
    return table


def _covered(high: High, found: Sequences) -> NDArray[np.bool_]:
    """Which of the high characters belong to a sequence."""
    covered = np.zeros(high.points.size, dtype=np.bool_)
    for step in range(int(found.size.max())):
        covered[found.first[found.size > step] + step] = True
    return covered


def _peaks(score: Numbers, enough: int) -> Iterator[tuple[list[int], int]]:
    """The maximal stretches of numbers whose sum is enough: indices above zero in each, sum.

    The sum runs from left to right, and starts again where it has sunk below its last minimum:
    that is before a number above zero, so only these are looked at.
    """
    above = (score > 0).nonzero()[0]
    places, sums = above.tolist(), score.cumsum().take(above).tolist()
    begin = end = low = top = 0
    for at, (number, total) in enumerate(zip(score.take(above).tolist(), sums, strict=True)):
        if total - number < low:
            if top >= enough:
                yield places[begin:end], top
            begin, low, top = at, total - number, 0
        if total - low > top:
            end, top = at + 1, total - low
    if top >= enough:
        yield places[begin:end], top


def _merged(
    high: High, covered: NDArray[np.bool_], bounds: Numbers, runs: list[int]
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
