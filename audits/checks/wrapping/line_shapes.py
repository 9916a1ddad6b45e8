r"""Line shapes: lines that are short, that end without a final mark, and line ends among few words.

The measures of FineWeb's quality filter (Penedo et al. 2024, arXiv 2406.17557, section 3.6): the
share of lines of at most 30 characters, the share of lines that do not end in one of `. ! ? ' "`,
and line ends a word. Empty lines are lines. With FineWeb a line also ends well in the final marks
of other scripts, which its list, made for English, leaves out; and words are what white space
parts, where FineWeb's tokenizer takes marks for words too, so the last measure is a little larger
here. For scripts without blanks between words two letters are counted a word.

It hurts downstream: a page of menus, captions and lists teaches no sentences. It is no wrap: see
LW001 for lines that were cut.

Traps: verse, dialogue, tables and lists are rightly made of short lines, so the default suite
judges none of these; the suite `pretraining` does, with FineWeb's thresholds.

Mend: none by hand; leave the document out, or take what is not text out of the page.

Okay: "The tide table on the harbour wall was painted by hand."
Bad: Home\nNews\nContact\nThe tide table on the harbour wall was painted by hand.
"""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audits.characters import Property, kinds_with
from audits.checks.check import ALWAYS
from audits.document import Document
from audits.finding import Column, Finding, Measure
from audits.repeats.units import words_in

CODE: Final = "LW007"
NAME: Final = "line shapes"
COLUMNS: Final = (
    Column("short_line_ratio", "share of lines of at most 30 characters", "share"),
    Column("unfinished_line_ratio", "share of lines without a final mark at their end", "share"),
    Column("line_ends_per_word", "line ends for each word", "a word"),
)
NEEDS: Final = ALWAYS

SHORT: Final = 30
"""Characters; FineWeb."""
MOST: Final = 0.5
"""Share of short lines from which one is shown."""
_FINAL_IN_ENGLISH: Final = np.array([chr(code) in ".!?'\"" for code in range(0x81)])
"""FineWeb's list, one flag a code point; the last one is for all beyond ASCII."""


def find(document: Document) -> Iterator[Measure]:
    """The shapes of all lines; the first short line is shown if most lines are short."""
    starts, ends = document.lines
    if not starts.size:
        return
    lengths = ends - starts
    short = lengths <= SHORT
    share = np.count_nonzero(short) / starts.size
    if share:
        at = int(short.argmax())
        findings = (_finding(int(starts[at]), int(ends[at]), share),) if share > MOST else ()
        yield Measure(COLUMNS[0].name, share, findings)
    finished = np.count_nonzero(_are_finished(document) & (lengths > 0))
    yield Measure(COLUMNS[1].name, 1 - finished / starts.size)
    line_ends = starts.size - int(ends[-1] == document.codes.size)
    if count := words_in(document):
        yield Measure(COLUMNS[2].name, line_ends / count)


def _are_finished(document: Document) -> NDArray[np.bool_]:
    """For each line: is the character before its end a final mark?"""
    last = np.maximum(document.lines.ends - 1, 0)
    finished = kinds_with(Property.TERMINAL).take(document.kinds.take(last))
    finished |= _FINAL_IN_ENGLISH.take(document.codes.take(last), mode="clip")
    return finished


def _finding(start: int, end: int, share: float) -> Finding:
    """The first of many short lines."""
    message = f"this line and most others ({share:.0%}) have at most {SHORT} characters"
    return Finding(start, end, message, "keep the text, leave menus, captions and lists out")
