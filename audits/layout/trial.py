"""Is it a wrap? What tells a machine's line ends from a writer's.

A machine ignores language: it breaks in mid-sentence as often as chance has it. Verse, dialogue,
lists and one sentence a line may stand in a perfect column as well, but they end where something
ends. The bounds were chosen on prose of five languages wrapped by seven programs, against verse,
tables, lists, dialogue, code and subtitles.
"""

import math
from typing import Final

import numpy as np

from audits.characters import Property, kinds_with
from audits.layout.breaks import LONG, SAYS_NOTHING, Breaks, Unit, goes_on
from audits.layout.lines import FilledLines
from audits.layout.regular_lines import distinct_lines, is_grid, is_list, mid_sentence
from audits.layout.search import FEWEST, Candidate
from audits.layout.stretch import Ints, Kinds, Stretch

COVERAGE: Final = 0.5
"""Share of breaks explained. fmt, which balances lines, leaves .67 to .93; look-alikes .1 to .3."""

SPACED_COVERAGE: Final = 0.75
"""The same in double-spaced text, and of bytes even more: headings and paragraphs stand so too."""

RAGGED_COVERAGE: Final = 0.8
FEWEST_RAGGED: Final = 4
"""The same, and the fewest breaks, where a width is only about so much."""

FULL_COVERAGE: Final = 0.99
FEW_BREAKS: Final = 4
"""Up to so many breaks nearly every one must be explained, and no template be."""

EVEN_EDGE: Final = 0.6
EVEN_EDGE_ALONE: Final = 0.75
"""Share of lines explained, of those that neither end a paragraph by all appearance nor are too
wide for want of a blank.

Greedy wraps have .8 to 1, fmt has .6 to .9, lines of about one length .4 to .7. The greater bound
holds where letter case cannot tell verse and headings from the middle of a sentence.
"""

ENDING: Final = 0.6
"""A line narrower than this share of the width ended a paragraph, whatever mark it ends in."""

NARROWEST: Final[dict[Unit, int]] = {"columns": 30, "characters": 30, "bytes": 12}
"""Columns, by the unit of the width. Regulated verse without punctuation stands at 20 and 28; in
bytes nobody writes verse, and 40 of them may be 13 columns.
"""

NARROWEST_OF_SIGNS: Final = 25
"""Columns of so many characters where vowel signs take none, in Thai and the Indic scripts."""

MID_SENTENCE: Final = 0.5
"""Share of explained breaks without punctuation at the line's end; a verse grid has 0."""

MID_SENTENCE_OF_ALL: Final = 0.35
"""The same times the coverage: wrapped prose .5 to 1, one sentence a line 0 to .3."""

BEYOND_DOUBT: Final = 1.5
"""Times the evidence asked, with no break unexplained: then that bound is enough, for prose full of
dialogue, where a comma or quote stands at every other line end."""

CAPITALS: Final = 0.5
"""How much more often a line may begin with a capital than a word inside lines: verse does."""
FEWEST_CAPITALS: Final = 3
MOSTLY: Final = 0.5

LETTER_LIKE: Final = Property.LETTER | Property.MARK
LETTERS: Final = 0.5
"""Share of letters, among all but blanks, below which it is a drawing or a table."""

SURE: Final = 12
"""So many breaks, all explained, after which the text goes on in lower case, are no verse, be it a
grid: not all lines of verse leave less room than the next word takes."""

BITS: Final = 6.0
BITS_A_DOUBLING: Final = 1.5
"""Evidence asked of a candidate: three ordinary breaks in a spaced script, and more for each
doubling of the breaks elsewhere, among which it may have been found by chance."""

MOST_BITS: Final = 3.0
"""Most that a break explained can say: lines of about one length are near any width."""

MISSED_BITS: Final = 3.0
"""What a line takes away that the width does not explain: one in ten, where a wrap is."""

LOWER_BITS: Final = 1.0
LONG_LOWER_BITS: Final = 3.0
"""What a break adds between a word and a word in lower case: there no paragraph ended; and what it
adds behind a LONG line, if no empty one follows."""


def is_wrap(stretch: Stretch, lines: FilledLines, candidate: Candidate, elsewhere: int) -> bool:
    """Is *candidate* a wrap, by what the text does at its line ends?

    *elsewhere* is the number of lines outside the stretch, less the breaks that wraps found before
    account for. The more lines are neither, the likelier some of them look like a wrap by chance,
    so the more evidence the candidate must bear.
    """
    at, count = candidate.explained_lines, int(np.count_nonzero(candidate.judged))
    is_ragged = candidate.breaks.metric.ragged
    fewest = FEWEST_RAGGED if is_ragged else FEWEST
    if at.size < fewest or at.size < _coverage_asked(lines, candidate, count) * count:
        return False
    coverage = at.size / count
    inner = mid_sentence(lines.last.take(at))
    missed = _missed(lines, candidate)
    distinct = distinct_lines(stretch, lines, at)
    if distinct.size < at.size and distinct.size <= FEW_BREAKS:
        return False
    said = _evidence(lines, candidate.breaks, distinct) - MISSED_BITS * missed
    asked = _evidence_asked(candidate, elsewhere)
    asked *= BEYOND_DOUBT if lines.spacing > 1 or is_ragged else 1
    beyond_doubt = at.size == count and not missed and said >= BEYOND_DOUBT * asked
    edge = _edge_asked(stretch, lines, candidate, at)
    sure = edge == EVEN_EDGE and not missed and at.size >= SURE
    return (
        inner >= (MID_SENTENCE_OF_ALL if beyond_doubt else MID_SENTENCE)
        and inner * coverage >= MID_SENTENCE_OF_ALL
        and said >= asked
        and at.size / (at.size + missed) >= edge
        and (sure or not is_grid(stretch, lines, candidate, at))
        and _is_worded(stretch, lines, candidate)
        and not is_list(stretch, lines, distinct)
    )


def _coverage_asked(lines: FilledLines, candidate: Candidate, count: int) -> float:
    """Share of *count* breaks that the width must explain."""
    if count <= FEW_BREAKS:
        return FULL_COVERAGE
    if candidate.breaks.metric.ragged:
        return RAGGED_COVERAGE
    if lines.spacing == 1:
        return COVERAGE
    return FULL_COVERAGE if candidate.breaks.metric.unit == "bytes" else SPACED_COVERAGE


def _evidence_asked(candidate: Candidate, elsewhere: int) -> float:
    """Bits that a candidate must bear, by the breaks that neither it nor another wrap explains."""
    others = np.count_nonzero(candidate.breaks.kept) - np.count_nonzero(candidate.judged)
    return BITS + BITS_A_DOUBLING * math.log2(1 + max(int(others) + elsewhere, 0))


def _evidence(lines: FilledLines, breaks: Breaks, at: Ints) -> float:
    """How surprising the breaks of the lines *at* would be without a wrap, in bits.

    A narrow interval on a long line says most.
    """
    low, high = breaks.low.take(at), breaks.high.take(at)
    said = float(np.minimum(np.log2(SAYS_NOTHING * low / (high - low + 1)), MOST_BITS).sum())
    inside = goes_on(lines).take(at)
    said += LOWER_BITS * int(np.count_nonzero(inside))
    if lines.spacing > 1 or breaks.metric.unit == "bytes":
        return said
    return said + (LONG_LOWER_BITS - LOWER_BITS) * int(np.count_nonzero(inside & (low >= LONG)))


def _missed(lines: FilledLines, candidate: Candidate) -> int:
    """How many lines the width does not explain, paragraphs' ends and long words apart."""
    part = slice(candidate.first, candidate.last + 1)
    over = candidate.over
    ending = kinds_with(Property.PUNCTUATION).take(lines.last[part])
    ending |= candidate.breaks.low[part] < ENDING * candidate.width
    early = candidate.judged & ~(candidate.explained | over | ending)
    return int(np.count_nonzero(early) + np.count_nonzero(over & (lines.blanks[part] >= 2)))


def _edge_asked(stretch: Stretch, lines: FilledLines, candidate: Candidate, at: Ints) -> float:
    """How even the edge must be, by the case of the letters that begin lines; verse: impossibly."""
    after_mark = kinds_with(Property.PUNCTUATION).take(lines.lead.take(at + 1))
    high, low = _cases(stretch.kinds.take(lines.first.take(at + 1) + after_mark, mode="clip"))
    if high + low < max(FEWEST_CAPITALS, MOSTLY * at.size):
        return EVEN_EDGE_ALONE
    start, end = lines.start[candidate.first], lines.end[candidate.last]
    words = stretch.blank[start : end - 1].nonzero()[0]  # one less than where they begin
    high_within, low_within = _cases(stretch.kinds[start + 1 : end].take(words))
    within = high_within + low_within - high - low
    base = max(high_within - high, 0) / max(within, 1)
    return EVEN_EDGE if high / (high + low) <= base + CAPITALS else np.inf


def _cases(kinds: Kinds) -> tuple[int, int]:
    """How many capitals and how many lower-case letters there are."""
    upper, lower = kinds_with(Property.UPPER).take(kinds), kinds_with(Property.LOWER).take(kinds)
    return int(np.count_nonzero(upper)), int(np.count_nonzero(lower))


def _is_worded(stretch: Stretch, lines: FilledLines, candidate: Candidate) -> bool:
    """Is the stretch made of letters, not of figures or lines?"""
    part = slice(lines.start[candidate.first], lines.end[candidate.last])
    letters = np.count_nonzero(kinds_with(LETTER_LIKE).take(stretch.kinds[part]))
    return bool(letters >= LETTERS * np.count_nonzero(~stretch.blank[part]))
