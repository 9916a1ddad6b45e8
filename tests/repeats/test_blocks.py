"""Copies of one passage are one block; small edits do not part them."""

import pytest

from audits.document import Document
from audits.repeats.blocks import repetition

TEXT = (
    "Der Pförtner wischt mit dem Ärmel über die Skala und lächelt, denn es kommt niemand mehr, der "
    "etwas zu wiegen hätte, seit die Druckerei im Herbst geschlossen und die Tür versiegelt wurde. "
    "Nur die Fotografin im oberen Stock hört ihn manchmal abends durch den leeren Hof gehen, eine "
    "Laterne in der Hand, und fragt sich dann, worauf er eigentlich noch immer wartet."
)
SIZE = len(TEXT.replace(" ", ""))


def between(number: int) -> str:
    return " ".join(chr(0x4E00 + 50 * number + n) for n in range(40))


def test_a_passage_that_stands_three_times_is_one_block_with_two_later_copies() -> None:
    found = repetition(Document.from_text(TEXT + between(1) + TEXT + between(2) + TEXT))
    (block,) = found.blocks
    assert (block.first, block.length, len(block.later)) == ((0, SIZE), SIZE, 2)
    assert (found.repeated, block.saving, found.period) == (2 * SIZE, 2 * SIZE, 0)


@pytest.mark.parametrize(
    ("old", "new", "differing"),
    [("Tür", "Tur", 1), ("Herbst", "Winter", 5), ("die Tür ", "", 0), ("Tür", "Türe", 1)],
    ids=["one letter", "a word", "a word left out", "a letter more"],
)
def test_an_edited_copy_is_one_near_copy(old: str, new: str, differing: int) -> None:
    edited = TEXT.replace(old, new)
    found = repetition(Document.from_text(TEXT + between(1) + edited))
    (block,) = found.blocks
    assert len(block.later) == 1
    assert abs(block.later[0].differing - differing) <= 1
    assert found.repeated == pytest.approx(len(edited.replace(" ", "")) - differing, abs=1)


def test_different_passages_are_different_blocks() -> None:
    other = "".join(chr(0x6000 + n) for n in range(40))
    text = TEXT + other + between(1) + other + between(2) + TEXT
    assert len(repetition(Document.from_text(text)).blocks) == 2


@pytest.mark.parametrize("rest", [0, 1, 70])
def test_a_text_over_and_over_has_its_period(rest: int) -> None:
    text = (TEXT.replace(" ", "") * 4)[: 3 * SIZE + rest]
    assert repetition(Document.from_text(text)).period == SIZE


def test_a_heading_before_the_copies_is_no_period() -> None:
    found = repetition(Document.from_text("A heading of its own. " + TEXT * 3))
    assert found.period == 0
    assert sum(len(block.later) for block in found.blocks) == 2


def test_a_text_without_repeats_has_no_block() -> None:
    assert repetition(Document.from_text(TEXT)) == (0, (), 0)


def test_many_stretches_are_all_counted() -> None:
    rows = [
        f"row {n:05d} of the table, with words that are the same in each of its many rows"
        for n in range(9000)
    ]
    found = repetition(Document.from_text("\n".join(rows)))
    assert found.repeated > 400_000
    assert found.blocks
