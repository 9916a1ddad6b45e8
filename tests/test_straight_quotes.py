"""Straight quotes show by what stands beside them where they point."""

import pytest

from audits.document import Document
from audits.straight_quotes import straight_quotes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"A," he said, "b." ("C")', "<><><>"),
        ('"A"—"b"—"c"', "<><><>"),
        ('"A," he said, "b."', ""),  # too few
        ('"A" "b" "c" " "', ""),  # a ditto mark
        ('x="A" y="b" z="c"', ""),  # markup
        ('"את" "באה" "הנה" בע"מ', ""),  # abbreviations
        ('他说"好"又说"不"再说"好"', ""),  # no blanks
        ('a -"- b "c" "d" "e"', ""),
    ],
)
def test_straight_quotes_are_read_where_each_shows_its_way(text: str, expected: str) -> None:
    marks = straight_quotes(Document.from_text(text))
    assert "".join("><"[mark.opens] for mark in marks) == expected
