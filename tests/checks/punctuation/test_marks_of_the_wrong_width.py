"""Cases of marks_of_the_wrong_width that its manual page does not show."""

import pytest
from measured import findings, values
from punctuation_cases import places, planted

from audits.checks.punctuation import marks_of_the_wrong_width as check


@pytest.mark.parametrize(("text", "place"), list(planted(check)))
def test_a_mark_of_the_wrong_width_is_told_at_its_place(text: str, place: int) -> None:
    assert places(check, text) == [place]


def test_pairs_of_both_widths_are_counted() -> None:
    assert values(check, "（a) b (c） （d）")["mixed_width_pairs"] == 2


def test_a_mark_between_wrapped_lines_is_judged_by_its_neighbours() -> None:
    assert places(check, "他来了，很高兴,\r\n然后走了。") == [7]
    assert places(check, "他来了，很高兴\r\n,然后走了。") == [9]


def test_the_twin_stands_beside_the_finding() -> None:
    assert findings(check, "他来了,很高兴。")[0].details == {"twin": "，"}


def test_a_single_ascii_mark_in_a_text_without_full_width_ones_is_let_by() -> None:
    assert places(check, "他来了,很高兴") == []


@pytest.mark.parametrize("face", ["(；´Д｀)", "φ(．．)", "ヽ(´▽｀)/", "(^_^)"])
def test_a_face_is_no_pair_of_brackets(face: str) -> None:
    assert places(check, f"今日は楽しかった、駅で二時間待ちました{face}また明日。") == []
