r"""Glyph codes: numbers of a PDF's font that stand where a character should.

A PDF draws glyphs, and need not say which characters they are. A reader that finds no table writes
the glyph's number instead: `(cid:17)` (pdfminer, pdfplumber), `GLYPH<17>` or `/gid00017` (docling).
The character itself is lost, mostly one and the same all over the document: a ligature, an accented
letter, a bullet; or the whole text is such numbers.

They hurt downstream: words fall apart, searches miss them, and a model learns to write the numbers.

Traps: who writes about such codes sets them in backquotes or quotation marks; those are let be.

To mend: extract the PDF again with a reader that knows its fonts, or by character recognition.
Where few numbers recur, the words show which letters they stand for.

Source: ISO 32000-2, section 9.10.2; `handle_undefined_char` in the converter of pdfminer.six; the
parser of fonts in docling-parse.

Okay: pdfminer writes `(cid:17)` for such a glyph.
Bad: the (cid:28)rst of(cid:28)ce
Bad: GLYPH<17>GLYPH<21> of the report
"""

from collections.abc import Iterator
from typing import Final

from audits.checks.check import ALWAYS
from audits.document import Document
from audits.finding import Column, Finding, Measure, evidence
from audits.patterns import pattern

CODE: Final = "EN018"
NAME: Final = "glyph codes"
COLUMNS: Final = (
    Column("glyph_codes", "glyphs of a font that became numbers", "characters", 0, "critical"),
)
NEEDS: Final = ALWAYS

SIGNS: Final = (("(", "(cid:"), ("<", "GLYPH<"), ("&", "GLYPH&lt;"), ("/", "/gid"))
"""How each code begins, after a character that is found in no time."""

GLYPH: Final = r"\(cid:\d{1,5}\)|GLYPH(?:<[^<>\s]{1,60}>|&lt;[^<>&\s]{1,60}&gt;)|/gid\d{3,5}(?!\w)"
"""One code."""

QUOTES: Final = "`'\"‘’“”«»„「」"
"""Between two of these, a code is spoken of."""


def find(document: Document) -> Iterator[Measure]:
    """Each run of codes."""
    text = document.text
    if not any(first in text and sign in text for first, sign in SIGNS):
        return
    runs = pattern(rf"(?:{GLYPH})(?: ?(?:{GLYPH}))*").finditer(text)
    left = [run.span() for run in runs if not _is_spoken_of(text, *run.span())]
    codes = [pattern(GLYPH).findall(text, *run) for run in left]
    findings = evidence(map(_finding, left, codes))
    yield Measure(COLUMNS[0].name, float(sum(map(len, codes))), findings)


def _is_spoken_of(text: str, start: int, end: int) -> bool:
    """Does the run stand between marks of quotation?"""
    return start > 0 and end < len(text) and text[start - 1] in QUOTES and text[end] in QUOTES


def _finding(run: tuple[int, int], codes: list[str]) -> Finding:
    """A run of codes."""
    lost = "a character is" if len(codes) == 1 else f"{len(codes):,} characters are"
    return Finding(
        *run,
        f"{lost} lost here: {codes[0]} is the number of a PDF's glyph",
        "extract the PDF again with a reader that knows its fonts, or by character recognition",
        details={"count": len(codes)},
    )
