"""The brackets of a text.

Corner marks stand here too, since unlike other quotes they are typed by their shape.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

import numpy as np

from audits.characters import KINDS, Property, kinds_with
from audits.document import Document
from audits.layout import paragraphs

CORNERS: Final = {"「": "」", "『": "』", "｢": "｣", "﹁": "﹂", "﹃": "﹄"}
"""Quotation marks that are brackets in all but name: UCD calls them Quotation_Mark."""

_ODD_PAIRS: Final = {0x298D: 0x2990, 0x298F: 0x298E, 0xFD3F: 0xFD3E}
"""Openers whose closer is neither the next code point nor, as for `[`, the one after it
(BidiBrackets.txt)."""

BRACE: Final = "{"
"""Braces enclose blocks of programs, however many lines these have: they wait without end."""

INDENT: Final = " \t\u00a0\u3000-\N{EN DASH}\N{EM DASH}*>(\ufeff"
MOST_INDENT: Final = 24
"""What may stand before the first mark of a paragraph: blanks, a dash of dialogue, a list mark."""

FEW: Final = 1_000
MOST_SHARE: Final = 1 / 3
"""A text of which brackets are more than a third of what is visible, and more than a few, is a
drawing or a rule, where nothing has a partner; of dense Lisp they are a fifth."""


class Shape(NamedTuple):
    """What a bracket is."""

    kind: str
    """The opener of its kind, half-width: `(` for `（` and `)`."""
    opens: bool


class Mark(NamedTuple):
    """A bracket or quotation mark in a text."""

    place: int
    character: str
    kind: str
    """Marks of one kind pair with each other."""
    opens: bool
    paragraph: int
    begins: bool
    """Is it the first character of its paragraph, and does it quote more than a term?"""
    quotes: bool = False
    """Is it a quotation mark, which each paragraph of a long quotation repeats?"""


@cache
def partners() -> dict[str, str]:
    """The closer of every opener of Unicode and of the corner marks, both of one width."""
    openers = np.flatnonzero(kinds_with(Property.OPENING).take(KINDS)).tolist()
    closing = kinds_with(Property.CLOSING).take(KINDS)
    pairs = [
        (chr(point), chr(_ODD_PAIRS.get(point, point + 1 if closing[point + 1] else point + 2)))
        for point in openers
    ]
    return {**dict(pairs), **CORNERS}


@cache
def shapes() -> dict[str, Shape]:
    """Every bracket of Unicode and the corner marks, by character."""
    known: dict[str, Shape] = {}
    for opener, closer in partners().items():
        kind = unicodedata.normalize("NFKC", opener)
        known[opener] = Shape(kind, opens=True)
        known[closer] = Shape(kind, opens=False)
    return known


def marks(document: Document) -> list[Mark]:
    """The brackets of the text, in order, each with its logical paragraph."""
    if not document.count(Property.OPENING | Property.CLOSING) and not _has_corners(document):
        return []
    known, text = shapes(), document.text
    places = document.places(Property.OPENING | Property.CLOSING | Property.QUOTE).tolist()
    places = [place for place in places if text[place] in known]
    if len(places) > max(FEW, MOST_SHARE * document.visible):
        return []
    result = []
    for place, (number, begins) in zip(places, paragraphs_of(document, places), strict=True):
        kind, opens = known[text[place]]
        quotes = kind in CORNERS
        speaks = begins and not (quotes and quotes_a_term(text, place))
        result.append(Mark(place, text[place], kind, opens, number, speaks, quotes))
    return result


_TERM: Final = re.compile(
    r"""[“„”«»「『][\s\u00a0]?[^\s.,;:!?…。，、！？；：“”„«»「」『』][^.,;:!?…。，、！？；：“”„«»「」『』\n]{0,40}"""
    r"""[“”»«」』](?![.,;:!?…。，、！？；：]|[ \u00a0]?[-–—])"""
)


def quotes_a_term(text: str, place: int) -> bool:
    """Does an opening mark enclose a name or a word, which goes on with no quotation before it?"""
    return bool(_TERM.match(text, place))


def _has_corners(document: Document) -> bool:
    """Does the text hold corner marks?"""
    if not document.count(Property.QUOTE):
        return False
    return any(mark in document.text for pair in CORNERS.items() for mark in pair)


def paragraphs_of(document: Document, places: list[int]) -> Iterator[tuple[int, bool]]:
    """For each place: the number of its logical paragraph, and whether it is the first in it."""
    starts = np.array([paragraph.start for paragraph in paragraphs(document)], dtype=np.int64)
    numbers = starts.searchsorted(places, side="right") - 1
    text = document.text
    for place, number in zip(places, numbers.tolist(), strict=True):
        start = int(starts[number]) if number >= 0 else 0
        yield number, place - start < MOST_INDENT and not text[start:place].strip(INDENT)
