"""First places are those of a dictionary, however often keys share a slot."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audits.repeats.first_places import all_differ, first_places

SPREAD = st.lists(st.integers(0, 2**64 - 1), max_size=120)
CROWDED = st.lists(st.integers(0, 9), max_size=120)
ONE_SLOT = st.lists(st.sampled_from([number << 58 for number in range(64)]), max_size=120)
"""Their low bits are all alike, so that multiplication alone hardly parts them."""


@given(st.one_of(SPREAD, CROWDED, ONE_SLOT))
def test_first_places_and_recurring_are_those_of_a_list(numbers: list[int]) -> None:
    keys = np.array(numbers, dtype=np.uint64)
    assert first_places(keys).tolist() == [numbers.index(number) for number in numbers]
    assert all_differ(keys) == (len(set(numbers)) == len(numbers))


@pytest.mark.parametrize("many", [100, 100_000, 1_000_000])
@pytest.mark.parametrize("different", [1, 3, 1000, 10**9])
def test_many_keys_have_the_first_places_of_a_sort(many: int, different: int) -> None:
    keys = np.random.default_rng(1).integers(0, different, many, dtype=np.uint64)
    _, first, which = np.unique(keys, return_index=True, return_inverse=True)
    assert (first_places(keys) == first[which]).all()
