"""Is it a wrap? What tells a machine's line ends from a writer's.

A machine ignores language: it breaks in mid-sentence as often as chance has it. Verse, dialogue,
lists and one sentence a line may stand in a perfect column as well, but they end where something
ends. The bounds were chosen on prose of five languages wrapped by seven programs, against verse,
tables, lists, dialogue, code and subtitles.
"""

import re
from typing import Final

import numpy as np

from audits.characters import Property, kinds_with
from audits.layout.lines import FilledLines, Flags, Ints, Stretch
from audits.layout.search import FEWEST, Candidate

COVERAGE: Final = 0.5
"""Share of breaks explained. fmt, which balances lines, leaves .67 to .93; look-alikes .1 to .3."""

FULL_COVERAGE: Final = 0.99
FEW_BREAKS: Final = 4
"""Up to so many breaks nearly every one must be explained."""

OVERHANG: Final = 0.27
"""Share of lines that may be too wide: long words and addresses."""

NARROWEST: Final = 30
"""Columns; regulated verse without punctuation stands at 20 and 28."""

MID_SENTENCE: Final = 0.5
"""Share of explained breaks without punctuation at the line's end; a verse grid has 0."""

MID_SENTENCE_OF_ALL: Final = 0.35
"""The same times the coverage: wrapped prose .5 to 1, one sentence a line 0 to .3."""

CAPITALS: Final = 0.5
"""How much more often a line may begin with a capital than a word inside lines: verse does."""
FEWEST_CAPITALS: Final = 3

LETTERS: Final = 0.5
"""Share of letters, among all but blanks, below which it is a drawing or a table."""

FULL_TAILS: Final = 0.6
FEWEST_TAILS: Final = 3
"""A paragraph's last line is full by chance only (unit/width): three, and most of all, are a grid.
"""

BITS: Final = 6.0
"""Evidence that the explained breaks must bear: three ordinary ones in a spaced script."""
MOST_BITS: Final = 4.0

CODE_LINES: Final = 0.3
CODE_SAMPLE: Final = 400
CODE: Final = re.compile(
    r"[;{}]\s*$|^\s*(?:[})\]]|/\*|\*/|//|<[/!?\w]|#\s*(?:include|define|if|endif)|@\w+\s*\(?"
    r"|(?:def|class|fn|func|function|sub|struct|module|package|impl|enum|interface)\s+[\w:.]+\s*[({:;]?"
    r"|(?:from\s+\S+\s+)?import\s|(?:if|for|while|switch|elif|elsif)\b.*[{(:]\s*$"
    r"|(?:else|try|do|fi|done|esac|end|then|return)\s*[:{]?\s*$"
    r"|[$@%&]?[\w.\[\]>$-]+\s*[-+*/|&.]?:?=\s*\S|[\w.>:$-]+\([^()]*\)\s*[:,]?$)|=>|::\w|\w\(\)"
)
"""A line of source code, in the syntax that most languages share."""

SCRIPT: Final = re.compile(r"\A\ufeff?(?:#!|<\?(?:php|xml)|%!PS)")
"""The first line of a program."""

TIMING: Final = re.compile(
    r"\d:\d\d[,.]\d{2,3}\s*-->|^\[\d\d:\d\d\.\d\d\]|^\{\d+\}\{\d+\}", re.MULTILINE
)
"""A cue of subtitles: SubRip and WebVTT, LRC, MicroDVD."""


def is_cued(text: str) -> bool:
    """Is the text made of subtitles or a song's timed lines?"""
    if "-->" not in text and "[0" not in text and "}{" not in text:
        return False
    return len(TIMING.findall(text[:100_000])) >= 2


def is_code(stretch: Stretch, lines: FilledLines) -> bool:
    """Are the lines source code?"""
    sample = zip(lines.start[:CODE_SAMPLE].tolist(), lines.end[:CODE_SAMPLE].tolist(), strict=True)
    written = [stretch.text[start:end] for start, end in sample]
    coded = sum(1 for line in written if CODE.search(line))
    return coded > CODE_LINES * len(written) or bool(SCRIPT.match(stretch.text) and coded)


def is_wrap(stretch: Stretch, lines: FilledLines, candidate: Candidate, settled: int) -> bool:
    """Is *candidate* a wrap, by what the text does at its line ends?

    *settled* is the number of breaks that wraps found before account for. The more breaks remain
    that are neither, the likelier some stretch of them looks like a wrap by chance, so the more
    evidence the candidate must bear.
    """
    explained, judged = candidate.explained, candidate.judged
    held, count = int(explained.sum()), int(judged.sum())
    if held < FEWEST:
        return False
    coverage = held / count
    if coverage < (FULL_COVERAGE if count <= FEW_BREAKS else COVERAGE):
        return False
    if candidate.over.mean() > OVERHANG:
        return False
    others = max(int(candidate.breaks.kept.sum()) - count - settled, 0)
    if _bits(candidate, explained) < BITS + np.log2(1 + others):
        return False
    at = np.flatnonzero(explained) + candidate.first
    inner = _mid_sentence(stretch, lines.end[at])
    return (
        inner >= MID_SENTENCE
        and inner * coverage >= MID_SENTENCE_OF_ALL
        and not _is_capitalised(stretch, lines, candidate, at)
        and not _is_grid(lines, candidate, at)
        and _is_worded(stretch, lines, candidate)
    )


def _bits(candidate: Candidate, explained: Flags) -> float:
    """How surprising the explained breaks are: a narrow interval on a long line says most."""
    part = slice(candidate.first, candidate.last + 1)
    low, high = candidate.breaks.low[part][explained], candidate.breaks.high[part][explained]
    return float(np.minimum(np.log2(0.4 * low / (high - low + 1)), MOST_BITS).sum())


def _mid_sentence(stretch: Stretch, ends: Ints) -> float:
    """Share of these line ends that bear no punctuation; a hyphen is none."""
    last = stretch.kinds[ends - 1]
    marks = kinds_with(Property.PUNCTUATION) & ~kinds_with(Property.HYPHEN)
    return 1 - float(marks.take(last).mean())


def _is_capitalised(stretch: Stretch, lines: FilledLines, candidate: Candidate, at: Ints) -> bool:
    """Do the lines begin with capitals far more often than the words inside them?"""
    upper, lower = kinds_with(Property.UPPER), kinds_with(Property.LOWER)
    opening = kinds_with(Property.PUNCTUATION)
    begin = lines.first[at + 1]
    begin = begin + opening.take(stretch.kinds[begin])
    lead = stretch.kinds[np.minimum(begin, stretch.kinds.size - 1)]
    high, low = int(upper.take(lead).sum()), int(lower.take(lead).sum())
    if high + low < FEWEST_CAPITALS:
        return False
    part = stretch.kinds[lines.start[candidate.first] : lines.end[candidate.last]]
    after_blank = kinds_with(Property.SPACE).take(part[:-1])
    within_upper = int((after_blank & upper.take(part[1:])).sum()) - high
    within = int((after_blank & (upper | lower).take(part[1:])).sum()) - high - low
    base = max(within_upper, 0) / max(within, 1)
    return high / (high + low) > base + CAPITALS


def _is_grid(lines: FilledLines, candidate: Candidate, at: Ints) -> bool:
    """Are the last lines of the paragraphs as full as the others?"""
    low, high = candidate.breaks.low, candidate.breaks.high
    after = at + 1
    tails = after[~(lines.follows | lines.deeper)[after]]
    slack = float((high - low)[at].mean())
    full = int((low[tails] >= candidate.width - slack).sum())
    return full >= FEWEST_TAILS and full > FULL_TAILS * tails.size


def _is_worded(stretch: Stretch, lines: FilledLines, candidate: Candidate) -> bool:
    """Is the stretch made of letters, not of figures or lines?"""
    part = stretch.kinds[lines.start[candidate.first] : lines.end[candidate.last]]
    blank = int(kinds_with(Property.SPACE).take(part).sum())
    letters = int(kinds_with(Property.LETTER | Property.MARK).take(part).sum())
    return letters >= LETTERS * (part.size - blank)
