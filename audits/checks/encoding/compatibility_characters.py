r"""Compatibility characters: a form of a letter where the letter itself is meant.

Each class is a measure of its own, since what is an error in one text is right in another:
Latin ligatures (`ﬁ`) and Arabic presentation forms come from PDF extraction; Kangxi radicals and
CJK compatibility ideographs look like ideographs and are equal to none; mathematical letters
imitate fonts; half-width kana and full-width letters are old terminals'.

They hurt downstream: a search for the plain letter misses them, tokenizers break them into bytes.

Traps: full-width digits stand in one Chinese document of eleven, half-width kana in Japanese
tables, one mathematical letter in a formula, one Arabic ligature for a blessing (`ﷲ`), and the
compatibility ideographs of KS X 1001 in Korean documents: none of these is judged. Kangxi radicals
alone, in a dictionary's table, are right; beside ideographs or kana they are not.

Mend: replace each by its NFKC form; the finding shows it. Do not normalise the whole document to
NFKC, which changes much more.

Okay: fine, 漢字, カナ, \u2f00
Okay: ﷲ
Bad: \ufb01ne
Bad: 日\u2f42
Bad: \uf967是
Bad: \U0001d4d7\U0001d4ee\U0001d4f5\U0001d4f5\U0001d4f8
Bad: "\ufee3\ufeae\ufea3\ufe92\ufe8e " * 3
"""

import unicodedata
from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audits.characters import Property
from audits.document import Document
from audits.finding import Column, Finding, Measure, evidence
from audits.stretches import stretches

CODE: Final = "EN016"
NAME: Final = "compatibility characters"
COLUMNS: Final = (
    Column(
        "compatibility_characters",
        "ligatures, presentation forms, radicals and the like in place of letters",
        "characters",
        0,
        "warning",
    ),
    Column("half_width_kana", "half-width kana and Hangul", "characters"),
    Column("full_width_letters", "full-width Latin letters and digits", "characters"),
)
NEEDS: Final = (
    Property.LIGATURE
    | Property.PRESENTATION
    | Property.RADICAL
    | Property.MATHEMATICAL
    | Property.COMPATIBILITY_IDEOGRAPH
    | Property.HALF_WIDTH
    | Property.FULL_WIDTH
)

LEAST_WORD: Final = 3
"""Mathematical letters in a row that make a word, not a symbol of a formula."""

MOST_PRESENTATION: Final = 0.2
"""Share of Arabic letters in presentation forms that honest documents stay under."""


def find(document: Document) -> Iterator[Measure]:
    """What is judged, of all classes together; then the classes that are only counted."""
    judged = np.sort(np.concatenate([*_judged_classes(document)]))
    found = (_finding(document, *run) for run in stretches(judged))
    yield Measure(COLUMNS[0].name, float(judged.size), evidence(found))
    yield Measure(COLUMNS[1].name, float(document.count(Property.HALF_WIDTH)))
    if document.count(Property.FULL_WIDTH):
        letters = document.mask(Property.FULL_WIDTH) & document.mask(
            Property.LETTER | Property.NUMBER
        )
        yield Measure(COLUMNS[2].name, float(letters.sum()))


def _judged_classes(document: Document) -> Iterator[NDArray[np.int64]]:
    """Places of the characters of each class that have no excuse."""
    yield document.places(Property.LIGATURE)
    yield _words(_mathematical_letters(document))
    yield _beside_ideographs(document, document.places(Property.RADICAL))
    ideographs = document.places(Property.COMPATIBILITY_IDEOGRAPH)
    if document.count(Property.HANGUL):
        korean = document.codes[ideographs] <= 0xFA0B  # the duplicates of KS X 1001
        ideographs = ideographs[~korean]
    yield ideographs
    presentation = document.places(Property.PRESENTATION)
    arabic = document.count(Property.ARABIC)
    few = presentation.size <= max(MOST_PRESENTATION * arabic, LEAST_WORD)
    yield presentation[:0] if few else presentation


def _mathematical_letters(document: Document) -> NDArray[np.int64]:
    """Places of mathematical letters, digits and symbols left out."""
    if not document.count(Property.MATHEMATICAL):
        return np.empty(0, np.int64)
    return np.flatnonzero(document.mask(Property.MATHEMATICAL) & document.mask(Property.LETTER))


def _words(places: NDArray[np.int64]) -> NDArray[np.int64]:
    """The places that stand with others in a row, as the letters of a word do."""
    spans = [np.arange(*run) for run in stretches(places) if run[1] - run[0] >= LEAST_WORD]
    return np.concatenate([places[:0], *spans])


def _beside_ideographs(document: Document, places: NDArray[np.int64]) -> NDArray[np.int64]:
    """The places with an ideograph or kana, radicals not counted, on a side."""
    if not places.size:
        return places
    written = document.mask(Property.HAN | Property.KANA) & ~document.mask(Property.RADICAL)
    padded = np.concatenate(([False], written, [False]))
    return places[padded[places] | padded[places + 2]]


def _finding(document: Document, start: int, end: int) -> Finding:
    """A run of compatibility characters, with its plain form."""
    run = document.text[start:end]
    plain = unicodedata.normalize("NFKC", run)
    message = f"U+{ord(run[0]):04X} is a compatibility form of U+{ord(plain[0]):04X}"
    return Finding(start, end, message, f"write {plain[:40]!r}", details={"plain": plain})
