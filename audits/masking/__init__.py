"""Masks: stretches in which marks are not punctuation, such as code, addresses and emoticons.

They are asked for only where a mark seems to have lost its partner: every mask is looked for around
the places of the marks in question, which ascend. The modules are imported then, too.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from audits.brackets import paragraph_starts
from audits.document import Document
from audits.layout import paragraphs

GAP: Final = 100
"""Paragraphs so few characters apart are looked at as one stretch."""


def masks(document: Document, places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Start and end of the stretches whose marks do not count for pairing, around these places."""
    from audits.masking.code import code
    from audits.masking.damaged import damaged_paragraphs
    from audits.masking.enumerators import enumerators
    from audits.masking.smiles import smiles
    from audits.masking.spans import spans

    text = document.text
    labels = dict(enumerators(text, places))
    yield from labels.items()
    others = [place for place in places if place not in labels]
    yield from spans(text, _stretches(document, others))
    yield from smiles(text, others)
    yield from code(document, others)
    yield from damaged_paragraphs(document)


def _stretches(document: Document, places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The paragraphs of these places, those that are close together as one."""
    every = paragraphs(document)
    numbers = paragraph_starts(document).searchsorted(places, side="right") - 1
    start = end = -1
    for number in dict.fromkeys(numbers.tolist()):
        first, after = every[number]
        if start >= 0 and first - end > GAP:
            yield start, end
            start = -1
        start, end = first if start < 0 else start, after
    if start >= 0:
        yield start, end
