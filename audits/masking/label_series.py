"""The series in which labels of items stand: figures, letters, Roman and other numerals."""

from functools import lru_cache
from typing import Final

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

Rank = tuple[int, int]
"""A series, and a number in it; successive numbers are neighbours."""
NUMBER, LETTER, NOTHING, CHAPTER = -1, -2, -3, 4
"""The series of figures, that of single letters by code point, and of what has no neighbours; how
far the series of the figures of one chapter, `2.1)`, `2.2)`, is from that of the next."""


@lru_cache(maxsize=1024)
def ranks(label: str) -> tuple[Rank, ...]:
    """Where a label can stand: in each series that it belongs to."""
    if label[0].isdecimal():
        *chapter, number = map(int, label.split("."))
        return ((NUMBER - CHAPTER * sum(chapter), number),)
    small = label.lower()
    found = [(at, series.index(small)) for at, series in enumerate(_SERIES) if small in series]
    if len(label) == 1:
        found.append((LETTER, ord(label)))
    return tuple(found) or ((NOTHING, 0),)
