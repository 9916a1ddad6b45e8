"""The characters outside ASCII, what stands around them, and what they can never prove alone."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audits.document import AHEAD, Document, bounded_points
from audits.mojibake.high import high_characters
from audits.mojibake.repair import damage


def text_of(codes: "np.typing.NDArray[np.uint32]") -> str:
    return "".join(map(chr, codes.tolist()))


def test_the_ends_of_a_text_are_neighbours_without_a_character() -> None:
    high = high_characters(bounded_points("éab—"))
    assert high.places.tolist() == [0, 3]
    assert (text_of(high.before), text_of(high.points), text_of(high.after)) == (
        "\0b",
        "é—",
        "a\0",
    )


@given(st.text(max_size=20))
def test_what_stands_around_each_is_the_text_itself(text: str) -> None:
    high = high_characters(bounded_points(text))
    places = [place for place, character in enumerate(text) if character > "\x7f"]
    assert high.places.tolist() == places
    ahead = high.ahead(np.arange(len(places))).T
    for place, row in zip(places, ahead, strict=True):
        assert text_of(row) == text[place : place + AHEAD].ljust(AHEAD, "\0")


@given(st.text("az .\n", max_size=30), st.characters(min_codepoint=0x80), st.text("az .\n"))
def test_a_single_character_outside_ascii_is_never_damaged(
    before: str, character: str, after: str
) -> None:
    assert damage(Document.from_text(before + character + after)) == ()


@pytest.mark.parametrize("text", ["cafÃ©", "Ã©t", "\nCafÃ©", "a cafÃ©\n"])
def test_a_sequence_is_found_at_the_ends_of_a_text(text: str) -> None:
    (found,) = damage(Document.from_text(text))
    assert text[found.start : found.end] == "Ã©"
