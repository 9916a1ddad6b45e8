"""Unassigned code points and noncharacters, and new characters, which are neither."""

import pytest
from measured import findings, values

from audits.checks.encoding import unassigned_characters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a\u0378\u0379b", {"unassigned_characters": 2}, id="gaps in Greek"),
        pytest.param("\U000e0fff", {"unassigned_characters": 1}, id="reserved and ignorable"),
        pytest.param("\uffff", {"unassigned_characters": 1, "noncharacters": 1}, id="U+FFFF"),
        pytest.param("\ufdd0", {"unassigned_characters": 1, "noncharacters": 1}, id="U+FDD0"),
        pytest.param(
            "\U0010fffe\ufffe", {"unassigned_characters": 2, "noncharacters": 2}, id="two"
        ),
        pytest.param("\U0001fae9\U000105c0\ua7cb\u20c0", {}, id="new emoji, scripts, letters"),
        pytest.param("\ue000\ud800", {}, id="private use and surrogates are others'"),
    ],
)
def test_code_points_without_a_meaning(text: str, expected: dict[str, float]) -> None:
    assert values(unassigned_characters, text) == expected


def test_each_kind_is_explained() -> None:
    messages = [f.message for f in findings(unassigned_characters, "\u0378 \ufffe \ufdd0")][:3]
    assert "has no meaning in Unicode" in messages[0]
    assert "byte order mark" in messages[1]
    assert "noncharacter" in messages[2]
