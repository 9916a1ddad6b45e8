"""Neighbouring places make stretches."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audits.stretches import inside, stretches


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        pytest.param([], [], id="no place"),
        pytest.param([7], [(7, 8)], id="one place"),
        pytest.param([0, 1, 2, 5, 7, 8], [(0, 3), (5, 6), (7, 9)], id="runs and single places"),
    ],
)
def test_successive_places_are_one_stretch(
    places: list[int], expected: list[tuple[int, int]]
) -> None:
    assert list(stretches(np.array(places, dtype=np.int64))) == expected


@given(st.sets(st.integers(0, 60)))
def test_stretches_hold_the_places_and_nothing_else_and_never_touch(places: set[int]) -> None:
    found = list(stretches(np.array(sorted(places), dtype=np.int64)))
    assert [place for run in found for place in range(*run)] == sorted(places)
    assert all(end < start for (_, end), (start, _) in pairwise(found))


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)).map(sorted).map(tuple)))
def test_a_place_is_inside_if_one_of_the_stretches_holds_it(spans: list[tuple[int, int]]) -> None:
    is_inside = inside(spans)
    for place in range(-1, 52):
        assert is_inside(place) == any(start <= place < end for start, end in spans)
