"""How much evidence a report carries: all of it for a few documents, the first places for many."""

import json
from typing import Final

from audits.report.entry import MOST_PLACES, Entry

BUDGET: Final = 9_000_000
"""Bytes of JSON that the documents of one report may take: a page that opens at once, and can be
sent by mail."""
MOST: Final = (MOST_PLACES, 20, 10, 5, 3, 2, 1, 0)
"""Places of one measure of one document; the first number within the budget is taken."""


def fitted(documents: tuple[Entry, ...], budget: int = BUDGET) -> tuple[Entry, ...]:
    """*documents* with as many places of each measure as the *budget* in bytes allows."""
    for most in MOST:
        cut = tuple(_cut(document, most) for document in documents)
        if most == MOST[-1] or size(cut) <= budget:
            return cut
    return documents


def size(documents: tuple[Entry, ...]) -> int:
    """Bytes of *documents* as JSON."""
    return sum(len(json.dumps(document, separators=(",", ":"))) for document in documents)


def _cut(document: Entry, most: int) -> Entry:
    """*document* with at most so many places of each measure."""
    groups = tuple(group._replace(places=group.places[:most]) for group in document.groups)
    return document._replace(groups=groups)
