"""Values and bounds as people read them."""

from typing import Any

import pytest

from audits.report.quantity import bound, broken, quantity
from audits.suite import Expectation


def expectation(**kwargs: Any) -> Expectation:
    return Expectation("expect_x_to_be_at_most", "x", kwargs, "warning", {})


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.875, "share", "87.5 %"),
        (1.0, "share", "100 %"),
        (0.0, "share", "0 %"),
        (0.00012345, "share", "0.0123 %"),
        (0.9999, "share", "100 %"),
        (1234567.0, "places", "1,234,567"),
        (3.14159, "columns", "3.14"),
        (0.00001, "", "0.00001"),
        (-2.5, "", "-2.5"),
    ],
)
def test_a_value_in_words(value: float, unit: str, text: str) -> None:
    assert quantity(value, unit) == text


@pytest.mark.parametrize(
    ("kwargs", "unit", "text"),
    [
        ({"max_value": 0.2}, "share", "≤ 20 %"),
        ({"max_value": 0}, "places", "none"),
        ({"max_value": 0}, "share", "≤ 0 %"),
        ({"max_value": 5, "strict_max": True}, "places", "< 5"),
        ({"min_value": 3}, "places", "≥ 3"),
        ({"min_value": 3, "strict_min": True}, "places", "> 3"),
        ({"min_value": 0.1, "max_value": 0.5}, "share", "10 % to 50 %"),
        ({}, "share", "x to be at most"),
    ],
)
def test_a_bound_in_words(kwargs: dict[str, Any], unit: str, text: str) -> None:
    assert bound(expectation(**kwargs), unit) == text


def test_a_value_just_past_its_bound_does_not_read_like_the_bound() -> None:
    assert broken(0.20001, "share", expectation(max_value=0.2)) == "20.001 %"
    assert broken(0.2 + 1e-17, "share", expectation(max_value=0.2)) == "20 %"
