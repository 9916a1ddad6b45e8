"""The report as data: verdicts become frozen records that only have to be laid out.

All text in them is ready to be shown (see audits.report.visible); escaping for HTML is the
template's and the script's. Records refer to one another by index, so that what is said of many
documents is written once.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from audits.report.catalogue import Subject, subject
from audits.report.drawing import Distribution, distribution
from audits.report.earlier import Comparison, compared
from audits.report.entry import Entry, Register, entry
from audits.report.heat import Heat, heat
from audits.report.options import NO_WISHES, Options
from audits.report.quantity import bound
from audits.report.spread import Spreads, spreads
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


class Accepted(NamedTuple):
    """Why broken expectations on one measure do not count, and of how many documents."""

    subject: Subject
    reason: str
    documents: int


class Page(NamedTuple):
    """All that the report shows."""

    tally: Tally
    suites: tuple[SuiteRecord, ...]
    causes: tuple[Cause, ...]
    """Broken expectations: critical first, then by the number of documents that break them."""
    kept: tuple[Cause, ...]
    """Expectations that every document meets."""
    accepted: tuple[Accepted, ...]
    comparison: Comparison | None
    heat: Heat
    spreads: Spreads
    subjects: tuple[Subject, ...]
    fixes: tuple[str, ...]
    documents: tuple[Entry, ...]
    """The worst first."""
    verdicts: tuple[Verdict, ...]
    """On the documents, in the same order."""


def compose(verdicts: Iterable[Verdict], options: Options = NO_WISHES) -> Page:
    """The page of *verdicts*, in any order."""
    judged = list(verdicts)
    register = Register()
    ranked = sorted(((entry(verdict, register), verdict) for verdict in judged), key=_rank)
    documents, ordered = zip(*ranked, strict=True) if ranked else ((), ())
    causes = sorted(_causes(judged), key=_weight)
    return Page(
        tally=tally(judged),
        suites=tuple(_suites(judged)),
        causes=tuple(cause for cause in causes if cause.documents),
        kept=tuple(cause for cause in causes if not cause.documents),
        accepted=tuple(_accepted(judged)),
        comparison=_comparison(ordered, options),
        heat=heat(ordered),
        spreads=spreads(ordered),
        subjects=tuple(subject(name) for name in register.subjects),
        fixes=tuple(register.fixes),
        documents=documents,
        verdicts=ordered,
    )


def _comparison(verdicts: tuple[Verdict, ...], options: Options) -> Comparison | None:
    """The verdicts beside an earlier run; None if there is none."""
    if options.earlier is None:
        return None
    return compared(verdicts, options.earlier, options.source)


def _rank(ranked: tuple[Entry, Verdict]) -> tuple[int, float, int, str]:
    """The worst first: by outcome, by how much of the text is damaged, by expectations broken."""
    document, _ = ranked
    broken = sum(1 for group in document.groups if group.severity)
    return OUTCOMES.index(document.outcome), -document.damaged, -broken, document.path


def _weight(cause: Cause) -> tuple[int, int]:
    """Causes by severity, then by how many documents they touch."""
    return ("critical", "warning", "info").index(cause.severity), -cause.documents


def _accepted(verdicts: list[Verdict]) -> Iterator[Accepted]:
    """The reasons for which broken expectations do not count, the most frequent first."""
    counts: Counter[tuple[str, str]] = Counter()
    for verdict in verdicts:
        counts.update(
            {(w.expectation.column or w.expectation.type, w.reason) for w in verdict.waived}
        )
    for (name, reason), documents in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield Accepted(subject(name), visible(reason), documents)


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
