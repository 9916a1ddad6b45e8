r"""Doubled marks: the same comma, stop, colon or semicolon twice.

`,,` `、、` `。。` `;;` `::` and `..` are slips, or what a deletion left behind. Ellipses (three
dots or more, `……`), `!!`, `??` and `——` are meant. Judged between words only: code and paths are
let by.

It hurts downstream: sentence splitters see an empty sentence; the pair stands for something lost.

Traps: `..` in paths and ranges, `::` in program names, `.. ` in reStructuredText, `。。` for an
ellipsis in chat, where it is frequent and then the writer's habit.

Mend: keep one of the marks, or find what stood between them.

Okay: Wait... what?! Really!! C::D, ../up, 1..9
Bad: First,, then second.
Bad: 他走了。。沒有人看見。
"""

import re
from collections.abc import Iterator
from typing import Final

from audits.characters import Property
from audits.document import Document
from audits.finding import Column, Finding, Measure, evidence

CODE: Final = "PB004"
NAME: Final = "doubled marks"
COLUMNS: Final = (Column("doubled_marks", "marks that stand twice", "places", 0, "warning"),)
NEEDS: Final = Property.PUNCTUATION

_MARKS: Final = ",;:،؛，、；：。।․"
_DOUBLED: Final = re.compile(
    rf"(?<=\w)(?P<mark>[{_MARKS}])(?P=mark)(?=[\s\"'»”’)\]」』]|\w|$)(?!(?P=mark))"
    r"|(?<=\w\w)(?<!\betc)\.\.(?=\s|$)(?!\.)|(?<=\w)[,;،]\s?[.](?=\s|$)"
)
_PAIRS: Final = (*(2 * mark for mark in _MARKS), "..")
_CLASHES: Final = (",.", ", .", ";.", "; .")
_ARABIC_CLASHES: Final = ("،.", "، .")
"""What every doubled mark holds: a text without them is not searched."""
_CODE: Final = re.compile(r"[A-Za-z_]\w*::[A-Za-z_~]|^\s*::|[\w.)\]]+;;\s*$")

REACH: Final = 40
"""How far back a line is looked at for signs of a program."""

ELLIPSIS: Final = "。。"
HABIT: Final = 0.8
"""Share of the ideographic stops that are doubled from which on it is a manner of writing."""


def find(document: Document) -> Iterator[Measure]:
    """Each pair of equal marks."""
    text = document.text
    if not _may_hold_pairs(document):
        return
    found = [match for match in _DOUBLED.finditer(text) if not _is_meant(text, match)]
    if _trails_off(text, found):
        found = [match for match in found if match.group() != ELLIPSIS]
    yield Measure(COLUMNS[0].name, float(len(found)), evidence(map(_finding, found)))


def _may_hold_pairs(document: Document) -> bool:
    """Does any pair stand in the text, doubled or of a comma and a stop?"""
    text, codes = document.text, document.codes
    twice = (codes[1:] == codes[:-1]) & document.mask(Property.PUNCTUATION)[1:]
    if twice.any() and any(pair in text for pair in _PAIRS):
        return True
    clashes = (_CLASHES, _ARABIC_CLASHES)[: 1 + bool(document.count(Property.ARABIC))]
    return any(pair in text for pairs in clashes for pair in pairs)


def _is_meant(text: str, match: re.Match[str]) -> bool:
    """Is it a name of a program, `a::b`, or the end of a shell's case?"""
    start, end = match.span()
    line_start = text.rfind("\n", max(start - REACH, 0), start) + 1
    return bool(_CODE.search(text[line_start or max(start - REACH, 0) : end + 2]))


def _trails_off(text: str, found: list[re.Match[str]]) -> bool:
    """Is the doubled ideographic stop this writer's ellipsis?"""
    doubled = sum(match.group() == ELLIPSIS for match in found)
    return doubled >= 5 and 2 * doubled >= HABIT * text.count(ELLIPSIS[0])


def _finding(match: re.Match[str]) -> Finding:
    """A pair of marks."""
    pair = match.group()
    return Finding(*match.span(), f"{pair[0]} stands twice", f"keep one {pair[0]}")
