"""A suite file is read strictly; what is wrong in it is told in one line with file and line."""

import json
from collections.abc import Mapping

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import texts

from audits.finding import Column
from audits.suite import Expectation, SuiteError, read_suite

MEASURES = {
    name: Column(name, "what it counts", unit)
    for name, unit in [("wrapped_line_ratio", "share"), ("lost_characters", "characters")]
}
HEAD = "name: mine\nexpectations:\n"
FIRST = "  - type: expect_lost_characters_to_be_at_most\n    kwargs: {max_value: 3}\n"
CORE = "  - type: expect_column_values_to_be_between\n    kwargs:\n      column: "


def told(text: str, name: str = "mine.yaml", measures: Mapping[str, Column] = MEASURES) -> str:
    """The error that *text* raises; one line."""
    with pytest.raises(SuiteError) as error:
        read_suite(text, name, measures)
    assert "\n" not in str(error.value)
    return str(error.value)


def test_a_suite_is_read_with_the_line_of_each_expectation() -> None:
    text = (
        f"{HEAD}{FIRST}    severity: warning\n    meta: {{notes: why}}\n"
        f"{CORE}wrapped_line_ratio\n      max_value: 0.5\n      strict_max: true\n"
    )
    suite = read_suite(text, "mine.yaml", MEASURES)
    assert (suite.name, suite.source) == ("mine", "mine.yaml")
    assert suite.expectations == (
        Expectation(
            "expect_lost_characters_to_be_at_most",
            "lost_characters",
            {"max_value": 3},
            "warning",
            {"notes": "why"},
            3,
        ),
        Expectation(
            "expect_column_values_to_be_between",
            "wrapped_line_ratio",
            {"column": "wrapped_line_ratio", "max_value": 0.5, "strict_max": True},
            "critical",
            {},
            7,
        ),
    )


def test_json_is_read_too_with_lines_and_tabs() -> None:
    text = json.dumps({"name": "mine", "expectations": [
        {"type": "expect_lost_characters_to_be_at_most", "kwargs": {"max_value": 1e-3},
         "meta": {"notes": "\U0001f600"}}
    ]}, indent="\t")  # fmt: skip
    (expectation,) = read_suite(text, "mine.json", MEASURES).expectations
    assert expectation.kwargs == {"max_value": 0.001}
    assert told(text.replace("max_value", "max_valeu"), "mine.json").startswith("mine.json:7: ")
    twice = text.replace('"name"', '"name": "a", "name"')
    assert told(twice, "mine.json") == "mine.json:2: 'name' stands twice in one mapping"
    assert told(text[:-2], "mine.json").startswith("mine.json:13: is not JSON: ")


def test_json_that_yaml_cannot_read_is_told_without_a_line() -> None:
    assert (
        told('{"name": "\x7f"}', "mine.json") == "mine.json: a suite needs a list of expectations"
    )


def test_aliases_and_merges_of_yaml_work() -> None:
    text = (
        "name: mine\nmeta: {base: &base {max_value: 3}}\nexpectations:\n"
        "  - type: expect_lost_characters_to_be_at_most\n    kwargs: *base\n"
        "  - type: expect_column_values_to_be_between\n"
        "    kwargs: {<<: *base, column: wrapped_line_ratio}\n"
    )
    assert [e.kwargs["max_value"] for e in read_suite(text, "a", MEASURES).expectations] == [3, 3]


SYNTAX = [
    pytest.param("", ":1: is empty: a suite has a name and a list", id="empty"),
    pytest.param("# nothing\n", ":1: is empty", id="only a comment"),
    pytest.param("just text", ":1: a suite must be a mapping, not 'just text'", id="a text"),
    pytest.param("- a\n", ":1: a suite must be a mapping", id="a list"),
    pytest.param("name: x\n  y: [", ":2: is not YAML: ", id="wrong indentation"),
    pytest.param("name: [a\nb: c", ":2: is not YAML: ", id="open bracket"),
    pytest.param("name: a\n---\nname: b\n", ":2: is not YAML: ", id="two documents"),
    pytest.param("name: !!python/object:os.system x\n", ":1: is not YAML: ", id="a foreign tag"),
    pytest.param("name: \x07\n", ": is not YAML: ", id="a control character"),
    pytest.param("name: *nothing\n", ":1: is not YAML: ", id="an unknown alias"),
    pytest.param("{[a]: b}", ":1: is not YAML: ", id="a list as a key"),
    pytest.param("name: a\nname: b\n", ":2: 'name' stands twice in one mapping", id="key twice"),
]
TOP = [
    pytest.param("name: a\n", ":1: a suite needs a list of expectations", id="no list"),
    pytest.param("name: a\nexpectations: []\n", ":2: a suite needs a list", id="empty list"),
    pytest.param("expectations: [a]\n", ":1: a suite needs a name", id="no name"),
    pytest.param("name: 3\nexpectations: [a]\n", ":1: a suite needs a name", id="name no text"),
    pytest.param("nam: a\n", ":1: unknown key 'nam'; did you mean 'name'?", id="unknown key"),
    pytest.param(
        f"extends: default\n{HEAD}{FIRST}",
        ":1: unknown key 'extends'; a suite stands on its own",
        id="extends",
    ),
    pytest.param(f"3: a\n{HEAD}{FIRST}", ":1: unknown key 3; known are: ", id="a number as key"),
    pytest.param(f"meta: a\n{HEAD}{FIRST}", ":1: meta must be a mapping, not 'a'", id="meta"),
    pytest.param(f"notes: 1\n{HEAD}{FIRST}", ":1: notes must be text or a list", id="notes"),
]
EXPECTATIONS = [
    pytest.param(
        "  - type: expect_column_mean_to_be_between\n    kwargs: {1: 2}\n",
        ":4: the key 1 must be text",
        id="a number as the key of an argument",
    ),
    pytest.param("  - a\n", ":3: an expectation must be a mapping, not 'a'", id="a text"),
    pytest.param("  - kwargs: {}\n", ":3: an expectation needs a type", id="no type"),
    pytest.param(
        f"{FIRST}    severty: info\n",
        ":5: unknown key 'severty'; did you mean 'severity'?",
        id="unknown key",
    ),
    pytest.param(
        f"{FIRST}    severity: warn\n",
        ":5: unknown severity 'warn'; did you mean 'warning'?",
        id="unknown severity",
    ),
    pytest.param(f"{FIRST}    severity: [a]\n", ":5: unknown severity ['a']", id="severity a list"),
    pytest.param(
        "  - type: expect_lost_charcters_to_be_at_most\n",
        ":3: unknown type 'expect_lost_charcters_to_be_at_most'; did you mean "
        "'expect_lost_characters_to_be_at_most'?",
        id="unknown measure in the type",
    ),
    pytest.param(
        "  - type: xyz\n",
        ":3: unknown type 'xyz'; `corpus-audit explain` lists the measures",
        id="unknown type",
    ),
    pytest.param(
        f"{CORE}wraped_line_ratio\n      max_value: 1\n",
        ":5: unknown measure 'wraped_line_ratio'; did you mean 'wrapped_line_ratio'?",
        id="unknown measure",
    ),
    pytest.param(
        "  - type: expect_column_mean_to_be_between\n    kwargs: {column: x}\n",
        ":4: unknown measure 'x'; known are: lost_characters, wrapped_line_ratio",
        id="unknown measure of a type that is only the library's",
    ),
    pytest.param(f"{CORE}[a]\n      max_value: 1\n", ":5: unknown measure ['a']", id="no name"),
    pytest.param(
        "  - type: expect_column_values_to_not_be_null\n", ":3: needs column", id="no measure"
    ),
    pytest.param(
        f"{FIRST}    meta: why\n", ":5: meta must be a mapping, not 'why'", id="meta no mapping"
    ),
]  # fmt: skip
ARGUMENTS = [
    pytest.param("{max_valeu: 1}", "unknown key 'max_valeu'; did you mean 'max_value'?", id="key"),
    pytest.param("{min_value: 1}", "unknown key 'min_value'; did you mean ", id="other bound"),
    pytest.param("{column: lost_characters, max_value: 1}", "unknown key 'column'", id="column"),
    pytest.param("{max_value: a}", "max_value must be a number, not 'a'", id="text"),
    pytest.param("{max_value: 1e-3}", "max_value must be a number, not '1e-3'", id="YAML 1.1"),
    pytest.param("{max_value: true}", "max_value must be a number, not True", id="truth"),
    pytest.param("{max_value: .nan}", "max_value must be a number, not nan", id="no number"),
    pytest.param("{max_value: .inf}", "max_value must be a number, not inf", id="infinite"),
    pytest.param(f"{{max_value: 1{'0' * 400}}}", "max_value must be a number", id="too large"),
    pytest.param("{max_value: 1, strict_max: 1}", "strict_max must be true or false", id="strict"),
    pytest.param("{max_value: 1, mostly: 2}", "mostly must be a share from 0 to 1", id="mostly"),
    pytest.param("{}", "needs max_value", id="nothing"),
    pytest.param("{max_value: }", "needs max_value", id="null"),
    pytest.param("[1]", "kwargs must be a mapping, not [1]", id="a list"),
]


@pytest.mark.parametrize(("text", "message"), [*SYNTAX, *TOP])
def test_a_text_that_is_no_suite_is_told_with_its_line(text: str, message: str) -> None:
    assert told(text).startswith(f"mine.yaml{message}")


@pytest.mark.parametrize(("text", "message"), EXPECTATIONS)
def test_a_wrong_expectation_is_told_with_its_line(text: str, message: str) -> None:
    assert told(HEAD + text).startswith(f"mine.yaml{message}")


@pytest.mark.parametrize(("kwargs", "message"), ARGUMENTS)
def test_a_wrong_argument_is_told_with_its_line(kwargs: str, message: str) -> None:
    text = f"{HEAD}  - type: expect_lost_characters_to_be_at_most\n    kwargs: {kwargs}\n"
    assert told(text).startswith(f"mine.yaml:4: {message}")


@pytest.mark.parametrize(
    ("type_", "kwargs", "message"),
    [
        ("between", "min_value: 2\n      max_value: 1", ":6: min_value 2 is above max_value 1"),
        ("between", "strict_max: true", ":4: needs max_value or min_value"),
        ("in_set", "mostly: 1", ":4: needs value_set"),
        ("in_set", "value_set: []", ":6: value_set must be a list of numbers, not []"),
        ("in_set", "value_set: [a]", ":6: value_set must be a list of numbers, not ['a']"),
    ],
)
def test_a_wrong_argument_of_a_core_type_is_told(type_: str, kwargs: str, message: str) -> None:
    core = CORE.replace("between", type_)
    text = f"{HEAD}{core}lost_characters\n      {kwargs}\n"
    assert told(text).startswith(f"mine.yaml{message}")


def test_an_expectation_that_stands_twice_is_told_with_both_lines() -> None:
    assert told(HEAD + FIRST + FIRST) == (
        "mine.yaml:5: duplicate: expect_lost_characters_to_be_at_most stands on line 3 "
        "with the same kwargs"
    )


def test_two_bounds_of_one_measure_may_differ_in_severity() -> None:
    second = FIRST.replace("3}", "1}") + "    severity: warning\n"
    suite = read_suite(HEAD + FIRST + second, "mine.yaml", MEASURES)
    assert [e.severity for e in suite.expectations] == ["critical", "warning"]


BOMB = "a: &a0 [x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30)
)


@pytest.mark.parametrize(
    ("text", "name", "message"),
    [
        ("[" * 100_000, "mine.yaml", ": is no suite: too deep"),
        ("- " * 50_000 + "a", "mine.yaml", ": is no suite: too deep"),
        ("[" * 100_000, "mine.json", ": is no suite: too deep"),
        ("name: a\nmeta: " + "[" * 4_000 + "]" * 4_000, "mine.yaml", ":1: a suite needs a"),
        (f"expectations: {'9' * 5_000}", "mine.yaml", ": is not YAML: "),
        (f"{BOMB}name: *a29", "mine.yaml", ":1: unknown key 'a'"),
        (
            f"meta: {{{BOMB.replace(chr(10), ',')}}}\nname: a\nexpectations: [*a29]",
            "mine.yaml",
            ":1: an expectation must be a mapping, not [[...], ",
        ),
        (f"{HEAD}  - type: {'x' * 10**6}", "mine.yaml", ":3: unknown type 'xxx"),
    ],
    ids=["flow", "block", "json", "middling", "digits", "aliases", "aliases used", "a long word"],
)
def test_a_hostile_file_costs_neither_the_process_nor_much_time(
    text: str, name: str, message: str
) -> None:
    assert told(text, name).startswith(f"{name}{message}")
    assert len(told(text, name)) < 400


@given(texts())
@example("&a [*a]")
@example("a: &a {b: *a}")
def test_any_text_is_a_suite_or_an_error_in_one_line(text: str) -> None:
    for name in ("any.yaml", "any.json"):
        told(text, name)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["name", "expectations", "type", "kwargs", "meta", "severity"]),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_any_data_is_a_suite_or_an_error_in_one_line(data: object) -> None:
    told(json.dumps(data), "any.json")
