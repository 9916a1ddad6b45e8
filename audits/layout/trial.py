"""Is it a wrap? What tells a machine's line ends from a writer's.

A machine ignores language: it breaks in mid-sentence as often as chance has it. Verse, dialogue,
lists and one sentence a line may stand in a perfect column as well, but they end where something
ends. The bounds were chosen on prose of five languages wrapped by seven programs, against verse,
tables, lists, dialogue, code and subtitles.
"""

import math
import re
from functools import cache
from typing import Final

import numpy as np

from audits.characters import Property, kinds_with
from audits.layout.breaks import SAYS_NOTHING, Unit
from audits.layout.lines import FilledLines, Ints, Stretch
from audits.layout.search import FEWEST, Candidate

COVERAGE: Final = 0.5
"""Share of breaks explained. fmt, which balances lines, leaves .67 to .93; look-alikes .1 to .3."""

FULL_COVERAGE: Final = 0.99
FEW_BREAKS: Final = 4
"""Up to so many breaks nearly every one must be explained."""

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

MID_SENTENCE: Final = 0.5
"""Share of explained breaks without punctuation at the line's end; a verse grid has 0."""

MID_SENTENCE_OF_ALL: Final = 0.35
"""The same times the coverage: wrapped prose .5 to 1, one sentence a line 0 to .3."""

CAPITALS: Final = 0.5
"""How much more often a line may begin with a capital than a word inside lines: verse does."""
FEWEST_CAPITALS: Final = 3
MOSTLY: Final = 0.5

LETTERS: Final = 0.5
"""Share of letters, among all but blanks, below which it is a drawing or a table."""

FULL_TAILS: Final = 0.6
FEWEST_TAILS: Final = 3
TAILS: Final = 0.05
"""A paragraph's last line is full by chance only (unit/width). Three, most of all of them, and one
to twenty lines at least, make a grid.
"""

BITS: Final = 6.0
BITS_A_DOUBLING: Final = 1.5
"""Evidence asked of a candidate: three ordinary breaks in a spaced script, and more for each
doubling of the breaks elsewhere, among which it may have been found by chance."""

MOST_BITS: Final = 3.0
"""Most that a break explained can say: lines of about one length are near any width."""

MISSED_BITS: Final = 3.0
"""What a line takes away that the width does not explain: one in ten, where a wrap is."""

LOWER_BITS: Final = 1.0
"""What a break adds between a word and a word in lower case: there no paragraph ended."""

CODE_LINES: Final = 0.3
CODE_SAMPLE: Final = 400
CODE_BEGIN: Final = (
    r"\s*(?:[})\]]|/\*|\*/|//|<[/!?\w]|#\s*(?:include|define|if|endif)|@\w+\s*\(?"
    r"|(?:def|class|fn|func|function|sub|struct|module|package|impl|enum|interface)\s+[\w:.]+\s*[({:;]?"
    r"|(?:from\s+\S+\s+)?import\s|(?:if|for|while|switch|elif|elsif)\b.*[{(:]\s*$"
    r"|(?:else|try|do|fi|done|esac|end|then|return)\s*[:{]?\s*$"
    r"|[$@%&]?[\w.\[\]>$-]+\s*[-+*/|&.]?:?=\s*\S|[\w.>:$-]+\([^()]*\)\s*[:,]?$)"
)
"""How a line of source code begins, in the syntax that most languages share."""

CODE_MARKS: Final = (";", "{", "}", "=>", "::", "()")
CODE_INSIDE: Final = r"[;{}]\s*$|=>|::\w|\w\(\)"
"""What stands in or ends a line of source code; each has one of CODE_MARKS."""

SCRIPT: Final = re.compile(r"\A\ufeff?(?:#!|<\?(?:php|xml)|%!PS)")
"""The first line of a program."""

TIMING: Final = re.compile(
    r"\d:\d\d[,.]\d{2,3}\s*-->|^\[\d\d:\d\d\.\d\d\]|^\{\d+\}\{\d+\}", re.MULTILINE
)
"""A cue of subtitles: SubRip and WebVTT, LRC, MicroDVD."""


@cache
def _pattern(expression: str) -> re.Pattern[str]:
    """The pattern, compiled when first needed: that takes milliseconds at every start else."""
    return re.compile(expression)


def is_cued(text: str) -> bool:
    """Is the text made of subtitles or a song's timed lines?"""
    if "-->" not in text and "[0" not in text and "}{" not in text:
        return False
    return len(TIMING.findall(text[:100_000])) >= 2


def is_code(stretch: Stretch, lines: FilledLines) -> bool:
    """Are the lines source code?"""
    sample = zip(lines.start[:CODE_SAMPLE].tolist(), lines.end[:CODE_SAMPLE].tolist(), strict=True)
    written = [stretch.text[start:end] for start, end in sample]
    begin = _pattern(CODE_BEGIN).match
    inside = any(mark in stretch.text for mark in CODE_MARKS)
    coded = sum(
        1 for line in written if begin(line) or (inside and _pattern(CODE_INSIDE).search(line))
    )
    return coded > CODE_LINES * len(written) or bool(SCRIPT.match(stretch.text) and coded)


def is_wrap(stretch: Stretch, lines: FilledLines, candidate: Candidate, elsewhere: int) -> bool:
    """Is *candidate* a wrap, by what the text does at its line ends?

    *elsewhere* is the number of lines outside the stretch, less the breaks that wraps found before
    account for. The more lines are neither, the likelier some of them look like a wrap by chance,
    so the more evidence the candidate must bear.
    """
    explained, judged = candidate.explained, candidate.judged
    held, count = int(explained.sum()), int(judged.sum())
    if held < FEWEST:
        return False
    coverage = held / count
    if coverage < (FULL_COVERAGE if count <= FEW_BREAKS else COVERAGE):
        return False
    at = np.flatnonzero(explained) + candidate.first
    inner = _mid_sentence(stretch, lines.end[at])
    return (
        _evidence(stretch, lines, candidate) >= _evidence_asked(candidate, elsewhere)
        and inner >= MID_SENTENCE
        and inner * coverage >= MID_SENTENCE_OF_ALL
        and _even_edge(stretch, lines, candidate) >= _edge_asked(stretch, lines, candidate, at)
        and not _is_grid(stretch, lines, candidate, at)
        and _is_worded(stretch, lines, candidate)
    )


def _evidence_asked(candidate: Candidate, elsewhere: int) -> float:
    """Bits that a candidate must bear, by the breaks that neither it nor another wrap explains."""
    others = int(candidate.breaks.kept.sum()) - int(candidate.judged.sum()) + elsewhere
    return BITS + BITS_A_DOUBLING * math.log2(1 + max(others, 0))


def _evidence(stretch: Stretch, lines: FilledLines, candidate: Candidate) -> float:
    """How surprising the breaks would be without a wrap, in bits.

    A narrow interval on a long line says most; what contradicts the width is taken off.
    """
    at = np.flatnonzero(candidate.explained) + candidate.first
    low, high = candidate.breaks.low[at], candidate.breaks.high[at]
    said = float(np.minimum(np.log2(SAYS_NOTHING * low / (high - low + 1)), MOST_BITS).sum())
    lower = kinds_with(Property.LOWER).take(stretch.kinds[lines.first[at + 1]])
    inside = kinds_with(Property.LETTER).take(stretch.kinds[lines.end[at] - 1])
    return (
        said
        + LOWER_BITS * int((lower & inside).sum())
        - MISSED_BITS * _missed(stretch, lines, candidate)
    )


def _missed(stretch: Stretch, lines: FilledLines, candidate: Candidate) -> int:
    """How many lines the width does not explain, paragraphs' ends and long words apart."""
    part = slice(candidate.first, candidate.last + 1)
    over = candidate.over
    ending = kinds_with(Property.PUNCTUATION).take(stretch.kinds[lines.end[part] - 1])
    ending |= candidate.breaks.low[part] < ENDING * candidate.width
    early = candidate.judged & ~candidate.explained & ~over & ~ending
    return int(early.sum()) + int((over & (lines.blanks[part] >= 2)).sum())


def _mid_sentence(stretch: Stretch, ends: Ints) -> float:
    """Share of these line ends that bear no punctuation; a hyphen is none."""
    last = stretch.kinds[ends - 1]
    marks = kinds_with(Property.PUNCTUATION) & ~kinds_with(Property.HYPHEN)
    return 1 - float(marks.take(last).mean())


def _even_edge(stretch: Stretch, lines: FilledLines, candidate: Candidate) -> float:
    """How well the width explains the lines that do not end a paragraph: at most 1."""
    held = int(candidate.explained.sum())
    return held / (held + _missed(stretch, lines, candidate))


def _edge_asked(stretch: Stretch, lines: FilledLines, candidate: Candidate, at: Ints) -> float:
    """How even the edge must be, by the case of the letters that begin lines; verse: impossibly."""
    upper, lower = kinds_with(Property.UPPER), kinds_with(Property.LOWER)
    begin = lines.first[at + 1]
    begin = begin + kinds_with(Property.PUNCTUATION).take(stretch.kinds[begin])
    lead = stretch.kinds[np.minimum(begin, stretch.kinds.size - 1)]
    high, low = int(upper.take(lead).sum()), int(lower.take(lead).sum())
    if high + low < max(FEWEST_CAPITALS, MOSTLY * at.size):
        return EVEN_EDGE_ALONE
    part = stretch.kinds[lines.start[candidate.first] : lines.end[candidate.last]]
    after_blank = kinds_with(Property.SPACE).take(part[:-1])
    within_upper = int((after_blank & upper.take(part[1:])).sum()) - high
    within = int((after_blank & (upper | lower).take(part[1:])).sum()) - high - low
    base = max(within_upper, 0) / max(within, 1)
    return EVEN_EDGE if high / (high + low) <= base + CAPITALS else np.inf


def _is_grid(stretch: Stretch, lines: FilledLines, candidate: Candidate, at: Ints) -> bool:
    """Are the last lines of the paragraphs as full as the others? Copies of a line count once."""
    low, high = candidate.breaks.low, candidate.breaks.high
    after = at + 1
    tails = after[~(lines.follows | lines.deeper)[after]]
    slack = float((high - low)[at].mean())
    full = tails[low[tails] >= candidate.width - slack]
    if full.size < max(FEWEST_TAILS, TAILS * at.size) or full.size <= FULL_TAILS * tails.size:
        return False
    spans = zip(lines.first[full].tolist(), lines.end[full].tolist(), strict=True)
    return len({stretch.text[start:end] for start, end in spans}) >= FEWEST_TAILS


def _is_worded(stretch: Stretch, lines: FilledLines, candidate: Candidate) -> bool:
    """Is the stretch made of letters, not of figures or lines?"""
    part = stretch.kinds[lines.start[candidate.first] : lines.end[candidate.last]]
    blank = int(kinds_with(Property.SPACE).take(part).sum())
    letters = int(kinds_with(Property.LETTER | Property.MARK).take(part).sum())
    return letters >= LETTERS * (part.size - blank)
