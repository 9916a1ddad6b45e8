"""Verdicts become records: the worst first, each thing said once, evidence bounded."""

import pytest
import verdict_samples
from verdict_samples import found, judged

from audits.report.budget import fitted, size
from audits.report.entry import Entry, Register, entry
from audits.report.page import compose
from audits.row import Row
from audits.suite import Expectation, Suite
from audits.verdict import Verdict

pytestmark = pytest.mark.usefixtures("catalogued")


def of(row: Row) -> Entry:
    return entry(judged(row), Register())


def test_the_worst_document_stands_first() -> None:
    outcomes = [document.outcome for document in compose(verdict_samples.corpus()).documents]
    assert outcomes == ["fail", "fail", "fail", "error", "warn", "pass", "pass"]
    assert compose(verdict_samples.corpus()).documents[0].path == "news/weather.txt"


def test_causes_stand_by_severity_and_frequency() -> None:
    page = compose(verdict_samples.corpus())
    assert [(cause.subject.code, cause.severity, cause.documents) for cause in page.causes] == [
        ("EN004", "critical", 2),
        ("RP001", "critical", 1),
        ("LW001", "critical", 1),
        ("EN008", "warning", 1),
    ]
    assert [cause.subject.code for cause in page.kept] == ["PB001"]


def test_each_suite_is_told_with_the_documents_it_judged() -> None:
    verse = Suite("verse", verdict_samples.EXPECTATIONS[:1], "verse.yaml")
    verdicts = [*verdict_samples.corpus(), Verdict(verdict_samples.clean(9), verse, "pass", ())]
    assert [record[:4] for record in compose(verdicts).suites] == [
        ("default", "expectations/default.yaml", 5, 7),
        ("verse", "verse.yaml", 1, 1),
    ]


def test_nothing_judged_gives_an_empty_page() -> None:
    page = compose([])
    assert (page.tally.total, page.suites, page.causes, page.documents) == (0, (), (), ())


@pytest.mark.parametrize(
    ("spans", "damaged"),
    [
        pytest.param([(0, 10)], 0.1, id="one place"),
        pytest.param([(0, 10), (5, 20)], 0.2, id="overlapping places count once"),
        pytest.param([(0, 50), (10, 20), (40, 60)], 0.6, id="a place inside another"),
        pytest.param([(90, 300)], 0.1, id="no more than the document"),
        pytest.param([], 0.0, id="no place"),
    ],
)
def test_damage_is_the_share_of_the_text_in_places(
    spans: list[tuple[int, int]], damaged: float
) -> None:
    evidence = tuple(found("EN004", "mojibake_characters", span, 1) for span in spans)
    metrics = {"mojibake_characters": 9.0}
    assert of(Row("a", "utf-8", 100, 1, metrics, evidence)).damaged == damaged


def test_copies_count_as_damage_but_the_first() -> None:
    assert of(verdict_samples.repeated()).damaged > 0.8


def test_a_file_in_another_encoding_is_damaged_as_a_whole() -> None:
    other = Expectation("expect_not_utf8", "not_utf8", {"max_value": 0}, "critical", {})
    row = Row("a", "cp1252", 100, 1, {"not_utf8": 1.0}, (found("EN001", "not_utf8", (3, 7), 1),))
    assert entry(judged(row, Suite("own", (other,))), Register()).damaged == 1
    assert of(verdict_samples.stray_byte()).damaged == 0.01


def test_what_breaks_nothing_is_no_damage_and_stands_last() -> None:
    evidence = (
        found("PB001", "unbalanced_brackets", (0, 50), 1),
        found("EN004", "mojibake_characters", (60, 61), 1),
    )
    metrics = {"mojibake_characters": 1.0, "unbalanced_brackets": 1.0}
    document = of(Row("a", "utf-8", 100, 1, metrics, evidence))
    assert document.damaged == 0.01
    assert [(group.severity, group.measures[0].bound) for group in document.groups] == [
        ("critical", "none"),
        ("", ""),
    ]
    assert document.families == (0, 0, 0, 3)


def test_a_mend_that_all_places_share_is_said_once() -> None:
    register = Register()
    (wraps,) = [
        group
        for group in entry(judged(verdict_samples.repeated()), register).groups
        if group.found == 12
    ]
    assert list(register.fixes)[wraps.fix] == "Join the lines."
    assert {place.fix for place in wraps.places} == {-1}


def test_mends_that_differ_are_said_at_their_places() -> None:
    evidence = tuple(
        found("EN004", "mojibake_characters", (at, at + 1), 1, fix=f"Put {at}.") for at in (1, 2)
    )
    (group,) = of(Row("a", "utf-8", 9, 1, {"mojibake_characters": 2.0}, evidence)).groups
    assert group.fix == -1
    assert [place.fix for place in group.places] == [0, 1]


def test_an_expectation_about_no_known_measure_is_named_by_its_type() -> None:
    other = Expectation("expect_column_to_exist", "", {}, "critical", {})
    verdict = Verdict(verdict_samples.clean(), Suite("own", (other,)), "fail", (other,))
    page = compose([verdict])
    (group,) = page.documents[0].groups
    assert page.subjects[group.subject].heading == "Expect column to exist"
    assert group.measures[0][1:] == ("", "column to exist")
    assert page.causes[0].distribution is None


def test_a_long_message_is_cut() -> None:
    evidence = (found("EN004", "mojibake_characters", (1, 2), 1, message="x" * 5000),)
    (group,) = of(Row("a", "utf-8", 9, 1, {"mojibake_characters": 2.0}, evidence)).groups
    assert len(group.places[0].message) == 400
    assert group.places[0].message.endswith("…")


def test_evidence_shrinks_to_the_budget_and_the_worst_documents_stay() -> None:
    documents = compose(verdict_samples.corpus()).documents
    whole = size(documents)
    assert fitted(documents, whole) == documents
    small = fitted(documents, whole - 1000)
    assert size(small) <= whole - 1000
    assert [document.path for document in small] == [document.path for document in documents]
    assert all(group.places for document in small for group in document.groups)
    assert not any(group.places for document in fitted(documents, 0) for group in document.groups)
