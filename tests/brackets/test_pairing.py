"""The typed stack: what closes what, how far, and what is left."""

import pytest

from audits.brackets import marks, paired, unmatched
from audits.brackets.pairing import MOST_CHARACTERS
from audits.document import Document


def faults(text: str) -> list[tuple[str, int]]:
    return [(fault.what, fault.mark.place) for fault in paired(read(text)).faults]


def read(text: str):  # type: ignore[no-untyped-def]
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


def kept(text: str, *masked: tuple[int, int]) -> list[tuple[str, int]]:
    brackets = read(text)
    found = unmatched(brackets, paired(brackets), masked)
    return [(fault.what, fault.mark.place) for fault in found]


def test_a_masked_mark_is_no_fault() -> None:
    assert kept("a) b :)", (5, 7)) == [("unopened", 1)]
    assert kept("a) b :)", (0, 2), (1, 4), (5, 7)) == []


def test_a_mask_parts_no_pair_of_one_paragraph() -> None:
    assert kept("(a :) b) c)", (3, 5)) == [("unopened", 10)]
    assert kept("(a :)", (3, 5)) == []


def test_a_mask_parts_a_pair_of_two_paragraphs() -> None:
    assert kept("(a\n\n1) b", (5, 6)) == [("unclosed", 0)]


@pytest.mark.parametrize(("text", "expected"), [
    ("(a]", [("mismatched", 0)]),
    ("(a b\n\nc]", [("unclosed", 0), ("unopened", 7)]),
    ("a] (b", [("unopened", 1), ("unclosed", 3)]),
    ("(a] (b", [("mismatched", 0), ("unclosed", 4)]),
])  # fmt: skip
def test_an_opener_and_a_closer_of_another_kind_are_one_event(
    text: str, expected: list[tuple[str, int]]
) -> None:
    assert kept(text) == expected


def test_a_text_whose_pairs_stand_each_in_one_paragraph_is_not_doubtful() -> None:
    assert not paired(read("(a) {b\n\nc}")).is_doubtful
    assert paired(read("(a\n\n1) b")).is_doubtful
    assert paired(read("(a")).is_doubtful
