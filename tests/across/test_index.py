"""The index knows where each key stood first, and never more keys than it may."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from audits.across.index import Entries, Index

KEYS = st.lists(st.integers(1, (1 << 64) - 1) | st.integers(1, 40), max_size=60)


def entries(number: int, size: int) -> Entries:
    documents = np.full(size, number, np.uint32)
    return Entries(documents, np.arange(size, dtype=np.uint32), documents)


@given(st.lists(KEYS, max_size=12))
def test_a_key_is_found_where_it_stood_first(documents: list[list[int]]) -> None:
    index, first = Index(), dict[int, tuple[int, int]]()
    for number, listed in enumerate(documents):
        keys = np.array(listed, np.uint64)
        known, found = index.find(keys)
        assert known.tolist() == [key in first for key in listed]
        for at in np.flatnonzero(known).tolist():
            assert (int(found.documents[at]), int(found.places[at])) == first[listed[at]]
        index.add(keys, entries(number, keys.size))
        for at, key in enumerate(listed):
            first.setdefault(key, (number, at))
    assert index.size == len(first)
    assert index.thinned == 1


def test_an_index_grows_and_keeps_all() -> None:
    generator, index = np.random.default_rng(4), Index()
    every = generator.integers(1, 1 << 63, 50_000, dtype=np.uint64)
    for start in range(0, every.size, 500):
        index.add(every[start : start + 500], entries(start, 500))
    known, found = index.find(every)
    assert known.all()
    assert (found.documents == np.arange(every.size) // 500 * 500).all()


def test_a_full_index_keeps_what_the_keys_choose_and_no_more() -> None:
    generator, index = np.random.default_rng(5), Index(most=1_000)
    every = generator.integers(1, 1 << 63, 20_000, dtype=np.uint64)
    for start in range(0, every.size, 400):
        index.add(every[start : start + 400], entries(start, 400))
        assert index.size <= 1_000
    known, _ = index.find(every)
    assert index.thinned == 32
    assert (known == index.kept(every)).all()
    index.add(generator.integers(1, 1 << 63, 90_000, dtype=np.uint64), entries(1, 90_000))
    assert index.size <= 1_000
