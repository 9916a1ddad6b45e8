r"""Homoglyphs: letters of another script inside a word, that look like the word's own.

A Latin `a` in a Russian word, a Cyrillic `o` in an English one: typed on the wrong keyboard, put
there by a scanner, or to deceive (UTS #39). A word is told if all its foreign letters have a twin
in the word's script, and the word's own letters leave no doubt which script that is.

It hurts downstream: the word matches nothing, a vocabulary counts it twice, filters are passed by.

Traps: acronyms with endings (`URLды`), lost blanks between words of two scripts, units and
formulas mix scripts with letters that have no twin; those are left alone. Whole words in twins
cannot be seen without a dictionary.

Mend: replace the foreign letters by their twins; the finding names them.

Okay: URLды, HTML-код
Okay: Ω and ω, naïve, Привет
Bad: прив\u0065т
Bad: \u0440assword
Bad: \u0391thens
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

import numpy as np

from audits.characters import Property
from audits.document import Document
from audits.finding import Column, Finding, Measure, counted

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
NEEDS: Final = Property.CYRILLIC | Property.GREEK

LEAST_OWN: Final = 3
"""Letters of its own script that settle a word's script; two without a twin do as well."""

# Latin letters and their twins in Cyrillic and in Greek: confusables.txt of UTS #39, letters only.
_LATIN: Final = "aceijopsxyhdlqwvABCEHIJKMOPSTXY"
_CYRILLIC: Final = "асеіјорѕхуһԁӏԛԝѵАВСЕНІЈКМОРЅТХУ"
_LATIN_TO_GREEK: Final = "aioupvyABEZHIKMNOPTYX"
_GREEK: Final = "αιουρνγΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"

_WORD: Final = re.compile(r"[^\W\d_]+")
_ACRONYM: Final = re.compile(r"[A-Z]{2,}(?=[^A-Za-z])|(?<=[^A-Za-z])[A-Z]{2,}$")


class Scripts(NamedTuple):
    """Two scripts that a word may mix, with the twins from one to the other."""

    name: str
    own: Property
    twins: dict[str, str]


@cache
def _pairs() -> tuple[Scripts, ...]:
    """Latin in Cyrillic or Greek words, and the reverse."""
    cyrillic = dict(zip(_LATIN, _CYRILLIC, strict=True))
    greek = dict(zip(_LATIN_TO_GREEK, _GREEK, strict=True))
    return (
        Scripts("Cyrillic", Property.CYRILLIC, cyrillic),
        Scripts("Greek", Property.GREEK, greek),
        Scripts("Latin", Property.LATIN, {twin: latin for latin, twin in cyrillic.items()}),
        Scripts("Latin", Property.LATIN, {twin: latin for latin, twin in greek.items()}),
    )


def find(document: Document) -> Iterator[Measure]:
    """The words that mix scripts by twins."""
    if not document.count(Property.LATIN):
        return
    yield counted(COLUMNS[0].name, _mixed(document))


def _mixed(document: Document) -> Iterator[Finding]:
    """Words in which a Latin letter stands beside one of Cyrillic or Greek."""
    latin = document.mask(Property.LATIN)
    other = document.mask(NEEDS)
    meets = np.flatnonzero((latin[1:] & other[:-1]) | (latin[:-1] & other[1:]))
    seen = -1
    for place in meets.tolist():
        if place < seen:
            continue
        start, end = _word(document.text, place)
        seen = end
        finding = _judged(document, start, end)
        if finding:
            yield finding


def _word(text: str, place: int) -> tuple[int, int]:
    """Start and end of the word around a place, within 64 characters."""
    left = max(place - 64, 0)
    for word in _WORD.finditer(text, left, min(place + 64, len(text))):
        if word.end() > place:
            return word.span()
    return place, place + 2


def _judged(document: Document, start: int, end: int) -> Finding | None:
    """A finding if the foreign letters of a word are all twins of its own script."""
    word = document.text[start:end]
    acronym = _ACRONYM.search(word)
    if acronym:
        return None
    own = {script.own: document.mask(script.own)[start:end] for script in _pairs()}
    for name, script, twins in _pairs():
        mine = own[script]
        foreign = {letter for letter, is_mine in zip(word, mine, strict=True) if not is_mine}
        if not foreign or not foreign <= twins.keys() or mine.sum() <= len(word) - mine.sum():
            continue
        twinned = set(twins.values())
        telling = sum(
            bool(is_mine) and letter not in twinned
            for letter, is_mine in zip(word, mine, strict=True)
        )
        if mine.sum() >= LEAST_OWN or telling >= 2:
            letters = ", ".join(f"{letter} U+{ord(letter):04X}" for letter in sorted(foreign))
            mended = "".join(twins.get(letter, letter) for letter in word)
            message = f"{name} word with letters of another script that look alike: {letters}"
            fix = "replace them by the letters of the word's own script"
            return Finding(start, end, message, fix, details={"mended": mended})
    return None
