"""Kinds of line ends, mixed and unusual."""

import pytest
from measured import findings, values

from audits.checks.encoding import line_endings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a\nb\nc\n", {}, id="LF"),
        pytest.param("a\r\nb\r\nc\r\n", {}, id="CRLF"),
        pytest.param("a\r\nb\nc\r\n", {"mixed_line_endings": 1}, id="one LF"),
        pytest.param("a\rb\rc", {"unusual_line_endings": 2}, id="old Macintosh"),
        pytest.param("a\nb\rc\n", {"mixed_line_endings": 1}, id="a lone CR"),
        pytest.param("a\r\r\nb\r\n", {"mixed_line_endings": 1}, id="converted twice, once"),
        pytest.param("a\r\r\nb\r\r\n", {"unusual_line_endings": 2}, id="converted twice"),
        pytest.param("a\x85b\x85", {"unusual_line_endings": 2}, id="NEL"),
        pytest.param("a\u2029b\nc\nd", {"mixed_line_endings": 1}, id="a paragraph separator"),
        pytest.param("a\nb\r\n", {"mixed_line_endings": 1}, id="a tie"),
        pytest.param("a\r\nb".encode("utf-16"), {}, id="CRLF in UTF-16"),
        pytest.param("no line end", {}, id="none"),
    ],
)
def test_line_endings(text: str | bytes, expected: dict[str, float]) -> None:
    assert values(line_endings, text) == expected


def test_neighbouring_odd_line_ends_are_one_finding() -> None:
    (found,) = findings(line_endings, "a\nb\r\nc\r\nd\ne\nf\n")
    assert (found.start, found.end, found.details["count"]) == (3, 8, 2)
