"""Words where a script has blanks between them, letters where it has none."""

from audits.checks.repetition import repeated_ngrams
from audits.document import Document


def measures(text: str) -> dict[str, float]:
    return {name: value for name, value, _ in repeated_ngrams.find(Document.from_text(text))}


def test_text_with_blanks_is_measured_by_words() -> None:
    found = measures("buy cheap tickets " * 20)
    assert found["top_2gram_character_ratio"] > 0.3
    assert found["duplicate_10gram_character_ratio"] > 0.5
    assert not [name for name in found if "letter_ratio" in name]


def test_text_without_blanks_is_measured_by_letters() -> None:
    found = measures("東京都の天気は晴れです。" * 9)
    assert found["duplicate_20letter_ratio"] > 0.5
    assert not [name for name in found if "gram" in name]


def test_nothing_recurs_in_a_plain_sentence() -> None:
    assert measures("Nobody could say in which year it had been painted.") == {}
