r"""Bidirectional controls: characters that turn the order in which text is shown.

Overrides (U+202D, U+202E) show text in another order than it is stored in; no honest prose needs
them. Embeddings and isolates (U+202A, U+202B, U+2066 to U+2068) and the marks U+200E, U+200F and
U+061C have work to do only beside letters that run from right to left: in a paragraph without such
a letter they are left over, or hide something.

They hurt downstream: what a person reviews is not what a program reads (the "Trojan Source"
attack, CVE-2021-42574), and words with a mark in them match nothing.

Traps: honest Hebrew, Arabic and Persian texts hold all of them but overrides, also around a name
or a figure that has a paragraph to itself, and often open an embedding at a paragraph's start and
let its end close it, as the standard allows. So where at least a quarter of a document's letters
runs from right to left, only overrides are held against it, and what is left open is noted. One
Arabic letter does not clear a document.

To mend: delete the controls; close each embedding with U+202C and each isolate with U+2069 before
the paragraph ends.

Source: UAX #9, definitions BD9 and BD11, rules X5a to X8; UTR #36 section 2.6.

Okay: שלום\u200f (hello)
Okay: \u2067שלום\u2069 means peace
Bad: access\u202elevel
Bad: שלום \u202eabc\u202c
"""

import re
from collections.abc import Iterator
from typing import Final

from audits.characters import Property
from audits.document import Document
from audits.finding import Column, Finding, Measure, counted
from audits.patterns import pattern

CODE: Final = "EN008"
NAME: Final = "bidirectional controls"
COLUMNS: Final = (
    Column("bidi_overrides", "overrides of the direction of text", "places", 0, "critical"),
    Column(
        "misplaced_bidi_controls",
        "other controls, in a text from left to right, that have nothing to turn or are left open",
        "places",
        0,
        "warning",
    ),
    Column(
        "unclosed_bidi_controls",
        "embeddings and isolates left open, or closed twice, in a text from right to left",
        "places",
    ),
)
NEEDS: Final = Property.BIDI_CONTROL

MUCH: Final = 4
"""One letter in so many that runs from right to left makes a text that needs controls."""

OVERRIDES: Final = "\u202d\u202e"
EMBEDDINGS: Final = "\u202a\u202b"
ISOLATES: Final = "\u2066\u2067\u2068"
END_OF_EMBEDDING: Final = "\u202c"
END_OF_ISOLATE: Final = "\u2069"
NAMES: Final = {
    "\u061c": "Arabic letter mark",
    "\u200e": "left-to-right mark",
    "\u200f": "right-to-left mark",
    "\u202a": "left-to-right embedding",
    "\u202b": "right-to-left embedding",
    "\u202c": "end of embedding",
    "\u202d": "left-to-right override",
    "\u202e": "right-to-left override",
    "\u2066": "left-to-right isolate",
    "\u2067": "right-to-left isolate",
    "\u2068": "first-strong isolate",
    "\u2069": "end of isolate",
}
_CONTROL: Final = f"[{''.join(NAMES)}]"

Control = re.Match[str]


def find(document: Document) -> Iterator[Measure]:
    """Overrides; controls out of place; controls left open where others are at home."""
    # Two of the controls are themselves of a class from right to left: they are no letters.
    right_to_left = document.mask(Property.RIGHT_TO_LEFT) & ~document.mask(Property.BIDI_CONTROL)
    at_home = MUCH * right_to_left.sum() >= document.count(Property.LETTER) > 0
    overrides: list[Finding] = []
    misplaced: list[Finding] = []
    unclosed: list[Finding] = []
    for start, end in _paragraphs(document):
        controls = list(pattern(_CONTROL).finditer(document.text, start, end))
        overrides += [_finding(one, ORDER) for one in controls if one[0] in OVERRIDES]
        if at_home:
            unclosed += map(_unpaired, _lonely(controls))
        elif right_to_left[start:end].any():
            misplaced += map(_unpaired, _lonely(controls))
        else:
            misplaced += [_finding(one, NOTHING_TO_TURN) for one in _besides_overrides(controls)]
    for column, findings in zip(COLUMNS, (overrides, misplaced, unclosed), strict=True):
        yield counted(column.name, findings)


def _paragraphs(document: Document) -> Iterator[tuple[int, int]]:
    """Start and end of each line that holds a control: what the standard calls a paragraph."""
    starts, ends = document.lines
    places = document.places(Property.BIDI_CONTROL)
    for line in dict.fromkeys((starts.searchsorted(places, side="right") - 1).tolist()):
        yield int(starts[line]), int(ends[line])


def _besides_overrides(controls: list[Control]) -> Iterator[Control]:
    """The controls of a paragraph that are no overrides, nor the ends of overrides."""
    depth = 0
    for control in controls:
        if control[0] in OVERRIDES:
            depth += 1
        elif depth and control[0] == END_OF_EMBEDDING:
            depth -= 1
        else:
            yield control


def _lonely(controls: list[Control]) -> list[Control]:
    """Openers without their end in a paragraph, and ends without opener; overrides left out.

    The end of an isolate ends all embeddings in it; an embedding cannot be ended from inside an
    isolate (rules X6a and X7).
    """
    lonely: list[Control] = []
    pending: list[Control] = []
    isolates = 0
    for control in controls:
        sign = control[0]
        if sign in ISOLATES or sign in EMBEDDINGS or sign in OVERRIDES:
            pending.append(control)
            isolates += sign in ISOLATES
        elif sign == END_OF_ISOLATE and isolates:
            while pending[-1][0] not in ISOLATES:
                lonely.append(pending.pop())
            pending.pop()
            isolates -= 1
        elif sign == END_OF_EMBEDDING and pending and pending[-1][0] not in ISOLATES:
            pending.pop()
        elif sign in (END_OF_EMBEDDING, END_OF_ISOLATE):
            lonely.append(control)
    unpaired = (control for control in lonely + pending if control[0] not in OVERRIDES)
    return sorted(unpaired, key=re.Match.start)


ORDER: Final = "shows text in another order than it is stored in"
NOTHING_TO_TURN: Final = "stands where no text runs from right to left"


def _unpaired(control: Control) -> Finding:
    """A control without its partner."""
    if control[0] in (END_OF_EMBEDDING, END_OF_ISOLATE):
        return _finding(control, "ends nothing")
    ending = END_OF_ISOLATE if control[0] in ISOLATES else END_OF_EMBEDDING
    fix = f"put U+{ord(ending):04X} after the words that it is for, or delete it"
    return _finding(control, "is not closed in its paragraph", fix)


def _finding(control: Control, what: str, fix: str = "delete it") -> Finding:
    """A control, named."""
    point = f"U+{ord(control[0]):04X}"
    return Finding(*control.span(), f"{NAMES[control[0]]} {point} {what}", fix)
