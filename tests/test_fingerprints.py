"""Equal runs have equal fingerprints and anchors, wherever they stand."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from audits.fingerprints import anchors, fingerprints, first_places, recurring

LETTERS = st.text("ab", max_size=120)


def codes(text: str) -> np.ndarray[tuple[int], np.dtype[np.uint32]]:
    return np.frombuffer(text.encode("utf-32-le"), dtype="<u4")


@given(LETTERS)
def test_equal_runs_have_equal_fingerprints(text: str) -> None:
    hashes = fingerprints(codes(text), 8).tolist()
    runs = [text[at : at + 8] for at in range(len(text) - 7)]
    assert len(hashes) == len(runs)
    assert len(set(zip(hashes, runs, strict=True))) == len(set(runs))


@given(LETTERS, st.integers(1, 20))
def test_every_window_of_fingerprints_holds_an_anchor(text: str, window: int) -> None:
    hashes = fingerprints(codes(text), 8)
    found = set(anchors(hashes, window).tolist())
    for start in range(hashes.size - window + 1):
        assert found & set(range(start, start + window))


@given(st.text("abc", min_size=40, max_size=80), LETTERS, LETTERS)
def test_a_run_has_the_same_anchors_in_any_surroundings(run: str, one: str, other: str) -> None:
    def inside(before: str) -> set[int]:
        text = before + run + "x" * 40
        places = anchors(fingerprints(codes(text), 8), 5).tolist()
        settled = range(len(before) + 5, len(before) + len(run) - 13)
        return {place - len(before) for place in places if place in settled}

    assert inside(one) == inside(other)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=40))
def test_recurring_and_first_places_are_those_of_a_dictionary(numbers: list[int]) -> None:
    keys = np.array(numbers, dtype=np.uint64)
    assert recurring(keys).tolist() == [numbers.count(number) > 1 for number in numbers]
    assert first_places(keys).tolist() == [numbers.index(number) for number in numbers]
