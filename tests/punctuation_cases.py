"""The cases of the checks of punctuation, and what these checks say of a text."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from audits.checks.check import Check
from audits.checks.punctuation import (
    doubled_marks,
    marks_of_the_wrong_width,
    misplaced_spaces,
    truncated_ending,
    unbalanced_brackets,
    unbalanced_quotes,
)
from audits.document import Document
from audits.finding import Finding

FOLDER = Path(__file__).parent / "cases" / "punctuation"
FAMILY: tuple[Check, ...] = (
    unbalanced_brackets,
    unbalanced_quotes,
    marks_of_the_wrong_width,
    doubled_marks,
    misplaced_spaces,
    truncated_ending,
)


def cases(name: str) -> list[dict[str, Any]]:
    """The lines of a file of cases."""
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def flagged(text: str, checks: tuple[Check, ...] = FAMILY) -> Iterator[tuple[str, Finding]]:
    """Code and finding of all that breaks a default bound."""
    document = Document.from_text(text)
    for check in checks:
        bounds = {column.name: column.maximum for column in check.COLUMNS}
        for measure in check.find(document):
            bound = bounds[measure.name]
            if bound is not None and measure.value > bound:
                yield from ((check.CODE, finding) for finding in measure.findings)


def innocent() -> Iterator[object]:
    """Texts that are right; those that are told wrongly so far are strict known failures."""
    for number, case in enumerate(cases("innocent")):
        marks = [pytest.mark.xfail(strict=True)] if "wrongly" in case else []
        yield pytest.param(case["text"], marks=marks, id=f"{case['language']} {number}")


def planted(check: Check) -> Iterator[object]:
    """Texts with one defect of the check, and its place."""
    for case in cases("defects"):
        if case["code"] == check.CODE:
            name = f"{case['language']} {case['what']}"
            yield pytest.param(case["text"], case["place"], id=name)


def places(check: Check, text: str) -> list[int]:
    """Where the check's judged findings stand."""
    return [finding.start for _, finding in flagged(text, (check,))]
