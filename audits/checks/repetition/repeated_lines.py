r"""Repeated lines: lines that stand in the document as they are, once more.

The measures of Gopher (Rae et al. 2021, arXiv 2112.11446, table A1), exact to its public
re-implementations: a line is what stands between line ends, runs of line ends count as one, and
every occurrence after the first is a duplicate. The first measure is the share of the document's
characters in duplicate lines, the second the share of its lines. The third is FineWeb's (Penedo et
al. 2024, arXiv 2406.17557, section 3.6): blank lines and line ends are left out of it.

It hurts downstream: menus, footers and page headings are learnt as if they were prose.

Traps: short lines ("Yes.") recur in any dialogue, so the characters are judged, not the lines;
a text that was wrapped at another phase has no line twice, see RP001.

The default bound is a quarter of Gopher's: prose, tables and verse of 46 languages stay under .04.

Mend: drop the lines that the page's frame put there; keep one where it belongs to the text.

Okay: "The tide was out.\nThe lamps came on along the quay.\n"
Bad: "Home | News | Contact\nThe lamps came on.\nHome | News | Contact\n"
"""

from collections.abc import Iterator
from typing import Final

from audits.characters import Property
from audits.document import Document
from audits.finding import Column, Finding, Measure
from audits.repeats.pieces import repeated_lines

CODE: Final = "RP002"
NAME: Final = "repeated lines"
COLUMNS: Final = (
    Column(
        "duplicate_line_character_ratio",
        "share of characters that stand in a line which occurred before",
        "share",
        0.05,
        "warning",
    ),
    Column("duplicate_line_ratio", "share of lines which occurred before", "share"),
    Column(
        "duplicate_filled_line_character_ratio",
        "share of characters, line ends aside, in a line with text which occurred before",
        "share",
    ),
)
NEEDS: Final = Property.NEWLINE


def find(document: Document) -> Iterator[Measure]:
    """The duplicate lines, as shares of characters and of lines."""
    found = repeated_lines(document)
    if not found.places:
        return
    findings = tuple(
        Finding(start, end, f"this line stands {times} times", "drop it if the page put it there")
        for start, end, times in found.places
    )
    yield Measure(COLUMNS[0].name, found.character_ratio, findings)
    yield Measure(COLUMNS[1].name, found.ratio)
    yield Measure(COLUMNS[2].name, found.filled_character_ratio)
