"""Enumerators: the closing marks of `a)`, `1)`, `iv)`, `가)`, `ア）` and the like."""

import re
from collections.abc import Iterator
from typing import Final

_LABEL: Final = (
    r"(?P<label>\d{1,3}|[^\W\d_]|[ivxlcIVXLC]{2,5}|[一二三四五六七八九十]{2,3})"
    r"\.?(?P<mark>[)）\]])"
)
_ENUMERATOR: Final = re.compile(rf"(?<![(\[（\w]){_LABEL}")
_AT_LINE_START: Final = re.compile(rf"^[ \t\u3000>*•–—-]{{0,24}}{_LABEL}", re.MULTILINE)

_SERIES: Final = (
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"),
    tuple("一二三四五六七八九十"),
    tuple("甲乙丙丁戊己庚辛壬癸"),
    tuple("가나다라마바사아자차카타파하"),
    tuple("กขคงจฉชซฌญ"),
    tuple("アイウエオカキクケコ"),
    tuple("イロハニホヘト"),
    tuple("абвгдежзиклмн"),
    tuple("أبتثجح"),
    tuple("أبجدهوزح"),
)
"""Labels whose order is not that of their code points."""

REACH: Final = 200
"""How far back the line before is looked at."""

_ENDS: Final = ".:;!?。：；！？"

Rank = tuple[int, int]
"""A series, and a number in it; successive numbers are neighbours."""


def enumerators(text: str) -> Iterator[tuple[int, int]]:
    """The closing marks of enumerators.

    At the start of a line each counts; inside a line only those whose neighbour in the series
    stands in the text too, since a lost opener leaves the same look behind.
    """
    for found in _AT_LINE_START.finditer(text):
        if not _closes_the_line_before(text, found.start()):
            yield found.span("mark")
    inline = [(found.span("mark"), ranks(found["label"])) for found in _ENUMERATOR.finditer(text)]
    known = {rank for _, every in inline for rank in every}
    for span, every in inline:
        if any({(name, number - 1), (name, number + 1)} & known for name, number in every):
            yield span


def _closes_the_line_before(text: str, start: int) -> bool:
    """Does the line before leave a bracket open and its sentence unended?"""
    before = text[max(start - REACH, 0) : start].rstrip("\r\n")
    line = before[max(before.rfind("\n"), before.rfind("\r")) + 1 :].rstrip()
    opener = max(line.rfind("("), line.rfind("（"), line.rfind("["))
    if opener < 0 or line[-1] in _ENDS or "\n\n" in text[start - 2 : start]:
        return False
    return opener > max(line.rfind(")"), line.rfind("）"), line.rfind("]"))


def ranks(label: str) -> list[Rank]:
    """Where a label can stand: in each series that it belongs to."""
    if label.isdecimal():
        return [(-1, int(label))]
    small = label.lower()
    found = [(at, series.index(small)) for at, series in enumerate(_SERIES) if small in series]
    if len(label) == 1:
        found.append((-2, ord(label)))
    return found
