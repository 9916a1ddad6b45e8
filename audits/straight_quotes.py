"""Straight double quotes: which of them open and which close, by what stands beside each."""

import re
from functools import cache
from typing import Final

from audits.brackets import Mark, paragraphs_of
from audits.characters import Property
from audits.document import Document

STRAIGHT: Final = '"'
LEAST_STRAIGHT: Final = 6
MOST_AMISS: Final = 0.25
"""A document shows how it uses straight quotes by six of them, three quarters of which pair."""


@cache
def _opens() -> re.Pattern[str]:
    """A straight quote that stands before a word."""
    return re.compile(r"""\"(?<![^\s(\[{«“‘'—–-]\")(?=[^\s".,;:!?)\]}])""")


@cache
def _closes() -> re.Pattern[str]:
    """A straight quote that stands after a word."""
    return re.compile(r"""\"(?<=[^\s(\[{]\")(?![^\s.,;:!?)\]}»”’'—–-])""")


def straight_quotes(document: Document) -> list[Mark]:
    """The straight double quotes, if each of them shows by what stands beside it where it points.

    One that shows nothing (in tables, markup, ditto marks, writing without blanks, and in Hebrew,
    where it abbreviates) takes the trust from all the others; so does a document where few pair.
    """
    text = document.text
    if text.count(STRAIGHT) < LEAST_STRAIGHT or document.count(Property.HEBREW):
        return []
    opening = {found.start() for found in _opens().finditer(text)}
    closing = {found.start() for found in _closes().finditer(text)}
    if opening & closing or len(opening) + len(closing) != text.count(STRAIGHT):
        return []
    places = sorted(opening | closing)
    return [
        Mark(place, STRAIGHT, STRAIGHT, place in opening, number, begins, quotes=True)
        for place, (number, begins) in zip(places, paragraphs_of(document, places), strict=True)
    ]
