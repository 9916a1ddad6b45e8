"""Hard-wrapped lines: what the finding says."""

import textwrap
from typing import Any

import pytest

from audits.checks.wrapping import hard_wrapped_lines
from audits.document import Document
from audits.finding import Measure

SENTENCE = "The quick brown fox jumps over the lazy dog and runs away into the dark green wood. "
PARAGRAPH = (SENTENCE * 5).strip()


def measures(text: str) -> dict[str, Measure]:
    found = hard_wrapped_lines.find(Document.from_text(text))
    return {measure.name: measure for measure in found}


def details(text: str) -> Any:
    return measures(text)["wrapped_line_ratio"].findings[0].details


def test_the_finding_says_width_unit_and_why_a_line_ends() -> None:
    finding = measures(textwrap.fill(PARAGRAPH, 50))["wrapped_line_ratio"].findings[0]
    assert f"wrapped at {finding.details['width']} columns" in finding.message
    assert finding.details["width"] in (49, 50)
    assert finding.details["wrapped_lines"] == textwrap.fill(PARAGRAPH, 50).count("\n")
    first = finding.details["evidence"][0]
    assert first["width"] <= 50 < first["needed"]
    assert "; the next unit " in first["says"]


def test_wrapped_prose_fails_and_a_wrapped_passage_in_a_long_text_warns() -> None:
    wrapped = textwrap.fill(PARAGRAPH, 50)
    prose, passage = measures(wrapped), measures(f"{PARAGRAPH}\n\n" * 200 + wrapped)
    assert prose["wrapped_line_ratio"].value > 0.8
    assert "wrapped_passages" not in prose
    assert passage["wrapped_line_ratio"].value < 0.1
    assert passage["wrapped_passages"].value == 1
    assert passage["wrap_width"].value == prose["wrap_width"].value


def test_lines_that_quoted_printable_cut_are_not_reported_a_second_time() -> None:
    cut = "=\n".join(textwrap.wrap(PARAGRAPH * 2, 75, break_long_words=True))
    assert measures(cut) == {}


def test_a_fold_through_words_is_told_from_a_wrap_at_words() -> None:
    text = PARAGRAPH * 3
    folded = "\n".join(text[at : at + 45].strip() for at in range(0, len(text), 45))
    assert details(folded)["basis"] == "characters"
    assert details(textwrap.fill(PARAGRAPH, 45))["basis"] == "words"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\u2028"])
def test_every_kind_of_line_end_is_one(ending: str) -> None:
    text = textwrap.fill(PARAGRAPH, 50).replace("\n", ending)
    assert measures(text)["wrap_width"].value in (49, 50)
