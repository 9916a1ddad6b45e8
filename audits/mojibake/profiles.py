"""How well the letters of a text fit a language: the mean log probability of its letters.

A language is an urn of letters beyond ASCII; ASCII itself says nothing about wrong readings. The
letters of clean text fit their language; the letters that a wrong reading puts in their place
fit none, and the repaired ones do again. Small and capital letters count as one; where a capital
or a sign stands inside a word, or two alphabets meet in one, that is counted besides.
"""

from functools import cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audits.characters import KINDS, Property, kinds_with
from audits.mojibake.code_pages import BMP
from audits.mojibake.letter_frequencies import HANGUL, HANS, HANT, KANJI, LETTERS
from audits.mojibake.plausible import common_hangul, level_one

Reals = NDArray[np.float32]

UNSEEN: Final = -9.0
"""Natural logarithm of the probability of a letter that a language does not have."""
UNSEEN_ASIAN: Final = -15.0
"""The same of a hanzi, kana or Hangul syllable: there are so many more of them."""
ASIAN: Final = ("zh-Hans", "zh-Hant", "ja", "ko")
TIERS: Final = (200, 700, 1500)
"""Ranks that divide the common characters of Chinese and Japanese."""
TIER_MASSES: Final = (0.46, 0.30, 0.16, 0.065, 0.015)
"""Share of running Chinese text by tier; then other level-1 characters, then all others.

Counted in jieba's dictionary; level 1 is 97.6-100 % of any text.
"""
TIER_SIZES: Final = (200, 500, 800, 5700, 20000)
SYLLABLES: Final = (150, 600)
SYLLABLE_MASSES: Final = (0.72, 0.24, 0.038, 0.002)
"""The same for Hangul: common syllables, the rest of KS X 1001, the 8,822 others."""
SYLLABLE_SIZES: Final = (150, 450, 1750, 8822)
KANA_MASS: Final = {"ja": 0.55}
"""Share of kana in Japanese; 170 of them."""

CLASH: Final = -3.0
"""Penalty from which on a character is impossible where it stands."""
SHOUTED: Final = 1.0
"""Penalty of a capital after a capital: koi8-r and cp1251 swap small letters and capitals."""

NONE, SMALL, CAPITAL, OWN_SMALL, OWN_CAPITAL, SMALL_2, CAPITAL_2, PLAIN, SIGN, CONTROL, LOST = (
    range(11)
)
"""Groups of characters for what may stand side by side: others; ASCII letters; Latin letters
beyond ASCII; Greek and Cyrillic letters; letters without case; signs; C1 controls and private
use; U+FFFD."""


class Model(NamedTuple):
    """The urns."""

    symbols: NDArray[np.uint16]
    """The symbol of each character of the BMP; 0 is not counted."""
    groups: NDArray[np.uint8]
    """The group of each character of the BMP."""
    table: Reals
    """Log probability by language and symbol, above the language's own mean by `mean`."""
    mean: Reals
    """Mean log probability of a letter of each language in that language."""
    names: tuple[str, ...]


@cache
def model() -> Model:
    """The urns, filled when first needed."""
    letters = sorted({c for row in LETTERS.values() for c in row[::2]})
    names = (*LETTERS, *ASIAN)
    symbols = np.zeros(BMP, dtype=np.uint16)
    table = np.full((len(names), len(letters) + 2), UNSEEN, dtype=np.float32)
    number = {c: n for n, c in enumerate(letters, 1)}
    for language, row in enumerate(LETTERS.values()):
        columns = [number[c] for c in row[::2]]
        table[language, columns] = [-int(digit, 36) / 4 for digit in row[1::2]]
    foreign = len(letters) + 1
    symbols[_points(Property.LATIN | Property.CYRILLIC | Property.GREEK)] = foreign
    symbols[:0x80] = 0
    for c, n in number.items():
        symbols[ord(c)] = n
        if len(c.upper()) == 1 and c.upper() > "\x7f":
            symbols[ord(c.upper())] = n
    table = _with_asian(symbols, table)
    table[:, 0] = 0
    shares = np.where(table > UNSEEN, np.exp(table), 0)
    shares[:, 0] = 0
    mean = (shares * table).sum(axis=1)
    hanzi = _entropy(TIER_MASSES, TIER_SIZES)
    kana = KANA_MASS["ja"]
    mean[-4:-1] = hanzi, hanzi, kana * np.log(kana / 170) + (1 - kana) * (hanzi + np.log(1 - kana))
    mean[-1] = _entropy(SYLLABLE_MASSES, SYLLABLE_SIZES)
    return Model(symbols, _groups(), table, mean.astype(np.float32), names)


def _points(properties: Property) -> NDArray[np.int64]:
    return np.flatnonzero(kinds_with(properties).take(KINDS[:BMP]))


def _entropy(masses: tuple[float, ...], sizes: tuple[int, ...]) -> float:
    """Mean log probability of a draw from classes of these masses and sizes."""
    return float(sum(m * np.log(m / n) for m, n in zip(masses, sizes, strict=True)))


def _with_asian(symbols: NDArray[np.uint16], table: Reals) -> Reals:
    """The table with columns for classes of hanzi, kana and Hangul, and the symbols of those."""
    ranks = [_tiers(text, TIERS, len(TIER_SIZES) - 1) for text in (HANS, HANT, KANJI)]
    for rank in ranks:
        usual = np.fromiter((ord(c) for c in level_one()), dtype=np.int64)
        rank[usual] = np.minimum(rank[usual], len(TIER_SIZES) - 2)
    syllable = _tiers(HANGUL, SYLLABLES, len(SYLLABLE_SIZES) - 1)
    usual = np.fromiter((ord(c) for c in common_hangul()), dtype=np.int64)
    syllable[usual] = np.minimum(syllable[usual], len(SYLLABLE_SIZES) - 2)
    han, kana = _points(Property.HAN), _points(Property.KANA)
    hangul = np.arange(0xAC00, 0xD7A4)
    classes = np.stack([rank[han] for rank in ranks])
    unique, index = np.unique(classes, axis=1, return_inverse=True)
    first = table.shape[1]
    symbols[han] = first + index.ravel()
    symbols[kana] = first + unique.shape[1]
    symbols[hangul] = first + unique.shape[1] + 1 + syllable[hangul]
    symbols[0xFF61:0xFFA0] = table.shape[1] - 1  # half-width kana
    hanzi = np.log(np.array(TIER_MASSES) / np.array(TIER_SIZES))
    more = np.full((table.shape[0], unique.shape[1] + 1 + len(SYLLABLE_SIZES)), UNSEEN_ASIAN)
    more[-4:-1, : unique.shape[1]] = hanzi[unique]
    more[-2, : unique.shape[1]] += np.log(1 - KANA_MASS["ja"])
    more[-2, unique.shape[1]] = np.log(KANA_MASS["ja"] / 170)
    more[-1, -len(SYLLABLE_SIZES) :] = np.log(np.array(SYLLABLE_MASSES) / np.array(SYLLABLE_SIZES))
    return np.hstack([table, more]).astype(np.float32)


def _tiers(text: str, ranks: tuple[int, ...], last: int) -> NDArray[np.int64]:
    """The tier of each character of the BMP, by its place in *text*."""
    tiers = np.full(BMP, last, dtype=np.int64)
    points = np.array([ord(c) for c in text])
    tiers[points] = np.searchsorted(ranks, np.arange(points.size), side="right")
    return tiers


@cache
def _groups() -> NDArray[np.uint8]:
    """The group of each character of the BMP."""
    groups = np.zeros(BMP, dtype=np.uint8)
    small, capital = _points(Property.LOWER), _points(Property.UPPER)
    groups[small], groups[capital] = OWN_SMALL, OWN_CAPITAL
    second = _points(Property.CYRILLIC | Property.GREEK)
    groups[np.intersect1d(small, second)] = SMALL_2
    groups[np.intersect1d(capital, second)] = CAPITAL_2
    groups[_points(Property.HEBREW | Property.ARABIC)] = PLAIN
    groups[0xE01:0xE5C] = PLAIN
    groups[:0x80] = NONE
    groups[ord("a") : ord("z") + 1], groups[ord("A") : ord("Z") + 1] = SMALL, CAPITAL
    groups[0x80:0xA0] = CONTROL
    groups[0xE000:0xF900] = CONTROL
    groups[0xA1:0xC0], groups[[0xD7, 0xF7]] = SIGN, SIGN
    groups[[0xAB, 0xAD, 0xB7, 0xBB]] = NONE
    groups[[0xAA, 0xB5, 0xBA]] = SIGN
    groups[
        [*range(0x2020, 0x2023), 0x2030, *range(0x201A, 0x201B), 0x2039, 0x203A, 0x2C6, 0x2DC]
    ] = SIGN
    groups[[0x201C, 0x201D, 0x201E, 0x20AC, 0x2122]] = SIGN
    groups[0x2500:0x25A0] = SIGN
    groups[0xFFFD] = LOST
    return groups


@cache
def clashes() -> Reals:
    """Penalty of a character by the groups of the one before, of itself, and of the one after."""
    table = np.zeros((11, 11, 11), dtype=np.float32)
    latin, second = [SMALL, CAPITAL, OWN_SMALL, OWN_CAPITAL], [SMALL_2, CAPITAL_2, PLAIN]
    letters = [*latin, *second]
    for left in (*letters, SIGN, CONTROL):
        table[left, SIGN, [*letters, SIGN, CONTROL]] = -5
    table[:, CONTROL, :] = -6
    table[:, LOST, :] = -3
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


class Reading(NamedTuple):
    """The characters outside ASCII of a text, as the urns see them."""

    places: NDArray[np.int64]
    symbols: NDArray[np.uint16]
    penalties: Reals


def reading(codes: NDArray[np.uint32]) -> Reading:
    """What a text shows to the urns."""
    urns = model()
    places = np.flatnonzero(codes > 0x7F)
    groups = np.zeros(codes.size + 2, dtype=np.uint8)
    groups[1:-1] = urns.groups.take(codes, mode="clip")
    beside = groups[places].astype(np.int32) * 121 + groups[places + 1] * 11 + groups[places + 2]
    return Reading(
        places, urns.symbols.take(codes[places], mode="clip"), clashes().ravel().take(beside)
    )


def of_text(text: str) -> Reading:
    """The same of a string."""
    return reading(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4"))


class Fit(NamedTuple):
    """How well a text fits the language that it fits best."""

    total: float
    """Log probability of all letters, penalties added."""
    letters: int
    """Letters counted."""
    mean: float
    """Log probability a letter, above that of clean text in the language; about 0 if clean."""
    language: str


def fit(read: Reading) -> Fit:
    """The best fit of a whole reading."""
    urns = model()
    counts = np.bincount(read.symbols, minlength=urns.table.shape[1])
    count = int(counts[1:].sum())
    scores = urns.table @ counts.astype(np.float32)
    best = int(scores.argmax())
    total = float(scores[best]) + float(read.penalties.sum())
    mean = total / count - float(urns.mean[best]) if count else 0.0
    return Fit(total, count, mean, urns.names[best])
