"""The answer in one sentence."""

import pytest
import verdict_samples

from audits.report.tally import Tally, tally


@pytest.mark.parametrize(
    ("counts", "headline"),
    [
        (Tally(), "No document was judged"),
        (Tally(fail=12, warn=2, clean=2), "12 of 16 documents need cleaning"),
        (Tally(fail=1, clean=1), "1 of 2 documents needs cleaning"),
        (Tally(fail=1), "1 of 1 document needs cleaning"),
        (Tally(error=2, warn=1), "2 of 3 documents could not be read"),
        (Tally(warn=1, clean=9), "1 of 10 documents is worth a look"),
        (Tally(warn=2, clean=8), "2 of 10 documents are worth a look"),
        (Tally(clean=1), "The document is clean"),
        (Tally(clean=1200), "All 1,200 documents are clean"),
    ],
)
def test_the_headline_says_the_worst(counts: Tally, headline: str) -> None:
    assert counts.headline == headline


def test_every_outcome_is_counted() -> None:
    counts = tally(verdict_samples.corpus())
    assert counts == (3, 1, 1, 2)
    assert counts.counted == "3 fail, 1 could not be read, 1 warn, 2 pass"
    assert Tally().counted == "nothing judged"
