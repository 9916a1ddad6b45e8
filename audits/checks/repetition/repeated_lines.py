r"""Repeated lines: lines that stand in the document as they are, once more.

The measures of Gopher (Rae et al. 2021, arXiv 2112.11446, table A1), exact to its public
re-implementations: a line is what stands between line ends, runs of line ends count as one, and
every occurrence after the first is a duplicate. One measure is the share of the document's
characters in duplicate lines, the next the share of its lines. The last is FineWeb's (Penedo et
al. 2024, arXiv 2406.17557, section 3.6): blank lines and line ends are left out of it. The first,
by which the default suite judges, is Gopher's without code between fences, lines that hold no
letter or digit (`---`, `}`), and the names of speakers in a play.

It hurts downstream: menus, footers and page headings are learnt as if they were prose.

Traps: short lines ("Yes.") recur in any dialogue, so the characters are judged, not the lines;
a text that was wrapped at another phase has no line twice, see RP001.

Names of speakers are lines of their own that recur in turn, each before what is said.

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
        "repeated_line_character_ratio",
        "share of characters that stand in a line of prose which occurred before",
        "share",
        0.05,
        "warning",
    ),
    Column(
        "duplicate_line_character_ratio",
        "share of characters that stand in a line which occurred before",
        "share",
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
    yield Measure(COLUMNS[0].name, found.told_ratio, _findings(found.told))
    yield Measure(COLUMNS[1].name, found.character_ratio, _findings(found.places))
    yield Measure(COLUMNS[2].name, found.ratio)
    yield Measure(COLUMNS[3].name, found.filled_character_ratio)


def _findings(places: tuple[tuple[int, int, int], ...]) -> tuple[Finding, ...]:
    """The duplicate lines at these places."""
    return tuple(
        Finding(start, end, f"this line stands {times} times", "drop it if the page put it there")
        for start, end, times in places
    )
