"""Faults that are true: masks, copies, wrong partners."""

import pytest

from audits.brackets import distinct, in_question, marks, paired, unmatched
from audits.brackets.pairing import MOST_CHARACTERS
from audits.document import Document


def kept(text: str, *masked: tuple[int, int]) -> list[tuple[str, int]]:
    brackets = marks(Document.from_text(text))
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


def test_copies_of_one_fault_are_told_once() -> None:
    text = "a (so they say at noon\n" * 3 + "b (so we say"
    faults = paired(marks(Document.from_text(text))).faults
    assert [fault.mark.place for fault in distinct(text, faults)] == [2, text.index("b (") + 2]


@pytest.mark.parametrize(("text", "expected"), [
    ("(a) b) (c)", [0, 2, 5, 7, 9]),
    ("(a)\n\nb)\n\n(c)", [0, 2, 6, 9, 11]),
    (f"(a) {'b ' * MOST_CHARACTERS} c) (d)", [0, 2, 4006, 4008, 4010]),
    (f"(a)\n\n{'b ' * MOST_CHARACTERS}\n\nc) (d)", [4008, 4010, 4012]),
    (f"(a)\n\n{'b ' * MOST_CHARACTERS}\n\n(d)", []),
])  # fmt: skip
def test_marks_within_reach_of_a_doubted_one_are_in_question(
    text: str, expected: list[int]
) -> None:
    brackets = marks(Document.from_text(text))
    assert in_question(brackets, paired(brackets)) == expected
