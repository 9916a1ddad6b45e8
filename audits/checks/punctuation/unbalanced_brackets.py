r"""Unbalanced brackets: an opener that is never closed, a closer that nothing opened, a crossing.

Judged on logical paragraphs, wraps removed in thought: a document that is merely wrapped has
none. A closer closes only an opener of its own kind (`（` and `(` are of one); an opener may wait
for its closer over three paragraphs. Corner marks count as brackets. `([)]` is one finding, at the
mark that stands too early.

It hurts downstream: something was cut out, or pasted in; parsers of references, formulas and
dialogue go wrong from there on.

Traps: enumerators `a)`, emoticons, half-open intervals `[0, 1)`, code, addresses, formulas and
marks that are spoken of are set aside. An opener left open where a document breaks off is PB006's.
A document that stands several times has its one defect several times: it counts once.

Mend: put the missing mark where the aside ends or begins, or delete the lonely one.

Okay: He left (so they say) at noon.
Okay: a) the first, b) the second, [0, 1) and :-)
Okay: "「一、\n「二。」"
Bad: He left (so they say at noon. Nobody saw him.
Bad: 他走了）沒有人看見。
Bad: one ([two)] three
"""

from collections.abc import Iterator
from typing import Final

import numpy as np

from audits.brackets import (
    Fault,
    distinct,
    home,
    in_question,
    marks,
    paired,
    partners,
    unmatched,
)
from audits.characters import Property
from audits.document import Document
from audits.ending import breaks_off
from audits.finding import Column, Finding, Measure, evidence
from audits.layout import paragraphs
from audits.masking import masks

CODE: Final = "PB001"
NAME: Final = "unbalanced brackets"
COLUMNS: Final = (
    Column("unbalanced_brackets", "brackets that lost their partner", "places", 0, "warning"),
    Column("bracket_pairs_across_lines", "pairs of brackets with a line end between them", "pairs"),
)
NEEDS: Final = Property.OPENING | Property.CLOSING | Property.QUOTE

SHOWN: Final = 12
"""Characters that tell a place."""


def find(document: Document) -> Iterator[Measure]:
    """The lonely brackets, each context once; then how many pairs a line end parts."""
    brackets = marks(document)
    if not brackets:
        return
    pairing = paired(brackets)
    if pairing.is_doubtful:
        masked = masks(document, in_question(brackets, pairing))
        faults = unmatched(brackets, pairing, masked)
        told = [fault for fault in distinct(document.text, faults) if _counts(document, fault)]
        findings = evidence(_finding(document, fault) for fault in told)
        yield Measure(COLUMNS[0].name, float(len(told)), findings)
    places = np.array([(one.place, other.place) for one, other in pairing.pairs]).reshape(-1, 2)
    lines = document.lines.starts.searchsorted(places, side="right")
    yield Measure(COLUMNS[1].name, float((lines[:, 0] != lines[:, 1]).sum()))


def _counts(document: Document, fault: Fault) -> bool:
    """Is a fault more than the end of a text that broke off?"""
    return fault.what != "unclosed" or not breaks_off(document, fault.mark.place)


def _finding(document: Document, fault: Fault) -> Finding:
    """What is wrong with the bracket, and both ways to mend it."""
    mark, character = fault.mark, fault.mark.character
    other = fault.partner.character if fault.partner else ""
    messages = {
        "unclosed": f"{character} is never closed",
        "unopened": f"{character} closes nothing",
        "crossed": f"{character} stands before the end of what an inner bracket opened",
        "mismatched": f"{character} is closed by {other}, a mark of another kind",
    }
    message = messages[fault.what] + (f" ({fault.times} copies of it)" if fault.times > 1 else "")
    details: dict[str, int] = {"times": fault.times}
    if fault.partner:
        details["partner"] = fault.partner.place
    elif fault.what != "crossed":
        paragraph = paragraphs(document)[mark.paragraph]
        details["candidate"] = home(document.text, mark, paragraph)
    fix = _fix(document.text, fault, details.get("candidate", 0))
    return Finding(mark.place, mark.place + 1, message, fix, details=details)


def _fix(text: str, fault: Fault, candidate: int) -> str:
    """How to mend it; a lost partner goes where the aside ends or begins, perhaps *candidate*."""
    character = fault.mark.character
    if fault.what == "crossed":
        return "exchange the two closing marks"
    if fault.what == "mismatched" and fault.partner:
        return f"write the partner of {character} for {fault.partner.character}, or the reverse"
    closers = partners()
    lost = closers.get(character) or next(one for one in closers if closers[one] == character)
    words = "".join(
        sign if sign.isprintable() else " " for sign in text[candidate : candidate + SHOWN]
    )
    where = f"before “{words.strip()}”" if words.strip() else "at the end of the paragraph"
    edge = "ends" if fault.mark.opens else "begins"
    return f"insert {lost} where the aside {edge}, perhaps {where}, or delete {character}"
