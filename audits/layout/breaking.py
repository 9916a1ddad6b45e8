"""How a wrap breaks lines: at words or anywhere, with or without regard to line-break rules."""

from typing import Final, Literal, NamedTuple

import numpy as np

from audits.characters import Property, kinds_with
from audits.document import Document
from audits.layout.lines import Flags, Ints
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


def ideographic() -> Flags:
    """The kinds between which a line may end without a blank: ideographs, kana, their marks."""
    return kinds_with(Property.HAN | Property.KANA | Property.WIDE) & ~kinds_with(
        Property.HANGUL | Property.PICTOGRAPH
    )


def forbidden(document: Document, ends: Ints, nexts: Ints) -> Flags:
    """For each break: does a rule of all East Asian languages forbid it?

    No stop, comma or closing mark begins a line, no opening mark ends one, beside an ideograph or
    kana (clreq, jlreq, klreq, UAX #14).
    """
    last, lead = document.kinds[ends - 1], document.kinds[nexts]
    beside = ideographic().take(last) | ideographic().take(lead)
    starts = kinds_with(Property.NO_START).take(lead)
    stops = kinds_with(Property.NO_END).take(last)
    broken: Flags = beside & (starts | stops)
    return broken


def style(document: Document, wrap: Wrap) -> Style:
    """How the lines of *wrap* were broken."""
    ends, nexts = wrap.ends[wrap.explained], wrap.nexts[wrap.explained]
    last, lead = document.kinds[ends - 1], document.kinds[nexts]
    beside = ideographic().take(last) & ideographic().take(lead)
    hyphen = kinds_with(Property.HYPHEN).take(last) & kinds_with(Property.LOWER).take(lead)
    violations = int(forbidden(document, ends, nexts).sum())
    kinsoku: Kinsoku = "none"
    if beside.mean() >= MOSTLY:
        kinsoku = _kinsoku(document, wrap, violations, int(beside.sum()))
        basis: Basis = "characters"
    else:
        basis = _basis(wrap, bool(kinds_with(Property.HANGUL).take(lead).mean() > MOSTLY))
    return Style(basis, kinsoku, violations, int(hyphen.sum()))


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
    widths = wrap.widths[wrap.explained]
    if not hangul:
        return "characters" if (widths >= wrap.least - 1).mean() >= FOLDED else "words"
    full = float((widths >= wrap.least).mean())
    if full <= HANGUL_WORDS:
        return "words"
    return "characters" if full >= HANGUL_CHARACTERS else "ambiguous"


def seen_whole(document: Document, wrap: Wrap) -> tuple[int, int]:
    """How many pairs of letters that breaks part stand unparted nearby, and how many were sought.

    Only for ideographs and kana, whose words no blank shows: the document is the dictionary.
    """
    ends, nexts = wrap.ends[wrap.explained], wrap.nexts[wrap.explained]
    letters = ideographic() & kinds_with(Property.LETTER)
    both = letters.take(document.kinds[ends - 1]) & letters.take(document.kinds[nexts])
    pairs = np.flatnonzero(both)[:PAIRS].tolist()
    near = document.text[wrap.start : wrap.start + NEARBY]
    seen = sum(document.text[ends[at] - 1] + document.text[nexts[at]] in near for at in pairs)
    return seen, len(pairs)
