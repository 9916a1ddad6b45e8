"""Control characters, escape sequences and surrogates, and innocent controls."""

import pytest
from measured import findings, values

from audits.checks.encoding import control_characters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a\tb\r\nc", {}, id="tab and line ends"),
        pytest.param("page\fpage", {"form_feeds": 1}, id="a form feed is noted"),
        pytest.param("a\x00\x00b", {"control_characters": 2}, id="NUL"),
        pytest.param("a\x0bb", {"control_characters": 1}, id="vertical tab"),
        pytest.param("a\x7fb", {"control_characters": 1}, id="DEL"),
        pytest.param("caf\x85", {"control_characters": 1}, id="NEL in a line"),
        pytest.param("one\x85two\x85", {}, id="NEL at the end of all lines"),
        pytest.param("\x1b[1;31mred\x1b[0m", {"ansi_escapes": 2}, id="colours"),
        pytest.param("\x1b]0;title\x07$", {"ansi_escapes": 1}, id="a window title"),
        pytest.param("a\x1bb", {"control_characters": 1}, id="a lone escape"),
        pytest.param("a\ud83d\ude00b\udc80", {"surrogates": 3}, id="surrogates"),
    ],
)
def test_controls(text: str, expected: dict[str, float]) -> None:
    assert values(control_characters, text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("don\x92t", "“’” of Windows-1252"),
        ("N\x08NA\x08A", "man page"),
        ("the end\x1a", "end-of-file mark of DOS"),
        ("wo\x02rd", "inside a word"),
        ("\ud83d\ude00", "\N{GRINNING FACE}"),
        ("\udce9", "the bytes E9"),
        ("\ud83d", "half of a character"),
    ],
)
def test_a_control_is_explained(text: str, words: str) -> None:
    assert words in findings(control_characters, text)[0].message
