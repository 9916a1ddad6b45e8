"""The breaks between lines: for each, the widths at which a greedy wrap puts it there.

Greedy wrapping at width W ends a line here if and only if what stands fits in W and the next
unbreakable unit would not have: lo <= W <= hi, with lo the line's width and hi = lo + the blank +
the unit - 1. Units end at a blank (spaced scripts) or at any ideograph or kana, punctuation glued
to what it may not be parted from (UAX #14, clreq, jlreq).
"""

from collections.abc import Iterator
from functools import cache
from typing import Final, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audits.characters import Property, kinds_with, width_by_kind
from audits.layout.lines import FilledLines
from audits.layout.stretch import Flags, Ints, Kinds, Stretch

Unit = Literal["characters", "columns", "bytes"]
Sizes = NDArray[np.uint8]
"""The width of each character of a stretch."""

UNIT_LOOK: Final = np.arange(40)
"""Characters of the next line that are searched for its first unit's end; a longer one is cut."""

SYLLABLES: Final = 12
"""Characters of the longest word assumed in scripts without blanks (line-break class SA)."""

SAYS_NOTHING: Final = 0.4
"""An interval wider than this share of the line is no evidence: CSV, addresses, lone words."""

FEWEST_WORDS: Final = 3
"""Words of a line in a spaced script that can be called wrapped."""

IDEOGRAPHIC: Final = Property.HAN | Property.KANA | Property.WIDE
"""What ideographs, kana and their marks bear, and some others."""

LONG: Final = 66
"""Columns of the ideal line of a book (Bringhurst, The Elements of Typographic Style, 2.1.2): verse
in lower case is shorter, and a sentence that a writer parts into lines is parted at clauses."""

TOLERANCE: Final = 0.05
"""Share by which a full line differs from the others in columns, if letters are unequal: in pages
of PDFs in six languages the standard deviation is .03 to .04."""

_BLANK, _IDEOGRAPH, _GLUED_LEFT, _GLUED_RIGHT, _COMPLEX = 1, 2, 4, 8, 16


class Metric(NamedTuple):
    """A way to measure a line."""

    unit: Unit
    ambiguous: int = 1
    """Columns of East Asian Ambiguous characters, if the unit is columns."""
    ragged: bool = False
    """Is a width only about so much? In a font of unequal letters, or spread to a straight margin,
    as in PDFs and word processors, full lines differ in columns."""


class Breaks(NamedTuple):
    """For each non-blank line, the widths that explain why it ends there."""

    metric: Metric
    low: Ints
    """Width of the line, indent and marks of quotation included."""
    high: Ints
    """Width that would have let the next unit in, less 1."""
    kept: Flags
    """The break is evidence for or against a wrap; the other lines only have a width."""
    open: Flags
    """As `kept`, for lines followed by a deeper one."""
    exact: "Breaks | None" = None
    """The same without TOLERANCE, if the metric is ragged."""


@cache
def ideographic() -> Flags:
    """The kinds between which a line may end without a blank: ideographs, kana, their marks."""
    return kinds_with(IDEOGRAPHIC) & ~kinds_with(Property.HANGUL | Property.PICTOGRAPH)


@cache
def unspaced() -> Flags:
    """The kinds of scripts that write no blank between words: those and South-East Asian ones."""
    return ideographic() | kinds_with(Property.SOUTH_EAST_ASIAN)


@cache
def _classes() -> Kinds:
    """What each kind does to a line break, as bits."""
    of = kinds_with
    mark = of(Property.PUNCTUATION)
    opens = of(Property.OPENING | Property.NO_END)
    both = of(Property.QUOTE)
    table = np.zeros(256, dtype=np.uint8)
    table[of(Property.SPACE)] |= _BLANK
    table[ideographic()] |= _IDEOGRAPH
    table[(mark & ~opens) | both | of(Property.NO_START | Property.MARK)] |= _GLUED_LEFT
    table[opens | both] |= _GLUED_RIGHT
    table[of(Property.SOUTH_EAST_ASIAN)] |= _COMPLEX
    table.flags.writeable = False
    return table


# Small kana, prolonged sound and iteration marks: no line start in strict Japanese (jlreq).
_STRICT: Final = (
    "\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u3095\u3096\u30a1\u30a3\u30a5"
    "\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee\u30f5\u30f6\u30fc\u30fd\u30fe\u309d\u309e\u3005\u303b"
)


@cache
def _strict_points() -> Kinds:
    """What the code points from U+3000 on add to the class of their kinds."""
    table = np.zeros(0x101, dtype=np.uint8)  # the last one for all points beyond
    table[[ord(mark) - 0x3000 for mark in _STRICT]] = _GLUED_LEFT
    return table


class Units(NamedTuple):
    """For each line, the first unit of the next one."""

    start: Ints
    end: Ints
    joint: Ints
    """Columns of the blank that a wrap took away: 1 between words of spaced scripts, else 0."""
    worthy: Flags
    """The line has words enough to be judged."""


def units(stretch: Stretch, lines: FilledLines) -> Units:
    """The unit that each line had no room for, and how it would have been joined."""
    beyond = lines.end[-1:]
    start = np.concatenate((lines.first[1:], beyond))
    stop = np.concatenate((lines.end[1:], beyond))
    end = np.minimum(start + _unit_lengths(stretch, start), stop)
    last = unspaced().take(lines.last)
    lead = unspaced().take(stretch.kinds.take(start, mode="clip"))
    worthy = last | lead | (lines.blanks >= FEWEST_WORDS - 1)
    # Beside one ideograph there may have been a blank: then the wider interval is the safe one.
    tight = (last & lead) | kinds_with(Property.HYPHEN).take(lines.last)
    return Units(start, end, (~tight).astype(np.int64), worthy)


def _unit_lengths(stretch: Stretch, start: Ints) -> Ints:
    """Characters of the units that begin at *start*."""
    window = start[:, None] + UNIT_LOOK
    seen = _classes().take(stretch.kinds.take(window, mode="clip"))
    held = int(np.bitwise_or.reduce(seen, axis=None))
    ends = (seen & _BLANK) != 0  # for each character: may the unit end before it?
    if held & _IDEOGRAPH:
        codes = stretch.codes.take(window, mode="clip")
        seen |= _strict_points().take(codes - 0x3000, mode="clip")
        before = seen[:, :-1] & (_IDEOGRAPH | _GLUED_RIGHT)
        here = seen[:, 1:] & (_IDEOGRAPH | _GLUED_LEFT)
        ends[:, 1:] |= (before | here) == _IDEOGRAPH
    if held & _COMPLEX:
        syllables = seen[:, SYLLABLES + 1 :]
        ends[:, SYLLABLES + 1 :] |= (syllables & (_COMPLEX | _GLUED_LEFT)) == _COMPLEX
    ends[:, 0], ends[:, -1] = False, True
    lengths: Ints = ends.argmax(axis=1)
    return lengths


class Measurements:
    """The breaks of a stretch by every metric, the likeliest first, each when first asked for."""

    def __init__(self, worthy: Flags, coming: Iterator[Breaks]) -> None:
        """The breaks that are *coming*; *worthy* are those that any metric can judge at all."""
        self.worthy = worthy
        self._taken: list[Breaks] = []
        self._coming = coming

    def __iter__(self) -> Iterator[Breaks]:
        yield from self._taken
        for breaks in self._coming:
            self._taken.append(breaks)
            yield breaks


def exact(stretch: Stretch, lines: FilledLines, nexts: Units) -> Measurements:
    """The measurements by which a full line is never wider than another."""
    every = (measured(lines, nexts, *metric) for metric in metrics(stretch))
    return Measurements(nexts.worthy & lines.follows, every)


def metrics(stretch: Stretch) -> Iterator[tuple[Metric, Sizes | None]]:
    """The ways to measure that differ on this text, the likeliest first; None: every width 1.

    Columns; code points; columns in a font where East Asian Ambiguous characters are wide, which
    only fonts for such text do; bytes of UTF-8, which tools without an idea of characters count.
    """
    columns = width_by_kind(1).take(stretch.kinds)
    if not np.count_nonzero(columns != 1):
        yield Metric("columns"), None
    else:
        yield Metric("columns"), columns
        yield Metric("characters"), None
        if kinds_with(Property.WIDE).take(stretch.kinds).any():
            wider = width_by_kind(2).take(stretch.kinds)
            if np.count_nonzero(wider != columns):
                yield Metric("columns", 2), wider
    if not stretch.text.isascii():
        codes = stretch.codes
        size = 1 + (codes >= 0x80).astype(np.uint8)
        size += codes >= 0x800
        size += codes >= 0x10000
        yield Metric("bytes"), size


def measured(lines: FilledLines, nexts: Units, metric: Metric, sizes: Sizes | None) -> Breaks:
    """The interval of widths for every break, in one metric."""
    if sizes is None:
        low, unit = lines.end - lines.start, nexts.end - nexts.start
    else:
        sums = np.zeros(sizes.size + 1, dtype=np.int64)
        sizes.cumsum(out=sums[1:])
        low, unit = sums[lines.end] - sums[lines.start], sums[nexts.end] - sums[nexts.start]
    length = np.maximum(nexts.joint + unit, 1)
    telling = nexts.worthy & (length <= SAYS_NOTHING * low)
    return Breaks(metric, low, low + length - 1, telling & lines.follows, telling & lines.deeper)


def ragged(lines: FilledLines, columns: Breaks) -> Measurements:
    """The breaks of long lines that go on in lower case, each at about its width in columns."""
    kept = columns.kept & goes_on(lines) & (columns.low >= LONG)
    slack = (TOLERANCE * columns.low).astype(np.int64)
    low, high = columns.low - slack, columns.high + slack
    metric, none = Metric("columns", ragged=True), np.zeros_like(kept)
    return Measurements(kept, iter((Breaks(metric, low, high, kept, none, columns),)))


def goes_on(lines: FilledLines) -> Flags:
    """Which lines end in a letter, with a word in lower case at the start of the next."""
    lower = kinds_with(Property.LOWER).take(lines.lead[1:])
    into: Flags = kinds_with(Property.LETTER).take(lines.last) & np.append(lower, False)
    return into
