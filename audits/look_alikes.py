"""Letters of four scripts that look alike: which letter of one script passes for one of another.

Source: confusables.txt of UTS #39, letters with a twin in Latin; besides, the k of three scripts,
which only handwriting and italics tell apart. A letter with accents has the twins of its base, with
the same accents.
"""

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple

from audits.characters import Property

__all__ = ["Script", "base", "scripts", "twin", "twins"]

# Latin letters, and the names of the letters that look like them.
_CYRILLIC: Final = {
    "a": "A", "c": "ES", "d": "KOMI DE", "e": "IE", "h": "SHHA", "i": "BYELORUSSIAN-UKRAINIAN I",
    "j": "JE", "k": "KA", "l": "PALOCHKA", "o": "O", "p": "ER", "q": "QA", "s": "DZE",
    "v": "IZHITSA", "w": "WE", "x": "HA", "y": "U, STRAIGHT U",
    "A": "A", "B": "VE", "C": "ES", "E": "IE", "G": "KOMI SJE", "H": "EN",
    "I": "BYELORUSSIAN-UKRAINIAN I, PALOCHKA", "J": "JE", "K": "KA", "M": "EM", "O": "O", "P": "ER",
    "S": "DZE", "T": "TE", "V": "IZHITSA", "W": "WE", "X": "HA", "Y": "U, STRAIGHT U",
}  # fmt: skip
_GREEK: Final = {
    "a": "ALPHA", "i": "IOTA", "k": "KAPPA", "o": "OMICRON", "p": "RHO", "u": "UPSILON", "v": "NU",
    "y": "GAMMA",
    "A": "ALPHA", "B": "BETA", "E": "EPSILON", "H": "ETA", "I": "IOTA", "K": "KAPPA", "M": "MU",
    "N": "NU", "O": "OMICRON", "P": "RHO", "T": "TAU", "X": "CHI", "Y": "UPSILON", "Z": "ZETA",
}  # fmt: skip
_ARMENIAN: Final = {
    "f": "KEH", "g": "CO", "h": "HO", "n": "VO, RA", "o": "OH", "q": "GIM, ZA", "u": "SEH",
    "w": "AYB",
    "L": "LIWN", "O": "OH", "S": "TIWN", "U": "SEH",
}  # fmt: skip


class Script(NamedTuple):
    """A script, with its letters that look like Latin ones."""

    name: str
    letters: Property
    shapes: Mapping[str, str]
    """The Latin letter that a letter of the script looks like; of Latin, each letter itself."""


@cache
def scripts() -> tuple[Script, ...]:
    """The scripts whose letters are told apart; their properties do not overlap."""
    latin = "abcdefghijklmnopqrstuvwxyz"
    return (
        Script("Latin", Property.LATIN, {letter: letter for letter in latin + latin.upper()}),
        Script("Cyrillic", Property.CYRILLIC, _shapes("CYRILLIC", _CYRILLIC)),
        Script("Greek", Property.GREEK, _shapes("GREEK", _GREEK)),
        Script("Armenian", Property.ARMENIAN, _shapes("ARMENIAN", _ARMENIAN)),
    )


def _shapes(script: str, named: Mapping[str, str]) -> dict[str, str]:
    """The Latin letter of each letter, from the names in the table."""
    return {
        _letter(script, name, latin): latin
        for latin, names in named.items()
        for name in names.split(", ")
    }


def _letter(script: str, name: str, latin: str) -> str:
    """A letter by its name, in the case of its Latin twin."""
    case = "SMALL" if latin.islower() else "CAPITAL"
    if (name, case) == ("PALOCHKA", "CAPITAL"):
        return "\N{CYRILLIC LETTER PALOCHKA}"  # named before it had a small letter
    return unicodedata.lookup(f"{script} {case} LETTER {name}")


@cache
def twins(own: int, other: int) -> Mapping[str, str]:
    """The letters of one script that pass for one of *own*, each with that one.

    Both are given by their number in `scripts`.
    """
    by_shape: dict[str, str] = {}
    for letter, shape in scripts()[own].shapes.items():
        by_shape.setdefault(shape, letter)
    foreign = scripts()[other].shapes.items()
    return {letter: by_shape[shape] for letter, shape in foreign if shape in by_shape}


@lru_cache(maxsize=4096)
def base(letter: str) -> str:
    """A letter without its accents."""
    return unicodedata.normalize("NFD", letter)[0]


@lru_cache(maxsize=4096)
def twin(letter: str, own: int, other: int) -> str:
    """The letter of *own* that a letter of *other* passes for, with its accents; or nothing."""
    whole = unicodedata.normalize("NFD", letter)
    found = twins(own, other).get(whole[0], "")
    return found and unicodedata.normalize("NFC", found + whole[1:])
