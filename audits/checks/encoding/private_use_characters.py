r"""Private use characters: code points whose meaning is known only to one font or program.

They come from icon fonts, from PDF extraction, from Hong Kong and Taiwan code pages with
user-defined areas, and from old conversions of GBK.

They hurt downstream: nobody but their maker knows what they mean; a model learns noise.

Traps: ConScript scripts and U+F8FF (the apple of one vendor) are meant; they are as unreadable
to everybody else.

Mend: convert again with the table of the source's font or code page, or delete them.

Okay: plain text
Bad: see \ue001 here
"""

from collections.abc import Iterator
from typing import Final

from audits.characters import Property
from audits.document import Document
from audits.finding import Column, Finding, Measure, evidence
from audits.stretches import stretches

CODE: Final = "EN010"
NAME: Final = "private use characters"
COLUMNS: Final = (
    Column(
        "private_use_characters", "characters of the private use areas", "characters", 0, "warning"
    ),
)
NEEDS: Final = Property.PRIVATE


def find(document: Document) -> Iterator[Measure]:
    """Each run of private use characters."""
    total = document.count(Property.PRIVATE)
    found = (_finding(document, *run) for run in stretches(document.places(Property.PRIVATE)))
    yield Measure(COLUMNS[0].name, float(total), evidence(found))


def _finding(document: Document, start: int, end: int) -> Finding:
    """A run, its first code point named."""
    message = f"private use character U+{ord(document.text[start]):04X}: only its maker knows it"
    return Finding(start, end, message, "convert again with the source's own table, or delete it")
