r"""Bidirectional controls: characters that turn the order in which text is shown.

Overrides (U+202D, U+202E) show text in another order than it is stored in; no honest document
needs them. Embeddings and isolates (U+202A, U+202B, U+2066 to U+2068) must be closed in their
paragraph (UAX #9, rule X8). Any of these controls, and the marks U+200E, U+200F and U+061C, have
work to do only beside letters that run from right to left: in a paragraph without such a letter
they are left over, or hide something.

They hurt downstream: what a person reviews is not what a program reads (the "Trojan Source"
attack, CVE-2021-42574), and words with a mark in them match nothing.

Traps: honest Hebrew and Arabic texts hold marks; one right-to-left letter does not clear a whole
document, so each paragraph is judged by itself.

Mend: delete the controls; in right-to-left text close each embedding with U+202C and each isolate
with U+2069 before the line ends.

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

CODE: Final = "EN008"
NAME: Final = "bidirectional controls"
COLUMNS: Final = (
    Column("bidi_overrides", "overrides of the direction of text", "places", 0, "critical"),
    Column(
        "misplaced_bidi_controls",
        "other controls in paragraphs without right-to-left letters",
        "places",
        0,
        "warning",
    ),
    Column(
        "unclosed_bidi_controls",
        "embeddings and isolates that are not closed in their paragraph, or closed twice",
        "places",
        0,
        "warning",
    ),
)
NEEDS: Final = Property.BIDI_CONTROL

OVERRIDES: Final = "\u202d\u202e"
OPENERS: Final = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c",
                  "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}  # fmt: skip
CLOSERS: Final = "\u202c\u2069"
_CONTROL: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_NAMES: Final = {
    "\u061c": "Arabic letter mark", "\u200e": "left-to-right mark", "\u200f": "right-to-left mark",
    "\u202a": "left-to-right embedding", "\u202b": "right-to-left embedding",
    "\u202c": "end of embedding", "\u202d": "left-to-right override",
    "\u202e": "right-to-left override", "\u2066": "left-to-right isolate",
    "\u2067": "right-to-left isolate", "\u2068": "first-strong isolate", "\u2069": "end of isolate",
}  # fmt: skip


def find(document: Document) -> Iterator[Measure]:
    """Overrides, then controls out of place, then controls left open."""
    overrides: list[Finding] = []
    misplaced: list[Finding] = []
    unclosed: list[Finding] = []
    starts, ends = document.lines
    places = document.places(Property.BIDI_CONTROL)
    right_to_left = document.mask(Property.RIGHT_TO_LEFT)
    for line in dict.fromkeys(starts.searchsorted(places, side="right").tolist()):
        start, end = int(starts[line - 1]), int(ends[line - 1])
        found = list(_CONTROL.finditer(document.text, start, end))
        overrides += [_finding(at) for at in found if at.group() in OVERRIDES]
        if not right_to_left[start:end].any():
            covered = _covered(found)
            misplaced += [_finding(at) for at in found if at.start() not in covered]
        else:
            unclosed += list(_unclosed(found))
    for column, findings in zip(COLUMNS, (overrides, misplaced, unclosed), strict=True):
        yield counted(column.name, findings)


def _covered(found: list[re.Match[str]]) -> set[int]:
    """Offsets of overrides and of the closers that belong to them: reported as overrides."""
    covered, depth = set(), 0
    for control in found:
        if control.group() in OVERRIDES:
            depth += 1
            covered.add(control.start())
        elif control.group() == OPENERS["\u202e"] and depth:
            depth -= 1
            covered.add(control.start())
    return covered


def _unclosed(found: list[re.Match[str]]) -> Iterator[Finding]:
    """Openers without a closer in their paragraph, and closers without an opener, in order."""
    lonely: list[re.Match[str]] = []
    pending: list[re.Match[str]] = []
    for control in found:
        character = control.group()
        if character in OPENERS:
            pending.append(control)
        elif character in CLOSERS:
            match = [one for one in pending if OPENERS[one.group()] == character]
            if match:
                pending.remove(match[-1])
            else:
                lonely.append(control)
    unpaired = sorted([*lonely, *pending], key=lambda control: control.start())
    for control in unpaired:
        what = "closes nothing" if control.group() in CLOSERS else "is not closed in its paragraph"
        if control.group() not in OVERRIDES:
            yield _finding(control, what)


def _finding(control: re.Match[str], what: str = "") -> Finding:
    """A control, named."""
    character = control.group()
    override = "shows text in another order than it is stored in"
    why = what or (
        override if character in OVERRIDES else "stands where no text runs right to left"
    )
    message = f"{_NAMES[character]} U+{ord(character):04X} {why}"
    return Finding(*control.span(), message, "delete it")
