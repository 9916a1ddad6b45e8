"""Letters that became question marks, and question marks that are just that."""

import json
from pathlib import Path

import pytest
from measured import findings, values

from audits.checks.encoding import question_marks_for_letters

CASES = Path(__file__).parents[2] / "cases" / "encoding" / "sentences.jsonl"
SENTENCES = {
    record["language"]: record["text"]
    for record in map(json.loads, CASES.read_text("utf-8").splitlines())
}
FEW = frozenset({"en", "id", "nl", "sw"}) & SENTENCES.keys()
"""Languages whose sentence has hardly a letter beyond ASCII."""
UNSPACED = frozenset({"ja", "zh-Hans", "zh-Hant", "zh", "th", "ko", "hi", "km"}) & SENTENCES.keys()
"""Known misses: scripts without blanks, and those whose vowel signs are no letters."""


@pytest.mark.parametrize("language", sorted(SENTENCES.keys() - FEW - UNSPACED))
def test_a_sentence_written_in_ascii_has_lost_its_letters(language: str) -> None:
    text = SENTENCES[language].encode("ascii", "replace").decode("ascii")
    assert values(question_marks_for_letters, text)


@pytest.mark.parametrize("language", SENTENCES)
def test_a_clean_sentence_has_lost_none(language: str) -> None:
    text = SENTENCES[language]
    assert not values(question_marks_for_letters, f"{text}? {text}?? {text}")


def test_each_word_is_a_finding_with_its_place() -> None:
    text = "Le caf? (fran?ais) est d?j? l'?t? dernier."
    found = findings(question_marks_for_letters, text)
    assert [text[one.start : one.end] for one in found] == ["fran?ais", "d?j?", "l'?t?"]


def test_a_row_of_lost_words_is_one_finding() -> None:
    text = "Figure 3: ??????? ??? ?????, 12. ????????\nand so on"
    assert values(question_marks_for_letters, text) == {"question_mark_words": 1.0}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Fran?ais is one slip, ma?s is two.", id="two words"),
        pytest.param("?x=a?b http://a.b/c?d=e&f?g https://x.org/?q?r /a?b/c?d/e?f", id="addresses"),
        pytest.param("colou?r, favou?rite", id="patterns"),
        pytest.param("Why?Because. Who?Me. When?Now.", id="no blank after the mark"),
        pytest.param("真的吗?好吧 什么?不 谁?我", id="Chinese with ASCII marks"),
        pytest.param("What?? Really??? ????", id="a cry"),
        pytest.param("1. ?\n2. ?\n3. ?\n4. ?", id="a form to fill in"),
        pytest.param("Who?\nWhat?\nWhere?\nWhen?", id="questions"),
    ],
)
def test_question_marks_that_stand_for_nothing_are_let_be(text: str) -> None:
    assert not values(question_marks_for_letters, text)


def test_a_long_row_takes_no_time() -> None:
    assert not values(question_marks_for_letters, "?" * 1_000_000 + " x?y" * 3)
