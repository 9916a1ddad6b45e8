"""Soft line breaks: ends of lines that a transport put there and whose reader takes away."""

from typing import Final

import numpy as np

from audits.document import Document, once
from audits.layout.stretch import Ints
from audits.layout.wrapping import wraps
from audits.patterns import pattern

ESCAPE: Final = r"=[0-9A-F]{2}"
"""A byte in quoted-printable (RFC 2045, 6.7)."""

FEWEST: Final = 2
"""Lines of nearly one length that must end in "=" where no escaped byte stands beside them."""

NARROWEST: Final = 20
SPREAD: Final = 3
ALIKE: Final = 0.6
"""Columns by which lines filled to one limit differ (an escape is not cut), and their share."""

CUT: Final = r"[^\W\d_]+[,.;:!?]?=$"
CUT_WORDS: Final = 0.3
"""Share of such lines that end in a word, or a piece of one: lines of base64 end in a jumble, those
of a program in a blank and the sign of an assignment."""

FLOWED: Final = 0.8
"""Share of a wrap's lines that end in one blank from which it is format=flowed (RFC 3676, 4.2)."""


@once
def quoted_printable_lines(document: Document) -> Ints:
    """The lines (from 0) that end in the soft break "=" of quoted-printable."""
    none = np.empty(0, dtype=np.int64)
    text = document.text
    if "=" not in text or ("=\n" not in text and "=\r" not in text):
        return none
    starts, ends = document.lines.starts, document.lines.ends
    size = ends - starts
    found: Ints = (size > 1).nonzero()[0]
    found = found[document.codes[ends[found] - 1] == ord("=")]
    found = found[document.codes[ends[found] - 2] != ord("=")]  # a rule, or an end of base64
    found = found[found + 1 < size.size]
    found = found[size[found + 1] > 0]
    if not found.size:
        return none
    if any(
        pattern(ESCAPE).search(document.text, int(starts[line]), int(ends[line]))
        for line in found[:50]
    ):
        return found
    middle = float(np.median(size[found]))
    alike = float((np.abs(size[found] - middle) <= SPREAD).mean())
    certain = found.size >= FEWEST and middle >= NARROWEST and alike >= ALIKE
    return found if certain and _cut_words(document, found[:50]) >= CUT_WORDS else none


def _cut_words(document: Document, found: Ints) -> float:
    """Share of these lines that end in a word and "=", and hold more than that."""
    lines = (
        document.text[slice(*span)].split()
        for span in zip(
            document.lines.starts[found].tolist(), document.lines.ends[found].tolist(), strict=True
        )
    )
    cut = sum(len(words) > 1 and bool(pattern(CUT).match(words[-1])) for words in lines)
    return cut / found.size


@once
def flowed_lines(document: Document) -> Ints:
    """The lines (from 0) that end in the blank by which format=flowed marks a soft break."""
    found = [np.empty(0, dtype=np.int64)]
    for wrap in wraps(document):
        ends = document.lines.ends[wrap.breaks]
        blank = (ends == wrap.ends + 1) & (document.codes.take(wrap.ends, mode="clip") == 0x20)
        if np.count_nonzero(blank) >= FLOWED * blank.size:
            found.append(wrap.breaks[blank])
    return np.concatenate(found)
