"""Cases of unbalanced_brackets that its manual page does not show."""

import pytest
from measured import findings, values
from punctuation_cases import places, planted

from audits.checks.punctuation import unbalanced_brackets as check


@pytest.mark.parametrize(("text", "place"), list(planted(check)))
def test_a_bracket_without_its_partner_is_told_at_its_place(text: str, place: int) -> None:
    assert places(check, text) == [place]


def test_a_text_that_stands_twice_has_its_defect_once() -> None:
    text = "The ferry left (they say at noon. Nobody saw the pilot again.\n\n"
    (finding,) = findings(check, text * 3)
    assert finding.message == "( is never closed (3 copies of it)"
    assert finding.details["times"] == 3


@pytest.mark.parametrize(
    ("text", "candidate", "lost", "where"),
    [
        ("Old. He left (they say at noon. So.", 30, ") where the aside ends", "before “. So.”"),
        ("Old. It (they) say) it.", 5, "( where the aside begins", "before “It (they) sa”"),
        ("他走了（据说是中午。没有人。", 9, "） where the aside ends", "before “。没有人。”"),
        ("one (two", 8, ") where the aside ends", "at the end of the paragraph"),
    ],
)
def test_the_mend_names_the_mark_and_its_place(
    text: str, candidate: int, lost: str, where: str
) -> None:
    (finding,) = findings(check, text)
    assert finding.details["candidate"] == candidate
    assert finding.fix.startswith(f"insert {lost}, perhaps {where}, or delete")


def test_an_opener_left_open_where_the_text_breaks_off_is_truncation() -> None:
    whole = "The tide went out (slowly). The boats lay on the sand all day long.\n\n"
    cut = "Nobody came to the quay. The harbour master (a tall man with a lamp who neve"
    assert places(check, whole * 3 + cut) == []


def test_pairs_over_line_ends_are_counted() -> None:
    assert values(check, "a (b\nc) (d)")["bracket_pairs_across_lines"] == 1


def test_a_wrong_partner_is_one_event_with_both_marks_named() -> None:
    (finding,) = findings(check, "他写了《红楼梦〉和别的书。")
    assert finding.message == "《 is closed by 〉, a mark of another kind"
    assert finding.details["partner"] == 7


@pytest.mark.parametrize(
    "text", ["abcd(" * 50_000, "abc(" * 25_000 + "abc]" * 25_000, "ab(" * 9 + "a" * 99_999]
)
def test_a_hundred_thousand_lonely_brackets_take_linear_time(text: str) -> None:
    assert len(places(check, text)) <= 100
