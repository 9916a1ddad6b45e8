"""Bidirectional controls: at home in text from right to left, suspect elsewhere."""

import pytest
from measured import document, findings, values

from audits.checks.encoding import bidirectional_controls

HEBREW = "זה משפט בעברית שבו יש הרבה אותיות.\n"
ENGLISH = "This is a sentence with many letters from left to right, as are nearly all here.\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("שלום\u200f (hello)", id="a mark beside Hebrew"),
        pytest.param("سلام \u200eC++\u200e و \u061cخداحافظ", id="marks around a name"),
        pytest.param(HEBREW * 3 + "\u202aREADME.txt\u202c\n" + HEBREW, id="a name in a paragraph"),
        pytest.param(HEBREW + "\u206703-1234567\u2069\n", id="a figure in a paragraph"),
        pytest.param(ENGLISH * 3 + "She said \u2067שלום\u2069 (peace).", id="a Hebrew quotation"),
        pytest.param(ENGLISH + "\u202bשלום \u2066a \u2067ב\u2069\u2069 עולם\u202c", id="nested"),
    ],
)
def test_controls_that_have_work_to_do_are_right(text: str) -> None:
    assert values(bidirectional_controls, text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("access\u202elevel\u202c", {"bidi_overrides": 1}, id="an override"),
        pytest.param(HEBREW + "\u202dאבג\u202c", {"bidi_overrides": 1}, id="in Hebrew too"),
        pytest.param("a\u200eb", {"misplaced_bidi_controls": 1}, id="a mark in a word"),
        pytest.param("a\u200fb", {"misplaced_bidi_controls": 1}, id="a mark is no letter"),
        pytest.param("ж\u061cш", {"misplaced_bidi_controls": 1}, id="nor is the Arabic one"),
        pytest.param("x" + "\u200f" * 9, {"misplaced_bidi_controls": 9}, id="however many"),
        pytest.param("x \u2067y\u2069", {"misplaced_bidi_controls": 2}, id="an isolate of Latin"),
        pytest.param(
            ENGLISH * 3 + "One ب letter.\nUser\u2067name\u2069.",
            {"misplaced_bidi_controls": 2},
            id="one Arabic letter does not clear a document",
        ),
        pytest.param(
            ENGLISH * 2 + "שלום \u202bעולם",
            {"misplaced_bidi_controls": 1},
            id="an embedding left open in an English document",
        ),
        pytest.param(HEBREW + "\u202bעוד", {"unclosed_bidi_controls": 1}, id="and in a Hebrew one"),
        pytest.param(
            HEBREW + "עוד\u202c\u2069", {"unclosed_bidi_controls": 2}, id="ends of nothing"
        ),
        pytest.param(
            HEBREW + "\u2067א \u202bב\u2069 ג\u202c",
            {"unclosed_bidi_controls": 2},
            id="the end of an isolate ends an embedding in it",
        ),
        pytest.param(
            HEBREW + "\u202bא \u2067ב\u202c\u2069 ג\u202c",
            {"unclosed_bidi_controls": 1},
            id="no embedding is ended from inside an isolate",
        ),
    ],
)
def test_others_are_told(text: str, expected: dict[str, float]) -> None:
    assert values(bidirectional_controls, text) == expected


def test_a_finding_names_the_control_and_its_partner() -> None:
    (finding,) = findings(bidirectional_controls, HEBREW + "\u2067עוד")
    assert finding.message == "right-to-left isolate U+2067 is not closed in its paragraph"
    assert "U+2069" in finding.fix


def test_findings_stand_in_the_order_of_their_places() -> None:
    text = HEBREW + "\u202c\u2067\u202b\u202a\u2069\u202c\u202b"
    starts = [finding.start for finding in findings(bidirectional_controls, text)]
    assert starts == sorted(starts)


@pytest.mark.parametrize("run", ["\u202b", "\u2067\u202a", "\u202c\u2069", "\u2067\u202c"])
def test_long_runs_are_paired_in_linear_time(run: str) -> None:
    assert list(bidirectional_controls.find(document("ש" * 10 + run * 50_000)))
