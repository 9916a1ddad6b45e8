"""EN004: what a finding of mojibake says."""

import pytest

from audits.checks.encoding import mojibake
from audits.document import Document
from audits.finding import Finding, Measure


def measures(text: str) -> dict[str, Measure]:
    return {measure.name: measure for measure in mojibake.find(Document.from_text(text))}


def findings(text: str) -> tuple[Finding, ...]:
    return measures(text)["mojibake_characters"].findings


def test_the_message_names_cause_and_true_text() -> None:
    (finding,) = findings("A small cafÃ© in town.")
    assert finding.message == "UTF-8 read as cp1252; was: café"
    assert (finding.start, finding.end) == (11, 13)
    assert finding.details == {"chain": ["utf-8>cp1252"], "repaired": "café"}


def test_double_damage_names_the_whole_chain() -> None:
    text = "A small café in Orléans, déjà vu."
    for _ in range(2):
        text = text.encode().decode("cp1252")
    finding = findings(text)[0]
    assert finding.message.startswith("UTF-8 read as cp1252, then UTF-8 read as cp1252; was: café")
    assert finding.details["chain"] == ["utf-8>cp1252", "utf-8>cp1252"]


def test_the_measure_counts_damaged_characters_only() -> None:
    found = measures("Ïðèâåò, êàê äåëà? Ýòî ïðîâåðêà òåêñòà.")
    assert found["mojibake_characters"].value == 30
    assert found["mojibake_ratio"].value == pytest.approx(30 / 34, abs=0.03)


def test_a_repaired_text_is_shortened_in_the_message_and_kept_in_the_details() -> None:
    (finding,) = findings(
        "Съешь ещё этих мягких булок, да выпей чаю. ".encode("cp1251").decode("cp1252") * 4
    )
    assert finding.message.endswith("…")
    assert len(finding.details["repaired"]) > 100


@pytest.mark.parametrize("text", ["", "plain", "é", "\ud800\udfff\ufffd", "Ã", "\x80\x80\x80"])
def test_short_texts_have_no_finding(text: str) -> None:
    assert measures(text) == {}
