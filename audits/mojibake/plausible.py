"""Code points that a repair may bring out: what the world's texts are made of.

A random pair of bytes that happens to be valid UTF-8 mostly lands elsewhere; so a repair that
gives these characters only is no accident.
"""

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audits.characters import KINDS, Property, kinds_with
from audits.decoding.level_one import level_one

# Blocks of the Unicode Standard, by use in running text.
_LATIN: Final = ((0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x17F), (0x1A0, 0x1B0), (0x1CD, 0x1DC),
                 (0x218, 0x21B), (0x1E02, 0x1EF9))  # fmt: skip
_LETTERS: Final = (
    (0x259, 0x259), (0x2BB, 0x2BC), (0x300, 0x30C), (0x323, 0x328), (0x386, 0x3CE),
    (0x1F00, 0x1FFE),
)  # fmt: skip
_OTHER_SCRIPTS: Final = (
    (0x401, 0x45F), (0x490, 0x4EF), (0x531, 0x587), (0x5B0, 0x5EA), (0x60C, 0x652), (0x660, 0x669),
    (0x66A, 0x66D), (0x670, 0x6D3), (0x6F0, 0x6F9), (0x700, 0x7FA), (0x900, 0xEFF), (0xF00, 0xFBC),
    (0x1000, 0x104F), (0x10D0, 0x10FC), (0x1200, 0x137C), (0x13A0, 0x13F5), (0x1401, 0x167F),
    (0x1780, 0x17F9), (0x2D30, 0x2D67), (0x3041, 0x30FE),
)  # fmt: skip
# C1 controls are what a text damaged twice gives back at first.
_MARKS: Final = (
    (0x80, 0xBF), (0xD7, 0xD7), (0xF7, 0xF7), (0x200B, 0x200F), (0x2010, 0x2027), (0x202F, 0x203B),
    (0x20AC, 0x20AC), (0x2116, 0x2116), (0x2122, 0x2122), (0x2190, 0x2199), (0x21D2, 0x21D4),
    (0x2200, 0x2265), (0x2500, 0x2593), (0x25A0, 0x25CF), (0x2600, 0x27BF), (0x3000, 0x3011),
    (0x3014, 0x301F), (0xFE0F, 0xFE0F), (0xFEFF, 0xFEFF), (0xFF01, 0xFF5E), (0xFF61, 0xFF65),
    (0xFFFD, 0xFFFD), (0x1F300, 0x1FAFF),
)  # fmt: skip
_PLAIN: Final = ((0xDF, 0x180), (0x1A0, 0x1B1), (0x218, 0x21C), (0x1EA0, 0x1EFA))


NONE, PLAIN, SMALL, SIGN, TYPOGRAPHIC, FOREIGN, LOST = range(7)
"""Classes of an outcome: not plausible; others; small Latin letters that plain words have; signs
of Latin-1; quotation marks, dashes and the euro; scripts that never stand beside a Latin letter;
and, of no code point, an outcome of which bytes were lost."""
CLASSES: Final = 7
BEYOND: Final = 1 << 21
"""The outcome of a sequence of which bytes were lost; all that UTF-8 could write is less."""


def _small() -> list[int]:
    """The small Latin letters that plain words have (U+00DF-017F, U+0219 ...)."""
    return [point for span in _PLAIN for point in range(*span) if chr(point).islower()]


@cache
def outcomes() -> NDArray[np.uint8]:
    """The class of each outcome of a repair: of every code point, of none, and of BEYOND."""
    table = np.zeros(BEYOND + 1, dtype=np.uint8)
    table[BEYOND] = LOST
    unassigned = kinds_with(Property.UNASSIGNED)
    for spans, name in (((*_LATIN, *_LETTERS, *_MARKS), PLAIN), (_OTHER_SCRIPTS, FOREIGN)):
        for first, last in spans:
            span = slice(first, last + 1)
            table[span] = name * ~unassigned.take(KINDS[span])
    table[0xA0:0xC0], table[0x20AC], table[_small()] = SIGN, TYPOGRAPHIC, SMALL
    table[0x2010:0x203B][table[0x2010:0x203B] > NONE] = TYPOGRAPHIC
    table[level_one().nonzero()[0]] = FOREIGN
    return table
