r"""Decomposed characters: a letter and its accent as two characters where one would do.

Text in Normalization Form C (UAX #15) holds the one. Counted are a base and a mark that compose,
and Hangul syllables in pieces (macOS file names). Not counted, but told in a second measure: single
characters that have another canonical form (U+212B for U+00C5), marks in another order, and the
pairs that Unicode keeps apart (composition exclusions), which are normal in Bengali and Hindi.

It hurts downstream: words that look alike are not equal, a search misses them, vocabularies double,
and a column counter goes wrong.

Traps: "is it NFC?" is the wrong question: most Bengali documents are not, and are clean.

Mend: normalise to NFC, for example `uconv -x nfc` or unicodedata.normalize("NFC", text).

Okay: caf\u00e9
Okay: \u09a1\u09bc
Okay: q\u0303
Bad: cafe\u0301
Bad: \u1112\u1161\u11ab\u1100\u116e\u11a8
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, Literal

import numpy as np

from audits.characters import Property
from audits.document import Document
from audits.finding import Column, Finding, Measure, evidence

CODE: Final = "EN012"
NAME: Final = "decomposed characters"
COLUMNS: Final = (
    Column(
        "decomposed_characters", "characters written as base and mark", "characters", 0, "warning"
    ),
    Column("other_canonical_forms", "characters with another canonical form", "characters"),
)
NEEDS: Final = Property.NOT_NFC

LONGEST: Final = 32
"""Characters of a sequence that are looked at: UAX #15 (stream-safe text) allows 30 marks."""

Form = Literal["composed", "decomposed", "other"]


def find(document: Document) -> Iterator[Measure]:
    """The sequences that compose; then those that change in another way."""
    text = document.text
    if unicodedata.is_normalized("NFC", text):
        return
    forms = [(start, end, _form(text[start:end])) for start, end in _sequences(document)]
    for column, wanted in zip(COLUMNS, ("decomposed", "other"), strict=True):
        spans = [(start, end) for start, end, form in forms if form == wanted]
        found = (_finding(text, start, end) for start, end in spans)
        yield Measure(column.name, float(len(spans)), evidence(found))


def _sequences(document: Document) -> Iterator[tuple[int, int]]:
    """Each base with its marks, as far as NFC might change it."""
    places = document.places(Property.NOT_NFC)
    goes_on = document.mask(Property.MARK)
    codes = document.codes
    goes_on |= ((codes >= 0x1161) & (codes <= 0x1175)) | ((codes >= 0x11A8) & (codes <= 0x11C2))
    bases = np.flatnonzero(~goes_on)
    number = np.unique(np.searchsorted(bases, places, side="right"))
    starts = np.concatenate((np.zeros(1, np.int64), bases))[number]
    ends = np.append(bases, codes.size)[number]
    yield from zip(starts.tolist(), np.minimum(ends, starts + LONGEST).tolist(), strict=True)


@lru_cache(maxsize=4096)
def _form(sequence: str) -> Form:
    """What NFC does to a base with its marks; few different ones stand in one document."""
    composed = unicodedata.normalize("NFC", sequence)
    if composed == sequence:
        return "composed"
    return "decomposed" if len(composed) < len(sequence) else "other"


def _finding(text: str, start: int, end: int) -> Finding:
    """A sequence, with what NFC makes of it."""
    sequence = text[start:end]
    composed = unicodedata.normalize("NFC", sequence)
    points = " ".join(f"U+{ord(character):04X}" for character in sequence)
    wanted = " ".join(f"U+{ord(character):04X}" for character in composed)
    message = f"{points} is {wanted} in normal form C"
    return Finding(start, end, message, "normalise the document to NFC", details={"nfc": composed})
