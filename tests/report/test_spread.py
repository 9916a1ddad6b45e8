"""Distributions: every judged measure that is not idle, its bounds, what lies beyond them."""

import pytest
import verdict_samples
from verdict_samples import judged

from audits.report.spread import BARS, HIGH, Spread, spreads
from audits.row import Row
from audits.suite import Expectation, Suite
from audits.verdict import Verdict

pytestmark = pytest.mark.usefixtures("catalogued")


def of(*values: float) -> Spread:
    rows = [Row(f"{n}", "utf-8", 9, 1, {"repeated_block_ratio": v}) for n, v in enumerate(values)]
    (drawn,) = spreads([judged(row) for row in rows]).drawn
    return drawn


def test_the_bound_stands_where_its_value_lies() -> None:
    drawn = of(0.0, 0.1, 0.8)
    (limit,) = drawn.limits
    assert limit == (BARS / 4, "critical", "≤ 20 %")
    assert (drawn.highest, drawn.broken, drawn.documents) == (0.8, 1, 3)


def test_what_lies_beyond_is_drawn_apart() -> None:
    drawn = of(0.0, 0.1, 0.8)
    assert drawn.kept.count("M") == 2
    assert drawn.beyond == f"M{BARS - 1} {HIGH}V0h.8V{HIGH}z"


def test_a_bound_that_nobody_reaches_is_drawn_at_the_right() -> None:
    drawn = of(0.05, 0.1)
    assert drawn.limits[0].at == BARS
    assert drawn.beyond == ""


def test_a_lower_bound_is_drawn_as_well() -> None:
    between = Expectation("own", "wrap_width", {"min_value": 20, "max_value": 80}, "warning", {})
    row = Row("a", "utf-8", 9, 1, {"wrap_width": 40.0})
    (drawn,) = spreads([Verdict(row, Suite("own", (between,)), "pass", ())]).drawn
    assert [(limit.at, limit.said) for limit in drawn.limits] == [
        (10, "20 to 80"), (40, "20 to 80"),
    ]  # fmt: skip


def test_measures_that_are_0_everywhere_are_only_counted() -> None:
    drawn = spreads([judged(verdict_samples.clean())])
    assert drawn.drawn == ()
    assert len(drawn.blank) == 5


def test_documents_that_could_not_be_read_have_no_values() -> None:
    assert spreads([judged(verdict_samples.unreadable())]) == ((), ())
