r"""Marks of the wrong width: ASCII marks in full-width prose, full-width marks among Latin letters.

Chinese and Japanese prose sets `，。：；！？（）`, as wide as an ideograph; `, . : ; ! ? ( )`
beside ideographs or kana come from a wrong keyboard or a careless conversion. In documents of other
scripts a full-width mark between letters is as wrong.

It hurts downstream: sentences are not cut where they end, and the same text has two spellings.

Traps: decimals, times, versions, file names and Latin phrases keep ASCII marks; so do brackets
around Latin words after a full-width mark.

Mend: replace the marks by their twins of the other width, between ideographs only.

Okay: 他說：「好。」
Okay: 版本3.11，12:30開始。
Okay: plain, simple.
Bad: 他說:「好。」,然後走了。
Bad: one， two
"""

import re
from collections.abc import Iterator
from typing import Final

from audits.characters import Property
from audits.document import Document
from audits.finding import Column, Finding, Measure, evidence

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

_CJ: Final = (
    "\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
_CJ_MARK: Final = (
    "\u3001-\u3003\u3008-\u3011\u3014-\u301b\uff01-\uff0f\uff1a-\uff20\uff3b-\uff3d\uff5b-\uff5e“”"
)
_WRAP: Final = r"(?:\r\n?|\n)?"
# Beside an ideograph on one side, and on the other an ideograph, a mark of their kind, or an edge.
_NARROW: Final = re.compile(
    rf"(?<=[{_CJ}]){_WRAP}[,.:;!?]{_WRAP}(?=[{_CJ}{_CJ_MARK}()]|[ \t]*$)"
    rf"|(?<=[{_CJ}{_CJ_MARK})]){_WRAP}[,:;!?]{_WRAP}(?=[{_CJ}])"
    rf"|(?<=[{_CJ}]){_WRAP}[()]|(?<=[{_CJ_MARK}]){_WRAP}\)"
    rf"|[()]{_WRAP}(?=[{_CJ}])|\({_WRAP}(?=[{_CJ_MARK}])",
    re.MULTILINE,
)
_WIDE: Final = re.compile(f"[{_FULL}]")
_KANA_OR_HAN: Final = Property.HAN | Property.KANA
LEAST: Final = 3
"""ASCII marks without a blank after them that are told even where no full-width mark stands: no
standard of Chinese or Japanese typesetting (clreq, jlreq) knows such a style."""


def find(document: Document) -> Iterator[Measure]:
    """The marks of the wrong width; then the pairs that mix both."""
    text = document.text
    unspaced = document.count(_KANA_OR_HAN)
    if 2 * unspaced > document.count(Property.LETTER):
        places = list(_narrow(text))
    elif document.count(Property.FULL_WIDTH) and not unspaced:
        places = [found.start() for found in _WIDE.finditer(text)]
    else:
        places = []
    yield Measure(
        COLUMNS[0].name, float(len(places)), evidence(_finding(text, at) for at in places)
    )
    yield Measure(COLUMNS[1].name, float(_mixed_pairs(text)))


def _narrow(text: str) -> Iterator[int]:
    """Places of ASCII marks beside ideographs, if they are no single slip of the author's."""
    found = sorted({_mark_in(match) for match in _NARROW.finditer(text)})
    if len(found) >= LEAST or _WIDE.search(text) or "、" in text:
        yield from found


def _mark_in(match: re.Match[str]) -> int:
    """The place of the mark itself, line ends around it left out."""
    return match.start() + len(match.group()) - len(match.group().lstrip("\r\n"))


def _mixed_pairs(text: str) -> int:
    """Simple pairs of brackets, `（…)` and `(…）`."""
    if "（" not in text and "）" not in text:
        return 0
    return len(re.findall(r"（[^()（）]*\)|\([^()（）]*）", text))


def _finding(text: str, place: int) -> Finding:
    """A mark, with its twin."""
    mark = text[place]
    narrow = mark in _ASCII
    kind = "an ASCII mark among full-width ones" if narrow else "a full-width mark among letters"
    twin = _TWINS[mark]
    fix = f"write {twin} U+{ord(twin):04X}"
    return Finding(place, place + 1, f"{mark} is {kind}", fix, details={"twin": twin})
