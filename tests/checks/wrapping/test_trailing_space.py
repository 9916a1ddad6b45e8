"""White space at line ends."""

import pytest

from audits.checks.wrapping import trailing_space
from audits.document import Document


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("a \nb\n", [" "], id="blank"),
        pytest.param("a\t \r\nb", ["\t "], id="tab and blank before CRLF"),
        pytest.param("字\u3000\n", ["\u3000"], id="ideographic blank"),
        pytest.param("a\u00a0", ["\u00a0"], id="no-break blank at the end of the text"),
        pytest.param(" a\n\n \nb", [], id="indent and a line of blanks"),
    ],
)
def test_blanks_at_line_ends_are_found(text: str, places: list[str]) -> None:
    found = [f for m in trailing_space.find(Document.from_text(text)) for f in m.findings]
    assert [text[f.start : f.end] for f in found] == places
