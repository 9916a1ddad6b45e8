"""The shapes of lines are FineWeb's, worked out by hand.

Source: Penedo et al. 2024 (arXiv 2406.17557, section 3.6) as in datatrove's
fineweb_quality_filter: a line is what line feeds part, an empty one included.
"""

import pytest

from audits.checks.wrapping import line_shapes
from audits.document import Document

LONG = "The tide table on the harbour wall was painted by hand"


def measures(text: str) -> dict[str, float]:
    found = line_shapes.find(Document.from_text(text))
    return {name: value for name, value, _ in found}


@pytest.mark.parametrize(
    ("text", "short", "unfinished", "line_ends"),
    [
        (f"{LONG}.", 0, 0, 0),
        (f"Home\n{LONG}.", 1 / 2, 1 / 2, 1 / 12),
        (f"{LONG}!\n\n{LONG}", 1 / 3, 2 / 3, 2 / 22),
        ("a" * 30 + "\n" + "a" * 31, 1 / 2, 1, 1 / 2),
        ("\"Yes.\"\n'No'\nWhy?\nso:", 1, 1 / 4, 3 / 4),
        ("東京都の天気は晴れです。\n明日は雨。", 1, 0, 1 / (15 / 2)),
    ],
)
def test_shapes_worked_out_by_hand(
    text: str, short: float, unfinished: float, line_ends: float
) -> None:
    found = measures(text)
    assert found.get("short_line_ratio", 0) == pytest.approx(short)
    assert found["unfinished_line_ratio"] == pytest.approx(unfinished)
    assert found["line_ends_per_word"] == pytest.approx(line_ends)


def test_an_empty_document_has_no_lines() -> None:
    assert measures("") == {}


def test_one_heading_among_long_lines_is_not_shown() -> None:
    (first, *_) = line_shapes.find(Document.from_text(f"Tides\n{LONG}.\n{LONG}."))
    assert not first.findings
