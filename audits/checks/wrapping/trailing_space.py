r"""Trailing white space: blanks between the last word of a line and its end.

Nobody sees them, but two lines that differ only in them are two lines to a program that looks for
copies, tokenizers spend tokens on them, and in Markdown two of them break the line. They come from
editors, from terminals that pad, and from mail whose lines flow (LW005).

Counted are lines with something in them that end in white space of any kind, ideographic and
no-break spaces included. One blank at the end of a paragraph does little harm, so the default suite
only takes note of them when they stand on more than half of the lines.

To mend, strip the lines; but in Markdown keep two blanks that break a line.

Source: White_Space of the Unicode Character Database.

Okay: a line, a blank line and another\n\nwithout any blank at the end
Bad: a blank\x20\nand an ideographic one\u3000
"""

from collections.abc import Iterator
from typing import Final

import numpy as np

from audits.characters import Property, kinds_with
from audits.document import Document
from audits.finding import Column, Finding, Measure, evidence

CODE: Final = "LW006"
NAME: Final = "trailing white space"
NEEDS: Final = Property.SPACE
COLUMNS: Final = (
    Column(
        "trailing_space_ratio",
        "lines that end in white space, as a share of the lines that are not empty",
        "share",
        0.5,
        "info",
    ),
)


def find(document: Document) -> Iterator[Measure]:
    """The share of lines that end in white space, one finding each."""
    starts, ends = document.lines
    filled = ends > starts
    blank = filled & kinds_with(Property.SPACE).take(document.kinds.take(ends - 1))
    if not np.count_nonzero(blank):
        return
    text = document.text
    spans = [
        (start, start + len(line.rstrip()), end)
        for start, end in zip(starts[blank].tolist(), ends[blank].tolist(), strict=True)
        if not (line := text[start:end]).isspace()
    ]
    findings = evidence(_finding(inked, end) for start, inked, end in spans)
    yield Measure("trailing_space_ratio", len(spans) / int(np.count_nonzero(filled)), findings)


def _finding(inked: int, end: int) -> Finding:
    """The blanks at the end of one line."""
    count = end - inked
    return Finding(
        inked, end, f"{count} blank{'s' * (count > 1)} at the end of the line", "strip the line"
    )
