"""How much evidence a report carries: all of it for a few documents, the first places for many."""

import json
from typing import Final

from audits.report.entry import MOST_PLACES, Entry, Place

BUDGET: Final = 9_000_000
"""Bytes of JSON that the documents of one report may take: a page that opens at once, and can be
sent by mail."""
MOST: Final = (MOST_PLACES, 20, 10, 5, 3, 2, 1, 0)
"""Places of one measure of one document; the first number within the budget is taken."""


def fitted(documents: tuple[Entry, ...], budget: int = BUDGET) -> tuple[Entry, ...]:
    """*documents* with as many places of each measure as the *budget* in bytes allows."""
    bare = tuple(_cut(document, 0) for document in documents)
    costs = _costs(documents)
    room = budget - size(bare)
    most = next((most for most in MOST if sum(costs[:most]) <= room), 0)
    return tuple(_cut(document, most) for document in documents) if most else bare


def size(documents: tuple[Entry, ...]) -> int:
    """Bytes of *documents* as JSON."""
    return sum(map(_length, documents))


def _costs(documents: tuple[Entry, ...]) -> list[int]:
    """Bytes of all first places, of all second places and so on."""
    costs = [0] * MOST_PLACES
    for document in documents:
        for group in document.groups:
            for index, place in enumerate(group.places):
                costs[index] += _length(place) + (index > 0)
    return costs


def _length(record: Entry | Place) -> int:
    """Bytes of a record as JSON."""
    return len(json.dumps(record, separators=(",", ":")))


def _cut(document: Entry, most: int) -> Entry:
    """*document* with at most so many places of each measure."""
    groups = tuple(group._replace(places=group.places[:most]) for group in document.groups)
    return document._replace(groups=groups)
