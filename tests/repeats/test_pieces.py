"""Duplicate lines and paragraphs are Gopher's, worked out by hand.

Source: Rae et al. 2021 (arXiv 2112.11446, table A1) as re-implemented in datatrove: a duplicate is
every occurrence after the first; characters are divided by the length of the whole text.
"""

import pytest

from audits.document import Document
from audits.repeats.pieces import repeated_lines, repeated_paragraphs


@pytest.mark.parametrize(
    ("text", "ratio", "characters"),
    [
        ("", 0, 0),
        ("a\nb\n", 0, 0),
        ("ab\nab\nc", 1 / 3, 2 / 7),
        ("ab\nab\nab", 2 / 3, 4 / 8),
        ("a\n\n\na", 1 / 2, 1 / 5),
        ("a\r\na\r\n", 1 / 2, 1 / 6),
        ("a\na ", 0, 0),
    ],
)
def test_lines(text: str, ratio: float, characters: float) -> None:
    document = Document.from_text(text)
    found = repeated_lines(document)
    assert (found.ratio, found.character_ratio) == pytest.approx((ratio, characters))


@pytest.mark.parametrize(
    ("text", "ratio", "characters"),
    [
        ("", 0, 0),
        ("ab\nab", 0, 0),
        ("ab\n\nab", 1 / 2, 2 / 6),
        ("a\nb\n\nc\n\na\nb", 1 / 3, 3 / 11),
        ("\n\na\n\n\n\na\n", 1 / 2, 1 / 9),
    ],
)
def test_paragraphs(text: str, ratio: float, characters: float) -> None:
    document = Document.from_text(text)
    found = repeated_paragraphs(document)
    assert (found.ratio, found.character_ratio) == pytest.approx((ratio, characters))


def test_the_places_are_those_of_the_later_pieces_with_their_number() -> None:
    document = Document.from_text("ab\nc\nab\nab\n")
    assert repeated_lines(document).places == ((5, 7, 3), (8, 10, 3))


@pytest.mark.parametrize(
    ("text", "share"),
    [("ab\nab\nc", 2 / 5), ("ab\n \n \nab", 2 / 6), ("ab\n\n\nc", 0)],
    ids=["a line twice", "blank lines count for nothing", "empty lines are no lines"],
)
def test_fineweb_leaves_blank_lines_and_line_ends_out(text: str, share: float) -> None:
    found = repeated_lines(Document.from_text(text))
    assert found.filled_character_ratio == pytest.approx(share)
