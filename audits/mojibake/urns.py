"""Languages as urns of letters: how likely each letter beyond ASCII is in each language."""

from functools import cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audits.characters import Property
from audits.decoding.level_one import level_one
from audits.mojibake.code_pages import BMP
from audits.mojibake.groups import points
from audits.mojibake.letter_frequencies import HANGUL, HANS, HANT, KANJI, LETTERS

Reals = NDArray[np.float32]

UNSEEN: Final = -9.0
"""Natural logarithm of the probability of a letter that a language does not have."""
UNSEEN_ASIAN: Final = -15.0
"""The same of a hanzi, kana or Hangul syllable: there are so many more of them."""
STRANGE_HANZI: Final = -14.0
"""Log probability of a hanzi outside level 1, which is as odd as a letter that is not used."""
ASIAN: Final = ("zh-Hans", "zh-Hant", "ja", "ko")
TIERS: Final = (200, 700, 1500)
"""Ranks that divide the common characters of Chinese and Japanese."""
TIER_MASSES: Final = np.array([0.46, 0.30, 0.16, 0.065, 0.015])
"""Share of running Chinese text by tier; then other level-1 characters, then all others.

Counted in jieba's dictionary; level 1 is 97.6-100 % of any text.
"""
TIER_SIZES: Final = np.array([200, 500, 800, 5700, 20000])
SYLLABLES: Final = (150, 600)
SYLLABLE_MASSES: Final = np.array([0.72, 0.24, 0.038, 0.002])
"""The same for Hangul: common syllables, the rest of KS X 1001, the 8,822 others."""
SYLLABLE_SIZES: Final = np.array([150, 450, 1750, 8822])
KANA: Final = 0.55
"""Share of kana in Japanese."""
KANA_COUNT: Final = 170


class Urns(NamedTuple):
    """A table of languages by symbols."""

    symbols: NDArray[np.uint16]
    """The symbol of each character of the BMP, the same for small and capital; 0: no letter."""
    table: Reals
    """Log probability by language and symbol; 0 for symbol 0."""
    mean: Reals
    """Mean log probability of a letter of each language in that language."""
    names: tuple[str, ...]
    above: Reals
    """The table above the mean of each language, by language and symbol in one row."""
    odd: NDArray[np.bool_]
    """Is it a letter that the language does not use? By language and symbol in one row."""


def _urns(symbols: NDArray[np.uint16], table: Reals, mean: Reals, names: tuple[str, ...]) -> Urns:
    """The urns of a table."""
    above = table - mean[:, None]
    above[:, 0] = 0
    impossible = [STRANGE_HANZI if name in ASIAN else UNSEEN for name in names]
    odd = table <= np.array(impossible, dtype=np.float32)[:, None]
    return Urns(symbols, table, mean, names, above.ravel(), odd.ravel())


@cache
def alphabets() -> Urns:
    """The languages with alphabets: about 3 ms."""
    letters = sorted({c for row in LETTERS.values() for c in row[::2]})
    number = {c: n for n, c in enumerate(letters, 1)}
    table = np.full((len(LETTERS), len(letters) + 2), UNSEEN, dtype=np.float32)
    for language, row in enumerate(LETTERS.values()):
        table[language, [number[c] for c in row[::2]]] = [-int(d, 36) / 4 for d in row[1::2]]
    symbols = np.zeros(BMP, dtype=np.uint16)
    symbols[points(Property.LATIN | Property.CYRILLIC | Property.GREEK)] = len(letters) + 1
    symbols[:0x80] = 0
    for c, n in number.items():
        symbols[ord(c)] = n
        if len(c.upper()) == 1 and c.upper() > "\x7f":
            symbols[ord(c.upper())] = n
    symbols[ord("İ")] = number["ı"]  # the capital of an ASCII letter, where there is a dotless one
    table[:, 0] = 0
    shares = np.where((table > UNSEEN) & (table < 0), np.exp(table), 0)
    return _urns(symbols, table, (shares * table).sum(axis=1), tuple(LETTERS))


@cache
def everything() -> Urns:
    """The same with Chinese, Japanese and Korean, whose symbols are classes of characters."""
    urns = alphabets()
    tiers = [_tiers(text, TIERS) for text in (HANS, HANT, KANJI)]
    syllable = _tiers(HANGUL, SYLLABLES)
    han, hangul = points(Property.HAN), slice(0xAC00, 0xD7A4)
    classes = (tiers[0] * 25 + tiers[1] * 5 + tiers[2])[han]
    used = np.bincount(classes, minlength=125) > 0
    unique = used.nonzero()[0]
    first, kana = urns.table.shape[1], urns.table.shape[1] + unique.size
    symbols = urns.symbols.copy()
    symbols[han] = (first - 1 + np.cumsum(used))[classes]
    symbols[points(Property.KANA)] = kana
    symbols[0xFF61:0xFFA0] = first - 1  # half-width kana: what other bytes become in Shift-JIS
    symbols[hangul] = kana + 1 + syllable[hangul]
    table = np.full((len(urns.names) + 4, kana + 5), UNSEEN_ASIAN, dtype=np.float32)
    table[:-4, :first] = urns.table
    table[-4:, :first] = UNSEEN
    hanzi = np.log(TIER_MASSES / TIER_SIZES)
    for row, place in ((-4, 25), (-3, 5), (-2, 1)):
        table[row, first:kana] = hanzi[unique // place % 5]
    table[-2, first:kana] += np.log(1 - KANA)
    table[-2, kana] = np.log(KANA / KANA_COUNT)
    table[-1, kana + 1 :] = np.log(SYLLABLE_MASSES / SYLLABLE_SIZES)
    table[:, 0] = 0
    return _urns(symbols, table, _means(urns), (*urns.names, *ASIAN))


def _means(urns: Urns) -> Reals:
    """Mean log probability of a letter, with those of the four last languages."""
    hanzi = float((TIER_MASSES * np.log(TIER_MASSES / TIER_SIZES)).sum())
    korean = float((SYLLABLE_MASSES * np.log(SYLLABLE_MASSES / SYLLABLE_SIZES)).sum())
    japanese = KANA * np.log(KANA / KANA_COUNT) + (1 - KANA) * (hanzi + np.log(1 - KANA))
    return np.append(urns.mean, [hanzi, hanzi, japanese, korean]).astype(np.float32)


def _tiers(text: str, ranks: tuple[int, ...]) -> NDArray[np.uint16]:
    """The tier of each character of the BMP: by its place in *text*, else is it usual or not."""
    tiers = np.uint16(len(ranks) + 1) - level_one()
    codes = np.frombuffer(text.encode("utf-16-le"), dtype="<u2")
    tiers[codes] = np.searchsorted(ranks, np.arange(codes.size), side="right")
    return tiers
