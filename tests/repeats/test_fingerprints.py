"""Equal runs have equal fingerprints and anchors, wherever they stand."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from audits.repeats.fingerprints import BLOCK, anchored, anchors, fingerprints

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


def test_blocks_have_the_anchors_of_the_whole() -> None:
    numbers = np.random.default_rng(1).integers(97, 99, 3 * BLOCK + 100, dtype=np.uint32)
    for size in (BLOCK + 7, 2 * BLOCK + 15, numbers.size):
        hashes = fingerprints(numbers[:size], 16)
        places, found = anchored(numbers[:size], 16, 15)
        assert places.tolist() == anchors(hashes, 15).tolist()
        assert (found == hashes[places]).all()
