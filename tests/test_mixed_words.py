"""Words in which scripts meet, and the parts that case and acronyms show."""

import pytest

from audits.document import Document
from audits.mixed_words import mixed_words, parts, script_numbers


def words(text: str) -> list[str]:
    document = Document.from_text(text)
    return [word.letters for word in mixed_words(document, script_numbers(document))]


def test_letters_are_numbered_by_script() -> None:
    assert script_numbers(Document.from_text("aжλա1漢")).tolist() == [0, 1, 2, 3, -1, -1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("слoво и слово", ["слoво"], id="one Latin letter"),
        pytest.param("HTML-код, код HTML", [], id="apart"),
        pytest.param("а\u0301b", [], id="a mark stands between"),
        pytest.param("%sслово \\nСлово", [], id="a placeholder and an escape"),
        pytest.param("вeб вeб", ["вeб", "вeб"], id="each where it stands"),
        pytest.param("λx", ["λx"], id="at both edges of a text"),
    ],
)
def test_words_of_two_scripts_are_found(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_an_endless_word_is_cut_at_the_window() -> None:
    assert all(len(word) <= 128 for word in words("вe" * 1_000))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ПунктA", ["Пункт", "A"]),
        ("URLды", ["URL", "ды"]),
        ("ΟWesnoth", ["Ο", "Wesnoth"]),
        ("Moсква", ["Moсква"]),
        ("АфгIан", ["АфгIан"]),
        ("МOСКВА", ["МOСКВА"]),
    ],
)
def test_a_word_is_taken_apart_where_another_begins(text: str, expected: list[str]) -> None:
    document = Document.from_text(text)
    (word,) = mixed_words(document, script_numbers(document))
    assert [part.letters for part in parts(word)] == expected
    assert [text[part.start : part.start + len(part.letters)] for part in parts(word)] == expected
