"""Plausibility: how well a text, decoded in some encoding, looks like a text of some language.

The measure is a mean over the characters beyond ASCII, in natural logarithms of probability. It
asks: do the letters beyond ASCII occur in one language, about as often as they should; do letters
stand beside letters of their own script and case; are the hanzi and syllables common ones; do
quotation marks and symbols stand outside of words.
"""

import re
from functools import cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audits.characters import KINDS, Property, kinds_with
from audits.decoding.alphabets import LETTERS
from audits.decoding.level_one import level_one

# Logarithms of probability, roughly; their order matters more than their size.
ABSURD: Final = -12.0  # a control, an unassigned or private code point, U+FFFD
STRANGE: Final = -8.0  # a symbol in a word, scripts mixed in a word, a rare or lone hanzi
WRONG_CASE: Final = -6.0  # an upper-case letter after a lower-case one, and that one
HALF_KANA: Final = -5.0  # half-width kana: what other encodings' bytes become in Shift-JIS
UNKNOWN_LETTER: Final = -3.4  # a letter of a script without a table: one of thirty
DRAWING: Final = -3.0  # a box character beside another
MARK: Final = -2.5  # punctuation beyond ASCII
FITTING_MARK: Final = -0.7  # a quotation mark at one edge of a word, an apostrophe, a lone dash
WIDE: Final = -2.5  # a level-one hanzi or syllable: half of its -6, since it takes two bytes
WIDE_MARK: Final = -1.5  # a full-width or CJK mark
UNEXPECTED: Final = -2.0  # added: upper case inside a word, a word wholly beyond ASCII

LEAST_DENSITY: Final = 0.005
"""Of Latin letters, those beyond ASCII: where they are fewer, any is UNEXPECTED.

English has fewer, and its apostrophes and dashes must not turn into letters; Italian has .8 %.
"""

RARE: Final = 0.0005
"""Share of a letter that a language does not have."""

_WIDE: Final = Property.HAN | Property.KANA | Property.HANGUL
_SCRIPTS: Final = (
    Property.LATIN,
    Property.CYRILLIC,
    Property.GREEK,
    Property.HEBREW,
    Property.ARABIC,
    Property.SOUTH_EAST_ASIAN,
    _WIDE,
)
_ABSURD: Final = (
    Property.CONTROL
    | Property.UNASSIGNED
    | Property.PRIVATE
    | Property.NONCHARACTER
    | Property.REPLACEMENT
    | Property.SURROGATE
)
_USEFUL_CONTROLS: Final = "\t\n\f\r\x1a\x1b"
_MARKS: Final = "\xa0\xa1\xa7\xa9\xab\xad\xae\xb0\xb7\xbb\xbf№€™‘’‚“”„†‡•…‰‹›–—"
_QUOTES: Final = "‘’‚“”„‹›«»"
_DASHES: Final = "–—•"
_ONE_LETTER_WORDS: Final = "àâáåæèéêíîóôöøőúûýŷÀÂÁÅÆÈÉÊÍÎÓÔÖØŐÚÛÝŶ"
_JOINERS: Final = "’\xb7\xad–—\xa0"
"""Marks that stand between letters: an apostrophe, Catalan's raised dot, hyphens and dashes."""


class Sense(NamedTuple):
    """How plausible a text is."""

    mean: float
    """Mean over the characters beyond ASCII and odd controls, at most 0; 0 if there is none."""
    characters: int
    """How many these are."""


def sense(text: str) -> Sense:
    """The plausibility of *text*."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    kinds = KINDS.take(codes)
    judged = (codes > 0x7F) | kinds_with(Property.CONTROL).take(kinds)
    judged &= ~_among(_USEFUL_CONTROLS)[np.minimum(codes, 0xFFFF)]
    if not judged.any():
        return Sense(0.0, 0)
    return Sense(float(_scores(codes, kinds)[judged].mean()), int(judged.sum()))


def _scores(codes: NDArray[np.uint32], kinds: NDArray[np.uint8]) -> NDArray[np.float64]:
    """The score of each character; those of ASCII are of no account."""

    def has(properties: Property) -> NDArray[np.bool_]:
        return kinds_with(properties).take(kinds)

    letter, wide = has(Property.LETTER | Property.MARK), has(_WIDE)
    scores = np.where(letter, _usual(codes), STRANGE)
    _judge_wide(scores, codes, wide, letter & (codes < 0x80))
    _judge_case(scores, has(Property.UPPER), has(Property.LOWER), letter)
    _judge_scripts(scores, codes, [has(script) & letter for script in _SCRIPTS], letter)
    _judge_marks(scores, codes, letter & ~wide)
    box = has(Property.BOX)
    scores[box & (_before(box) | _after(box))] = DRAWING
    scores[has(_ABSURD)] = ABSURD
    return scores


def _judge_wide(
    scores: NDArray[np.float64],
    codes: NDArray[np.uint32],
    wide: NDArray[np.bool_],
    ascii_letter: NDArray[np.bool_],
) -> None:
    """Hanzi, kana, Hangul and their marks: common ones, and not one alone in a Latin word."""
    known = level_one()[np.minimum(codes, 0xFFFF)]
    kana = (codes >= 0x3041) & (codes <= 0x30FF)
    scores[wide] = np.where(known | kana, WIDE, STRANGE)[wide]
    scores[(codes >= 0x3000) & (codes <= 0x303F)] = WIDE_MARK
    scores[(codes >= 0xFF01) & (codes <= 0xFF5E)] = WIDE_MARK
    scores[(codes >= 0xFF61) & (codes <= 0xFF9F)] = HALF_KANA
    lone = wide & ~_before(wide) & ~_after(wide)
    scores[lone & (_before(ascii_letter) | _after(ascii_letter))] = STRANGE


def _judge_case(
    scores: NDArray[np.float64],
    upper: NDArray[np.bool_],
    lower: NDArray[np.bool_],
    letter: NDArray[np.bool_],
) -> None:
    """Upper case begins a word or fills it."""
    wrong = (upper & _before(lower)) | (lower & _after(upper))
    scores[wrong] = np.minimum(scores[wrong], WRONG_CASE)
    scores[upper & _before(letter) & ~_after(lower)] += UNEXPECTED


def _judge_scripts(
    scores: NDArray[np.float64],
    codes: NDArray[np.uint32],
    scripts: list[NDArray[np.bool_]],
    letter: NDArray[np.bool_],
) -> None:
    """Neighbours are of one script, and Latin words have letters of ASCII."""
    latin, wide = scripts[0], scripts[-1]
    neighbours = np.zeros(codes.size, dtype=np.int8)
    for script in scripts[:-1]:
        neighbours += script | _before(script) | _after(script)
    mixed = letter & ~wide & (neighbours > 1)
    scores[mixed] = np.minimum(scores[mixed], STRANGE)
    touching = latin & (codes < 0x80)
    alone = latin & (_before(letter) | _after(letter)) & ~_before(touching) & ~_after(touching)
    scores[alone] += UNEXPECTED
    beyond = latin & (codes > 0x7F)
    words = _among(_ONE_LETTER_WORDS)[np.minimum(codes, 0xFFFF)]
    scores[beyond & ~_before(letter) & ~_after(letter) & ~words] += UNEXPECTED
    if beyond.sum() < LEAST_DENSITY * touching.sum():
        scores[beyond] += UNEXPECTED


def _judge_marks(
    scores: NDArray[np.float64], codes: NDArray[np.uint32], letter: NDArray[np.bool_]
) -> None:
    """Punctuation stands outside of words, joiners excepted."""
    low = np.minimum(codes, 0xFFFF)
    marks = _among(_MARKS)[low]
    scores[marks] = MARK
    within = _before(letter) & (_after(letter) | (_after(marks) & _after(_after(letter))))
    blank = _among(" \t\n\r")[low]
    blank_before, blank_after = _before(blank), _after(blank)
    blank_before[:1] = blank_after[-1:] = True
    quotes = _among(_QUOTES)[low] & (blank_before != blank_after)
    dashes = _among(_DASHES)[low] & blank_before & blank_after
    apostrophes = (codes == 0x2019) & _before(letter) & _after(letter)
    scores[quotes | dashes | apostrophes] = FITTING_MARK
    scores[marks & within & ~_among(_JOINERS)[low]] = STRANGE


@cache
def _among(characters: str) -> NDArray[np.bool_]:
    """For each code point below U+10000: is it one of *characters*?"""
    table = np.zeros(0x10000, dtype=np.bool_)
    table[[ord(character) for character in characters]] = True
    return table


def _before(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """What *mask* says of the character before each."""
    shifted = np.empty(mask.size, dtype=np.bool_)
    shifted[:1] = False
    shifted[1:] = mask[:-1]
    return shifted


def _after(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """What *mask* says of the character after each."""
    shifted = np.empty(mask.size, dtype=np.bool_)
    shifted[-1:] = False
    shifted[:-1] = mask[1:]
    return shifted


def _usual(codes: NDArray[np.uint32]) -> NDArray[np.float64]:
    """Logarithm of the share of each letter in the language that fits the text best."""
    columns, logarithms = _shares()
    column = columns[np.minimum(codes, 0xFFFF)]
    counts = np.bincount(column, minlength=logarithms.shape[1])
    best: NDArray[np.float64] = logarithms[int(np.argmax(logarithms @ counts))][column]
    return np.where(column == 0, UNKNOWN_LETTER, best)


@cache
def _shares() -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The column of each code point below U+10000, and languages by columns: log of the share.

    Column 0 is for scripts that have no table, and costs all languages alike; the last one is for
    letters of Latin, Cyrillic and Greek that no language of the table has.
    """
    pairs = re.compile(r"(\D)(\d+)")
    tables = [dict(pairs.findall(packed)) for packed in LETTERS.values()]
    alphabet = sorted({letter for table in tables for letter in table})
    other = kinds_with(Property.LATIN | Property.CYRILLIC | Property.GREEK).take(KINDS[:0x10000])
    columns = np.where(other, len(alphabet) + 1, 0)
    columns[:0x80] = 0
    shares = np.full((len(tables), len(alphabet) + 2), RARE)
    for column, letter in enumerate(alphabet, 1):
        for form in (letter, letter.upper()):
            if len(form) == 1 and form > "\x7f":
                columns[ord(form)] = column
        shares[:, column] += [int(table.get(letter, 0)) / 1000 for table in tables]
    logarithms = np.log(shares)
    logarithms[:, 0] = 0
    return columns, logarithms
