r"""Unassigned characters: code points that Unicode has not given a meaning.

Noncharacters (U+FFFE, U+FFFF, U+FDD0 and the like) are set aside for good and mean nothing in any
text; other unassigned code points may get a meaning in a version to come. Both are the mark of
bytes that were decoded wrongly, or of a random generator.

They hurt downstream: no font shows them, no normalisation knows them, some parsers refuse them.

Traps: it takes the newest table, since the one in Python is years old and calls new scripts and
emoji unassigned; a text with characters from after this release will be told all the same.

To mend: find the step that decoded the text, or delete them.

Source: Unicode 18.0 (DerivedGeneralCategory.txt); the Unicode Standard, section 23.7.

Okay: \U000105c0
Bad: a\u0378b
Bad: end\uffff
"""

from collections.abc import Iterator
from typing import Final

from audits.characters import UNICODE_VERSION, Property
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
        found = (_finding(document.text, *run) for run in runs)
        yield Measure(column.name, float(document.count(properties)), evidence(found))


def _finding(text: str, start: int, end: int) -> Finding:
    """A run, its first code point named."""
    code = ord(text[start])
    more = f" and {end - start - 1} more" if end - start > 1 else ""
    if code == 0xFFFE:
        why = "never stands in text: a byte order mark read in the wrong order"
    elif code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        why = "is a noncharacter, which no text may hold"
    else:
        why = f"has no meaning in Unicode {UNICODE_VERSION}"
    return Finding(
        start,
        end,
        f"U+{code:04X}{more} {why}",
        "find the step that decoded the text wrongly, or delete it",
        details={"count": end - start, "code": code},
    )
