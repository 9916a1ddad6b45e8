"""Paragraphs in which letters and marks were lost by a wrong decoding."""

from bisect import bisect_right
from collections.abc import Iterator

from audits.characters import Property
from audits.document import Document
from audits.layout import paragraphs
from audits.mojibake.repair import damage
from audits.stretches import stretches


def damaged_paragraphs(document: Document) -> Iterator[tuple[int, int]]:
    """The logical paragraphs that hold mojibake or lost characters.

    Marks that are missing there are a consequence of that damage, which has its own findings.
    """
    hurt = [*((item.start, item.end) for item in damage(document))]
    hurt += stretches(document.places(Property.REPLACEMENT))
    every = paragraphs(document)
    starts = [paragraph.start for paragraph in every]
    done = 0
    for start, end in sorted(hurt):
        first = max(bisect_right(starts, start) - 1, done)
        done = max(bisect_right(starts, max(end - 1, start)), done)
        yield from every[first:done]
