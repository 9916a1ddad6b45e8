"""Enumerators: the closing marks of `a)`, `1)`, `iv)`, `bb)`, `가)`, `注1）`, `*)` and `¹⁾`."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from audits.masking.item_names import AFTER, CITING, NOTES
from audits.masking.label_series import NUMBER, Rank, ranks

_CLOSERS: Final = frozenset(")）]⁾")
_LONGEST: Final = 6
"""Characters of the longest label, with its stop and one before it."""

INDENT: Final = " \t\u3000>*•–—-※"
MOST_INDENT: Final = 24
"""What may stand before an enumerator at the start of a line, and how much of it."""

REACH: Final = 200
"""How far back the line before is looked at."""

FIGURES: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
"""Figures of footnotes, `¹⁾`."""

SIGN: Final = "*"
"""Sign of footnotes in old books and price lists: the note below begins with it, `*)` or `**)`."""

BEFORE: Final = 16
"""Characters in which a word that names the item is looked for."""

TOGETHER: Final = 40
"""Characters between two items that are named in one breath."""

_ENDS: Final = ".:;!?。：；！？"


@cache
def _label() -> re.Pattern[str]:
    """A label at the end of what is searched; the end of a version or of a number is none."""
    return re.compile(
        r"(?:(?<![(\[（\w])(?:(?<![.\\-])(?<!\d,)\d{1,3}(?:\.\d{1,3}){0,2}|([^\W\d_])\1?"
        r"|[ivxlcIVXLC]{2,5}|[一二三四五六七八九十]{2,3}"
        rf"|[\u2460-\u2473]|[{NOTES}][意釈释考]?\d{{0,3}})|(?<=[第圖图図表])(?:\d{{1,3}}|[A-Z])"
        rf"|[{FIGURES}]{{1,3}}|\*{{1,3}})(?=\.?\Z)"
    )


@cache
def _cited() -> re.Pattern[str]:
    """What stands before the label of an item that a law or a contract cites."""
    return re.compile(rf"(?i:(?<!\w)(?:{'|'.join(CITING)})\.?[ \u00a0])\Z|[第圖图図表]\Z")


@cache
def _numbered() -> re.Pattern[str]:
    """The number of an article before the letter of its item: `21.1.` of `21.1.n)`."""
    return re.compile(r"(?<![\w.])[\d.]+\Z")


@cache
def _bracketed() -> re.Pattern[str]:
    """A number between brackets at the start of a line."""
    return re.compile(r"^[(（\[](?P<number>\d{1,3})(?P<closer>[)）\]])", re.MULTILINE)


@cache
def _closer() -> re.Pattern[str]:
    """The mark of an enumerator."""
    return re.compile(r"[)）\]⁾]")


def enumerators(text: str, places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The marks at these places that close enumerators.

    At the start of a line each counts; inside a line only those that are cited (`lett. b)`), whose
    neighbour in the series or whose footnote stands in the text too, or of which two stand close
    together (`items 2) to 5)`), since a single lost opener leaves the same look behind.
    """
    inline: list[_Inline] = []
    notes: set[str] = set()
    for place, label in _labels(text, places):
        line = _line_start(text, label.start())
        if line >= 0 and not _closes_the_line_before(text, line):
            notes.add(label[0])
            yield place, place + 1
        else:
            cited = _is_cited(text, label.start(), place)
            inline.append(_Inline(place, label[0], ranks(label[0]), cited))
    known = _known(text) if inline else frozenset()
    together = _named_together(text, inline)
    for item in inline:
        noted = item.label[0] == SIGN and item.label in notes
        if item.cited or noted or _is_beside(item, known) or item.place in together:
            yield item.place, item.place + 1


def _labels(text: str, places: Sequence[int]) -> list[tuple[int, re.Match[str]]]:
    """The closing marks at these places with their labels, but for those that lost an opener."""
    closers = (place for place in places if text[place] in _CLOSERS)
    found = [(place, label) for place in closers if (label := _label_before(text, place))]
    if not any(label[0].isdecimal() for _, label in found):
        return found
    lost = _without_openers(text)
    return [(place, label) for place, label in found if label[0] + text[place] not in lost]


def _without_openers(text: str) -> frozenset[str]:
    """Labels that lost an opener: their neighbours begin lines with both their brackets, `[4]`."""
    numbers = {(int(one["number"]), one["closer"]) for one in _bracketed().finditer(text)}
    beside = {(number + step, closer) for number, closer in numbers for step in (-1, 1)}
    return frozenset(f"{number}{closer}" for number, closer in beside - numbers)


class _Inline(NamedTuple):
    """The mark of a label inside a line."""

    place: int
    label: str
    ranks: tuple[Rank, ...]
    cited: bool


def _is_beside(item: _Inline, known: frozenset[Rank]) -> bool:
    """Does the neighbour of a label in its series stand in the text, too?"""
    return any((name, number + step) in known for name, number in item.ranks for step in (-1, 1))


def _is_cited(text: str, start: int, place: int) -> bool:
    """Is the label between two places named as an item of a law, or as a note?"""
    if text[start] in NOTES or text[start] in FIGURES or text.startswith(AFTER, place + 1):
        return True
    if text[start].isalpha() and _numbered().search(text, max(start - BEFORE, 0), start):
        return True
    return _cited().search(text, max(start - BEFORE, 0), start) is not None


def _named_together(text: str, inline: Sequence[_Inline]) -> set[int]:
    """The places of round brackets behind two labels of one series that stand close together.

    Letters count if one of the two is cited, figures always.
    """
    found: set[int] = set()
    for here, there in pairwise(inline):
        (series, number), (other, further) = here.ranks[-1], there.ranks[-1]
        alike = series == other and number != further
        if alike and (series == NUMBER or here.cited or there.cited):
            near = there.place - here.place <= TOGETHER
            if near and "]" not in (text[here.place], text[there.place]):
                found.update((here.place, there.place))
    return found


def _label_before(text: str, place: int) -> re.Match[str] | None:
    """The label that stands before a mark."""
    return _label().search(text, max(place - _LONGEST, 0), place)


def _known(text: str) -> frozenset[Rank]:
    """Where the labels of the text stand in their series."""
    labels = (_label_before(text, found.start()) for found in _closer().finditer(text))
    return frozenset(rank for label in labels if label for rank in ranks(label[0]))


def _line_start(text: str, start: int) -> int:
    """The start of the line of which a label at *start* is the first word; -1 if it is none."""
    line = text.rfind("\n", max(start - MOST_INDENT - 1, 0), start) + 1
    is_first = (line or start <= MOST_INDENT) and not text[line:start].strip(INDENT)
    return line if is_first else -1


def _closes_the_line_before(text: str, start: int) -> bool:
    """Does the line before leave a bracket open and its sentence unended?"""
    if start < 2 or text.startswith("\n\n", start - 2):
        return False
    before = text[max(start - REACH, 0) : start].rstrip("\r\n")
    line = before[max(before.rfind("\n"), before.rfind("\r")) + 1 :].rstrip()
    opener = max(line.rfind("("), line.rfind("（"), line.rfind("["))
    if opener < 0 or line[-1] in _ENDS:
        return False
    return opener > max(line.rfind(")"), line.rfind("）"), line.rfind("]"))
