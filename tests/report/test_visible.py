"""Nothing that acts on a screen is left in shown text."""

import pytest
from hypothesis import given
from strategies import texts

from audits.characters import KINDS, kinds_with
from audits.report.visible import ACTING, UNSEEN, visible, visible_place


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("\x1b[31mred", "␛[31mred", id="an escape sequence"),
        pytest.param("a\x00b\x7f", "a␀b␡", id="NUL and DELETE"),
        pytest.param("a\tb\nc\r\n", "a⇥b↵c␍↵", id="tab and line ends"),
        pytest.param("a\x85b\u2028", "a<U+0085>b<U+2028>", id="line ends outside ASCII"),
        pytest.param("\x9b31m", "<U+009B>31m", id="a C1 control sequence introducer"),
        pytest.param("a\u202eb\u2066", "a<U+202E>b<U+2066>", id="bidirectional controls"),
        pytest.param("a\udcffb", "a<U+DCFF>b", id="a lone surrogate"),
        pytest.param("\U000e0041", "<U+E0041>", id="a tag character"),
        pytest.param("\ufffe", "<U+FFFE>", id="a noncharacter"),
        pytest.param("می\u200cخواهم", "می\u200cخواهم", id="a joiner that Persian needs stays"),
        pytest.param("naïve 天氣 ☕ שלום", "naïve 天氣 ☕ שלום", id="text is left as it is"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_what_acts_is_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("a\u200bb", "a<U+200B>b", id="zero width space"),
        pytest.param("so\u00adft", "so<U+00AD>ft", id="soft hyphen"),
        pytest.param("\u3164", "<U+3164>", id="Hangul filler, a letter by category"),
        pytest.param("\ue000", "<U+E000>", id="private use"),
        pytest.param("a\u00a0b", "a<U+00A0>b", id="no-break space"),
        pytest.param("  x ", "··x·", id="white space at the edges"),
        pytest.param("\u3000", "<U+3000>", id="an ideographic space alone"),
        pytest.param("\u0301", "◌\u0301", id="a mark alone stands on a circle"),
    ],
)
def test_at_the_place_itself_everything_can_be_seen(text: str, shown: str) -> None:
    assert visible_place(text, unseen=True) == shown


@given(texts())
def test_shown_text_is_one_line_that_can_be_written_and_does_nothing(text: str) -> None:
    for shown, hidden in ((visible(text), ACTING), (visible(text, unseen=True), UNSEEN)):
        shown.encode("utf-8")
        assert len(shown.splitlines()) <= 1
        assert not kinds_with(hidden)[KINDS[[ord(character) for character in shown] or [65]]].any()
        assert visible(shown) == shown
