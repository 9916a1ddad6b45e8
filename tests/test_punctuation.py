"""The marks of a text, and what stands beside them."""

import unicodedata

import pytest
from hypothesis import given
from strategies import texts

from audits.brackets.marks import shapes
from audits.characters import KINDS, Property, kinds_with
from audits.document import Document
from audits.punctuation import punctuation
from audits.quotes import KINDS as QUOTES


@given(texts())
def test_each_mark_stands_between_its_neighbours_or_line_ends(text: str) -> None:
    framed = f"\n{text}\n"
    for place, code, before, after in zip(*punctuation(Document.from_text(text)), strict=True):
        assert [before, code, after] == [ord(sign) for sign in framed[place : place + 3]]


@given(texts())
def test_every_mark_of_older_unicode_is_found(text: str) -> None:
    found = set(punctuation(Document.from_text(text)).places.tolist())
    assert found >= {at for at, sign in enumerate(text) if unicodedata.category(sign)[0] == "P"}


@pytest.mark.parametrize("sign", sorted({*shapes(), *QUOTES}), ids=ascii)
def test_every_bracket_and_quote_is_punctuation(sign: str) -> None:
    assert kinds_with(Property.PUNCTUATION)[KINDS[ord(sign)]]
