r"""Decomposed characters: a letter and its accent as two characters where one would do.

Text in Normalization Form C (UAX #15) holds the one. Counted are a base and a mark that compose,
and Hangul syllables in pieces (macOS file names); in a measure of their own, single characters that
are the same as another one (the tone mark U+0340 and the accent U+0300). Not judged, but told
in a third measure: the characters that Unicode wants in pieces (composition exclusions), which are
normal in Bengali and Hindi. Marks in another order, usual in Arabic, are not looked for.

It hurts downstream: words that look alike are not equal, a search misses them, vocabularies double,
and a column counter goes wrong; worst where both forms stand in one document, which is told.

Traps: "is it NFC?" is the wrong question: most Bengali documents are not, and are clean. Marks that
no letter composes with, as in Yoruba, Hebrew or stressed Russian, are right as they are.
Polytonic Greek with its oxia (U+1F71) fills whole editions; Greek has a question mark, a raised dot
and a numeral sign of its own; code pages of the Far East have signs of ohm and ångström: all told,
not judged. So are old Korean syllables, which stay in pieces where one letter is obsolete, and a
stressed vowel of Bulgarian (`ѐ`), whose fellows have no other form.
Compatibility ideographs are EN016.

To mend: normalise to NFC, for example `uconv -x nfc` or unicodedata.normalize("NFC", text).

Source: UAX #15, sections 1.1 and 5 (composition exclusions, singletons); CompositionExclusions.txt;
KS X 1026-1 (old Korean); KS X 1001 and JIS X 0208 (signs of units).

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
from numpy.typing import NDArray

from audits.characters import Property
from audits.document import Document
from audits.finding import MOST_TOLD, Column, Finding, Measure, evidence
from audits.patterns import pattern

CODE: Final = "EN012"
NAME: Final = "decomposed characters"
COLUMNS: Final = (
    Column(
        "decomposed_characters", "characters written as base and mark", "characters", 0, "warning"
    ),
    Column(
        "canonical_singletons",
        "characters that are the same as another",
        "characters",
        0,
        "warning",
    ),
    Column("other_canonical_forms", "characters with another canonical form", "characters"),
)
NEEDS: Final = Property.NOT_NFC

LONGEST: Final = 32
"""Characters of a sequence that are looked at: UAX #15 (stream-safe text) allows 30 marks."""

EXCUSED: Final = frozenset({*range(0x1F00, 0x2000), 0x0374, 0x0387, 0x2126, 0x212A, 0x212B})
"""Singletons that honest texts hold: Greek Extended, the numeral sign and the raised dot of Greek,
the signs of ohm, kelvin and ångström."""
GREEK_QUESTION_MARK: Final = 0x037E
MUCH: Final = 4
"""One letter in so many makes a text one in which the Greek question mark is at home."""
STRESSED: Final = "\N{CYRILLIC SMALL LETTER IE WITH GRAVE}\N{CYRILLIC CAPITAL LETTER IE WITH GRAVE}"
"""Letters of Macedonian; in Bulgarian the one stressed vowel that would compose, so it does not."""
_OLD_JAMO: Final = "[\u1113-\u115e\u1176-\u11a7\u11c3-\u11ff\ua960-\ua97c\ud7b0-\ud7fb]"
"""Letters of Hangul that no modern syllable has."""

Offsets = NDArray[np.int64]
Form = Literal["decomposed", "singleton", "other"]
FORMS: Final[tuple[Form, ...]] = ("decomposed", "singleton", "other")
"""What each column counts."""


def find(document: Document) -> Iterator[Measure]:
    """The sequences that compose; the characters that are another; what changes otherwise."""
    text = document.text
    starts, ends = _sequences(document)
    spans = zip(starts.tolist(), ends.tolist(), strict=True)
    forms = np.array([_form(text[start:end]) for start, end in spans], dtype=np.int64)
    if MUCH * document.count(Property.GREEK) >= document.count(Property.LETTER) > 0:
        forms[document.codes[starts] == GREEK_QUESTION_MARK] = FORMS.index("other")
    for column, form in zip(COLUMNS, FORMS, strict=True):
        chosen = forms == FORMS.index(form)
        merged = _merged(starts[chosen], ends[chosen])
        found = (_finding(text, start, end, form) for start, end in merged)
        yield Measure(column.name, float(chosen.sum()), evidence(found))


def _sequences(document: Document) -> tuple[Offsets, Offsets]:
    """Starts and ends of each base with its marks, as far as NFC might change it."""
    changing = document.mask(Property.NOT_NFC) & ~document.mask(Property.COMPATIBILITY_IDEOGRAPH)
    codes = document.codes
    # Vowels and finals of Hangul syllables that are written in pieces, the obsolete ones too.
    jamo = ((codes >= 0x1161) & (codes <= 0x11FF)) | ((codes >= 0xD7B0) & (codes <= 0xD7FB))
    bases = (~(document.mask(Property.MARK) | jamo)).nonzero()[0]
    number = np.unique(np.searchsorted(bases, changing.nonzero()[0], side="right"))
    starts = np.concatenate((np.zeros(1, np.int64), bases))[number]
    ends = np.append(bases, codes.size)[number]
    return starts, np.minimum(ends, starts + LONGEST)


def _merged(starts: Offsets, ends: Offsets) -> Iterator[tuple[int, int]]:
    """The spans, those that touch joined to one."""
    begins = np.append(True, starts[1:] != ends[:-1])[: starts.size]
    stops = np.append(begins[1:], True)[: starts.size]
    yield from zip(starts[begins].tolist(), ends[stops].tolist(), strict=True)


@lru_cache(maxsize=4096)
def _form(sequence: str) -> int:
    """What NFC does to a base with its marks: a place in FORMS, or beyond them if nothing."""
    composed = unicodedata.normalize("NFC", sequence)
    if composed == sequence:
        return len(FORMS)
    if composed in STRESSED or pattern(_OLD_JAMO).search(sequence):
        return FORMS.index("other")
    if len(composed) < len(sequence):
        return FORMS.index("decomposed")
    return FORMS.index("singleton" if any(map(_is_singleton, sequence)) else "other")


def _is_singleton(character: str) -> bool:
    """Is a character canonically another one, without an excuse?"""
    decomposition = unicodedata.decomposition(character)
    single = decomposition and " " not in decomposition
    return bool(single) and ord(character) not in EXCUSED


def _finding(text: str, start: int, end: int, form: Form) -> Finding:
    """Sequences in a row, with what NFC makes of them."""
    written = text[start:end]
    composed = unicodedata.normalize("NFC", written)
    points, wanted = _points(written), _points(composed)
    elsewhere = text.count(composed)
    message = f"{points} is {wanted} in Normalization Form C"
    if form == "decomposed":
        message = f"“{composed[:LONGEST]}” is written in pieces: {points} for {wanted}"
    if elsewhere:
        message += f"; the document has it in that form too ({elsewhere}x)"
    return Finding(
        start,
        end,
        message,
        "normalise the document to NFC",
        details={"nfc": composed[:MOST_TOLD], "composed_elsewhere": elsewhere},
    )


def _points(characters: str) -> str:
    """The first code points, as the standard writes them."""
    shown = " ".join(f"U+{ord(character):04X}" for character in characters[:4])
    return f"{shown} …" if len(characters) > 4 else shown
