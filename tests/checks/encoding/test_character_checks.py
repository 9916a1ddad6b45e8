"""What the checks of single characters say of clean sentences, and of one defect in each."""

import json
import unicodedata
from pathlib import Path

import pytest
from measured import document

from audits.checks.encoding import (
    bidirectional_controls,
    compatibility_characters,
    decomposed_characters,
    hidden_tag_text,
    homoglyphs,
    invisible_characters,
    private_use_characters,
    unassigned_characters,
)
from audits.row import measure

CHECKS = (
    invisible_characters,
    bidirectional_controls,
    hidden_tag_text,
    private_use_characters,
    unassigned_characters,
    decomposed_characters,
    homoglyphs,
    compatibility_characters,
)
BOUNDS = {column.name: column.maximum for check in CHECKS for column in check.COLUMNS}
CASES = Path(__file__).parents[2] / "cases" / "encoding"
LINES = (CASES / "sentences.jsonl").read_text("utf-8").splitlines()
SENTENCES = {record["language"]: record["text"] for record in map(json.loads, LINES)}
WRITING = {
    record["writing"]: record["text"]
    for record in map(json.loads, (CASES / "clean_writing.jsonl").read_text("utf-8").splitlines())
}

JOINING = {"ar", "fa", "ur", "he", "hi", "bn", "ta", "ml", "th", "km", "my", "lo", "bo", "mr"}
UNSPACED = {"th", "km", "my", "lo", "bo", "zh", "zh-Hans", "zh-Hant", "ja"}


def broken(text: str) -> set[str]:
    """The measures of these checks that are beyond their bound."""
    metrics = measure(document(text), checks=CHECKS).metrics
    return {name for name, bound in BOUNDS.items() if bound is not None and metrics[name] > bound}


def planted(text: str, character: str) -> str:
    """*text* with a character inside its longest word."""
    word = max(text.split(), key=len)
    at = text.index(word) + len(word) // 2
    return text[:at] + character + text[at:]


@pytest.mark.parametrize("language", SENTENCES)
def test_a_clean_sentence_is_clean(language: str) -> None:
    assert broken(SENTENCES[language]) == set()


@pytest.mark.parametrize("writing", WRITING)
def test_what_a_writing_needs_is_clean_alone_and_in_other_texts(writing: str) -> None:
    text = WRITING[writing]
    assert broken(text) == set()
    for language in ("ko", "ja"):  # of neither the writings are examples
        assert broken(f"{text}\n\n{SENTENCES[language]}\n\n{text}") == set()


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize(
    ("character", "measure_name"),
    [
        ("\u2060", "misplaced_invisible_characters"),
        ("\ufe0f", "misplaced_invisible_characters"),
        ("\u00ad", "soft_hyphens"),
        ("\u202e", "bidi_overrides"),
        ("\U000e0041", "tag_characters"),
        ("\ue123", "private_use_characters"),
        ("\U00100001", "private_use_characters"),
        ("\u0378", "unassigned_characters"),
        ("\ufdd0", "noncharacters"),
        ("\ufb02", "compatibility_characters"),
    ],
)
def test_one_character_is_found_in_any_language(
    language: str, character: str, measure_name: str
) -> None:
    assert measure_name in broken(planted(SENTENCES[language], character))


@pytest.mark.parametrize("language", sorted(SENTENCES.keys() - UNSPACED))
def test_a_zero_width_space_is_found_where_words_have_blanks(language: str) -> None:
    found = broken(planted(SENTENCES[language], "\u200b"))
    assert found == {"misplaced_invisible_characters"}


@pytest.mark.parametrize("language", sorted(SENTENCES.keys() - JOINING))
@pytest.mark.parametrize("character", ["\u200c", "\u200d"])
def test_a_joiner_is_found_where_nothing_joins(language: str, character: str) -> None:
    found = broken(planted(SENTENCES[language], character))
    assert found == {"misplaced_invisible_characters"}


@pytest.mark.parametrize("language", SENTENCES)
def test_letters_in_pieces_are_found_in_any_language(language: str) -> None:
    text = SENTENCES[language]
    pieces = unicodedata.normalize("NFD", text)
    expected = {"decomposed_characters"} if pieces != text else set()
    assert broken(pieces) == expected
