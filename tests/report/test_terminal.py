"""The two forms for a terminal."""

import re
from collections.abc import Callable, Iterator

import pytest
import verdict_samples
from verdict_samples import EXPECTATIONS, SUITE, found, judged

from audits.report.terminal import concise, full
from audits.row import Row
from audits.suite import Expectation, Suite
from audits.verdict import Verdict

pytestmark = pytest.mark.usefixtures("catalogued")

Form = Callable[..., Iterator[str]]
COLOUR = re.compile("\x1b\\[[0-9;]*m")


def brackets(*starts: int) -> Verdict:
    evidence = tuple(
        found("PB001", "unbalanced_brackets", (at, at + 1), 1, column=at + 1) for at in starts
    )
    return judged(Row("a.txt", "utf-8", 90, 1, {"unbalanced_brackets": len(starts)}, evidence))


def test_concise_gives_a_line_a_finding_that_editors_can_follow() -> None:
    assert list(concise([brackets(3, 7)])) == [
        "a.txt:1:4: PB001 warning something is wrong",
        "a.txt:1:8: PB001 warning something is wrong",
        "1 of 1 document is worth a look (1 warn).",
        (
            "Next: --format full shows each place and its mend; "
            "`corpus-audit explain PB001` explains the most frequent cause."
        ),
    ]


def test_concise_puts_the_worst_of_a_document_first() -> None:
    evidence = (
        found("EN008", "invisible_characters", (1, 2), 1),
        found("EN004", "mojibake_characters", (9, 10), 1),
    )
    metrics = {"invisible_characters": 1.0, "mojibake_characters": 1.0}
    lines = list(concise([judged(Row("a.txt", "utf-8", 90, 1, metrics, evidence))]))
    assert [line.split()[1:3] for line in lines[:2]] == [
        ["EN004", "critical"],
        ["EN008", "warning"],
    ]


def test_concise_says_nothing_of_documents_that_pass() -> None:
    lines = list(concise([judged(verdict_samples.clean())]))
    assert lines == ["The document is clean (1 pass)."]


def test_findings_that_break_nothing_are_left_out() -> None:
    evidence = (found("PB001", "unbalanced_brackets", (3, 4), 1),)
    metrics = {"unbalanced_brackets": 1.0, "invisible_characters": 2.0}
    lines = list(concise([judged(Row("a.txt", "utf-8", 9, 1, metrics, evidence))]))
    assert lines[0] == "a.txt: EN008 warning invisible_characters is 2, expected none"
    assert not any("PB001" in line for line in lines)


def test_concise_can_be_kept_short_and_says_so() -> None:
    lines = list(concise([brackets(1, 2, 3, 4)], most=2))
    assert lines[2] == "a.txt: and 2 more findings (--format full shows them)"


def test_a_place_in_bytes_says_so() -> None:
    lines = list(concise([judged(verdict_samples.stray_byte())]))
    assert lines[0] == "old/café.txt: byte 17: EN004 critical byte E9 is no UTF-8"
    assert any("byte 17: byte E9" in line for line in full([judged(verdict_samples.stray_byte())]))


@pytest.mark.parametrize("form", [concise, full])
def test_a_document_that_could_not_be_read_is_counted(form: Form) -> None:
    """Why it could not be read is told on standard error, whatever the form: see test_cli."""
    text = "\n".join(form([judged(verdict_samples.unreadable())]))
    assert "1 of 1 document could not be read" in text


def test_full_shows_value_and_bound_the_line_a_caret_and_the_mend() -> None:
    assert list(full([judged(verdict_samples.hebrew())])) == [
        "warn  עברית/מסמך.txt  utf-8, 1,320 characters, 20 lines",
        "  warning  EN008 invisible characters: invisible_characters 1, expected none",
        "    עברית/מסמך.txt:2:11: right-to-left override",
        "      | שלום עולם <U+202E>זה טקסט",
        "      |           ^^^^^^^^",
        "      = Delete it.",
        "",
        "1 of 1 document is worth a look (1 warn).",
        (
            "Next: mend what is critical first; "
            "`corpus-audit explain EN008` explains the most frequent cause."
        ),
    ]


def test_full_shows_the_first_places_and_counts_the_others() -> None:
    lines = list(full([judged(verdict_samples.repeated())]))
    assert "    and 9 more places like this" in lines
    assert sum("cut inside a word" in line for line in lines) == 3


def test_an_expectation_about_no_known_measure_is_named_by_its_type() -> None:
    other = Expectation("expect_column_to_exist", "", {}, "critical", {})
    verdict = Verdict(verdict_samples.clean(), Suite("own", (other,)), "fail", (other,))
    assert next(concise([verdict])) == (
        "clean/00000.txt: - critical expect_column_to_exist is not as expected: column to exist"
    )


def test_a_place_without_a_mend_says_only_what_is_wrong() -> None:
    evidence = (found("EN004", "mojibake_characters", (1, 2), 1, fix=""),)
    row = Row("a", "utf-8", 9, 1, {"mojibake_characters": 1.0}, evidence)
    assert not any("=" in line for line in full([judged(row)]))


def test_two_bounds_on_one_measure_are_one_entry() -> None:
    stricter = EXPECTATIONS[2]._replace(kwargs={"max_value": 0}, severity="critical")
    verdict = brackets(1, 2)._replace(
        suite=SUITE, outcome="fail", failed=(stricter, EXPECTATIONS[2])
    )
    assert sum("expected none and ≤ 1" in line for line in full([verdict])) == 1


@pytest.mark.parametrize("form", [concise, full])
def test_hostile_text_reaches_no_terminal(form: Form) -> None:
    for line in form(verdict_samples.corpus()):
        line.encode("utf-8")
        assert not set(line) & {"\x1b", "\x00", "\u202e", "\n", "\x9b"}


@pytest.mark.parametrize("form", [concise, full])
def test_colours_change_nothing_but_the_colour(form: Form) -> None:
    plain = list(form(verdict_samples.corpus()))
    coloured = list(form(verdict_samples.corpus(), colour=True))
    assert coloured != plain
    assert [COLOUR.sub("", line) for line in coloured] == plain
