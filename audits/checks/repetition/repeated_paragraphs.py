r"""Repeated paragraphs: paragraphs that stand in the document as they are, once more.

The measures of Gopher (Rae et al. 2021, arXiv 2112.11446, table A1): paragraphs are parted by two
or more line ends in a row, white space around the text set aside, and every occurrence after the
first is a duplicate. One measure is the share of the document's characters in duplicate
paragraphs, one the share of its paragraphs; the first, by which the default suite judges, leaves
out what RP002's first measure does.

It hurts downstream as repeated blocks do (RP001), which see more: here one changed line break is
enough to make a paragraph another one.

Traps: separators (`* * *`) recur rightly; they hold few characters, and characters are judged.

Mend: keep the first and drop the others.

Okay: "The tide was out.\n\nThe lamps came on along the quay."
Bad: "The tide was out.\n\nThe lamps came on.\n\nThe tide was out."
"""

from collections.abc import Iterator
from typing import Final

from audits.characters import Property
from audits.document import Document
from audits.finding import Column, Finding, Measure
from audits.repeats.pieces import repeated_paragraphs

CODE: Final = "RP003"
NAME: Final = "repeated paragraphs"
COLUMNS: Final = (
    Column(
        "repeated_paragraph_character_ratio",
        "share of characters that stand in a paragraph of prose which occurred before",
        "share",
        0.1,
        "warning",
    ),
    Column(
        "duplicate_paragraph_character_ratio",
        "share of characters that stand in a paragraph which occurred before",
        "share",
    ),
    Column("duplicate_paragraph_ratio", "share of paragraphs which occurred before", "share"),
)
NEEDS: Final = Property.NEWLINE


def find(document: Document) -> Iterator[Measure]:
    """The duplicate paragraphs, as shares of characters and of paragraphs."""
    found = repeated_paragraphs(document)
    if not found.places:
        return
    yield Measure(COLUMNS[0].name, found.told_ratio, _findings(found.told))
    yield Measure(COLUMNS[1].name, found.character_ratio, _findings(found.places))
    yield Measure(COLUMNS[2].name, found.ratio)


def _findings(places: tuple[tuple[int, int, int], ...]) -> tuple[Finding, ...]:
    """The duplicate paragraphs at these places."""
    return tuple(
        Finding(start, end, f"this paragraph stands {times} times", "keep the first copy")
        for start, end, times in places
    )
