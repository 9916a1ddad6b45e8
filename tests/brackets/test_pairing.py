"""The typed stack: what closes what, how far, and what is left."""

import pytest

from audits.brackets import Mark, marks, paired
from audits.brackets.pairing import MOST_CHARACTERS
from audits.document import Document


def faults(text: str) -> list[tuple[str, int]]:
    return [(fault.what, fault.mark.place) for fault in paired(read(text)).faults]


def read(text: str) -> list[Mark]:
    return marks(Document.from_text(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(a [b] c)", []),
        ("(a [b c)", [("unclosed", 3)]),
        ("(a b] c)", [("unopened", 4)]),
        ("([)]", [("crossed", 2)]),
        ("(（a）)", []),
        ("（a)", []),
        ("((a)", [("unclosed", 0)]),
        ("(a))", [("unopened", 3)]),
        ("([a", [("unclosed", 0), ("unclosed", 1)]),
        ("「a。\n\n「b。」", []),
        ("「a」\n\n「b」", []),
        ("「『a。\n\n『b。』」", []),
        ("「a「b」c\n\n「d，e」", [("unclosed", 0)]),
        ("(a\n\nb)", []),
        ("(a\n\n.\n\n.\n\n.\n\nb)", []),
        ("{a\n\n.\n\n.\n\n.\n\n.\n\nb}", []),
    ],
)
def test_a_closer_closes_the_nearest_opener_of_its_kind(
    text: str, expected: list[tuple[str, int]]
) -> None:
    assert faults(text) == expected


def test_a_pair_of_two_paragraphs_is_not_longer_than_an_aside() -> None:
    near, far = "a" * (MOST_CHARACTERS // 2), "a" * (2 * MOST_CHARACTERS)
    assert faults(f"({near}\n\nb)") == []
    assert [what for what, _ in faults(f"({far}\n\nb)")] == ["unclosed", "unopened"]
    assert faults(f"({far} b)") == []
    assert [what for what, _ in faults(f"({near}\n\n.\n\n.\n\n.\n\nb)")] == ["unclosed", "unopened"]


def test_what_was_passed_over_long_ago_is_crossed_by_nothing() -> None:
    far = "a" * (2 * MOST_CHARACTERS)
    assert faults(f"([){far}]") == [("unclosed", 1), ("unopened", 3 + len(far))]


def test_a_text_whose_pairs_stand_each_in_one_paragraph_is_not_doubtful() -> None:
    assert not paired(read("(a) {b\n\nc}")).is_doubtful
    assert paired(read("(a\n\n1) b")).is_doubtful
    assert paired(read("(a")).is_doubtful
