"""First places are those of a dictionary, however often keys share a slot."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from audits.repeats.first_places import first_places, recurring

SPREAD = st.lists(st.integers(0, 2**64 - 1), max_size=120)
CROWDED = st.lists(st.integers(0, 9), max_size=120)
ONE_SLOT = st.lists(st.sampled_from([number << 58 for number in range(64)]), max_size=120)
"""Their low bits are all alike, so that multiplication alone hardly parts them."""


@given(st.one_of(SPREAD, CROWDED, ONE_SLOT))
def test_first_places_and_recurring_are_those_of_a_list(numbers: list[int]) -> None:
    keys = np.array(numbers, dtype=np.uint64)
    assert first_places(keys).tolist() == [numbers.index(number) for number in numbers]
    assert recurring(keys).tolist() == [numbers.count(number) > 1 for number in numbers]


def test_a_hundred_thousand_different_keys_stand_where_they_stand() -> None:
    keys = np.random.default_rng(1).permutation(100_000).astype(np.uint64)
    assert (first_places(keys) == np.arange(keys.size)).all()
