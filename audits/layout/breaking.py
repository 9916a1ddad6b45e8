"""How a wrap breaks lines: at words or anywhere, with or without regard to line-break rules."""

from typing import Final, Literal, NamedTuple

import numpy as np

from audits.characters import Property, kinds_with
from audits.document import Document
from audits.layout.breaks import IDEOGRAPHIC, ideographic
from audits.layout.stretch import Flags, Kinds
from audits.layout.wrap import Wrap

Basis = Literal["words", "characters", "ambiguous"]
Kinsoku = Literal["aware", "unaware", "unknown", "none"]

CHANCE_MISSES: Final = 3.0
"""Violations expected by chance from which none at all means that the rules were kept (e^-3 = .05).

With the usual base rate of .083 that takes 36 breaks.
"""

FAR_BELOW_CHANCE: Final = 0.25
"""Share of the violations expected by chance below which the few are the author's, not a rule's."""

FOLDED: Final = 0.8
"""Share of lines of a spaced script that are full from which words were cut, not wrapped whole.

A line is full at one column less as well: the blank that fell on the edge is gone.
"""

HANGUL_WORDS, HANGUL_CHARACTERS = 0.5, 0.72
"""Share of exactly full Korean lines: by words .28 (at most .71), by characters .82 (at least .57).
"""


MOSTLY: Final = 0.5
"""Share of lines that begin in a script from which the text is written in it."""


PAIRS, NEARBY = 50, 200_000
"""Pairs of letters looked for, and characters in which; bounds on the time."""


class Style(NamedTuple):
    """What the ends of the lines tell of the program that broke them."""

    basis: Basis
    kinsoku: Kinsoku
    """Are line-break rules for ideographs and kana kept? "none": there are none to keep."""
    violations: int
    """Breaks beside ideographs or kana that a rule forbids."""
    hyphens: int
    """Words parted by a hyphen at a line's end."""


def forbidden(last: Kinds, lead: Kinds) -> Flags:
    """For each break between two characters: does a rule of all East Asian languages forbid it?

    No stop, comma or closing mark begins a line, no opening mark ends one, beside an ideograph or
    kana (clreq, jlreq, klreq, UAX #14).
    """
    beside = ideographic().take(last) | ideographic().take(lead)
    starts = kinds_with(Property.NO_START).take(lead)
    stops = kinds_with(Property.NO_END).take(last)
    broken: Flags = beside & (starts | stops)
    return broken


def style(document: Document, wrap: Wrap) -> Style:
    """How the lines of *wrap* were broken."""
    ends, nexts = wrap.ends[wrap.explained], wrap.nexts[wrap.explained]
    last, lead = document.kinds.take(ends - 1), document.kinds.take(nexts)
    hyphen = kinds_with(Property.HYPHEN).take(last) & kinds_with(Property.LOWER).take(lead)
    beside = violations = 0
    if document.holds(IDEOGRAPHIC):
        beside = int(np.count_nonzero(ideographic().take(last) & ideographic().take(lead)))
        violations = int(np.count_nonzero(forbidden(last, lead)))
    kinsoku: Kinsoku = "none"
    if beside >= MOSTLY * ends.size:
        kinsoku = _kinsoku(document, wrap, violations, beside)
        basis: Basis = "characters"
    else:
        hangul = int(np.count_nonzero(kinds_with(Property.HANGUL).take(lead)))
        basis = _basis(wrap, hangul > MOSTLY * ends.size)
    return Style(basis, kinsoku, violations, int(np.count_nonzero(hyphen)))


def _kinsoku(document: Document, wrap: Wrap, violations: int, breaks: int) -> Kinsoku:
    """Are the rules kept, by the violations against those that chance alone would give?"""
    kinds = document.kinds[wrap.start : wrap.end]
    written = np.bincount(kinds, minlength=256)
    inked = int(written[~kinds_with(Property.SPACE)].sum())
    barred = int(written[kinds_with(Property.NO_START)].sum())
    barred += int(written[kinds_with(Property.NO_END)].sum())
    expected = breaks * barred / max(inked, 1)
    if violations > FAR_BELOW_CHANCE * expected and violations:
        return "unaware"
    return "aware" if expected >= CHANCE_MISSES else "unknown"


def _basis(wrap: Wrap, hangul: bool) -> Basis:
    """Were words kept whole, in a script that parts them by blanks?"""
    if wrap.metric.ragged:
        return "words"  # found by the words that begin lines
    widths = wrap.widths[wrap.explained]
    least = wrap.least if hangul else wrap.least - 1
    full = int(np.count_nonzero(widths >= least)) / widths.size
    if not hangul:
        return "characters" if full >= FOLDED else "words"
    if full <= HANGUL_WORDS:
        return "words"
    return "characters" if full >= HANGUL_CHARACTERS else "ambiguous"


def seen_whole(document: Document, wrap: Wrap) -> tuple[int, int]:
    """How many pairs of letters that breaks part stand unparted nearby, and how many were sought.

    Only for ideographs and kana, whose words no blank shows: the document is the dictionary.
    """
    if not document.holds(IDEOGRAPHIC):
        return 0, 0
    ends, nexts = wrap.ends[wrap.explained], wrap.nexts[wrap.explained]
    letters, kinds, text = (
        ideographic() & kinds_with(Property.LETTER),
        document.kinds,
        document.text,
    )
    both = letters.take(kinds.take(ends - 1)) & letters.take(kinds.take(nexts))
    parted = zip(ends[both].tolist()[:PAIRS], nexts[both].tolist()[:PAIRS], strict=True)
    pairs = [text[end - 1] + text[start] for end, start in parted]
    near = text[wrap.start : wrap.start + NEARBY]
    return sum(pair in near for pair in pairs), len(pairs)
