"""The right reading of bytes is more plausible than a wrong one."""

import json
from pathlib import Path

import pytest

from audits.decoding.plausibility import sense

CASES = Path(__file__).parents[1] / "cases" / "encoding" / "legacy.jsonl"
SENTENCES = {
    case["language"]: case["text"]
    for case in map(json.loads, CASES.read_text(encoding="utf-8").splitlines())
}


@pytest.mark.parametrize("language", sorted(SENTENCES))
@pytest.mark.parametrize("wrong", ["latin-1", "cp437", "mac_roman", "cp1251", "gb18030", "big5"])
def test_utf_8_read_as_something_else_is_less_plausible(language: str, wrong: str) -> None:
    text = SENTENCES[language]
    assert sense(text).mean > sense(text.encode().decode(wrong, "replace")).mean


def test_text_in_ascii_is_wholly_plausible() -> None:
    assert sense("plain text\n") == (0.0, 0)
    assert sense("") == (0.0, 0)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        pytest.param("don’t", "don\x92t", id="a C1 control"),
        pytest.param("Straße", "Stra§e", id="a symbol inside a word"),
        pytest.param("élan", "яlan", id="two scripts in a word"),
        pytest.param("привет", "пРИВЕТ", id="capitals after a small letter"),
        pytest.param("është", "ėshtē", id="letters that no language has together"),
        pytest.param("中文", "龘齉", id="rare hanzi"),
        pytest.param("perché no", "perch茅 no", id="a hanzi in a Latin word"),
    ],
)
def test_what_is_odd_costs(right: str, wrong: str) -> None:
    assert sense(right).mean > sense(wrong).mean
