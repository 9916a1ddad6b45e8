"""Texts that repeat themselves, and texts that only seem to: tests/cases/repetition."""

import json
from pathlib import Path
from typing import Any

import pytest

from audits.document import Document
from audits.row import Evidence, measure
from audits.suite import find_suite
from audits.verdict import judge

CASES = Path(__file__).parents[2] / "cases" / "repetition"


def cases(name: str) -> list[Any]:
    with (CASES / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [
            pytest.param(record, id=record["id"], marks=marks(record.get("known failure")))
            for record in map(json.loads, lines)
        ]


def marks(reason: str | None) -> tuple[pytest.MarkDecorator, ...]:
    return (pytest.mark.xfail(strict=True, reason=reason),) if reason else ()


def told(text: str, suite: str = "default") -> list[Evidence]:
    """What a suite finds worth a warning in the family of repetition."""
    verdict = judge(find_suite(suite), measure(Document.from_text(text)))
    return [
        item
        for item in verdict.row.evidence
        if item.family == "repetition" and verdict.severity(item) != "info"
    ]


@pytest.mark.parametrize("case", cases("repeated"))
def test_what_repeats_is_told_once_with_the_number_of_copies(case: dict[str, Any]) -> None:
    found = [item for item in told(case["text"]) if item.rule == case["code"]]
    assert found, case["why"]
    details = found[0].finding.details
    if case["code"] == "RP001" and not case.get("loop"):
        assert max(len(item.finding.details["copies"]) for item in found) == case["copies"]
    if "differing" in case:
        assert abs(details["differing"] - case["differing"]) <= 4


@pytest.mark.parametrize("case", cases("innocent"))
def test_what_only_seems_to_repeat_is_let_by(case: dict[str, Any]) -> None:
    assert [item.finding.message for item in told(case["text"])] == [], case["why"]


@pytest.mark.parametrize("name", ["a ballad with a refrain", "a cumulative rhyme", "a psalm"])
def test_the_suite_for_verse_lets_refrains_by(name: str) -> None:
    (case,) = (param.values[0] for param in cases("innocent") if param.id == name)
    assert told(case["text"], "verse") == []
