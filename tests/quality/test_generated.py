"""The documents of the timings are what they are called."""

import pytest
from generated import FROM_PARAGRAPHS, FROM_SEEDS, MIXED, documents

from audits.judgement import audited

NAMES = [*FROM_SEEDS, *FROM_PARAGRAPHS, MIXED]


@pytest.mark.parametrize("name", NAMES)
def test_clean_ones_are_clean_and_dirty_ones_fail(name: str) -> None:
    for data in documents(name, 4_000, soiled=False, budget=80_000):
        assert audited(data).passes(strict=True)
    for data in documents(name, 4_000, soiled=True, budget=80_000):
        assert audited(data).passes().outcome == "fail"
