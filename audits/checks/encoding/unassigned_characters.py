r"""Unassigned characters: code points that Unicode has not given a meaning.

Noncharacters (U+FFFE, U+FFFF, U+FDD0 and the like) are set aside for good and mean nothing in any
text; other unassigned code points may get a meaning in a version to come. Both are the mark of
bytes that were decoded wrongly, or of a random generator.

They hurt downstream: no font shows them, no normalisation knows them, some parsers refuse them.

Traps: the table is that of Unicode 18.0; Python 3.11's own is of 2021 and calls new scripts and
emoji unassigned.

Mend: find the step that decoded the text, or delete them.

Okay: \U000105c0
Bad: a\u0378b
Bad: end\uffff
"""

from collections.abc import Iterator
from typing import Final

from audits.characters import Property
from audits.document import Document
from audits.finding import Column, Finding, Measure, evidence
from audits.stretches import stretches

CODE: Final = "EN011"
NAME: Final = "unassigned characters"
COLUMNS: Final = (
    Column("unassigned_characters", "code points without a meaning", "characters", 0, "warning"),
    Column(
        "noncharacters", "those of them that are set aside for good", "characters", 0, "critical"
    ),
)
NEEDS: Final = Property.UNASSIGNED | Property.NONCHARACTER


def find(document: Document) -> Iterator[Measure]:
    """Each run of such characters; noncharacters count in both measures."""
    for column, properties in zip(COLUMNS, (NEEDS, Property.NONCHARACTER), strict=True):
        runs = stretches(document.places(properties))
        found = (_finding(document, *run) for run in runs)
        yield Measure(column.name, float(document.count(properties)), evidence(found))


def _finding(document: Document, start: int, end: int) -> Finding:
    """A run, its first code point named."""
    message = f"U+{ord(document.text[start]):04X} has no meaning in Unicode"
    return Finding(start, end, message, "find the step that decoded the text, or delete it")
