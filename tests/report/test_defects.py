"""Broken measures of one check are one defect, and its places are told once."""

import pytest
from verdict_samples import EXPECTATIONS, SUITE, found, judged

from audits.report.defects import defects, notes
from audits.row import Row
from audits.verdict import Verdict

pytestmark = pytest.mark.usefixtures("catalogued")

WIDTH = EXPECTATIONS[1]._replace(column="wrap_width", severity="warning")


def wrapped(*, broken: bool = True) -> Verdict:
    """Two measures of one check, proved by the same place; the second by one more."""
    evidence = (
        found("LW001", "wrapped_line_ratio", (0, 9), 1),
        found("LW001", "wrap_width", (0, 9), 1),
        found("LW001", "wrap_width", (20, 29), 3),
    )
    row = Row("a", "utf-8", 99, 9, {"wrapped_line_ratio": 0.5, "wrap_width": 72.0}, evidence)
    failed = (EXPECTATIONS[1], WIDTH) if broken else (EXPECTATIONS[1],)
    return Verdict(row, SUITE, "fail", failed)


def test_measures_of_one_check_are_one_defect_with_its_worst_severity() -> None:
    (defect,) = defects(wrapped())
    assert (defect.about.code, defect.severity) == ("LW001", "critical")
    assert [(each.about.name, each.value) for each in defect.measures] == [
        ("wrapped_line_ratio", 0.5),
        ("wrap_width", 72.0),
    ]


def test_a_place_that_proves_two_measures_is_told_once() -> None:
    (defect,) = defects(wrapped())
    assert [item.finding.start for item in defect.places] == [0, 20]


def test_what_breaks_nothing_is_noted_without_the_places_told_already() -> None:
    (note,) = notes(wrapped(broken=False))
    assert (note.severity, [item.finding.start for item in note.places]) == ("", [20])


def test_a_document_that_passes_has_no_defect() -> None:
    verdict = judged(Row("a", "utf-8", 9, 1, {"unbalanced_brackets": 1.0}))
    assert list(defects(verdict)) == []
    assert list(notes(verdict)) == []
