"""Cases of unbalanced_quotes that its manual page does not show."""

import pytest
from measured import findings, values
from punctuation_cases import places, planted

from audits.checks.punctuation import unbalanced_quotes as check


@pytest.mark.parametrize(("text", "place"), list(planted(check)))
def test_a_quotation_mark_without_its_partner_is_told_at_its_place(text: str, place: int) -> None:
    assert places(check, text) == [place]


def test_paragraphs_with_an_odd_number_of_straight_quotes_are_counted_not_judged() -> None:
    text = 'He said "yes.\n\n"No," she said.'
    assert values(check, text) == {"odd_straight_quotes": 1}


def test_a_quotation_that_stands_twice_has_its_defect_once() -> None:
    text = "“The ferry left at noon, she said. “Nobody saw it,” he said.\n\n"
    assert len(places(check, text * 3)) == 1


def test_a_quotation_left_open_where_the_text_breaks_off_is_truncation() -> None:
    whole = "“The tide went out,” she said. The boats lay on the sand all day long.\n\n"
    cut = "Nobody came to the quay. “The harbour master,” she said, “never came and neve"
    assert places(check, whole * 3 + cut) == []


def test_a_partner_of_another_kind_is_named() -> None:
    (finding,) = findings(check, "Er las »Der Prozess“ und schwieg. «Nein» und „Ja“. »So.«")
    assert finding.message == "» is closed by “, of another kind"


SPOKEN = '"Come in," she said. "The door is open." He "sat" down.\n\n'


def test_a_straight_quote_without_partner_is_told_where_the_others_keep_theirs() -> None:
    assert places(check, SPOKEN + '"Stay, he said. "It rains."') == [len(SPOKEN)]
    assert places(check, SPOKEN + 'Stay," he said. "It rains."') == [len(SPOKEN) + 5]


@pytest.mark.parametrize(
    "more",
    [
        'A 6" nail.',
        '"A 6" nail," he said.',
        '"So it went on.\n\n"And on."',
        '"Stay, "it "rains, "he "said.',  # a way of its own
    ],
)
def test_straight_quotes_with_a_reason_are_let_by(more: str) -> None:
    assert places(check, SPOKEN + more) == []


def test_two_commas_open_what_a_printed_mark_closes() -> None:
    assert places(check, "W gazecie ,,Echo Dnia” napisano: ,,Może w przyszłym roku”.") == []
    assert places(check, "W gazecie Echo Dnia” napisano, że ,,może” w roku.") == [19]
