r"""Byte order marks: U+FEFF at the start of a text in UTF-8, or inside of any text.

At the start it tells nothing in UTF-8, which has no byte order, yet it becomes part of the first
word: `\ufeffThe` is another token than `The`, a header line gets another name, two copies differ.
Inside, it is what remains where files were joined, each with its mark; nobody sees it, it cuts
words in two, and searches miss them. Its use as a zero-width no-break space ended in 2002.

The mark at the start of UTF-16 or UTF-32 is needed there and not reported. Marks that were read in
another encoding (`ï»¿`) are echoes: see EN005.

To mend: an initial one with `sed -i '1s/^\xEF\xBB\xBF//' FILE`; inner ones by deleting the
character, or by U+2060 WORD JOINER if it was to keep two words together.

Source: the Unicode Standard, section 23.8; RFC 3629, section 6.

Okay: The first word
Bad: \ufeffThe first word
Bad: \ufeffThe first file\n\ufeffThe second file
"""

from collections.abc import Iterator
from typing import Final

from audits.characters import Property
from audits.document import Document
from audits.finding import Column, Finding, Measure, evidence
from audits.patterns import pattern

CODE: Final = "EN003"
NAME: Final = "byte order marks"
NEEDS: Final = Property.FORMAT
COLUMNS: Final = (
    Column("initial_byte_order_mark", "1 if a text in UTF-8 begins with U+FEFF", "yes", 0),
    Column("inner_byte_order_marks", "U+FEFF inside of the text", "characters", 0, "critical"),
)

MARK: Final = "\ufeff"
_RUN: Final = MARK + "+"


def find(document: Document) -> Iterator[Measure]:
    """The mark at the start, and each run of marks inside."""
    text, way = document.text, document.decoded.way
    if MARK not in text:
        return
    if text.startswith(MARK) and way != "utf-16/32":
        yield Measure("initial_byte_order_mark", 1.0, (_initial(),))
    runs = list(pattern(_RUN).finditer(text, 1))
    if runs:
        count = sum(len(run[0]) for run in runs)
        findings = evidence(_inner(text, *run.span()) for run in runs)
        yield Measure("inner_byte_order_marks", float(count), findings)


def _initial() -> Finding:
    """The mark at the start."""
    return Finding(
        0,
        1,
        "the text begins with a byte order mark, which becomes part of its first word",
        "save the file as UTF-8 without BOM, or: sed -i '1s/^\\xEF\\xBB\\xBF//' FILE",
    )


def _inner(text: str, start: int, end: int) -> Finding:
    """A run of marks inside of the text."""
    joined = start <= 1 or text[start - 1] in "\r\n"
    cause = "files seem to have been joined here" if joined else "it cuts the text unseen"
    return Finding(
        start,
        end,
        f"byte order mark U+FEFF inside the text: {cause}",
        "delete the character",
        details={"count": end - start},
    )
