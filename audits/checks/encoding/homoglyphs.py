r"""Homoglyphs: letters of another script inside a word, that look like the word's own.

A Latin `a` in a Russian word, a Cyrillic `o` in an English one: typed on the wrong keyboard, put
there by a scanner, or to deceive. A word is told if all its foreign letters have a twin in the
word's script, and the word's own letters leave no doubt which script that is: they are more, or
they alternate with the foreign ones, as no name with an ending does, and one of them has no twin.

It hurts downstream: the word matches nothing, a vocabulary counts it twice, filters are passed by.

Traps: what scripts share a word for good reasons is left alone. Names with endings (`URLды`,
`Toyotaның`, `Facebookу` in a Russian text), lost blanks before a capital (`сWindows`), symbols of
formulas (`sinα`, `TNFα`), flattened indices (`Tкип`), units and brands with letters that have no
twin. Whole words in twins cannot be seen without a dictionary.

To mend: replace the foreign letters by their twins; the finding spells the word so.

Source: UTS #39 (confusables.txt), section 5.1 on mixed scripts.

Okay: URLды, HTML-код
Okay: Ω and ω, naïve, Привет
Bad: прив\u0065т
Bad: \u0440assword
Bad: \u0391thens
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audits.characters import Property
from audits.document import Document
from audits.finding import Column, Finding, Measure, counted
from audits.look_alikes import base, scripts, twin, twins
from audits.mixed_words import Word, mixed_words, parts, script_numbers

CODE: Final = "EN015"
NAME: Final = "homoglyphs"
COLUMNS: Final = (
    Column(
        "homoglyph_words",
        "words with letters of another script that look alike",
        "words",
        0,
        "warning",
    ),
)
NEEDS: Final = Property.CYRILLIC | Property.GREEK | Property.ARMENIAN

LEAST_OWN: Final = 3
"""Letters of its own script that settle a word's script."""
LEAST_TELLING: Final = 2
"""Letters without a twin that do as well."""
INDEX: Final = 4
"""Small letters that may be the index of a physical quantity: `Tкип`, `Rвнеш` has more."""

LATIN, CYRILLIC, GREEK = 0, 1, 2  # numbers in look_alikes.scripts
# Small Greek letters that no formula uses, and those that no name of a substance ends in.
_NO_SYMBOLS: Final = "\N{GREEK SMALL LETTER OMICRON}\N{GREEK SMALL LETTER IOTA}"
_QUANTITIES: Final = "\N{GREEK SMALL LETTER NU}\N{GREEK SMALL LETTER UPSILON}"
PALOCHKA: Final = "\N{CYRILLIC LETTER PALOCHKA}"
# Letters of few languages: a Latin s in a Ukrainian word looks like no letter of Ukrainian.
_RARE: Final = frozenset(
    "\N{CYRILLIC SMALL LETTER KOMI DE}\N{CYRILLIC SMALL LETTER SHHA}"
    "\N{CYRILLIC SMALL LETTER QA}\N{CYRILLIC SMALL LETTER DZE}"
    "\N{CYRILLIC SMALL LETTER IZHITSA}\N{CYRILLIC SMALL LETTER WE}"
)


class Setting(NamedTuple):
    """What a document says about the words in it."""

    text: str
    main: int
    """The number of the script that most letters are of."""
    strangers: frozenset[int]
    """Scripts in which it has no words, only twins of its Latin letters."""


def find(document: Document) -> Iterator[Measure]:
    """The words that mix scripts by twins."""
    if sum(document.holds(script.letters) for script in scripts()) < 2:
        return
    numbers = script_numbers(document)
    if words := list(mixed_words(document, numbers)):
        yield counted(COLUMNS[0].name, _mixed(words, _setting(document, numbers)))


def _setting(document: Document, numbers: NDArray[np.int8]) -> Setting:
    """What the document says about its words."""
    counts = [document.count(script.letters) for script in scripts()]
    main = counts.index(max(counts))
    return Setting(document.text, main, _strangers(document, numbers, main))


def _mixed(words: Iterable[Word], setting: Setting) -> Iterator[Finding]:
    """Findings of words in which two scripts meet."""
    known: dict[str, list[Finding]] = {}
    for start, letters, its_numbers in words:
        if letters not in known:
            word = Word(0, letters, its_numbers)
            known[letters] = [found for part in parts(word) if (found := _judged(part, setting))]
        for found in known[letters]:
            yield found._replace(start=start + found.start, end=start + found.end)


def _strangers(document: Document, numbers: NDArray[np.int8], main: int) -> frozenset[int]:
    """The scripts of which a document in Latin letters has only twins of these.

    Greek letters that stand alone are symbols everywhere, so they prove nothing.
    """
    found = set()
    for other in {*range(len(scripts()))} - {LATIN} if main == LATIN else ():
        held = numbers == other
        if other == GREEK:
            pairs = held[1:] & held[:-1]
            held = np.append(False, pairs) | np.append(pairs, False)
        if {*map(chr, np.unique(document.codes[held]).tolist())} <= twins(main, other).keys():
            found.add(other)
    return frozenset(found)


def _judged(word: Word, setting: Setting) -> Finding | None:
    """A finding if a word is of one script but for twins of that script's letters."""
    most = max(range(len(scripts())), key=word.numbers.count)
    if LATIN in word.numbers and {*word.numbers} <= {LATIN, -1, *setting.strangers}:
        most = LATIN
    for own in dict.fromkeys((most, setting.main, LATIN)):
        if own in word.numbers and (found := _judged_as(word, own, setting)):
            return found
    return None


def _judged_as(word: Word, own: int, setting: Setting) -> Finding | None:
    """A finding if a word is of its *own* script but for twins of that script's letters."""
    word = _bare(word, own, setting.main)
    others = {*word.numbers} - {own, -1}
    if not others or _is_quantity(word, own) or _is_product(word):
        return None
    mended = [_mended(word, at, own, setting.text) for at in range(len(word.letters))]
    if not all(mended) or not _is_settled(word, own, others, setting):
        return None
    foreign = dict.fromkeys(
        f"{letter} U+{ord(letter):04X} ({scripts()[number].name})"
        for letter, number in zip(word.letters, word.numbers, strict=True)
        if number in others
    )
    return Finding(
        word.start,
        word.start + len(word.letters),
        f"{scripts()[own].name} word with letters that only look alike: {', '.join(foreign)}",
        f"write “{''.join(mended)}” in the letters of the word's own script",
        details={"mended": "".join(mended)},
    )


def _mended(word: Word, at: int, own: int, text: str) -> str:
    """A letter, or its twin in the word's script; nothing if it has none.

    Serbian borrows the vowels of `кôд` and `сâм`, a stress may be marked so: such accents its own
    letters do not have.
    """
    letter, number = word.letters[at], word.numbers[at]
    if number in (own, -1):
        return letter
    if own == CYRILLIC and letter == "I" and at and not word.letters.isupper():
        return PALOCHKA  # the languages of the Caucasus have a capital inside words
    found = twin(letter, own, number)
    borrowed = len(found) > len(letter)
    return "" if borrowed or (found in _RARE and found not in text) else found


def _bare(word: Word, own: int, main: int) -> Word:
    """A Latin word without Greek symbols at its edges or an ending in the document's script."""
    start, end = 0, len(word.letters)
    if own != LATIN:
        return word
    while start < end and _is_symbol(word, start):
        start += 1
    while start < end and (
        _is_symbol(word, end - 1) or word.numbers[end - 1] == main not in (LATIN, -1)
    ):
        end -= 1
    return word.cut(start, end)


def _is_symbol(word: Word, at: int) -> bool:
    """Is a small Greek letter one that formulas or names of substances use?"""
    letter = word.letters[at]
    if word.numbers[at] != GREEK or not letter.islower() or letter in _NO_SYMBOLS:
        return False
    at_edge = at in (0, len(word.letters) - 1)
    return letter not in _QUANTITIES or (at_edge and len(word.letters) <= 1 + INDEX)


def _is_quantity(word: Word, own: int) -> bool:
    """Is it a Latin capital with an index in another script? An index has no accents."""
    rest = word.letters[1:]
    return (
        own != LATIN
        and word.numbers[0] == LATIN
        and word.letters[0].isupper()
        and set(word.numbers[1:]) == {own}
        and rest.islower()
        and len(rest) <= INDEX
        and all(base(letter) == letter for letter in rest)
    )


def _is_product(word: Word) -> bool:
    """Are they single letters with the letter x for “times” between them: `ДxШxВ`?"""
    return {*word.letters[1::2]} in ({"x"}, {"X"})


def _alternate(word: Word, own: int, setting: Setting) -> bool:
    """Do scripts alternate in a word of the document's script, or a Latin one, of one case?"""
    numbers = [number for number in word.numbers if number >= 0]
    changes = sum(before != here for before, here in pairwise(numbers))
    one_case = word.letters[1:].islower() or word.letters.isupper()
    return changes > 1 and one_case and own in (LATIN, setting.main)


def _is_settled(word: Word, own: int, others: set[int], setting: Setting) -> bool:
    """Do a word's own letters leave no doubt which script it is written in?"""
    mine = [letter for letter, n in zip(word.letters, word.numbers, strict=True) if n == own]
    foreign = sum(number in others for number in word.numbers)
    symbols = own == LATIN and any(_is_symbol(word, at) for at in range(len(word.letters)))
    if own == LATIN and others <= setting.strangers and not symbols:
        return bool(mine)
    telling = sum(not _has_twin(letter, own, others) for letter in mine)
    if telling and not symbols and _alternate(word, own, setting):
        return True
    return len(mine) > foreign and (len(mine) >= LEAST_OWN or telling >= LEAST_TELLING)


def _has_twin(letter: str, own: int, others: set[int]) -> bool:
    """Does a letter of *own* pass for a letter of the others that is not rare?"""
    return any(twin(letter, other, own) not in ("", *_RARE) for other in others)
