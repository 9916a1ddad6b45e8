"""The types of expectations, and the arguments that each of them takes.

Every measure has two types of its own; the core types of Great Expectations work on every measure.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, Literal, NamedTuple

from audits.patterns import pattern
from audits.suite.source_text import shown

Side = Literal["at_most", "at_least"]
BOUNDS: Final[dict[Side, tuple[str, str]]] = {
    "at_most": ("max_value", "strict_max"),
    "at_least": ("min_value", "strict_min"),
}
"""Of a measure's own types: the argument that bounds it, and whether the bound is excluded."""

BETWEEN: Final = "expect_column_values_to_be_between"
IN_SET: Final = "expect_column_values_to_be_in_set"
NOT_IN_SET: Final = "expect_column_values_to_not_be_in_set"
NOT_NULL: Final = "expect_column_values_to_not_be_null"

OF_THE_TABLE: Final = frozenset({"mostly", "row_condition", "condition_parser"})
"""Arguments that only a judge of the whole table can honour."""

_FORMS: Final[dict[str, tuple[str, ...]]] = {
    BETWEEN: ("min_value", "max_value", "strict_min", "strict_max"),
    IN_SET: ("value_set",),
    NOT_IN_SET: ("value_set",),
    NOT_NULL: (),
}

_OWN: Final = r"expect_(\w+)_to_be_(at_most|at_least)"

GREAT: Final = frozenset(
    {
        "expect_column_distinct_values_to_be_in_set",
        "expect_column_distinct_values_to_contain_set",
        "expect_column_distinct_values_to_equal_set",
        "expect_column_kl_divergence_to_be_less_than",
        "expect_column_max_to_be_between",
        "expect_column_mean_to_be_between",
        "expect_column_median_to_be_between",
        "expect_column_min_to_be_between",
        "expect_column_most_common_value_to_be_in_set",
        "expect_column_pair_values_a_to_be_greater_than_b",
        "expect_column_pair_values_to_be_equal",
        "expect_column_pair_values_to_be_in_set",
        "expect_column_proportion_of_non_null_values_to_be_between",
        "expect_column_proportion_of_unique_values_to_be_between",
        "expect_column_quantile_values_to_be_between",
        "expect_column_stdev_to_be_between",
        "expect_column_sum_to_be_between",
        "expect_column_to_exist",
        "expect_column_type_to_be",
        "expect_column_unique_value_count_to_be_between",
        "expect_column_value_z_scores_to_be_less_than",
        "expect_column_values_to_be_decreasing",
        "expect_column_values_to_be_increasing",
        "expect_column_values_to_be_in_type_list",
        "expect_column_values_to_be_null",
        "expect_column_values_to_be_of_type",
        "expect_column_values_to_be_unique",
        "expect_column_values_to_not_be_outliers",
        "expect_compound_columns_to_be_unique",
        "expect_multicolumn_sum_to_equal",
        "expect_multicolumn_values_to_be_equal",
        "expect_select_column_values_to_be_unique_within_record",
        "expect_table_column_count_to_be_between",
        "expect_table_column_count_to_equal",
        "expect_table_columns_to_match_ordered_list",
        "expect_table_columns_to_match_set",
        "expect_table_row_count_to_be_between",
        "expect_table_row_count_to_equal",
    }
)
"""Core types of Great Expectations 1.x that make sense on numbers but need its own judge."""


class Form(NamedTuple):
    """What an expectation of some type may say."""

    column: str = ""
    """The measure that the type is made for; empty if the arguments name it."""
    arguments: tuple[str, ...] | None = None
    """Those that it takes besides OF_THE_TABLE; None: only Great Expectations knows."""


def form(kind: str, measures: Iterable[str]) -> Form | None:
    """The form of the expectation type *kind*; None if there is no such type."""
    if kind in _FORMS:
        return Form(arguments=_FORMS[kind])
    if kind in GREAT:
        return Form()
    own = pattern(_OWN).fullmatch(kind)
    if own and own[1] in measures:
        return Form(own[1], BOUNDS["at_most" if own[2] == "at_most" else "at_least"])
    return None


def native(kind: str) -> bool:
    """Can expectations of this type be judged from one row alone?"""
    return kind in _FORMS or (kind not in GREAT and pattern(_OWN).fullmatch(kind) is not None)


def own_type(measure: str, side: Side = "at_most") -> str:
    """The type of expectation that bounds *measure* on one side."""
    return f"expect_{measure}_to_be_{side}"


def types(measures: Iterable[str]) -> Iterator[str]:
    """Every type there is."""
    yield from _FORMS
    yield from GREAT
    for measure in measures:
        yield own_type(measure)
        yield own_type(measure, "at_least")


def faults(arguments: Mapping[str, Any], form_: Form) -> Iterator[tuple[str, str]]:
    """What is wrong with the arguments of a form that is known: the argument, and the fault.

    No argument is named where one is missing.
    """
    for name, value in arguments.items():
        wanted, fits = _WANTED.get(name, ("", lambda _: True))
        if not fits(value):
            yield name, f"{name} must be {wanted}, not {shown(value)}"
    decisive = sorted(_DECISIVE.intersection(form_.arguments or ()))
    if decisive and all(arguments.get(name) is None for name in decisive):
        yield "", f"needs {' or '.join(decisive)}"


_DECISIVE: Final = frozenset({"min_value", "max_value", "value_set"})
"""Arguments of which a form needs one, if it takes any of them."""


def number(value: object) -> bool:
    """Is *value* a finite number? True and False are none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    try:
        return math.isfinite(value)
    except OverflowError:  # an int beyond the floats
        return False


_NUMBER: Final = ("a number", lambda value: value is None or number(value))
_TRUTH: Final = ("true or false", lambda value: isinstance(value, bool))
_WANTED: Final[dict[str, tuple[str, Callable[[Any], bool]]]] = {
    "min_value": _NUMBER,
    "max_value": _NUMBER,
    "strict_min": _TRUTH,
    "strict_max": _TRUTH,
    "value_set": (
        "a list of numbers",
        lambda value: isinstance(value, list) and bool(value) and all(map(number, value)),
    ),
    "mostly": ("a share from 0 to 1", lambda value: number(value) and 0 <= value <= 1),
}
"""What the value of an argument must be, in words and as a test."""
