"""The seed documents, and what the default suite must say of each."""

import re
import textwrap
from pathlib import Path

import pytest

from audits.document import Document
from audits.row import Row, measure
from audits.suite import find_suite
from audits.verdict import judge

SEEDS = Path(__file__).parents[1] / "seeds"
FIRST = SEEDS / "000_36aea260147a8caa.txt"

EXPECTED = {
    "001_english_clean.txt": ("pass", set()),
    "002_german_clean.txt": ("pass", set()),
    "003_persian_clean.txt": ("pass", set()),
    "004_hindi_clean.txt": ("pass", set()),
    "005_russian_koi8r.txt": ("fail", {"not_utf8"}),
    "006_french_mojibake.txt": ("fail", {"mojibake_characters"}),
    "007_english_wrapped.txt": ("fail", {"wrapped_line_ratio"}),
    "008_japanese_unclosed_bracket.txt": ("warn", {"unbalanced_brackets"}),
    "009_spanish_repeated.txt": (
        "fail",
        {
            "repeated_block_ratio",
            "longest_repeated_block",
            "repeated_line_character_ratio",
            "repeated_paragraph_character_ratio",
        },
    ),
    "010_english_verse.txt": ("pass", set()),
    "011_italian_list.txt": ("pass", set()),
    "012_korean_clean.txt": ("pass", set()),
    "013_greek_hidden_override.txt": ("fail", {"bidi_overrides"}),
}
"""Verdict and broken measures of every seed but the first, which has its own tests."""


def row_of(path: Path) -> Row:
    return measure(Document.from_bytes(path.read_bytes(), path.name))


@pytest.mark.parametrize("name", EXPECTED)
def test_a_seed_gets_the_verdict_that_its_provenance_says(name: str) -> None:
    outcome, broken = EXPECTED[name]
    verdict = judge(find_suite("default"), row_of(SEEDS / name))
    assert {expectation.column for expectation in verdict.failed} == broken
    assert verdict.outcome == outcome


def test_every_seed_has_its_provenance_and_its_expectation() -> None:
    names = {path.name for path in SEEDS.glob("*.txt")}
    told = set(re.findall(r"`(\d{3}_\w+\.txt)`", (SEEDS / "README.md").read_text(encoding="utf-8")))
    assert names == told == {*EXPECTED, FIRST.name}


@pytest.fixture(scope="module")
def first() -> Row:
    return row_of(FIRST)


def test_the_first_seed_is_one_text_eight_times(first: Row) -> None:
    assert first.metrics["repeated_block_ratio"] == pytest.approx(0.875, abs=0.002)
    (finding,) = [item.finding for item in first.evidence if item.measure == "repeated_block_ratio"]
    assert finding.details["period"] == 445
    assert first.metrics["repeated_block_copies"] == 8
    assert not [name for name in first.metrics if "duplicate_line" in name and first.metrics[name]]


def test_the_first_seed_is_wrapped_at_32_characters_regardless_of_words(first: Row) -> None:
    assert first.metrics["wrap_width"] == 32
    (finding,) = [item.finding for item in first.evidence if item.measure == "wrapped_line_ratio"]
    assert "32 characters" in finding.message
    assert (finding.details["basis"], finding.details["kinsoku"]) == ("characters", "unaware")


def test_the_first_seed_has_48_marks_of_the_wrong_width_and_no_lost_bracket(first: Row) -> None:
    assert first.metrics["wrong_width_marks"] == 48
    assert first.metrics["unbalanced_brackets"] == 0


def test_the_first_seed_has_no_encoding_finding(first: Row) -> None:
    assert first.encoding == "utf-8"
    assert [item for item in first.evidence if item.family == "encoding"] == []


def test_the_first_seed_fails() -> None:
    assert judge(find_suite("default"), row_of(FIRST)).outcome == "fail"


@pytest.mark.parametrize("width", [0, 1, 7, 20, 31, 33, 40, 77, 445, 1000])
def test_the_first_seed_repeats_as_much_however_it_is_wrapped(width: int) -> None:
    flat = FIRST.read_text(encoding="utf-8").replace("\n", "")
    text = "\n".join(textwrap.wrap(flat, width)) if width else flat
    row = measure(Document.from_text(text))
    assert row.metrics["repeated_block_ratio"] == pytest.approx(0.875, abs=0.002)
    assert row.metrics["repeated_block_copies"] == 8
