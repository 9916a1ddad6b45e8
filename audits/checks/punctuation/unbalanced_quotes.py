r"""Unbalanced quotes: a quotation that is never closed, or was never opened.

Typographic double quotes (`“ ” „ « » ‹ ›` and the like) of every language. Which way a mark points
is learnt from the document itself, since `“` opens in English and closes in German; the customs of
CLDR decide where a document is too short. Judged on logical paragraphs: a quotation may go on over
paragraphs, each of which opens it anew.

It hurts downstream: speech goes to the wrong speaker, sentences are cut at the wrong place.

Traps: inches and seconds (`5’10”`), gershayim inside Hebrew words, marks that are spoken of, code,
arrows of navigation (`Home » News`). Single quotes are apostrophes too often to be judged. Straight
double quotes are judged only where each of a document stands clearly before or after a word and
nearly all pair; the paragraphs with an odd number of them are counted besides.

Mend: put the missing mark where the quotation ends or begins, or delete the lonely one.

Okay: He said “yes”, she „nein“, they »oui«.
Okay: "“One paragraph\n\n“and another.”"
Okay: The 9" nails, the 6" nails and "two" 12" pipes: "so" be it.
Okay: ”Ja”, sade han, ”kanske.”
Okay: "Start » Nachrichten » Wetter\n\n« Zurück\n\nMehr »"
Bad: He said “yes, and left. They “all” saw it.
Bad: Il dit oui » et partit.
Bad: "Yes", she said, "and no". He said "no. They "all" saw it.
"""

from collections.abc import Iterable, Iterator
from typing import Final

import numpy as np

from audits.brackets import (
    Fault,
    Mark,
    distinct,
    in_question,
    paired,
    paragraph_starts,
    unmatched,
)
from audits.characters import Property
from audits.document import Document
from audits.ending import breaks_off
from audits.finding import Column, Finding, Measure, evidence
from audits.layout import paragraphs
from audits.masking import masks
from audits.punctuation import punctuation
from audits.quotes import opened_by_commas, quotation_marks, shows_the_way
from audits.straight_quotes import MOST_AMISS, STRAIGHT, straight_quotes

CODE: Final = "PB002"
NAME: Final = "unbalanced quotes"
COLUMNS: Final = (
    Column("unbalanced_quotes", "quotation marks that lost their partner", "places", 0, "warning"),
    Column(
        "odd_straight_quotes",
        "paragraphs with an odd number of straight double quotes",
        "paragraphs",
    ),
)
NEEDS: Final = Property.QUOTE


def find(document: Document) -> Iterator[Measure]:
    """The lonely typographic quotes, each context once; then the odd straight ones."""
    faults = [*_faults(document, quotation_marks(document)), *_straight_faults(document)]
    faults.sort(key=lambda fault: fault.mark.place)
    told = list(_told(document, faults))
    yield Measure(COLUMNS[0].name, float(len(told)), evidence(map(_finding, told)))
    places, codes, _, _ = punctuation(document)
    straight = places[codes == ord(STRAIGHT)]
    if straight.size:
        numbers = paragraph_starts(document).searchsorted(straight, side="right")
        yield Measure(COLUMNS[1].name, float((np.bincount(numbers) % 2).sum()))


def _faults(document: Document, marks: list[Mark]) -> Iterator[Fault]:
    """The marks that lost their partner."""
    if marks and (pairing := paired(marks)).is_doubtful:
        yield from unmatched(marks, pairing, masks(document, in_question(marks, pairing)))


def _straight_faults(document: Document) -> list[Fault]:
    """The straight quotes that lost their partner, if the others keep theirs."""
    marks = straight_quotes(document)
    faults = list(_faults(document, marks))
    return faults if len(faults) <= MOST_AMISS * len(marks) else []


def _told(document: Document, faults: Iterable[Fault]) -> Iterator[Fault]:
    """The faults that are neither arrows nor the end of a text broken off, copies once."""
    for fault in distinct(document.text, faults):
        mark, paragraph = fault.mark, paragraphs(document)[fault.mark.paragraph]
        if shows_the_way(document.text, mark, paragraph):
            continue
        if fault.what == "unopened" and opened_by_commas(document.text, mark, paragraph):
            continue
        if fault.what != "unclosed" or not breaks_off(document, mark.place):
            yield fault


def _finding(fault: Fault) -> Finding:
    """What is wrong with the mark, and both ways to mend it."""
    mark = fault.mark
    if fault.what == "mismatched" and fault.partner:
        message = f"{mark.character} is closed by {fault.partner.character}, of another kind"
        fix = "let both marks be of one kind"
    elif fault.what == "unclosed":
        message = f"the quotation that {mark.character} opens is never closed"
        fix = f"insert the closing mark where it ends, or delete {mark.character}"
    else:
        message = f"{mark.character} closes a quotation that was never opened"
        fix = f"insert the opening mark where it begins, or delete {mark.character}"
    message += f" ({fault.times} copies of it)" if fault.times > 1 else ""
    details = {"times": fault.times}
    if fault.partner:
        details["partner"] = fault.partner.place
    return Finding(mark.place, mark.place + 1, message, fix, details=details)
