"""What a check gives: measures of a document, each with the findings that prove it."""

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any, Final, Literal, NamedTuple

Severity = Literal["critical", "warning", "info"]
SEVERITIES: Final[tuple[Severity, ...]] = ("critical", "warning", "info")

MOST_FINDINGS: Final = 100
"""Findings kept a measure: enough to act on, and a bound on memory for a million defects.

The measure itself counts them all.
"""

MOST_TOLD: Final = 500
"""Characters of a text, as it is or as it should be, that one detail of a finding holds."""

NOTHING: Final[Mapping[str, Any]] = {}


class Finding(NamedTuple):
    """A place in a document, what is wrong there, and how to mend it."""

    start: int
    """Code points of the decoded text before the place; bytes before it if unit is "byte"."""
    end: int
    """First code point (or byte) after the place."""
    message: str
    """What is wrong, for a person who may not read the document's language."""
    fix: str
    """What to do about it."""
    unit: Literal["character", "byte"] = "character"
    details: Mapping[str, Any] = NOTHING
    """What else is known, ready for JSON: the places of copies, the repaired text."""


class Measure(NamedTuple):
    """A number of a document with its findings."""

    name: str
    value: float
    findings: tuple[Finding, ...] = ()


class Column(NamedTuple):
    """The declaration of a measure: its name, meaning, unit and the bound of the default suite."""

    name: str
    meaning: str
    """What it counts, as a phrase that follows the name."""
    unit: str
    """"share" (0 to 1), "places", "characters", "columns", "copies" and the like."""
    maximum: float | None = None
    """The most that the default suite allows; None: the default suite does not judge it."""
    severity: Severity = "warning"
    worrying: float | None = None
    """The most that the default suite passes without a warning, where less than the maximum is
    worth a look already; None: only the maximum counts."""


def evidence(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The first findings, as many as a measure keeps."""
    return tuple(islice(findings, MOST_FINDINGS))


def counted(name: str, findings: Iterable[Finding]) -> Measure:
    """A measure that is the number of its findings."""
    every = iter(findings)
    kept = evidence(every)
    return Measure(name, float(len(kept) + sum(1 for _ in every)), kept)
