r"""Character runs: one character, or two or three in turn, over and over.

A run of at least 24 visible characters that repeat with a period of 1, 2 or 3. The measure counts
the characters of all such runs, but for ruling: lines drawn with `-`, `=`, `_`, `*`, `.`, `·` or
box characters are what authors and tables use, and count in a measure of their own.

It hurts downstream: stuck keys, padding and OCR of empty areas teach a model to stutter.

Traps: laughter (`哈哈哈`, `www`, `jajaja`), drawn-out cries (`nooooo`) and trails of dots are
shorter; digits of a table of zeros are data, and 24 of them in a row are not.

Mend: cut the run out, or down to what was meant.

Okay: "Nooooooo! 哈哈哈哈哈"
Okay: "-" * 72
Bad: "!" * 40
Bad: "哈" * 60
Bad: "ab" * 40
"""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audits.checks.check import ALWAYS
from audits.document import Document
from audits.finding import Column, Finding, Measure, evidence
from audits.patterns import pattern
from audits.repeats.copies import places_of_visible, visible

Codes = NDArray[np.uint32]

CODE: Final = "RP005"
NAME: Final = "character runs"
COLUMNS: Final = (
    Column(
        "character_run_characters", "characters in runs that repeat one to three", "characters", 0
    ),
    Column(
        "ruling_characters", "characters in runs of dashes, dots and other ruling", "characters"
    ),
)
NEEDS: Final = ALWAYS

LEAST_RUN: Final = 24
"""Own measurement: in prose of 46 languages the longest honest run has 19 (a drawn-out cry)."""

LONGEST_PERIOD: Final = 3

STRIDE: Final = (LEAST_RUN - LONGEST_PERIOD) // 3
SAMPLED: Final = b"\1" * 3
"""Every run holds three places in a row that stand so far apart: a look at these is enough."""

_RULING: Final = r"[-=_*.~#+|/\\<>^\"`:·•…‥—–―─━═█▀▄■□\u2500-\u259f\u30fb\u2022\s\u00ad]+"


def find(document: Document) -> Iterator[Measure]:
    """The runs, ruling apart."""
    runs = list(_runs(document))
    if not runs:
        return
    for column, ruling in zip(COLUMNS, (False, True), strict=True):
        found = [
            run for run in runs if bool(pattern(_RULING).fullmatch(document.text, *run)) is ruling
        ]
        size = sum(end - start for start, end in found)
        yield Measure(column.name, float(size), evidence(_finding(*run) for run in found))


def _runs(document: Document) -> Iterator[tuple[int, int]]:
    """Offsets of the runs in the text, in order, none inside another."""
    codes = visible(document).codes
    reach = 0
    spans = sorted(
        (int(first), int(last) + period)
        for period in range(1, LONGEST_PERIOD + 1)
        for first, last in _equal_stretches(codes[period:], codes[:-period], LEAST_RUN - period)
    )
    for first, last in spans:
        if last > reach:
            start = max(first, reach)
            reach = last
            if last - start >= LEAST_RUN:
                places = places_of_visible(document)
                yield int(places[start]), int(places[last - 1]) + 1


def _equal_stretches(ahead: Codes, codes: Codes, least: int) -> Iterator[tuple[int, int]]:
    """Begin and end of the stretches of at least *least* characters that equal those *ahead*."""
    if SAMPLED not in (ahead[::STRIDE] == codes[::STRIDE]).tobytes():
        return
    edges = np.diff(ahead == codes, prepend=False, append=False).nonzero()[0]
    starts, ends = edges[::2], edges[1::2]
    for number in (ends - starts >= least).nonzero()[0].tolist():
        yield starts[number], ends[number]


def _finding(start: int, end: int) -> Finding:
    """A run, named by its first characters."""
    return Finding(start, end, f"{end - start:,} characters repeat the same few", "cut the run out")
