"""Paragraphs in which letters and marks were lost by a wrong decoding."""

from bisect import bisect_right
from operator import attrgetter
from typing import Final

import numpy as np

from audits.characters import Property
from audits.document import Document, once
from audits.layout import paragraphs
from audits.stretches import stretches

MISREAD: Final = 0.4
"""Share of U+00A0 to U+00FF that no written language reaches (Icelandic and Vietnamese stay under
a fifth): such a paragraph is another encoding read as Latin-1, its « and » are bytes."""

_start = attrgetter("start")


@once
def damaged_paragraphs(document: Document) -> tuple[tuple[int, int], ...]:
    """The logical paragraphs that hold mojibake or lost characters, in order.

    Marks that are missing there are a consequence of that damage, which has its own findings.
    """
    from audits.mojibake.repair import damage

    every = paragraphs(document)
    hurt = [*((item.start, item.end) for item in damage(document))]
    hurt += stretches(document.places(Property.REPLACEMENT))
    done = 0
    found = set(_misread(document))
    for start, end in sorted(hurt):
        first = max(bisect_right(every, start, key=_start) - 1, done)
        done = max(bisect_right(every, max(end - 1, start), key=_start), done)
        found.update(range(first, done))
    return tuple(every[at] for at in sorted(found))


def _misread(document: Document) -> list[int]:
    """The numbers of the paragraphs that are made of the upper half of Latin-1."""
    codes = document.codes.take(document.high)
    upper = document.high[(codes >= 0xA0) & (codes <= 0xFF)]
    if not upper.size:
        return []
    edges = np.array(paragraphs(document), dtype=np.int64).reshape(-1, 2)
    before = upper.searchsorted(edges)
    counts, sizes = before[:, 1] - before[:, 0], edges[:, 1] - edges[:, 0]
    return (counts > MISREAD * sizes).nonzero()[0].tolist()
