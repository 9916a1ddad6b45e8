"""Of a text as much is kept as a report may show: the whole, or what surrounds the places."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import texts

from audits.document import Document
from audits.excerpt import AROUND, LONGEST_PLACE, excerpt
from audits.row import Asked, measure

LONG = "".join(f"This is line number {number:05d}.\n" for number in range(2000))


def test_a_short_text_is_kept_whole() -> None:
    kept = excerpt(Document.from_text("one\ntwo\n"), [(4, 7)], most=100)
    assert kept.passages == ((0, 1, "one\ntwo\n"),)


def test_of_a_long_text_the_beginning_and_the_surroundings_of_places_are_kept() -> None:
    kept = excerpt(Document.from_text(LONG), [(20_000, 20_005)], most=5000).passages
    assert [(passage.start, passage.line) for passage in kept] == [(0, 1), (19_700, 730)]
    assert kept[1].text == LONG[20_000 - AROUND : 20_005 + AROUND]


def test_places_near_one_another_share_a_passage() -> None:
    kept = excerpt(Document.from_text(LONG), [(5000, 5001), (5400, 5401)], most=5000).passages
    assert [(p.start, p.start + len(p.text)) for p in kept] == [(0, 600), (4700, 5701)]


def test_when_no_room_is_left_the_later_places_are_left_out() -> None:
    places = [(at, at + 5) for at in range(5000, 60_000, 5000)]
    kept = excerpt(Document.from_text(LONG), places, most=2000).passages
    assert [passage.start for passage in kept] == [0, 4700, 9700]


def test_a_place_as_long_as_the_text_shows_its_beginning() -> None:
    kept = excerpt(Document.from_text(LONG), [(0, len(LONG))], most=5000).passages
    assert [(p.start, len(p.text)) for p in kept] == [(0, LONGEST_PLACE + AROUND)]


@given(texts(), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60))), st.integers(1, 80))
def test_passages_are_parts_of_the_text_in_order_and_no_longer_than_asked(
    text: str, places: list[tuple[int, int]], most: int
) -> None:
    spans = [(start, min(start + length, len(text))) for start, length in places]
    kept = excerpt(Document.from_text(text), [s for s in spans if s[0] <= s[1]], most).passages
    assert sum(len(passage.text) for passage in kept) <= most
    reached = -1
    for start, _, piece in kept:
        assert start > reached
        assert text[start : start + len(piece)] == piece
        reached = start + len(piece)


def test_a_row_keeps_text_only_if_asked_and_if_it_has_findings() -> None:
    bad = Document.from_text("na\N{REPLACEMENT CHARACTER}ve")
    assert measure(bad).excerpt is None
    clean = Document.from_text("", "empty.txt")
    assert measure(clean, Asked(keep=100)).excerpt is None
    kept = measure(bad, Asked(keep=100)).excerpt
    assert kept is not None
    assert kept.passages[0].text == bad.text


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("000_36aea260147a8caa", "9號在舊金山落幕", id="no blank between ideographs"),
        pytest.param("007_english_wrapped", "autumn, when the inspectors", id="a blank in English"),
    ],
)
def test_a_wrapped_stretch_is_kept_as_it_stands_and_joined(name: str, said: str) -> None:
    data = Path(__file__).parents[1].joinpath("seeds", f"{name}.txt").read_bytes()
    kept = measure(Document.from_bytes(data), Asked(keep=10_000)).excerpt
    assert kept is not None
    sample = kept.joined[0]
    assert said in sample.after
    assert "\n" in sample.before
    assert "".join(sample.before.split()) == "".join(sample.after.split())
