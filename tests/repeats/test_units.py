"""Words are what white space parts; equal words have equal keys, wherever they stand."""

from hypothesis import given
from hypothesis import strategies as st

from audits.document import Document
from audits.repeats.units import BLOCK, letters, words

WORDS = st.lists(st.text("ab漢\x00", min_size=1, max_size=5), max_size=30)


@given(WORDS, st.text(" \n\u3000", min_size=1, max_size=3))
def test_words_are_those_of_the_plain_split(pieces: list[str], blank: str) -> None:
    text = blank.join(pieces)
    keys, lengths, starts = words(Document.from_text(text))
    cut = [text[at : at + size] for at, size in zip(starts.tolist(), lengths.tolist(), strict=True)]
    assert cut == text.split()
    named = set(zip(keys.tolist(), cut, strict=True))
    assert len(named) == len({key for key, _ in named}) == len(set(cut))


def test_a_word_has_one_key_in_every_block_and_beside_a_word_longer_than_a_block() -> None:
    text = "tide " * BLOCK + "x" * 2 * BLOCK + " tide " + "x" * 2 * BLOCK + " " + "x" * BLOCK
    keys = words(Document.from_text(text)).keys
    assert len(set(keys.tolist())) == 3
    assert keys[-4] == keys[-2] != keys[-1]
    assert keys[0] == keys[-3]


def test_letters_are_letters_and_digits_without_marks_and_blanks() -> None:
    assert letters(Document.from_text("東、京 9。")).starts.tolist() == [0, 2, 4]
