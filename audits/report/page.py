"""The report as data: verdicts become frozen records that only have to be laid out.

All text in them is ready to be shown (see audits.report.visible); escaping for HTML is the
template's and the script's. Records refer to one another by index, so that what is said of many
documents is written once.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from audits.report.catalogue import Subject, subject
from audits.report.drawing import Distribution, distribution
from audits.report.entry import Entry, Register, entry
from audits.report.quantity import bound
from audits.report.tally import OUTCOMES, Tally, tally
from audits.report.visible import visible
from audits.suite import Expectation, Suite
from audits.verdict import Verdict


class SuiteRecord(NamedTuple):
    """A suite and how many documents it judged."""

    name: str
    source: str
    expectations: int
    documents: int


class Cause(NamedTuple):
    """An expectation and how many documents break it."""

    subject: Subject
    severity: str
    bound: str
    suite: str
    documents: int
    reason: str
    """Why the bound is what it is, as the suite says."""
    distribution: Distribution | None


class Page(NamedTuple):
    """All that the report shows."""

    tally: Tally
    suites: tuple[SuiteRecord, ...]
    causes: tuple[Cause, ...]
    """Broken expectations: critical first, then by the number of documents that break them."""
    kept: tuple[Cause, ...]
    """Expectations that every document meets."""
    subjects: tuple[Subject, ...]
    fixes: tuple[str, ...]
    documents: tuple[Entry, ...]
    """The worst first."""


def compose(verdicts: Iterable[Verdict]) -> Page:
    """The page of *verdicts*, in any order."""
    judged = list(verdicts)
    register = Register()
    documents = sorted((entry(verdict, register) for verdict in judged), key=_rank)
    causes = sorted(_causes(judged), key=_weight)
    return Page(
        tally=tally(judged),
        suites=tuple(_suites(judged)),
        causes=tuple(cause for cause in causes if cause.documents),
        kept=tuple(cause for cause in causes if not cause.documents),
        subjects=tuple(subject(name) for name in register.subjects),
        fixes=tuple(register.fixes),
        documents=tuple(documents),
    )


def _rank(document: Entry) -> tuple[int, float, int, str]:
    """The worst first: by outcome, by how much of the text is damaged, by expectations broken."""
    broken = sum(1 for group in document.groups if group.severity)
    return OUTCOMES.index(document.outcome), -document.damaged, -broken, document.path


def _weight(cause: Cause) -> tuple[int, int]:
    """Causes by severity, then by how many documents they touch."""
    return ("critical", "warning", "info").index(cause.severity), -cause.documents


def _suites(verdicts: list[Verdict]) -> Iterator[SuiteRecord]:
    """The suites that judged, in order of their names."""
    suites = {(verdict.suite.name, verdict.suite.source): verdict.suite for verdict in verdicts}
    for name, source in sorted(suites):
        count = sum(1 for verdict in verdicts if verdict.suite[::2] == (name, source))
        expectations = len(suites[name, source].expectations)
        yield SuiteRecord(visible(name), visible(source), expectations, count)


def _causes(verdicts: list[Verdict]) -> Iterator[Cause]:
    """Each expectation of each suite, broken or not."""
    by_suite: dict[tuple[str, str], list[Verdict]] = {}
    for verdict in verdicts:
        by_suite.setdefault((verdict.suite.name, verdict.suite.source), []).append(verdict)
    for _, judged in sorted(by_suite.items()):
        breaks: dict[int, int] = {}
        suite = judged[0].suite
        places = {id(each): index for index, each in enumerate(suite.expectations)}
        for verdict in judged:
            for failed in verdict.failed:
                index = places.get(id(failed), -1)
                index = suite.expectations.index(failed) if index < 0 else index
                breaks[index] = breaks.get(index, 0) + 1
        for index, expectation in enumerate(suite.expectations):
            yield _cause(expectation, suite, judged, breaks.get(index, 0))


def _cause(expectation: Expectation, suite: Suite, judged: list[Verdict], documents: int) -> Cause:
    """An expectation with its count and the distribution of its measure."""
    about = subject(expectation.column or expectation.type)
    values = [verdict.row.metrics.get(about.name, 0.0) for verdict in judged]
    most = expectation.kwargs.get("max_value")
    return Cause(
        about,
        expectation.severity,
        bound(expectation, about.unit),
        visible(suite.name),
        documents,
        visible(str(expectation.meta.get("reason") or expectation.meta.get("notes") or "")),
        distribution(values, float(most)) if documents and most is not None else None,
    )
