r"""Marks of the wrong width: ASCII marks in full-width prose, full-width marks among Latin letters.

Chinese and Japanese prose sets `，。：；！？（）`, as wide as an ideograph; `, . : ; ! ? ( )`
beside ideographs or kana come from a wrong keyboard or a careless conversion. In documents of other
scripts a full-width mark between letters is as wrong.

It hurts downstream: sentences are not cut where they end, and the same text has two spellings.

Traps: decimals, times, versions, file names and Latin phrases keep ASCII marks; so do brackets
around Latin words after a full-width mark, and pairs of them that a blank sets off.

Mend: replace the marks by their twins of the other width, between ideographs only.

Okay: 他說：「好。」
Okay: 版本3.11，12:30開始。
Okay: 安定版 (stable) を使う。
Okay: plain, simple.
Bad: 他說:「好。」,然後走了。
Bad: one， two
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audits.characters import Property
from audits.document import Document
from audits.finding import Column, Finding, Measure, evidence
from audits.punctuation import LINE_END, Punctuation, punctuation

CODE: Final = "PB003"
NAME: Final = "marks of the wrong width"
COLUMNS: Final = (
    Column(
        "wrong_width_marks", "marks of another width than their context", "places", 0, "warning"
    ),
    Column("mixed_width_pairs", "brackets that open in one width and close in the other", "pairs"),
)
NEEDS: Final = Property.FULL_WIDTH | Property.HAN | Property.KANA | Property.WIDE

_ASCII: Final = ",.:;!?()"
_FULL: Final = "，。：；！？（）"
_TWINS: Final = dict(zip(_ASCII + _FULL, _FULL + _ASCII, strict=True))

_NARROW: Final = np.array([chr(code) in _ASCII for code in range(0x81)])
"""Of each ASCII character: is it such a mark? The last one stands for all the others."""

LETTER, MARK, CURLY = 1, 2, 4
_CONTEXT: Final = (
    (LETTER, "\u3005\u3007\u3041\u30ff\u31f0\u31ff\u3400\u4dbf\u4e00\u9fff\uf900\ufaff"),
    (MARK, "\u3001\u3003\u3008\u3011\u3014\u301b\uff01\uff0f\uff1a\uff20\uff3b\uff3d\uff5b\uff5e"),
    (CURLY, "“”‘’"),
)
"""First and last of each range of ideographs and kana, of full-width marks, of curly quotes."""
BASIC: Final = 0x10000
ASTRAL: Final = 0x20000
"""From here on all are ideographs, up to U+3FFFF."""

_KANA_OR_HAN: Final = Property.HAN | Property.KANA
REACH: Final = 40
"""Blanks at the end of a line that are passed over, at most."""

LEAST: Final = 3
"""ASCII marks without a blank after them that are told even where no full-width mark stands: no
standard of Chinese or Japanese typesetting (clreq, jlreq) knows such a style."""


@cache
def _mixed() -> re.Pattern[str]:
    """A pair of which only the closing mark is full-width.

    The other way round, `（见 a)`, the closing mark may be an enumerator's.
    """
    return re.compile(r"\([^()（）\n]{0,200}）")


@cache
def _set_off() -> re.Pattern[str]:
    """A pair that a blank sets off, as much technical writing does throughout: no slip."""
    return re.compile(r"\((?<=[ \u00a0]\()[^()（）]{0,200}\)")


@cache
def _wide_in_words() -> re.Pattern[str]:
    """A full-width mark beside a letter."""
    return re.compile(rf"[{_FULL}](?:(?<=\w[{_FULL}])|(?=\w))")


@cache
def _mixed_pair() -> re.Pattern[str]:
    """A pair of brackets of two widths."""
    return re.compile(r"（[^()（）]*\)|\([^()（）]*）")


def find(document: Document) -> Iterator[Measure]:
    """The marks of the wrong width; then the pairs that mix both."""
    text = document.text
    unspaced = document.count(_KANA_OR_HAN)
    if 2 * unspaced > document.count(Property.LETTER):
        places = _narrow(document)
    elif document.count(Property.FULL_WIDTH) and not unspaced:
        places = [found.start() for found in _wide_in_words().finditer(text)]
    else:
        places = []
    yield Measure(
        COLUMNS[0].name, float(len(places)), evidence(_finding(text, at) for at in places)
    )
    yield Measure(COLUMNS[1].name, float(_mixed_pairs(text)))


def _narrow(document: Document) -> list[int]:
    """Places of ASCII marks beside ideographs, if they are no single slip of the author's."""
    from audits.masking.enumerators import enumerators
    from audits.masking.smiles import smiles

    text, marks = document.text, punctuation(document)
    narrow = _NARROW.take(marks.codes, mode="clip").nonzero()[0]
    if not narrow.size:
        return []
    marks = marks.only(narrow)
    found = set(marks.places[_are_among_ideographs(document, marks)].tolist())
    if "）" in text:
        found.update(match.start() for match in _mixed().finditer(text))
    if brackets := sorted(place for place in found if text[place] in "()"):
        found -= {place for face in smiles(text, brackets) for place in range(*face)}
        found -= {start for start, _ in enumerators(text, brackets)}
        pairs = (match.span() for match in _set_off().finditer(text))
        found -= {end for start, after in pairs for end in (start, after - 1)}
    if len(found) >= LEAST or any(mark in text for mark in _FULL + "、"):
        return sorted(found)
    return []


def _are_among_ideographs(document: Document, found: Punctuation) -> NDArray[np.bool_]:
    """Has each ASCII mark an ideograph on one side, and their like or an edge on the other?

    Brackets need only the ideograph: what they enclose may be Latin.
    """
    codes, (places, marks, before, after) = document.codes, found
    before = _beyond_line_end(codes, places, before, -1)
    after = _beyond_line_end(codes, places, after, 1)
    left, right = _context(before), _context(after)
    follows, precedes = left == LETTER, right == LETTER
    opens, closes = marks == ord("("), marks == ord(")")
    ends = np.zeros(places.size, dtype=bool)
    for at in ((left != 0) & ~precedes & ~opens & ~closes).nonzero()[0].tolist():
        ends[at] = _ends_a_line(document.text, int(places[at]))
    bracket = follows | precedes | (opens & (right >= MARK)) | (closes & (left >= MARK))
    last = precedes | ends | (after == ord(")")) | (right >= MARK)
    first = (marks != ord(".")) & ((before == ord(")")) | (left >= MARK))
    alone = (left == MARK) & (ends | (right == MARK))
    other = np.where(follows, last, np.where(precedes, first, alone))
    among: NDArray[np.bool_] = np.where(opens | closes, bracket, other)
    return among


def _context(codes: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """What characters tell of the writing they stand in: `LETTER`, `MARK`, `CURLY` or nothing."""
    basic = _contexts().take(codes, mode="clip")
    basic[(codes >= ASTRAL) & (codes <= 0x3FFFF)] = LETTER
    return basic


@cache
def _contexts() -> NDArray[np.uint8]:
    """What each character tells, those beyond the Basic Multilingual Plane as one."""
    contexts = np.zeros(BASIC + 1, dtype=np.uint8)
    for context, edges in _CONTEXT:
        for first, last in zip(edges[::2], edges[1::2], strict=True):
            contexts[ord(first) : ord(last) + 1] = context
    return contexts


def _beyond_line_end(
    codes: NDArray[np.uint32], places: NDArray[np.int64], beside: NDArray[np.uint32], step: int
) -> NDArray[np.uint32]:
    """The characters *beside* the places, before (-1) or after (1), a line end passed over.

    At the edges of the text they are 0.
    """
    ends = ((beside == LINE_END) | (beside == 0x0D)).nonzero()[0]
    if not ends.size:
        return beside
    beside, beyond = beside.copy(), places[ends] + 2 * step
    pair = (0x0D, LINE_END)[::step]
    crlf = (beside[ends] == pair[0]) & (_at(codes, beyond) == pair[1])
    beside[ends] = _at(codes, beyond + step * crlf)
    return beside


def _at(codes: NDArray[np.uint32], places: NDArray[np.int64]) -> NDArray[np.uint32]:
    """The characters at these places; 0 outside the text."""
    found = codes.take(places, mode="clip")
    found[(places < 0) | (places >= codes.size)] = 0
    return found


def _ends_a_line(text: str, place: int) -> bool:
    """Stands nothing but blanks between the mark and the end of its line?"""
    rest = text[place + 1 : place + 1 + REACH].lstrip(" \t")
    return not rest or rest[0] in "\r\n"


def _mixed_pairs(text: str) -> int:
    """Simple pairs of brackets, `（…)` and `(…）`."""
    if "（" not in text and "）" not in text:
        return 0
    return sum(1 for _ in _mixed_pair().finditer(text))


def _finding(text: str, place: int) -> Finding:
    """A mark, with its twin."""
    mark = text[place]
    narrow = mark in _ASCII
    kind = "an ASCII mark among full-width ones" if narrow else "a full-width mark among letters"
    twin = _TWINS[mark]
    fix = f"write {twin} U+{ord(twin):04X}"
    return Finding(place, place + 1, f"{mark} is {kind}", fix, details={"twin": twin})
