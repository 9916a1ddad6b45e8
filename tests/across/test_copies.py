"""Copies in earlier documents are found whatever their wrapping, and told with both places."""

import random
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audits.across.copies import Copies, Earlier
from audits.across.index import Index
from audits.across.rows import compared
from audits.document import Document
from audits.repeats.sample import sample
from audits.row import Asked, Row, measure
from audits.suite import find_suite
from audits.verdict import judge


def prose(seed: int, words: int) -> str:
    """Words that no other seed gives in this order."""
    made = random.Random(seed)
    return " ".join(
        "".join(made.choice("aeioubdfglmnprst") for _ in range(made.randrange(2, 9)))
        for _ in range(words)
    )


def ideographs(seed: int, size: int) -> str:
    made = random.Random(seed)
    return "".join(chr(made.randrange(0x4E00, 0x9FA0)) for _ in range(size))


def copies(text: str, *before: str, earlier: Earlier | None = None) -> Copies:
    known = earlier or Earlier()
    for number, other in enumerate(before):
        known.add(f"{number}.txt", sample(Document.from_text(other)))
    return known.copies(sample(Document.from_text(text)))


@pytest.mark.parametrize(
    "text", ["A lamp.", "灯。", prose(1, 9), prose(2, 400), ideographs(3, 300)]
)
def test_a_whole_copy_is_known_at_any_length_and_any_wrapping(text: str) -> None:
    for other in (text, "\n" + text.replace(" ", "\n  ") + "\n", "\n".join(text)):
        found = copies(text, prose(9, 50), other)
        assert (found.whole, found.ratio) == (True, 1.0)
        assert found.passages[0].document == "1.txt"


@given(
    st.integers(0, 999), st.sampled_from(["words", "ideographs"]),
    st.integers(0, 300), st.integers(0, 300), st.integers(20, 90),
)  # fmt: skip
def test_every_shared_passage_of_the_stated_length_is_found(
    seed: int, kind: str, before: int, after: int, width: int
) -> None:
    made, size = (prose, 95) if kind == "words" else (ideographs, 47)
    passage = made(seed, 200).replace(" ", "")[:size]
    text = made(1_000, before) + passage + made(2_000, after)
    wrapped = "\n".join(passage[at : at + width] for at in range(0, len(passage), width))
    other = made(3_000, after) + wrapped + made(4_000, before)
    found = copies(text, other)
    assert found.passages
    assert 0 < found.ratio <= 1
    for passage_ in found.passages:
        told = "".join(text[passage_.start : passage_.end].split())
        assert told in "".join(other.split())
        assert len(told) == passage_.characters


def test_what_is_not_shared_is_not_told() -> None:
    assert copies(prose(1, 2_000), prose(2, 2_000), ideographs(1, 2_000)) == Copies()
    assert copies("", "", "\n") == Copies()


def test_ruled_lines_and_fillings_are_no_copies() -> None:
    lines = ("-" * 200 + "\n" + "=+" * 100 + "\n" + ". " * 150 + "\n") * 4
    assert copies(prose(1, 20) + lines, prose(2, 20) + lines) == Copies()


def test_near_copies_are_told_with_nearly_all_they_share() -> None:
    text = prose(5, 1_000)
    edited = text.split()
    for at in (100, 500, 900):
        edited[at] = "edited"
    found = copies(" ".join(edited), text)
    assert not found.whole
    assert 0.9 < found.ratio < 1
    assert [passage.line for passage in found.passages] == [1] * 4


def test_the_first_of_several_documents_is_named() -> None:
    text = prose(6, 200)
    assert {p.document for p in copies(text + " more", text, "so " + text).passages} == {"0.txt"}


def test_a_full_index_still_tells_of_long_copies() -> None:
    earlier = Earlier(Index(most=600))
    text = prose(7, 4_000)
    found = copies(text + " more", text, *(prose(n, 500) for n in range(100, 140)), earlier=earlier)
    assert earlier.thinned > 1
    assert found.ratio > 0.5


def rows(texts: Iterable[str], keep: int = 0) -> list[Row]:
    asked = Asked(keep=keep, sample=True)
    made = (measure(Document.from_text(text, f"{n}.txt"), asked) for n, text in enumerate(texts))
    return list(compared(made, Earlier(), keep))


def test_a_row_has_the_measures_and_a_finding_for_each_earlier_document() -> None:
    one, two = prose(1, 150), prose(2, 80)
    first, second, third = rows([one, two, two + ".\n\n" + one + ".\n" + prose(3, 20)], keep=9_000)
    assert first.metrics["copied_character_ratio"] == second.metrics["copied_character_ratio"] == 0
    assert third.metrics["copied_character_ratio"] > 0.7
    told = [item for item in third.evidence if item.rule == "RP006"]
    assert {item.finding.details["document"] for item in told} == {"0.txt", "1.txt"}
    assert all(item.marked and item.line for item in told)
    assert third.excerpt is not None
    assert third.sample is None
    places = [item.finding.start for item in third.evidence]
    assert places == sorted(places)
    verdict = judge(find_suite("default"), third)
    assert "copied_character_ratio" in {broken.column for broken in verdict.failed}


def test_a_row_with_an_error_or_without_a_sample_goes_by() -> None:
    bad = Row("gone.txt", error="is gone")
    assert list(compared([bad], Earlier())) == [bad]
