"""Line-break rules of Chinese and Japanese."""

import pytest

from audits.checks.wrapping import line_break_rule_violations
from audits.document import Document


def places(text: str) -> list[str]:
    found = line_break_rule_violations.find(Document.from_text(text))
    return [text[f.start : f.end] for measure in found for f in measure.findings]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        pytest.param("今天天氣\n。明天\n", ["氣\n。"], id="stop at a line's start"),
        pytest.param("そうです\r\n、だから\n", ["す\r\n、"], id="comma, CRLF"),
        pytest.param("（他說\n）我說\n", ["說\n）"], id="closing mark"),
        pytest.param("今天\n\n。明天\n", [], id="a blank line between"),
        pytest.param("今天。\n「明天」\n", [], id="opening mark at a line's start"),
        pytest.param("今天。\n……明天\n", [], id="ellipsis after a stop"),
        pytest.param("コンピュ\nーター\n", [], id="strict Japanese only"),
        pytest.param("持ち物\n・水筒\n･弁当\n·雨具\n", [], id="bullets"),
        pytest.param("夏の思い出\n〜海辺にて〜\n", [], id="waves around a subtitle"),
        pytest.param("やめろ\n！！！\n", [], id="several equal marks"),
    ],
)
def test_a_rule_is_broken(text: str, marked: list[str]) -> None:
    assert places(text) == marked


def test_an_opening_mark_ends_no_line_of_a_wrapped_stretch() -> None:
    sentence = "為了解決朝鮮半島核武危機，美國日本與南韓三國代表今天在東京集會（商討下一步的行動）"
    text = sentence * 40
    wrapped = "\n".join(text[at : at + 31] for at in range(0, len(text), 31))
    marked = places(wrapped)
    assert any(place.startswith("（\n") for place in marked)
    assert any(place.endswith("\n）") for place in marked)
