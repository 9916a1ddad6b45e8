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
from typing import Final

from audits.characters import Property
from audits.document import Document
from audits.finding import Column, Finding, Measure, evidence
from audits.masking import enumerators, kaomoji

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
    "\u3001-\u3003\u3008-\u3011\u3014-\u301b\uff01-\uff0f\uff1a-\uff20\uff3b-\uff3d\uff5b-\uff5e"
)
_CURLY: Final = "“”‘’"
_CANDIDATE: Final = re.compile("[,.:;!?()]")
_LETTER: Final = re.compile(f"[{_CJ}]")
_MARK: Final = re.compile(f"[{_CJ_MARK}]")
_MARK_OR_QUOTE: Final = re.compile(f"[{_CJ_MARK}{_CURLY}]")
_MIXED: Final = re.compile(r"(?P<narrow>\()[^()（）\n]{0,200}）")
"""A pair of which only the closing mark is full-width; the other way round, `（见 a)`, the closing
mark may be an enumerator's."""
_SET_OFF: Final = re.compile(r"(?<=[ \u00a0])\([^()（）]{0,200}\)")
"""A pair that a blank sets off, as much technical writing does throughout: a manner, no slip."""
_LINE_END: Final = frozenset("\r\n")
_WIDE: Final = re.compile(f"[{_FULL}]")
_WIDE_IN_WORDS: Final = re.compile(rf"(?<=\w)[{_FULL}]|[{_FULL}](?=\w)")
_KANA_OR_HAN: Final = Property.HAN | Property.KANA
REACH: Final = 40
"""Blanks at the end of a line that are passed over, at most."""

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
        places = [found.start() for found in _WIDE_IN_WORDS.finditer(text)]
    else:
        places = []
    yield Measure(
        COLUMNS[0].name, float(len(places)), evidence(_finding(text, at) for at in places)
    )
    yield Measure(COLUMNS[1].name, float(_mixed_pairs(text)))


def _narrow(text: str) -> Iterator[int]:
    """Places of ASCII marks beside ideographs, if they are no single slip of the author's."""
    found = [match.start() for match in _CANDIDATE.finditer(text)]
    mixed = {match.start() for match in _MIXED.finditer(text)}
    found = [place for place in found if place in mixed or _is_among_ideographs(text, place)]
    if found:
        faces = {end for span in kaomoji(text) for end in (span[0], span[1] - 1)}
        labels = {start for start, _ in enumerators(text)}
        pairs = {end for pair in _SET_OFF.finditer(text) for end in (pair.start(), pair.end() - 1)}
        found = [place for place in found if place not in faces | labels | pairs]
    if len(found) >= LEAST or _WIDE.search(text) or "、" in text:
        yield from found


def _is_among_ideographs(text: str, place: int) -> bool:
    """Has an ASCII mark an ideograph on one side, and their like or an edge on the other?

    Brackets need only the ideograph: what they enclose may be Latin.
    """
    mark, before, after = text[place], _beside(text, place, -1), _beside(text, place, 1)
    follows, precedes = bool(_LETTER.match(before)), bool(_LETTER.match(after))
    if mark == "(":
        return follows or precedes or bool(_MARK_OR_QUOTE.match(after))
    if mark == ")":
        return follows or precedes or bool(_MARK_OR_QUOTE.match(before))
    ends = _ends_a_line(text, place)
    if follows:
        return precedes or ends or after == ")" or bool(_MARK_OR_QUOTE.match(after))
    if precedes:
        return mark != "." and (before == ")" or bool(_MARK_OR_QUOTE.match(before)))
    return bool(_MARK.match(before)) and (ends or bool(_MARK.match(after)))


def _beside(text: str, place: int, step: int) -> str:
    """The character before (-1) or after (1) a place, a single line end passed over; or none."""
    at = place + step
    if text[at : at + 1] in _LINE_END and at >= 0:
        crlf = text[min(at, at + step) : max(at, at + step) + 1] == "\r\n"
        at += 2 * step if crlf else step
    return text[at] if 0 <= at < len(text) else ""


def _ends_a_line(text: str, place: int) -> bool:
    """Stands nothing but blanks between the mark and the end of its line?"""
    rest = text[place + 1 : place + 1 + REACH]
    rest = rest.lstrip(" \t")
    return not rest or rest[0] in _LINE_END


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
