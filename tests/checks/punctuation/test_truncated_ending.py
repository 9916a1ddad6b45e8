"""Cases of truncated_ending that its manual page does not show."""

import pytest
from punctuation_cases import places, planted

from audits.checks.punctuation import truncated_ending as check


@pytest.mark.parametrize(("text", "place"), list(planted(check)))
def test_a_truncated_ending_is_told_at_its_place(text: str, place: int) -> None:
    assert places(check, text) == [place]
