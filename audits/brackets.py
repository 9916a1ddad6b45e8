"""Brackets: which mark opens, which closes what, and which has lost its partner.

A typed stack: a closer closes only an opener of its kind. Corner marks stand here too, since
unlike other quotes they are typed by their shape.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, Literal, NamedTuple

import numpy as np

from audits.characters import KINDS, Property, kinds_with
from audits.document import Document
from audits.layout import paragraphs

CORNERS: Final = {"「": "」", "『": "』", "｢": "｣", "﹁": "﹂", "﹃": "﹄"}
"""Quotation marks that are brackets in all but name: UCD calls them Quotation_Mark."""

_ODD_PAIRS: Final = {0x298D: 0x2990, 0x298F: 0x298E, 0xFD3F: 0xFD3E}
"""Openers whose closer is neither the next code point nor, as for `[`, the one after it
(BidiBrackets.txt)."""

MOST_PARAGRAPHS: Final = 3
MOST_CHARACTERS: Final = 2_000
"""How far apart the marks of one pair may stand: three paragraphs, a long aside."""


BRACE: Final = "{"
"""Braces enclose blocks of programs, however many lines these have: they wait without end."""


INDENT: Final = " \t\u00a0\u3000-\N{EN DASH}\N{EM DASH}*>(\ufeff"
MOST_INDENT: Final = 24
"""What may stand before the first mark of a paragraph: blanks, a dash of dialogue, a list mark."""


class Shape(NamedTuple):
    """What a bracket is."""

    kind: str
    """The opener of its kind, half-width: `(` for `（` and `)`."""
    opens: bool


class Mark(NamedTuple):
    """A bracket in a text."""

    place: int
    character: str
    kind: str
    opens: bool
    paragraph: int
    begins: bool
    """Is it the first character of its paragraph?"""
    quotes: bool = False
    """Is it a quotation mark, which each paragraph of a long quotation repeats?"""


class Fault(NamedTuple):
    """A bracket without its partner."""

    what: Literal["unclosed", "unopened", "crossed"]
    mark: Mark
    partner: Mark | None = None
    """For a crossing: the opener that is crossed."""


class Pairing(NamedTuple):
    """The brackets of a text, paired."""

    pairs: tuple[tuple[Mark, Mark], ...]
    faults: tuple[Fault, ...]


@cache
def shapes() -> dict[str, Shape]:
    """Every bracket of Unicode and the corner marks, by character."""
    openers = np.flatnonzero(kinds_with(Property.OPENING).take(KINDS)).tolist()
    closing = kinds_with(Property.CLOSING).take(KINDS)
    pairs = [
        (chr(point), chr(_ODD_PAIRS.get(point, point + 1 if closing[point + 1] else point + 2)))
        for point in openers
    ]
    known: dict[str, Shape] = {}
    for opener, closer in (*pairs, *CORNERS.items()):
        kind = unicodedata.normalize("NFKC", opener)
        known[opener] = Shape(kind, opens=True)
        known[closer] = Shape(kind, opens=False)
    return known


def marks(document: Document) -> list[Mark]:
    """The brackets of the text, in order, each with its logical paragraph."""
    places = document.places(Property.OPENING | Property.CLOSING | Property.QUOTE)
    if not places.size:
        return []
    known, text = shapes(), document.text
    found = [(place, known[text[place]]) for place in places.tolist() if text[place] in known]
    result = []
    homes = paragraphs_of(document, [place for place, _ in found])
    for (place, shape), (number, begins) in zip(found, homes, strict=True):
        result.append(Mark(place, text[place], *shape, number, begins, shape.kind in CORNERS))
    return result


def paragraphs_of(document: Document, places: list[int]) -> Iterator[tuple[int, bool]]:
    """For each place: the number of its logical paragraph, and whether it is the first in it."""
    starts = np.array([paragraph.start for paragraph in paragraphs(document)], dtype=np.int64)
    numbers = np.searchsorted(starts, places, side="right") - 1
    for place, number in zip(places, numbers.tolist(), strict=True):
        before = document.text[int(starts[number]) if number >= 0 else 0 : place]
        yield number, len(before) < MOST_INDENT and not before.strip(INDENT)


def paired(brackets: Iterable[Mark]) -> Pairing:
    """The brackets paired by a typed stack; an opener waits for its closer as far as the scope."""
    pending: list[Mark] = []
    skipped: list[Mark] = []
    pairs: list[tuple[Mark, Mark]] = []
    faults: list[Fault] = []
    for mark in brackets:
        skipped += _expired(pending, mark)
        if mark.opens:
            if mark.begins and mark.quotes:
                _continue_quotation(pending, mark)
            pending.append(mark)
            continue
        depth = _depth(pending, mark.kind)
        if depth >= 0:
            skipped += pending[depth + 1 :]
            pairs.append((pending[depth], mark))
            del pending[depth:]
            continue
        crossed = _depth(skipped, mark.kind)
        if crossed >= 0 and mark.place - skipped[crossed].place < MOST_CHARACTERS:
            crossing = _crossing(pairs, skipped[crossed], mark)
            faults.append(Fault("crossed", crossing, skipped.pop(crossed)))
        else:
            faults.append(Fault("unopened", mark))
    faults += [Fault("unclosed", mark) for mark in (*skipped, *pending)]
    return Pairing(tuple(pairs), tuple(sorted(faults, key=lambda fault: fault.mark.place)))


def _expired(pending: list[Mark], mark: Mark) -> list[Mark]:
    """Take the openers out that can no longer be closed."""
    gone = [opener for opener in pending if opener.kind != BRACE and _is_out_of_reach(opener, mark)]
    for opener in gone:
        pending.remove(opener)
    return gone


def _is_out_of_reach(opener: Mark, mark: Mark) -> bool:
    """Does a bracket stand too far behind another to be closed from there on?"""
    if mark.paragraph - opener.paragraph > MOST_PARAGRAPHS:
        return True
    return mark.paragraph > opener.paragraph and mark.place - opener.place > MOST_CHARACTERS


def _continue_quotation(pending: list[Mark], mark: Mark) -> None:
    """A quotation over several paragraphs opens each of them and is closed once."""
    before = _depth(pending, mark.kind)
    if before >= 0 and pending[before].paragraph < mark.paragraph:
        del pending[before]


def _depth(openers: list[Mark], kind: str) -> int:
    """Where the nearest opener of this kind stands; -1 if there is none."""
    return next((at for at in range(len(openers) - 1, -1, -1) if openers[at].kind == kind), -1)


def _crossing(pairs: list[tuple[Mark, Mark]], opener: Mark, closer: Mark) -> Mark:
    """The closer that stands too early: between an opener that was passed over and its closer."""
    between = [end for start, end in pairs if start.place < opener.place < end.place < closer.place]
    return between[-1] if between else closer


def unmatched(brackets: list[Mark], masked: Iterable[tuple[int, int]]) -> Iterator[Fault]:
    """Faults that stay faults when marks inside the *masked* spans are set aside."""
    hidden = {place for start, end in masked for place in range(start, end)}
    everywhere = {fault.mark.place for fault in paired(brackets).faults}
    for fault in paired(mark for mark in brackets if mark.place not in hidden).faults:
        if fault.mark.place in everywhere:
            yield fault
