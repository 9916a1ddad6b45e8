"""The brackets of a text.

Corner marks stand here too, since unlike other quotes they are typed by their shape.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audits.characters import Property, kinds_with, points_with
from audits.document import Document, once
from audits.layout import paragraphs
from audits.punctuation import punctuation

_BRACKETS: Final = Property.OPENING | Property.CLOSING
_CORNERS: Final = Property.WIDE | Property.HALF_WIDTH
"""Every corner mark is wide or half-width, and a quotation mark."""

CORNERS: Final = {"「": "」", "『": "』", "｢": "｣", "﹁": "﹂", "﹃": "﹄"}
"""Quotation marks that are brackets in all but name: UCD calls them Quotation_Mark."""

_ODD_PAIRS: Final = {0x298D: 0x2990, 0x298F: 0x298E, 0xFD3F: 0xFD3E}
"""Openers whose closer is neither the next code point nor, as for `[`, the one after it
(BidiBrackets.txt)."""

_ARROWS: Final = range(0x276C, 0x2772)
"""`❬❭❮❯❰❱`, brackets by their category, in truth the arrows of prompts and headings."""

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
    """The closer of every opener of Unicode, arrows aside, and of the corner marks."""
    closing = set(points_with(Property.CLOSING).tolist())
    pairs = [
        (chr(point), chr(_ODD_PAIRS.get(point, point + 1 if point + 1 in closing else point + 2)))
        for point in points_with(Property.OPENING).tolist()
        if point not in _ARROWS
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
    corners = document.holds(Property.QUOTE) and document.holds(_CORNERS)
    if not (document.holds(_BRACKETS) or corners):
        return []
    known, text = shapes(), document.text
    kinds = kinds_with(_BRACKETS | Property.QUOTE if corners else _BRACKETS)
    places = punctuation(document).places
    places = places[kinds.take(document.kinds.take(places))]
    found = [place for place in places.tolist() if text[place] in known]
    if len(found) > FEW and len(found) > MOST_SHARE * document.visible:
        return []
    result = []
    for place, (number, begins) in zip(found, paragraphs_of(document, found), strict=True):
        kind, opens = known[text[place]]
        quotes = kind in CORNERS
        speaks = begins and not (quotes and quotes_a_term(text, place))
        result.append(Mark(place, text[place], kind, opens, number, speaks, quotes))
    return result


@cache
def _term() -> re.Pattern[str]:
    """A few words between quotation marks, and no end of a sentence."""
    return re.compile(
        r"""[“„”«»「『][\s\u00a0]?[^\s.,;:!?…。，、！？；：“”„«»「」『』][^.,;:!?…。，、！？；：“”„«»「」『』\n]{0,40}"""
        r"""[“”»«」』](?![.,;:!?…。，、！？；：]|[ \u00a0]?[-–—])"""
    )


def quotes_a_term(text: str, place: int) -> bool:
    """Does an opening mark enclose a name or a word, which goes on with no quotation before it?"""
    return bool(_term().match(text, place))


@once
def paragraph_starts(document: Document) -> NDArray[np.int64]:
    """Where the logical paragraphs begin."""
    return np.array([paragraph.start for paragraph in paragraphs(document)], dtype=np.int64)


def paragraphs_of(document: Document, places: list[int]) -> Iterator[tuple[int, bool]]:
    """For each place: the number of its logical paragraph, and whether it is the first in it."""
    starts, text = paragraph_starts(document), document.text
    numbers = starts.searchsorted(places, side="right") - 1
    firsts = starts.take(numbers)
    for place, number, start in zip(places, numbers.tolist(), firsts.tolist(), strict=True):
        yield number, place - start < MOST_INDENT and not text[start:place].strip(INDENT)
