"""Cases of misplaced_spaces that its manual page does not show."""

import pytest
from punctuation_cases import places, planted

from audits.checks.punctuation import misplaced_spaces as check


@pytest.mark.parametrize(("text", "place"), list(planted(check)))
def test_a_misplaced_space_is_told_at_its_place(text: str, place: int) -> None:
    assert places(check, text) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "Eins ; zwei. Drei ; vier.",  # the document's style
        "one  , two",  # padding
        "| a , b |",
        "`a , b`",
        "Build it:\n\n    cmake . -DBUILD_TESTING=ON\n\nThen run it.",
        "$ git add .",
        "일시 : 4월 12일\n장소 : 서울숲\n문의: 반장\n많이 와 주세요!! 비가 오면? 연기! 끝!",
        "Be explicit.\n\n```cpp\nfor (auto& item : items) {\n  use(item );\n}\n```\n\nSo it is.",
    ],
)
def test_a_style_or_a_table_is_let_by(text: str) -> None:
    assert places(check, text) == []
