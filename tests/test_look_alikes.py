"""The table of look-alike letters, against what Unicode says of the letters themselves."""

import itertools
import unicodedata

import pytest

from audits.document import Document
from audits.look_alikes import base, scripts, twin, twins

PAIRS = list(itertools.permutations(range(4), 2))


@pytest.mark.parametrize("number", range(4), ids=lambda number: scripts()[number].name)
def test_every_letter_is_of_its_script_and_looks_like_a_latin_one(number: int) -> None:
    script = scripts()[number]
    letters = "".join(script.shapes)
    assert Document.from_text(letters).count(script.letters) == len(letters)
    assert all(shape.isascii() and shape.isalpha() for shape in script.shapes.values())


@pytest.mark.parametrize(("own", "other"), PAIRS)
def test_a_twin_is_of_the_same_case(own: int, other: int) -> None:
    for letter, found in twins(own, other).items():
        assert letter.islower() == found.islower()
        assert letter != found


def test_twins_are_found_in_every_pair_of_scripts() -> None:
    assert all(twins(own, other) for own, other in PAIRS)


def test_accents_are_kept() -> None:
    assert twin("ё", 0, 1) == "ë"
    assert twin("ό", 0, 2) == "ó"
    assert twin("ж", 0, 1) == ""
    assert base("ế") == "e"


def test_names_and_letters_agree() -> None:
    assert twins(1, 0)["I"] == "\N{CYRILLIC CAPITAL LETTER BYELORUSSIAN-UKRAINIAN I}"
    assert {unicodedata.name(letter) for letter in "аеорсухАЕОРСХ"} <= {
        unicodedata.name(letter) for letter in twins(0, 1)
    }
