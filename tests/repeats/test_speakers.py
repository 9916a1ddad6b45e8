"""Which recurring lines are the names of a play's speakers."""

import pytest

from audits.repeats.speakers import speakers

PLAY = [
    *("ANNA.", "You are late.", "BELL.", "I am.", "ANNA.", "Is that all?", "BELL.", "It is."),
    *("ANNA.", "I have had the fish put back.", "BELL.", "Twice?"),
]


def test_names_that_take_turns_before_speeches_are_speakers() -> None:
    assert speakers(PLAY) == {"ANNA.", "BELL."}


@pytest.mark.parametrize(
    "name", ["Гаев.", "ΦΑΙΔΡΑ", "Alceste:", "SECOND GENTLEMAN (aside).", "王：", "המלך:"]
)
def test_a_name_is_in_capitals_or_ends_in_a_mark(name: str) -> None:
    assert speakers([name if line == "BELL." else line for line in PLAY]) == {"ANNA.", name}


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(PLAY[:8], id="too few to tell"),
        pytest.param([line.replace("BELL", "ANNA") for line in PLAY], id="one name alone"),
        pytest.param([line.lower() for line in PLAY], id="lower case"),
        pytest.param([f"{line} " * 8 for line in PLAY], id="long lines"),
        pytest.param(PLAY[:4] * 3, id="the same speeches again"),
        pytest.param(["PAGE ONE", "FOOTER", "Some prose."] * 4, id="headings side by side"),
        pytest.param(
            [row for at in range(4) for row in ("HEAD.", *map(str, range(at, at + 30)), "FOOT.")],
            id="far apart",
        ),
        pytest.param(
            ["ANNA.", "1", "ANNA.", "2", "ANNA.", "3", "BELL.", "4", "BELL.", "5", "BELL.", "6"],
            id="no turns",
        ),
        pytest.param([], id="no lines"),
    ],
)
def test_other_lines_that_recur_are_none(lines: list[str]) -> None:
    assert speakers(lines) == frozenset()
