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

from audits.brackets import Fault, distinct, marks, paired, unmatched
from audits.characters import Property
from audits.document import Document
from audits.ending import breaks_off
from audits.finding import Column, Finding, Measure, counted
from audits.masking import masks

CODE: Final = "PB001"
NAME: Final = "unbalanced brackets"
COLUMNS: Final = (
    Column("unbalanced_brackets", "brackets that lost their partner", "places", 0, "warning"),
    Column("bracket_pairs_across_lines", "pairs of brackets with a line end between them", "pairs"),
)
NEEDS: Final = Property.OPENING | Property.CLOSING | Property.QUOTE


def find(document: Document) -> Iterator[Measure]:
    """The lonely brackets, each context once; then how many pairs a line end parts."""
    brackets = marks(document)
    if not brackets:
        return
    pairing = paired(brackets)
    if pairing.is_doubtful:
        faults = unmatched(brackets, pairing, masks(document))
        yield counted(COLUMNS[0].name, _findings(document, faults))
    places = np.array([(one.place, other.place) for one, other in pairing.pairs]).reshape(-1, 2)
    lines = document.lines.starts.searchsorted(places, side="right")
    yield Measure(COLUMNS[1].name, float((lines[:, 0] != lines[:, 1]).sum()))


def _findings(document: Document, faults: Iterator[Fault]) -> Iterator[Finding]:
    """A finding for each fault that is not the end of a text broken off, copies once."""
    for fault in distinct(document.text, faults):
        if fault.what != "unclosed" or not breaks_off(document, fault.mark.place):
            yield _finding(fault)


def _finding(fault: Fault) -> Finding:
    """What is wrong with the bracket, and both ways to mend it."""
    mark, character = fault.mark, fault.mark.character
    other = fault.partner.character if fault.partner else ""
    messages = {
        "unclosed": f"{character} is never closed",
        "unopened": f"{character} closes nothing",
        "crossed": f"{character} stands before the end of what an inner bracket opened",
        "mismatched": f"{character} is closed by {other}, a mark of another kind",
    }
    fixes = {
        "unclosed": f"insert its partner where the aside ends, or delete {character}",
        "unopened": f"insert its partner where the aside begins, or delete {character}",
        "crossed": "exchange the two closing marks",
        "mismatched": f"write the partner of {character} for {other}, or the reverse",
    }
    return Finding(mark.place, mark.place + 1, messages[fault.what], fixes[fault.what])
