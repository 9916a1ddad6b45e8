"""Lines that stand in columns without a wrap: those of verse, lists, logs and templates."""

from typing import Final

import numpy as np

from audits.characters import Property, kinds_with
from audits.layout.lines import FilledLines
from audits.layout.search import Candidate
from audits.layout.stretch import Flags, Ints, Kinds, Stretch

FULL_TAILS: Final = 0.6
FEWEST_TAILS: Final = 3
TAILS: Final = 0.05
"""A paragraph's last line is full by chance only (unit/width). Three, most of all of them, and one
to twenty lines at least, make a grid.
"""

EVEN: Final = 30
"""Up to so many breaks, lines that are all equal, paragraphs' last ones as well, are a list's or a
poem's: of a text cut at a width one last line in thirty is so full."""

ALIKE: Final = 8
MOSTLY_ALIKE: Final = 0.5
"""Characters with which a line begins as the next one does, and share of the breaks where it does,
from which on they are entries of a list or a log, not prose."""

CHANCE: Final = 200
TEMPLATE: Final = 0.4
"""Up to so many breaks, lines that recur before other lines each time are a template's and count
once, if they are so few against the pairs of lines; in copies of a text both lines recur."""

OWN_ENDS: Final = 0.6
"""How much more often a paragraph's last line ends in a mark than the others do: in prose; a line
of verse ends as its stanza does. If all breaks are explained, such tails make no grid."""


def is_grid(stretch: Stretch, lines: FilledLines, candidate: Candidate, at: Ints) -> bool:
    """Are the last lines of the paragraphs as full as the others? Copies of a line count once."""
    low, high = candidate.breaks.low, candidate.breaks.high
    tails = at[~(lines.follows | lines.deeper).take(at + 1)] + 1
    if tails.size and at.size <= EVEN and np.ptp(low[np.append(at, tails)]) == 0:
        return True
    fewest = max(FEWEST_TAILS, TAILS * at.size)
    if tails.size < fewest:
        return False
    slack = float((high - low)[at].mean())
    full = tails[low[tails] >= candidate.width - slack]
    if full.size < fewest or full.size <= FULL_TAILS * tails.size:
        return False
    ended = mid_sentence(lines.last.take(at)) - mid_sentence(lines.last.take(tails))
    if ended >= OWN_ENDS and at.size == np.count_nonzero(candidate.judged):
        return False
    spans = zip(lines.first[full].tolist(), lines.end[full].tolist(), strict=True)
    return len({stretch.text[start:end] for start, end in spans}) >= FEWEST_TAILS


def is_list(stretch: Stretch, lines: FilledLines, at: Ints) -> bool:
    """Do most of the lines *at* begin as the next one does, as entries of a list or a log do?"""
    starts = zip(lines.first.take(at).tolist(), lines.first.take(at + 1).tolist(), strict=True)
    text = stretch.text
    alike = sum(text[one : one + ALIKE] == text[other : other + ALIKE] for one, other in starts)
    return alike > MOSTLY_ALIKE * at.size


def distinct_lines(stretch: Stretch, lines: FilledLines, at: Ints) -> Ints:
    """The lines *at*; each once, if they recur as those of a template do."""
    if at.size > CHANCE:
        return at
    here, there = _texts(stretch, lines, at), _texts(stretch, lines, at + 1)
    known = {line: number for number, line in enumerate(here)}
    pairs = len(set(zip(here, there, strict=True)))
    return at if len(known) > TEMPLATE * pairs else at[sorted(known.values())]


def _texts(stretch: Stretch, lines: FilledLines, at: Ints) -> list[str]:
    """The text of each of the lines *at*."""
    spans = zip(lines.first.take(at).tolist(), lines.end.take(at).tolist(), strict=True)
    return [stretch.text[start:end] for start, end in spans]


def mid_sentence(last: Kinds) -> float:
    """Share of these last characters of lines that are no punctuation; a hyphen is none."""
    return 1 - int(np.count_nonzero(marks_an_end().take(last))) / last.size


def marks_an_end() -> Flags:
    """The kinds of punctuation but hyphens, at which a word may be parted."""
    return kinds_with(Property.PUNCTUATION) & ~kinds_with(Property.HYPHEN)
