"""Great Expectations judges as the native judge does, and its results are saved whole."""

import json
import math
import socket
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audits.checks import COLUMNS
from audits.finding import SEVERITIES
from audits.gx import checkpoint, require, validated
from audits.gx.judge import CORPUS
from audits.row import Row
from audits.suite import Expectation, Suite, SuiteError, find_suite
from audits.suite.vocabulary import BETWEEN, IN_SET, NOT_IN_SET, NOT_NULL, own_type
from audits.verdict import Verdict, judge

MEASURES = list(COLUMNS)[:4]
NUMBERS = st.sampled_from([-1, 0, 1e-300, 0.1, 0.1 + 2**-56, 0.2, 1, 2, 1000.5, 1e300]) | st.floats(
    allow_nan=False, allow_infinity=False, min_value=-10, max_value=10
)
VALUES = NUMBERS.map(float) | st.just(math.nan)


@st.composite
def expectations(draw: st.DrawFn, line: int) -> Expectation:
    """Any expectation that both judges know."""
    column, severity = draw(st.sampled_from(MEASURES)), draw(st.sampled_from(SEVERITIES))
    kind = draw(st.sampled_from(["at_most", "at_least", BETWEEN, IN_SET, NOT_IN_SET, NOT_NULL]))
    strict = st.fixed_dictionaries({}, optional={
        "strict_min": st.booleans(), "strict_max": st.booleans()
    })  # fmt: skip
    kwargs: dict[str, Any] = {"column": column}
    if kind == "at_most":
        kind = own_type(column)
        kwargs = {"max_value": draw(NUMBERS), "strict_max": draw(st.booleans())}
    elif kind == "at_least":
        kind = own_type(column, "at_least")
        kwargs = {"min_value": draw(NUMBERS), "strict_min": draw(st.booleans())}
    elif kind == BETWEEN:
        least, most = sorted([draw(NUMBERS), draw(NUMBERS)])
        some = draw(st.sampled_from([("min_value",), ("max_value",), ("min_value", "max_value")]))
        bounds = {"min_value": least, "max_value": most}
        kwargs |= {name: bounds[name] for name in some} | draw(strict)
    elif kind != NOT_NULL:
        kwargs["value_set"] = draw(st.lists(NUMBERS, min_size=1, max_size=4))
    if draw(st.booleans()):
        kwargs["mostly"] = 1
    return Expectation(kind, column, kwargs, severity, {"notes": "why"}, line)


@st.composite
def suites(draw: st.DrawFn) -> Suite:
    """A suite of many expectations: a run costs more than its expectations."""
    count = draw(st.integers(1, 25))
    name = draw(st.sampled_from(["generated", "a/b: \u00fc", "<x>"]))
    return Suite(name, tuple(draw(expectations(line)) for line in range(count)))


ROWS = st.builds(
    lambda path, metrics, error: Row(path, metrics=metrics, error=error),
    st.sampled_from(["a", "b", "é", "f\udcff", "=1", "\n"]),
    st.dictionaries(st.sampled_from(MEASURES), VALUES),
    st.sampled_from(["", "", "", "is gone"]),
)


def same(rows: Iterable[Row], suite_of: Callable[[str], Suite]) -> list[Verdict]:
    """The verdicts on *rows*, which are those of the native judge."""
    every = list(rows)
    judged = list(validated(every, suite_of).verdicts)
    assert repr(judged) == repr([judge(suite_of(row.path), row) for row in every])
    return judged


@settings(
    max_examples=max(8, settings().max_examples // 6),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(suites(), suites(), st.lists(ROWS, max_size=60))
def test_both_judges_agree_on_any_suite_and_table(
    one: Suite, other: Suite, rows: list[Row]
) -> None:
    same(rows, lambda path: one if path in "ab" else other)


@pytest.mark.parametrize("name", ["default", "strict", "pretraining", "verse"])
def test_both_judges_agree_on_a_shipped_suite_at_and_about_every_bound(name: str) -> None:
    suite = find_suite(name)
    rows = [Row("clean", metrics=dict.fromkeys(COLUMNS, 0.0)), Row("gone", error="is gone")]
    for expectation in suite.expectations:
        most = expectation.kwargs["max_value"]
        for value in (most, math.nextafter(most, math.inf), most + 1):
            row = Row(expectation.column, metrics={expectation.column: float(value)})
            rows.append(row)
    judged = same(rows, lambda _path: suite)
    outcomes = [verdict.outcome for verdict in judged]
    assert outcomes[:2] == ["pass", "error"]
    assert "fail" in outcomes


def test_a_large_table_is_judged_in_chunks_with_the_same_verdicts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    suite = find_suite("default")
    suite = suite._replace(expectations=suite.expectations[:3])
    name = suite.expectations[0].column
    rows = [Row("same path", metrics={name: float(number % 3)}) for number in range(25)]
    whole = same(rows, lambda _path: suite)
    monkeypatch.setattr(checkpoint, "CHUNK", 10)
    assert same(rows, lambda _path: suite) == whole
    judged = validated(rows, lambda _path: suite)
    list(judged.verdicts)
    assert len(judged.result()["validation_results"]) == 3


def on_the_table(kind: str, **kwargs: Any) -> Suite:
    column = kwargs.get("column", MEASURES[0])
    return Suite("mine", (Expectation(kind, column, kwargs, "warning", {}, 7),), "mine.yaml")


def verdicts(suite: Suite, values: list[float]) -> list[Verdict]:
    rows = [Row(str(n), metrics={MEASURES[0]: value}) for n, value in enumerate(values)]
    return list(validated(rows, lambda _path: suite).verdicts)


def test_an_expectation_on_the_whole_table_has_a_verdict_of_its_own() -> None:
    suite = on_the_table("expect_column_mean_to_be_between", column=MEASURES[0], max_value=1)
    assert [v.outcome for v in verdicts(suite, [0.0, 2.0])] == ["pass", "pass"]
    *documents, whole = verdicts(suite, [1.0, 2.0])
    assert [v.outcome for v in documents] == ["pass", "pass"]
    assert (whole.row.path, whole.outcome) == (CORPUS, "warn")
    assert whole.row.metrics == {MEASURES[0]: 1.5}
    assert whole.failed == suite.expectations


def test_an_expectation_that_has_no_number_has_a_verdict_too() -> None:
    *_, whole = verdicts(on_the_table("expect_table_row_count_to_equal", value=3), [1.0])
    assert (whole.row.path, whole.outcome) == (CORPUS, "warn")


def test_mostly_speaks_of_the_table_and_spares_no_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkpoint, "CHUNK", 1)
    suite = on_the_table(BETWEEN, column=MEASURES[0], max_value=1, mostly=0.5)
    rows = [Row(str(n), metrics={MEASURES[0]: n + 0.5}) for n in range(2)]
    judged = validated(rows, lambda _path: suite)
    assert [v.outcome for v in judged.verdicts] == ["pass", "warn"]
    assert judged.result()["success"]


def test_a_condition_on_rows_spares_the_others() -> None:
    kwargs = {"max_value": 0, "row_condition": f'col("{MEASURES[0]}") > 5'}
    kwargs["condition_parser"] = "great_expectations"
    suite = on_the_table(BETWEEN, column=MEASURES[0], **kwargs)
    assert [v.outcome for v in verdicts(suite, [1.0, 6.0, 2.0])] == ["pass", "warn", "pass"]


@pytest.mark.parametrize(
    ("kind", "kwargs", "message"),
    [
        (BETWEEN, {"column": MEASURES[0], "max_value": "a"}, "refuses expect_column_values_to_be"),
        ("expect_nothing", {}, "refuses expect_nothing: expect_nothing not found"),
        ("expect_column_mean_to_be_between", {"column": "x", "max_value": 1}, 'column "x"'),
        ("expect_column_pair_values_to_be_equal", {}, "column_A field required"),
    ],
    ids=["value", "type", "measure", "arguments"],
)
def test_what_great_expectations_refuses_is_told_in_one_line_with_its_place(
    kind: str, kwargs: dict[str, Any], message: str
) -> None:
    with pytest.raises(SuiteError) as told:
        verdicts(on_the_table(kind, **kwargs), [1.0])
    assert str(told.value).startswith("mine.yaml:7: Great Expectations refuses ")
    assert message in str(told.value)
    assert "\n" not in str(told.value)


def test_a_suite_can_be_refused_before_anything_is_measured() -> None:
    require(find_suite("default"))
    with pytest.raises(SuiteError, match=r"^mine\.yaml:7: Great Expectations refuses"):
        require(on_the_table("expect_column_pair_values_to_be_equal"))


def test_the_result_is_whole_and_plain() -> None:
    suite = find_suite("default")
    first = suite.expectations[0]
    rows = [
        Row("f\udcff", metrics={first.column: 1e9}),
        Row("b", metrics={}),
        Row("c", error="is gone"),
    ]
    judged = validated(rows, lambda _path: suite)
    list(judged.verdicts)
    result = json.loads(json.dumps(judged.result()))
    assert not result["success"]
    assert result["unreadable_documents"] == [{"path": "c", "error": "is gone"}]
    (validation,) = result["validation_results"]
    assert validation["suite_name"] == "default"
    assert len(validation["results"]) == len(suite.expectations)
    broken = [each for each in validation["results"] if not each["success"]]
    assert {each["expectation_config"]["type"] for each in broken} == {first.type}
    assert broken[0]["result"]["unexpected_index_list"] == [
        {first.column: 1e9, "path": "f\\udcff", "document": 0}
    ]


def test_no_documents_give_no_verdicts_and_an_empty_result() -> None:
    judged = validated([], lambda _path: find_suite("default"))
    assert list(judged.verdicts) == []
    assert judged.result()["validation_results"] == []


def test_nothing_goes_on_the_network_and_nothing_is_printed(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network is used")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    suite = find_suite("default")
    assert len(list(validated([Row("a")], lambda _path: suite).verdicts)) == 1
    assert capfd.readouterr() == ("", "")
