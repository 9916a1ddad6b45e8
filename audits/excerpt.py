"""What a report shows of a text: all of a short one, the surroundings of places of a long one.

Rows hold no text; only who writes a report asks for an excerpt.
"""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from audits.document import Document
from audits.layout import joined, wraps

AROUND: Final = 300
"""Characters shown on each side of a place in a text too long to be shown whole."""
LONGEST_PLACE: Final = 600
"""Characters of a place itself, from its beginning, that are shown there."""
SAMPLE: Final = 320
"""Characters of a wrapped stretch that are shown before and after joining."""
SAMPLES: Final = 5
"""Wrapped stretches of which samples are kept."""


class Passage(NamedTuple):
    """A stretch of a document's text."""

    start: int
    """Characters before it."""
    line: int
    """The line on which it begins, counted from 1."""
    text: str


class Joined(NamedTuple):
    """The beginning of a wrapped stretch, as it stands and with its lines joined."""

    start: int
    before: str
    after: str


class Excerpt(NamedTuple):
    """What is kept of a document's text."""

    passages: tuple[Passage, ...]
    """In their order, none touching the next."""
    joined: tuple[Joined, ...] = ()


def excerpt(document: Document, places: Iterable[tuple[int, int]], most: int) -> Excerpt:
    """At most *most* characters of the text, chosen for *places*, given as start and end.

    A text too long for that is shown from its beginning, and around as many places as there is
    room for, in their order.
    """
    size = document.codes.size
    spans = [(0, size)] if size <= most else list(_chosen(places, size, most))
    passages = (
        Passage(start, document.place(start)[0], document.text[start:end]) for start, end in spans
    )
    samples = (
        Joined(wrap.start, *joined(document, wrap, SAMPLE)) for wrap in wraps(document)[:SAMPLES]
    )
    return Excerpt(tuple(passages), tuple(samples))


def _chosen(places: Iterable[tuple[int, int]], size: int, most: int) -> Iterator[tuple[int, int]]:
    """The stretches around the beginning and the places, merged, *most* characters in all."""
    first, last = 0, min(2 * AROUND, most)
    room = most - last
    for start, end in sorted(places):
        begin = max(start - AROUND, 0)
        stop = min(min(end, start + LONGEST_PLACE) + AROUND, size)
        if begin <= last:
            more = min(max(stop - last, 0), room)
            last, room = last + more, room - more
            continue
        if stop - begin > room:
            break
        yield first, last
        first, last, room = begin, stop, room - (stop - begin)
    yield first, last
