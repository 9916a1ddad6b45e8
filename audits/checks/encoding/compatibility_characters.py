r"""Compatibility characters: a form of a letter where the letter itself is meant.

Latin ligatures (`ﬁ`) and Arabic presentation forms come from PDF files; Kangxi radicals and CJK
compatibility ideographs look like ideographs and are equal to none; mathematical letters imitate
fonts; half-width kana and full-width letters are old terminals'. What has no excuse is judged all
together; how many there are of each class, excused or not, stands in measures of their own, so
that a suite can judge one class.

They hurt downstream: a search for the plain letter misses them, tokenizers break them into bytes.

Traps, not judged: full-width letters among ideographs (digits so in one Chinese document of eleven)
and half-width kana in Japanese tables; a letter or two of mathematics in a formula; a few isolated
Arabic forms and words of blessing (`ﷲ`); in Korean documents the ideographs that KS X 1001 has
twice; a few of the Japanese names' (U+FA19 in place of U+795E). Kangxi radicals alone, in a
dictionary's table, are right; beside ideographs or kana they are not.

To mend: write the plain form, which the finding shows. Do not normalise the whole document to NFKC,
which changes much more: fractions, units, full-width punctuation, superscripts.

Source: UAX #15 (NFKC), EquivalentUnifiedIdeograph.txt (radicals); KS X 1001 and JIS X 0213 for the
ideographs that their encodings keep apart.

Okay: fine, 漢字, カナ, \u2f00
Okay: ﷲ
Bad: \ufb01ne
Bad: 日\u2f42
Bad: \uf967是
Bad: \U0001d4d7\U0001d4ee\U0001d4f5\U0001d4f5\U0001d4f8
Bad: \uff28\uff45\uff4c\uff4c\uff4f
Bad: "\ufee3\ufeae\ufea3\ufe92\ufe8e " * 3
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audits.characters import Property
from audits.document import Document
from audits.finding import MOST_TOLD, Column, Finding, Measure, evidence
from audits.radicals import unified
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
    Column("latin_ligatures", "Latin and Armenian ligatures", "characters"),
    Column("arabic_presentation_forms", "forms of Arabic letters", "characters"),
    Column("mathematical_letters", "letters and digits of mathematics", "characters"),
    Column("cjk_radicals", "Kangxi and other radicals", "characters"),
    Column("cjk_compatibility_ideographs", "ideographs that are the same as another", "characters"),
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

LEAST_WORD: Final = 4
"""Letters of mathematics, or Arabic forms, in a row that make a word: a formula has products of
three, a table of forms has four of a letter with blanks between them."""
MOST_FORMS: Final = 0.2
"""Share of Arabic letters in presentation forms that honest documents stay under."""
MOST_NAMES: Final = 0.02
"""Share of a Japanese document's ideographs that may be compatibility forms, as in names."""
KOREAN: Final = 10
"""Ideographs for each Hangul syllable that a Korean document in mixed script stays under."""

Places = NDArray[np.int64]
WRITTEN: Final = Property.LETTER | Property.NUMBER


class Class(NamedTuple):
    """A class of compatibility characters in a document."""

    column: str
    """The measure that counts them."""
    name: str
    """What one is, in a message."""
    places: Places
    """All of them."""
    judged: Places
    """Those that have no excuse."""


def find(document: Document) -> Iterator[Measure]:
    """What is judged, of all classes together; then how many there are of each class."""
    classes = list(_classes(document))
    runs = sorted((*run, one.name) for one in classes for run in stretches(one.judged))
    total = sum(one.judged.size for one in classes)
    yield Measure(
        COLUMNS[0].name, float(total), evidence(_finding(document.text, *run) for run in runs)
    )
    for one in classes:
        yield Measure(one.column, float(one.places.size))


def _classes(document: Document) -> Iterator[Class]:
    """Each class in the order of the columns."""
    ligatures = document.places(Property.LIGATURE)
    yield Class("latin_ligatures", "ligature", ligatures, ligatures)
    yield _arabic_forms(document)
    mathematical = _of(document, Property.MATHEMATICAL, WRITTEN)
    yield Class(
        "mathematical_letters",
        "letter of mathematics",
        mathematical,
        _styled(document, mathematical),
    )
    radicals = document.places(Property.RADICAL)
    yield Class("cjk_radicals", "radical", radicals, _beside_ideographs(document, radicals))
    ideographs = document.places(Property.COMPATIBILITY_IDEOGRAPH)
    yield Class(
        "cjk_compatibility_ideographs",
        "compatibility ideograph",
        ideographs,
        _inexcusable(document, ideographs),
    )
    half = _of(document, Property.HALF_WIDTH, Property.LETTER)
    yield Class("half_width_kana", "half-width letter", half, half[:0])
    full = _of(document, Property.FULL_WIDTH, WRITTEN)
    at_home = document.count(Property.HAN | Property.KANA | Property.HANGUL)
    yield Class("full_width_letters", "full-width letter", full, full[:0] if at_home else full)


def _of(document: Document, some: Property, other: Property) -> Places:
    """Places of the characters that bear both."""
    places = document.places(some)
    return places[document.mask(other)[places]] if places.size else places


def _arabic_forms(document: Document) -> Class:
    """Forms that make words, or all where they are many; words in one character left out."""
    forms = document.places(Property.PRESENTATION)
    codes = document.codes[forms]
    letters = forms[(codes < 0xFDF0) | (codes > 0xFDFF)]
    few = letters.size <= max(MOST_FORMS * document.count(Property.ARABIC), LEAST_WORD)
    judged = _words(letters) if few else letters
    return Class("arabic_presentation_forms", "form of an Arabic letter", forms, judged)


def _styled(document: Document, mathematical: Places) -> Places:
    """Mathematical letters that spell words; a few of the alphabets' letters stand elsewhere."""
    if not mathematical.size:
        return mathematical
    codes = document.codes
    letters = document.mask(Property.MATHEMATICAL) & document.mask(WRITTEN)
    # Planck's constant, script B, E, F, ... (Letterlike Symbols) fill gaps in the alphabets.
    letterlike = (codes >= 0x2102) & (codes <= 0x2134) & document.mask(Property.LETTER)
    spelled = _words((letters | letterlike).nonzero()[0])
    return spelled if letters[spelled].any() else spelled[:0]


def _words(places: Places) -> Places:
    """The places that stand with others in a row, as the letters of a word do."""
    spans = [np.arange(*run) for run in stretches(places) if run[1] - run[0] >= LEAST_WORD]
    return np.concatenate([places[:0], *spans])


def _beside_ideographs(document: Document, places: Places) -> Places:
    """The places with an ideograph or kana, radicals not counted, on a side."""
    if not places.size:
        return places
    written = document.mask(Property.HAN | Property.KANA) & ~document.mask(Property.RADICAL)
    padded = np.concatenate(([False], written, [False]))
    return places[padded[places] | padded[places + 2]]


def _inexcusable(document: Document, ideographs: Places) -> Places:
    """The compatibility ideographs that no encoding of the document's language needs."""
    if not ideographs.size:
        return ideographs
    codes = document.codes[ideographs]
    written = document.count(Property.HAN)
    if KOREAN * document.count(Property.HANGUL) >= written:
        ideographs, codes = ideographs[codes > 0xFA0B], codes[codes > 0xFA0B]
    if document.count(Property.KANA):
        names = (codes >= 0xFA0E) & (codes <= 0xFA6D)  # JIS X 0213 and IBM's extensions
        if names.sum() <= MOST_NAMES * written:
            ideographs = ideographs[~names]
    return ideographs


def _finding(text: str, start: int, end: int, name: str) -> Finding:
    """A run of compatibility characters, with its plain form."""
    run = text[start:end]
    plain = unified(run)
    message = f"{name} U+{ord(run[0]):04X}"
    details = {"class": name, "plain": plain[:MOST_TOLD]}
    if plain == run:
        fix = "write the ideograph that it stands for"
        return Finding(start, end, f"{message} among ideographs", fix, details=details)
    message += f" stands for “{plain[:20]}”" + ("…" if len(plain) > 20 else "")
    return Finding(start, end, message, f"write “{plain[:40]}”", details=details)
