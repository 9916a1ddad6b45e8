"""Repeated blocks are found exactly, whatever the wrapping; a dictionary is the reference."""

import textwrap

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from audits.document import Document
from audits.repeats import following
from audits.repeats.copies import copies, visible
from audits.repeats.windows import LEAST_COLUMNS

PIECES = st.lists(st.text("abc", min_size=1, max_size=90), min_size=1, max_size=6)
WIDE = st.lists(st.text("漢字", min_size=1, max_size=50), min_size=1, max_size=6)


def covered(text: str) -> int:
    """Characters inside later copies."""
    found = copies(Document.from_text(text))
    return int((found.ends - found.starts).sum())


def stretches(text: str) -> list[list[int]]:
    """The later copies: starts, ends, shifts."""
    return [column.tolist() for column in copies(Document.from_text(text))]


def by_dictionary(text: str, least: int) -> int:
    """The same, from every run of the least length that stood before."""
    characters = [character for character in text if not character.isspace()]
    inside: set[int] = set()
    seen: set[tuple[str, ...]] = set()
    for start in range(len(characters) - least + 1):
        run = tuple(characters[start : start + least])
        if len({*run[::2]}) == len({*run[1::2]}) == 1:
            continue  # a line drawn with one character, or two in turn, is RP005's
        if run in seen:
            inside.update(range(start, start + least))
        seen.add(run)
    return len(inside)


@given(PIECES, st.lists(st.integers(0, 5), max_size=14))
@example(["a" * 200], [0, 0])
@example(["ab" * 60], [0, 0, 0])
@example(["abb" * 60], [0, 0, 0])
def test_the_repeated_characters_are_those_of_a_dictionary(
    pieces: list[str], order: list[int]
) -> None:
    text = " ".join(pieces[number % len(pieces)] for number in order)
    assert covered(text) == by_dictionary(text, LEAST_COLUMNS)


@given(PIECES, st.lists(st.integers(0, 5), max_size=14))
def test_a_followed_copy_is_found_as_a_short_one_is(pieces: list[str], order: list[int]) -> None:
    text = " ".join(pieces[number % len(pieces)] for number in order)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(following, "LARGE", 1)
        assert covered(text) == by_dictionary(text, LEAST_COLUMNS)
        one_by_one = stretches(text)
        patch.setattr(following, "LARGE", 1 << 30)
        assert stretches(text) == one_by_one


@given(WIDE, st.lists(st.integers(0, 5), max_size=14), st.sampled_from([1, 192]))
def test_wide_characters_count_two_columns(pieces: list[str], order: list[int], large: int) -> None:
    text = "\n".join(pieces[number % len(pieces)] for number in order)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(following, "LARGE", large)
        assert covered(text) == by_dictionary(text, LEAST_COLUMNS // 2)


@given(st.text("abc漢 \n", max_size=900))
def test_every_stretch_equals_its_original(text: str) -> None:
    document = Document.from_text(text * 3)
    characters = visible(document).codes
    found = copies(document)
    reach = 0
    for start, end, shift in zip(*(array.tolist() for array in found), strict=True):
        assert reach <= start < end
        assert shift > 0
        assert characters[start:end].tolist() == characters[start - shift : end - shift].tolist()
        reach = end


PROSE = (
    "Every spring the harbour master went over the numbers with a thin brush, so that the oldest "
    "strokes lay under thirty coats of white and the newest shone like wet chalk. "
)


@pytest.mark.parametrize(
    "rewrapped",
    [
        lambda text: textwrap.fill(text, 31),
        lambda text: text.replace(" ", "\n\n"),
        lambda text: text.replace(" ", ""),
        lambda text: "\n".join("    " + line + "  " for line in textwrap.wrap(text, 50)),
        lambda text: textwrap.fill(text, 40).replace("\n", "\r\n"),
        lambda text: text.replace(" ", "\u200b \u3000\ufeff"),
    ],
    ids=["wrapped", "doubled line ends", "joined", "indented", "CRLF", "invisible blanks"],
)
def test_wrapping_changes_nothing(rewrapped: object) -> None:
    assert callable(rewrapped)
    for count in (1, 2, 5):
        assert covered(rewrapped(PROSE * count)) == covered(PROSE * count)


@pytest.mark.parametrize("count", [2, 3, 8])
def test_copies_of_a_text_without_repeats_are_all_but_the_first(count: int) -> None:
    size = len(PROSE.replace(" ", ""))
    assert covered(PROSE * count) == size * (count - 1)


def test_one_column_less_than_the_least_is_no_block() -> None:
    block = "".join(chr(0x4E00 + number) for number in range(29)) + "x"
    assert covered(block + "y" + block + "z") == 0
    assert covered(block + "xy" + block + "xz") == 31
