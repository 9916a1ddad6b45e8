"""What may not stand side by side: capitals after small letters, signs in words, two alphabets.

The urns of letters do not see neighbours; wrong readings put letters where nobody writes them.
"""

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audits.characters import KINDS, Property, kinds_with, points_with
from audits.mojibake.code_pages import BMP

NONE, SMALL, CAPITAL, OWN_SMALL, OWN_CAPITAL, SMALL_2, CAPITAL_2 = range(7)
PLAIN, SIGN, MATHS, CONTROL, LOST, EAST_ASIAN = range(7, 13)
"""Groups of characters: others; ASCII letters; Latin letters beyond ASCII; Greek and Cyrillic
letters; letters without case; signs; signs that are no part of prose; C1 controls and private
use; U+FFFD; ideographs, kana and Hangul."""
COUNT: Final = 13

CLASH: Final = -3.0
"""Natural log of the odds from which on a character is impossible where it stands."""
LOSS: Final = -3.0
"""Penalty of U+FFFD."""
SHOUTED: Final = 1.0
"""Penalty of a capital after a capital: koi8-r and cp1251 swap small letters and capitals."""
WITHIN: Final = [0xA1, 0xA2, 0xA3, *range(0xA5, 0xAB), *range(0xAE, 0xB7), *range(0xB8, 0xBB),
                 *range(0xBC, 0xC0), 0x201A, 0x201C, 0x201D, 0x201E, 0x2020, 0x2021, 0x2030,
                 0x2039, 0x203A, 0x2C6, 0x2DC, 0x2122]  # fmt: skip
"""Signs that are not seen between letters; guillemets, middle dots, hyphens and dashes are."""
MATHEMATICAL: Final = [0xA4, 0xAC, 0xD7, 0xF7, 0x192, 0x20AC, 0x221A, 0x221E, 0x222B, 0x2202,
                       0x2206, 0x220F, 0x2211, 0x2248, 0x2260, 0x2264, 0x2265, 0x25CA]  # fmt: skip
"""Signs that do not touch a letter in prose."""


def points(properties: Property) -> NDArray[np.int64]:
    """The code points of the BMP that bear any of *properties*."""
    codes = points_with(properties)
    return codes[: codes.searchsorted(BMP)]


@cache
def groups() -> NDArray[np.uint16]:
    """The group of each character of the BMP; wide enough to number three neighbours with."""
    small, capital = kinds_with(Property.LOWER), kinds_with(Property.UPPER)
    second = kinds_with(Property.CYRILLIC | Property.GREEK)
    by_kind = np.zeros(256, dtype=np.uint16)
    by_kind[small], by_kind[capital] = OWN_SMALL, OWN_CAPITAL
    by_kind[small & second], by_kind[capital & second] = SMALL_2, CAPITAL_2
    by_kind[kinds_with(Property.HEBREW | Property.ARABIC)] = PLAIN
    by_kind[kinds_with(Property.HAN | Property.KANA | Property.HANGUL)] = EAST_ASIAN
    table = by_kind.take(KINDS[:BMP])
    table[0xE01:0xE5C] = PLAIN
    table[:0x80] = NONE
    table[ord("a") : ord("z") + 1], table[ord("A") : ord("Z") + 1] = SMALL, CAPITAL
    table[0xA0:0xC0] = NONE
    table[WITHIN], table[0x2500:0x25A0], table[MATHEMATICAL] = SIGN, SIGN, MATHS
    table[0x80:0xA0], table[0xE000:0xF900], table[0xFFFD] = CONTROL, CONTROL, LOST
    return table


@cache
def clashes() -> NDArray[np.float32]:
    """Penalty of a character by the groups of the one before, of itself, and of the one after."""
    table = np.zeros((COUNT, COUNT, COUNT), dtype=np.float32)
    latin, second = [SMALL, CAPITAL, OWN_SMALL, OWN_CAPITAL], [SMALL_2, CAPITAL_2, PLAIN]
    letters = [*latin, *second]
    strange = [*letters, SIGN, CONTROL]
    for left in strange:
        table[left, SIGN, strange] = -5
    table[letters, MATHS, :] = -4
    table[:, MATHS, letters] = -4
    table[SMALL, EAST_ASIAN, SMALL] = -4
    table[:, CONTROL, :] = -6
    table[:, LOST, :] = LOSS
    for capital in (OWN_CAPITAL, CAPITAL_2):
        table[[SMALL, OWN_SMALL, SMALL_2], capital, :] = -4
    table[[OWN_CAPITAL, CAPITAL_2], CAPITAL_2, :] -= SHOUTED
    table[[CAPITAL, OWN_CAPITAL, CAPITAL_2], OWN_CAPITAL, :] -= SHOUTED
    for own, others in ((second, latin), ([OWN_SMALL, OWN_CAPITAL], second)):
        for here in own:
            for other in others:
                table[other, here, :] -= 4
                table[:, here, other] -= 4
    return table
