r"""Repeated blocks: text that stands in the document more than once, whatever its wrapping.

White space is left out and the characters that remain are compared, so a passage that was wrapped
anew, indented or joined is still the same passage. A block is a maximal run of at least 60 columns
(a wide character counts 2) that stands earlier in the document as well; the ratio is the share of
visible characters inside such later copies. Copies that a few edits split are reported as one near
copy; its characters count where they are equal.

It hurts downstream: a model learns the copies by heart (Lee et al. 2022, arXiv 2107.06499), counts
and embeddings are skewed. Filters that compare lines or paragraphs miss it once a text is wrapped
at another phase.

Traps: a refrain, a table heading or a legal formula is short against its document, so its ratio
stays under the bound. Below 60 columns between two edits nothing can be seen. In text of mixed
width a block may end one character early.

Mend: keep the first copy and drop the later ones; then look for the program that joined the pages.

Okay: "Every spring the harbour master went over the numbers with a thin brush. "
Okay: "Was sagst du? Was sagst du? "
Bad: "Every spring the harbour master went over the numbers with a thin brush. " * 3
Bad: "為了解決朝鮮半島核武危機，美國、日本、南韓三國的非正式會談，九號在舊金山落幕。" * 2
"""

from collections.abc import Iterator
from typing import Any, Final

from audits.checks.check import ALWAYS
from audits.document import Document
from audits.finding import MOST_FINDINGS, Column, Finding, Measure
from audits.repeats.blocks import Block, Repetition, repetition
from audits.repeats.copies import places_of_visible, visible

CODE: Final = "RP001"
NAME: Final = "repeated blocks"
COLUMNS: Final = (
    Column(
        "repeated_block_ratio",
        "share of visible characters that stand in a later copy of a block",
        "share",
        0.2,
        "critical",
        0.05,
    ),
    Column(
        "longest_repeated_block",
        "columns of the longest block that stands more than once",
        "columns",
        100,
        "warning",
    ),
    Column(
        "repeated_block_copies", "copies of the most repeated block, its first included", "copies"
    ),
)
NEEDS: Final = ALWAYS

MOST_COPIES: Final = 200
"""Copies whose places are given: enough for a drawing."""

EXCERPT: Final = 40
"""Characters of a block that its finding shows."""


def find(document: Document) -> Iterator[Measure]:
    """The repeated share, the longest block, and the number of copies."""
    found = repetition(document)
    if not found.blocks:
        return
    findings = _findings(document, found)
    longest = max(_columns(document, block) for block in found.blocks)
    yield Measure(COLUMNS[0].name, found.repeated / visible(document).codes.size, findings)
    yield Measure(COLUMNS[1].name, float(longest), findings)
    copies = _whole_copies(document, found.period) or max(len(b.later) + 1 for b in found.blocks)
    yield Measure(COLUMNS[2].name, float(copies))


def _findings(document: Document, found: Repetition) -> tuple[Finding, ...]:
    """A finding for each of the blocks that would save most, by place."""
    blocks = found.blocks[:1] if found.period else found.blocks[:MOST_FINDINGS]
    findings = (_finding(document, block, found.period) for block in blocks)
    return tuple(sorted(findings, key=lambda finding: finding.start))


def _finding(document: Document, block: Block, period: int) -> Finding:
    """The block's first later copy, with every other place of it."""
    size = visible(document).codes.size
    if period:
        starts = range(0, size, period)
        copies = [(at, min(at + period, size)) for at in starts[:MOST_COPIES]]
        number, length, differing = len(starts), period, 0
    else:
        later = block.later[: MOST_COPIES - 1]
        copies = [block.first, *((chain.start, chain.end) for chain in later)]
        number, length = len(block.later) + 1, block.length
        differing = sum(chain.differing for chain in block.later)
    spans = [_span(document, start, end) for start, end in copies]
    excerpt = " ".join(document.text[slice(*spans[0])][: 2 * EXCERPT].split())[:EXCERPT]
    details: dict[str, Any] = {
        "text": excerpt,
        "characters": length,
        "copies": spans,
        "differing": differing,
        **({"period": period} if period else {}),
    }
    message = _message(document, length, number, spans[0][0], differing, whole=bool(period))
    return Finding(
        *spans[1], message, "keep the first copy and drop the later ones", details=details
    )


def _message(
    document: Document, length: int, copies: int, first: int, differing: int, *, whole: bool
) -> str:
    """What stands how often, and where first."""
    line, column = document.place(first)
    times = {2: "twice", 3: "three times"}.get(copies, f"{copies} times")
    if whole:
        return f"the whole document is one text of {length:,} characters, {times} over"
    about = f", with {differing} characters that differ" if differing else ""
    return f"{length:,} characters stand {times}, first at line {line}, column {column}{about}"


def _whole_copies(document: Document, period: int) -> int:
    """How often a document that is one text over and over holds it whole; 0 if it is none."""
    return visible(document).codes.size // period if period else 0


def _span(document: Document, start: int, end: int) -> tuple[int, int]:
    """Offsets in the text of a stretch of visible characters."""
    places = places_of_visible(document)
    return int(places[start]), int(places[end - 1]) + 1


def _columns(document: Document, block: Block) -> int:
    """Columns of a block."""
    wide = visible(document).wide
    start, end = block.first
    return end - start + (int(wide[start:end].sum()) if wide is not None else 0)
