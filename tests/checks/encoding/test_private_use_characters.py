"""Private use characters, and where they most likely come from."""

import pytest
from measured import findings, values

from audits.checks.encoding import private_use_characters


@pytest.mark.parametrize(
    ("text", "count", "words"),
    [
        ("see \ue001\ue002 here", 2, "only the maker"),
        ("\uf0b7 a list item", 1, "character 183 of a font like Symbol"),
        ("by \uf8ff Inc.", 1, "Apple's logo"),
        ("中\ue4c6文", 1, "an ideograph"),
        ("a\U000f0000b", 1, "only the maker"),
        ("a\U0010fffdb", 1, "only the maker"),
    ],
)
def test_they_are_counted_and_explained(text: str, count: float, words: str) -> None:
    assert values(private_use_characters, text) == {"private_use_characters": count}
    (finding,) = findings(private_use_characters, text)
    assert words in finding.message
    assert finding.end - finding.start == finding.details["count"] == count
