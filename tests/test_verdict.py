"""The native judge: expectations against one row."""

import math
from typing import Any

import pytest

from audits.finding import Finding, Severity
from audits.row import Evidence, Row
from audits.suite import Expectation, Suite, SuiteError
from audits.verdict import Verdict, Waived, judge, require_native, waive

BETWEEN = "expect_column_values_to_be_between"
AT_MOST = "expect_x_to_be_at_most"


def expectation(
    kind: str = AT_MOST, severity: Severity = "critical", column: str = "x", **kwargs: Any
) -> Expectation:
    return Expectation(kind, column, kwargs, severity, {}, 7)


def breaks(value: float, kind: str, **kwargs: Any) -> bool:
    suite = Suite("s", (expectation(kind, **kwargs),))
    return bool(judge(suite, Row("a", metrics={"x": value})).failed)


@pytest.mark.parametrize(
    ("value", "kind", "kwargs", "broken"),
    [
        (1.0, AT_MOST, {"max_value": 1}, False),
        (1.0000001, AT_MOST, {"max_value": 1}, True),
        (1.0, AT_MOST, {"max_value": 1, "strict_max": True}, True),
        (0.9999999, AT_MOST, {"max_value": 1, "strict_max": True}, False),
        (1.0, "expect_x_to_be_at_least", {"min_value": 1}, False),
        (1.0, "expect_x_to_be_at_least", {"min_value": 1, "strict_min": True}, True),
        (0.0, BETWEEN, {"min_value": 0, "max_value": 0}, False),
        (5e-324, BETWEEN, {"min_value": 0, "max_value": 0}, True),
        (0.0, BETWEEN, {"min_value": 0, "max_value": 1, "strict_min": True}, True),
        (0.5, BETWEEN, {"min_value": None, "max_value": 1}, False),
        (math.nan, BETWEEN, {"max_value": 1}, False),
        (2.0, "expect_column_values_to_be_in_set", {"value_set": [1, 2]}, False),
        (3.0, "expect_column_values_to_be_in_set", {"value_set": [1, 2]}, True),
        (math.nan, "expect_column_values_to_be_in_set", {"value_set": [1]}, False),
        (2.0, "expect_column_values_to_not_be_in_set", {"value_set": [1, 2]}, True),
        (3.0, "expect_column_values_to_not_be_in_set", {"value_set": [1, 2]}, False),
        (3.0, "expect_column_values_to_not_be_null", {}, False),
        (math.nan, "expect_column_values_to_not_be_null", {}, True),
        (9.0, AT_MOST, {"max_value": 1, "mostly": 1.0, "row_condition": None}, True),
    ],
)
def test_an_expectation_is_broken_by_what_it_excludes(
    value: float, kind: str, kwargs: dict[str, Any], broken: bool
) -> None:
    assert breaks(value, kind, **kwargs) == broken


def test_the_worst_broken_expectation_decides_and_comes_first() -> None:
    info = expectation(severity="info", max_value=1)
    warning = expectation(severity="warning", max_value=2)
    critical = expectation(severity="critical", max_value=3)
    suite = Suite("s", (info, warning, critical))
    judged = [judge(suite, Row("a", metrics={"x": float(x)})) for x in range(1, 5)]
    assert [verdict.outcome for verdict in judged] == ["pass", "pass", "warn", "fail"]
    assert [verdict.failed for verdict in judged] == [
        (),
        (info,),
        (warning, info),
        (critical, warning, info),
    ]


def test_a_measure_that_the_row_lacks_is_zero() -> None:
    suite = Suite("s", (expectation(max_value=0), expectation(column="y", max_value=-1)))
    assert [e.column for e in judge(suite, Row("a")).failed] == ["y"]


def test_a_document_that_could_not_be_read_is_an_error_whatever_the_suite() -> None:
    suite = Suite("s", (expectation(max_value=-1),))
    row = Row("a", error="is gone")
    assert judge(suite, row) == Verdict(row, suite, "error", ())


def test_a_finding_has_the_severity_of_the_worst_expectation_that_its_measure_breaks() -> None:
    suite = Suite(
        "s",
        (
            expectation(severity="warning", max_value=0),
            expectation(max_value=0),
            expectation(severity="warning", column="y", max_value=0),
        ),
    )
    verdict = judge(suite, Row("a", metrics={"x": 1.0, "y": 1.0, "z": 1.0}))
    found = [Evidence("EN001", name, Finding(0, 1, "m", "f"), 1, 1, "", "a", "") for name in "xyz"]
    assert [verdict.severity(item) for item in found] == ["critical", "warning", "info"]


@pytest.mark.parametrize(
    ("kind", "kwargs", "what"),
    [
        (AT_MOST, {"max_value": 1, "mostly": 0.9}, f"mostly of {AT_MOST}"),
        (BETWEEN, {"max_value": 1, "row_condition": "x > 1"}, f"row_condition of {BETWEEN}"),
        ("expect_column_mean_to_be_between", {"max_value": 1}, "expect_column_mean_to_be_between"),
        ("expect_column_values_to_be_null", {}, "expect_column_values_to_be_null"),
    ],
)
def test_what_no_row_alone_can_answer_is_refused_with_its_place(
    kind: str, kwargs: dict[str, Any], what: str
) -> None:
    suite = Suite("s", (expectation(max_value=1), expectation(kind, **kwargs)), "mine.yaml")
    message = f"mine.yaml:7: the native judge does not know {what}: use --judge gx"
    for refused in (lambda: require_native(suite), lambda: judge(suite, Row("a"))):
        with pytest.raises(SuiteError) as told:
            refused()
        assert str(told.value) == message


def test_suites_that_look_alike_are_judged_each_by_its_own() -> None:
    row = Row("a", metrics={"x": 1.0})
    loose, tight = (Suite("s", (expectation(max_value=most),)) for most in (2, 0))
    assert [judge(suite, row).outcome for suite in (loose, tight, loose)] == [
        "pass",
        "fail",
        "pass",
    ]


def test_waived_expectations_do_not_count_and_are_kept_with_the_reason() -> None:
    worse, mild = expectation(max_value=-1), expectation(max_value=-2, severity="warning")
    suite = Suite("s", (worse, mild))
    judged = judge(suite, Row("a"))
    fewer = waive(judged, [Waived(worse, "known")])
    assert (judged.outcome, fewer.outcome) == ("fail", "warn")
    assert (fewer.failed, fewer.waived) == ((mild,), (Waived(worse, "known"),))
    assert waive(fewer, []) is fewer
