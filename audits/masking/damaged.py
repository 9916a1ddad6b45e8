"""Paragraphs in which letters and marks were lost by a wrong decoding."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

import numpy as np

from audits.characters import Property
from audits.document import Document
from audits.layout import paragraphs
from audits.mojibake.repair import damage
from audits.stretches import stretches

MISREAD: Final = 0.4
"""Share of U+00A0 to U+00FF that no written language reaches (Icelandic and Vietnamese stay under
a fifth): such a paragraph is another encoding read as Latin-1, its « and » are bytes."""


def damaged_paragraphs(document: Document) -> Iterator[tuple[int, int]]:
    """The logical paragraphs that hold mojibake or lost characters, in order.

    Marks that are missing there are a consequence of that damage, which has its own findings.
    """
    every = paragraphs(document)
    starts = [paragraph.start for paragraph in every]
    hurt = [*((item.start, item.end) for item in damage(document))]
    hurt += stretches(document.places(Property.REPLACEMENT))
    done = 0
    found = {at for at, (start, end) in enumerate(every) if _is_misread(document, start, end)}
    for start, end in sorted(hurt):
        first = max(bisect_right(starts, start) - 1, done)
        done = max(bisect_right(starts, max(end - 1, start)), done)
        found.update(range(first, done))
    yield from (every[at] for at in sorted(found))


def _is_misread(document: Document, start: int, end: int) -> bool:
    """Is the paragraph made of the upper half of Latin-1?"""
    codes = document.codes[start:end]
    upper = np.count_nonzero((codes >= 0xA0) & (codes <= 0xFF))
    return bool(upper > MISREAD * codes.size)
