"""Byte order marks at the start and inside of texts."""

import pytest
from measured import values

from audits.checks.encoding import byte_order_marks


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("\ufeffa", {"initial_byte_order_mark": 1}, id="at the start"),
        pytest.param(b"\xef\xbb\xbfa", {"initial_byte_order_mark": 1}, id="in bytes"),
        pytest.param("a\ufeff\ufeffb", {"inner_byte_order_marks": 2}, id="inside"),
        pytest.param("a\u2060b", {}, id="a word joiner"),
        pytest.param("abc".encode("utf-16"), {}, id="needed in UTF-16"),
        pytest.param(
            "\ufeff\ufeffa", {"initial_byte_order_mark": 1, "inner_byte_order_marks": 1}, id="two"
        ),
    ],
)
def test_byte_order_marks(content: str | bytes, expected: dict[str, float]) -> None:
    assert values(byte_order_marks, content) == expected
