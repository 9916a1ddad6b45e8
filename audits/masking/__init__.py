"""Masks: stretches in which marks are not punctuation, such as code, addresses and emoticons.

They are asked for only where a mark seems to have lost its partner.
"""

from collections.abc import Iterator

from audits.document import Document
from audits.masking.code import code
from audits.masking.damaged import damaged_paragraphs
from audits.masking.enumerators import enumerators
from audits.masking.smiles import kaomoji, smiles
from audits.masking.spans import spans

__all__ = ["code", "damaged_paragraphs", "enumerators", "kaomoji", "masks", "smiles", "spans"]


def masks(document: Document) -> Iterator[tuple[int, int]]:
    """Start and end of every stretch of the text whose marks do not count for pairing."""
    yield from spans(document.text)
    yield from enumerators(document.text)
    yield from smiles(document.text)
    yield from code(document)
    yield from damaged_paragraphs(document)
