"""Cases of doubled_marks that its manual page does not show."""

import pytest
from punctuation_cases import places, planted

from audits.checks.punctuation import doubled_marks as check


@pytest.mark.parametrize(("text", "place"), list(planted(check)))
def test_a_doubled_mark_is_told_at_its_place(text: str, place: int) -> None:
    assert places(check, text) == [place]


@pytest.mark.parametrize("pair", ["。。", ".."])
def test_a_writer_who_always_trails_off_is_let_by(pair: str) -> None:
    assert places(check, f"ну да{pair} " * 6) == []
    assert len(places(check, f"ну да{pair} " + "ну да. 对。 " * 20)) == 1


@pytest.mark.parametrize("clash", [",.", ", .", ",\n.", ";.", "،."])
def test_a_comma_before_a_stop_is_told_whatever_else_the_text_holds(clash: str) -> None:
    assert places(check, f"one{clash} Two.") == [3]
    assert places(check, f"a::b\none{clash} Two.") == [8]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(".. note:: Read this.", id="a directive"),
        pytest.param(".. |name| replace:: other words", id="a substitution"),
        pytest.param("Output::\n\n    $ ls\n", id="an indented block"),
        pytest.param("Output ::\r\n\r\n  $ ls\r\n", id="one of Windows"),
        pytest.param("arn:aws:iam::123456789012:role", id="a name of many parts"),
    ],
)
def test_colons_of_restructuredtext_and_of_names_are_let_be(text: str) -> None:
    assert places(check, text) == []


@pytest.mark.parametrize("text", ["Search:: the words", "Search::\n\nThe words of it."])
def test_colons_that_begin_no_block_are_told(text: str) -> None:
    assert places(check, text) == [6]
