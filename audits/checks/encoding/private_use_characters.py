r"""Private use characters: code points whose meaning is known only to one font or program.

They come from icon and symbol fonts, from PDF files, from code pages of Hong Kong, Taiwan and
mainland China with characters of their users' own, and from conversions of these that were older
than the characters' admission to Unicode.

They hurt downstream: nobody but their maker knows what they mean; a model learns noise.

Traps: constructed scripts, Apple's logo and a font's ligatures are meant by their authors; they
are as unreadable to everybody else.

To mend: convert the source again with the table of its font or code page, or delete them.

Source: the Unicode Standard, section 23.5; GB 18030-2022, HKSCS and the "Symbol" fonts of Windows
for the areas that they use.

Okay: plain text
Bad: see \ue001 here
"""

from collections.abc import Iterator
from typing import Final

from audits.characters import Property, kinds_with
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

APPLE: Final = 0xF8FF
SYMBOL_FONT: Final = range(0xF020, 0xF100)
"""Where Windows puts the characters of fonts such as Symbol and Wingdings."""
BEYOND: Final = 0xF0000
"""The first of planes 15 and 16."""


def find(document: Document) -> Iterator[Measure]:
    """Each run of private use characters."""
    total = document.count(Property.PRIVATE)
    found = (_finding(document, *run) for run in stretches(document.places(Property.PRIVATE)))
    yield Measure(COLUMNS[0].name, float(total), evidence(found))


def _finding(document: Document, start: int, end: int) -> Finding:
    """A run, its first code point named."""
    code = ord(document.text[start])
    more = f" and {end - start - 1} more" if end - start > 1 else ""
    message = f"private use character U+{code:04X}{more}: {_origin(document, start, end)}"
    return Finding(
        start,
        end,
        message,
        "convert the source again with its own table, or delete it",
        details={"count": end - start, "code": code},
    )


def _origin(document: Document, start: int, end: int) -> str:
    """Where a private use character most likely comes from, as a phrase."""
    code = ord(document.text[start])
    if code == APPLE:
        return "Apple's logo in Apple's fonts, nothing elsewhere"
    if code in SYMBOL_FONT:
        return f"perhaps character {code & 0xFF} of a font like Symbol or Wingdings"
    near = document.kinds[max(start - 2, 0) : end + 2]
    if code < BEYOND and kinds_with(Property.HAN)[near].any():
        return "an ideograph that the conversion had no code for, to judge by those beside it"
    return "only the maker of its font or program knows what it means"
