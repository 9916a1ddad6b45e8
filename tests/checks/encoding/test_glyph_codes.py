"""Numbers of glyphs that stand where a character should."""

import pytest
from measured import findings, values

from audits.checks.encoding import glyph_codes


@pytest.mark.parametrize(
    ("text", "count", "runs"),
    [
        ("the (cid:28)rst of(cid:28)ce", 2, 2),
        ("(cid:2446)(cid:2040) (cid:633)\n\n(cid:9)", 4, 2),
        ("GLYPH<17>GLYPH<c=3,font=/ABCDEF+Calibri>", 2, 1),
        ("GLYPH&lt;17&gt; of", 1, 1),
        ("a /gid00043/gid00049 b", 2, 1),
        ("“(cid:7)", 1, 1),
        ("(cid:7)”", 1, 1),
    ],
)
def test_each_code_is_counted_and_a_run_is_one_finding(text: str, count: float, runs: int) -> None:
    assert values(glyph_codes, text) == {"glyph_codes": count}
    found = findings(glyph_codes, text)
    assert len(found) == runs
    assert sum(finding.details["count"] for finding in found) == count
    assert "of a PDF's glyph" in found[0].message


@pytest.mark.parametrize(
    "text",
    [
        "pdfminer writes `(cid:17)` or “(cid:17)”.",
        "def meta(cid: str) -> None:",
        "(cid:) (cid:x)",
        "GLYPH < 3 and GLYPH<>",
        "https://example.org/gid00017x and /gid1",
        "",
    ],
)
def test_what_is_spoken_of_or_is_code_is_let_be(text: str) -> None:
    assert values(glyph_codes, text).get("glyph_codes", 0) == 0
