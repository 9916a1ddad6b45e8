"""Documents of any size for the timings, made of the words of the project's own texts."""

import random
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from planted.texts import paragraphs

from audits.document import Document

BUDGET: Final = 4_000_000
"""Bytes audited a pass: as many documents of a size as make it up, at least one."""

SEEDS: Final = Path(__file__).parents[1] / "seeds"
FROM_SEEDS: Final[Mapping[str, tuple[str, ...]]] = {
    "latin": ("001_english_clean", "002_german_clean", "009_spanish_repeated", "010_english_verse"),
    "cyrillic": ("005_russian_koi8r",),
    "cjk": ("008_japanese_unclosed_bracket", "000_36aea260147a8caa"),
}
"""Scripts, with the seed documents whose words they are made of, so that letters are natural."""

FROM_PARAGRAPHS: Final[Mapping[str, tuple[str, ...]]] = {
    "English": ("en",),
    "12 European languages": (
        "de", "fr", "es", "pt", "pl", "cs", "hu", "ro", "sv", "ru", "uk", "el",
    ),
    "Chinese": ("zh-Hans", "zh-Hant"),
    "Japanese": ("ja",),
}  # fmt: skip
"""Languages, with the texts of tests/cases whose words they are made of."""

MIXED: Final = "mixed"
"""Each script a paragraph."""

_WIDE: Final = ("cjk", "Chinese", "Japanese")
"""What has no blanks, and full-width marks."""


@cache
def vocabularies(name: str) -> tuple[tuple[str, ...], ...]:
    """The words of each text of a script or language; without blanks the pairs of characters."""
    if name in FROM_SEEDS:
        files = (SEEDS / f"{seed}.txt" for seed in FROM_SEEDS[name])
        texts = [Document.from_bytes(file.read_bytes()).text for file in files]
    else:
        texts = [" ".join(paragraphs()[language]) for language in FROM_PARAGRAPHS[name]]
    pattern = r"[\u3041-\u30ff\u4e00-\u9fff]{2}" if name in _WIDE else r"[^\W\d_]+"
    return tuple(tuple(re.findall(pattern, text)) for text in texts)


def words(name: str, chance: random.Random) -> Iterator[str]:
    """Endless words of one language, sentence marks attached."""
    known = chance.choice(vocabularies(name))
    comma, stop, blank = ("，", "。", "") if name in _WIDE else (", ", ". ", " ")
    while True:
        length = chance.randint(4, 18)
        for number in range(length):
            last = comma if chance.random() < 0.1 else blank
            yield chance.choice(known) + (stop if number == length - 1 else last)


def clean(name: str, size: int, chance: random.Random) -> str:
    """About *size* bytes of paragraphs, one a line, without a defect."""
    if name == MIXED:
        return "\n".join(clean(one, size // 3, chance) for one in FROM_SEEDS)
    source, pieces, total, line = words(name, chance), [], 0, 0
    stop = "。" if name in _WIDE else ". "
    while total < size:
        word = next(source)
        pieces.append(word)
        total, line = total + len(word.encode()), line + len(word)
        if line > 400 and word.endswith(stop):
            pieces[-1] = word.rstrip() + "\n\n"
            line = 0
    return "".join(pieces).rstrip(" \n,.，。") + stop.rstrip() + "\n"


def dirty(name: str, size: int, chance: random.Random) -> str:
    """About *size* bytes with a defect of each family: copies, wraps, lost brackets, mojibake."""
    text = clean(name, size // 2, chance)
    width = 32 if name in _WIDE else 70
    flat = text.replace("\n", "")
    wrapped = "\n".join(flat[i : i + width] for i in range(0, len(flat), width))
    return wrapped + "\n\n(" + text + "caf\N{LATIN CAPITAL LETTER A WITH TILDE}\N{COPYRIGHT SIGN}\n"


def documents(name: str, size: int, *, soiled: bool, budget: int = BUDGET) -> list[bytes]:
    """As many documents as make up the budget; the same ones at every run."""
    chance = random.Random(f"{name} {size} {soiled}")
    make, number = dirty if soiled else clean, max(1, budget // size)
    distinct = [make(name, size, chance).encode() for _ in range(min(40, number))]
    return (distinct * (number // len(distinct) + 1))[:number]
