r"""Invisible characters in the wrong place: joiners, zero-width blanks, fillers, selectors.

Some writing needs them: Persian and the Indic scripts the joiners, Khmer and Thai the zero-width
space, emoji the joiner and the selectors, Mongolian and old Korean their own. So each is judged by
its neighbours: a joiner after a virama, beside a joining letter or inside an emoji is right, one
inside a Latin word is not. Joiners that join and part nothing, in a script that has uses for
others (two in a row, one after a blank), are only noted.

They hurt downstream: two words that look alike are not equal, a search misses them, a tokenizer
cuts at them, and text can be marked or hidden with them.

Traps: soft hyphens are a measure of their own; in a damaged paragraph they are halves of letters
(EN004). Bidirectional controls are EN008, hidden tags EN009, U+FEFF is EN003.

To mend: delete what the findings name; never all invisible characters of a document, whose script
or emoji may need the others.

Source: UAX #31 section 2.3 and RFC 5892 appendix A (joiners), UTS #51 (emoji), UAX #14 (the
zero-width space), StandardizedVariants.txt (selectors).

Okay: می\u200cخواهم
Okay: क्\u200dष
Okay: \U0001f468\u200d\U0001f469\u200d\U0001f467 \u2764\ufe0f 1\ufe0f\u20e3
Okay: ភាសា\u200bខ្មែរ
Bad: pass\u200bword
Bad: un\u2060seen
Bad: plain\u200d text
Bad: a\ufe0fb
"""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from audits.document import Document
from audits.finding import Column, Finding, Measure, evidence
from audits.invisibles import INVISIBLE, idle, misplaced
from audits.masking.damaged import damaged_paragraphs
from audits.patterns import pattern
from audits.stretches import stretches

CODE: Final = "EN007"
NAME: Final = "invisible characters"
COLUMNS: Final = (
    Column(
        "misplaced_invisible_characters",
        "invisible characters where no script needs them",
        "places",
        0,
        "warning",
    ),
    Column(
        "soft_hyphens", "soft hyphens, left over from another layout", "characters", 0, "warning"
    ),
    Column(
        "superfluous_joiners",
        "joiners that change nothing, in a script that has uses for others",
        "places",
    ),
)
NEEDS: Final = INVISIBLE

SOFT_HYPHEN: Final = "\N{SOFT HYPHEN}"
_SOFT_HYPHEN: Final = r"(?<=\S)\xad|\xad(?=\S)"
HIDING: Final = 8
"""Invisible characters in a row that may hold a message: two kinds of them spell a byte."""

NAMES: Final = {
    "\u034f": "combining grapheme joiner",
    "\u115f": "Hangul choseong filler",
    "\u1160": "Hangul jungseong filler",
    "\u180e": "Mongolian vowel separator",
    "\u200b": "zero-width space",
    "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner",
    "\u2060": "word joiner",
    "\u2800": "blank Braille pattern",
    "\u3164": "Hangul filler",
    "\uffa0": "half-width Hangul filler",
}


def find(document: Document) -> Iterator[Measure]:
    """Misplaced characters, a run of them as one place; soft hyphens; idle joiners."""
    text = document.text
    wrong: list[tuple[int, int]] = []
    superfluous: list[tuple[int, int]] = []
    for start, end in stretches(misplaced(document)):
        (superfluous if idle(text, start, end) else wrong).append((start, end))
    yield _measure("misplaced_invisible_characters", text, wrong)
    if SOFT_HYPHEN in text:
        places = _soft_hyphens(document)
        findings = (_soft(text, at) for at in places)
        yield Measure("soft_hyphens", float(len(places)), evidence(findings))
    yield _measure("superfluous_joiners", text, superfluous)


def _measure(name: str, text: str, runs: list[tuple[int, int]]) -> Measure:
    """The number of runs, with a finding each."""
    return Measure(
        name, float(len(runs)), evidence(_finding(text[start:end], start) for start, end in runs)
    )


def _soft_hyphens(document: Document) -> list[int]:
    """Offsets of the soft hyphens outside damaged paragraphs; one alone is shown as such."""
    damaged = list(damaged_paragraphs(document))
    starts = [paragraph[0] for paragraph in damaged]
    places = [found.start() for found in pattern(_SOFT_HYPHEN).finditer(document.text)]
    owners = (bisect_right(starts, at) - 1 for at in places)
    return [
        at for at, owner in zip(places, owners, strict=True) if owner < 0 or at >= damaged[owner][1]
    ]


def _soft(text: str, at: int) -> Finding:
    """A soft hyphen."""
    if text[at + 1 : at + 2].isspace():
        message = "soft hyphen at the end of a line or word: hyphenation left over"
        return Finding(at, at + 1, message, "delete it and the blank or line end after it")
    message = "soft hyphen inside a word: shown only where a line breaks there"
    return Finding(at, at + 1, message, "delete it")


def _finding(run: str, start: int) -> Finding:
    """A run of misplaced characters, the first one named."""
    first = run[0]
    selector = "\ufe00" <= first <= "\ufe0f" or first >= "\U000e0100"
    name = NAMES.get(first, "variation selector" if selector else "invisible character")
    message = f"{name} U+{ord(first):04X}"
    if len(run) >= HIDING:
        message = f"{len(run)} invisible characters in a row, which may hide a message: {message}"
    elif len(run) > 1:
        message += f" and {len(run) - 1} more"
    return Finding(
        start,
        start + len(run),
        f"{message}, where nothing needs it",
        "delete it",
        details={"characters": [f"U+{ord(character):04X}" for character in run[:HIDING]]},
    )
