"""How much a page carries: all evidence of a few documents, first places of many; their text."""

import json
from collections.abc import Iterable
from typing import Final, NamedTuple

from audits.report.entry import Entry, Group
from audits.report.marked import Mark, Text, marked
from audits.report.numbering import MOST_PLACES, numbered
from audits.report.place import Place
from audits.verdict import Verdict


class Budget(NamedTuple):
    """Bytes of JSON that one page may hold: it opens at once, and can be sent by mail."""

    evidence: int = 9_000_000
    whole: int = 13_000_000
    """What the evidence leaves of it is for texts."""


ONE_FILE: Final = Budget()

MOST: Final = (MOST_PLACES, 20, 10, 5, 3, 2, 1, 0)
"""Places of one measure of one document; the first number within the budget is taken."""

COPIES: Final = 200
"""Copies of a block that are marked in the text."""


def fitted(documents: tuple[Entry, ...], budget: int = ONE_FILE.evidence) -> tuple[Entry, ...]:
    """*documents* with as much as the *budget* in bytes allows.

    As many places of each measure as there is room for; if there is none, the last documents lose
    their drawings and the measures that break nothing.
    """
    bare = tuple(_cut(document, 0) for document in documents)
    costs = _costs(documents)
    room = budget - size(bare)
    most = next((most for most in MOST if sum(costs[:most]) <= room), 0)
    if most:
        return tuple(_cut(document, most) for document in documents)
    return bare if room >= 0 else _plain(bare, budget)


def with_text(
    documents: tuple[Entry, ...], verdicts: Iterable[Verdict], budget: int = ONE_FILE.whole
) -> tuple[Entry, ...]:
    """*documents*, the first of them with their text as long as the *budget* in bytes lasts."""
    filled = list(documents)
    budget -= size(documents)
    for index, verdict in enumerate(verdicts):
        text = _text(verdict)
        if text:
            budget -= _length(text)
            if budget < 0:
                break
            filled[index] = filled[index]._replace(text=text)
    return tuple(filled)


def size(documents: tuple[Entry, ...]) -> int:
    """Bytes of *documents* as JSON."""
    return sum(map(_length, documents))


def _text(verdict: Verdict) -> Text | None:
    """The text of a document with its places marked; None if nothing is to be shown of it."""
    row = verdict.row
    if row.excerpt is None or verdict.outcome == "pass":
        return None
    return marked(row.excerpt, _marks(verdict), row.characters)


def _marks(verdict: Verdict) -> Iterable[Mark]:
    """What the places of a document are about, as stretches of its text."""
    for one in (each for group in numbered(verdict) for each in group.each()):
        for number, item in enumerate(one.shown, one.first):
            finding, unseen = item.finding, item.family == "encoding"
            if finding.unit != "byte":
                yield Mark(finding.start, finding.end, number, unseen)
                for start, end in finding.details.get("copies", ())[:COPIES]:
                    if (start, end) != (finding.start, finding.end):
                        yield Mark(int(start), int(end), number, unseen)


def _plain(documents: tuple[Entry, ...], budget: int) -> tuple[Entry, ...]:
    """*documents*, the last without drawings and idle measures, as many as it takes."""
    plain = [document._replace(widths=None, repetition=None, measures=()) for document in documents]
    room = budget - size(tuple(plain))
    for index, document in enumerate(documents):
        room -= _length(document) - _length(plain[index])
        if room < 0:
            break
        plain[index] = document
    return tuple(plain)


def _costs(documents: tuple[Entry, ...]) -> list[int]:
    """Bytes of all first places, of all second places and so on."""
    costs = [0] * MOST_PLACES
    for document in documents:
        for group in (each for one in document.groups for each in (one, *one.consequences)):
            for index, place in enumerate(group.places):
                costs[index] += _length(place) + (index > 0)
    return costs


def _length(record: Entry | Place | Text) -> int:
    """Bytes of a record as JSON."""
    return len(json.dumps(record, separators=(",", ":")))


def _cut(document: Entry, most: int) -> Entry:
    """*document* with at most so many places of each measure."""
    return document._replace(groups=tuple(_shorter(group, most) for group in document.groups))


def _shorter(group: Group, most: int) -> Group:
    """*group* with at most so many places of each measure."""
    consequences = tuple(_shorter(each, most) for each in group.consequences)
    return group._replace(places=group.places[:most], consequences=consequences)
