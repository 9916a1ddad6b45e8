"""What is wrong with a document, check by check: broken measures together with their places.

One check may give several measures that the same places prove; whoever reads wants the places once.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Literal, NamedTuple

from audits.finding import Severity
from audits.report.catalogue import Subject, subject
from audits.report.quantity import bound, broken
from audits.row import Evidence
from audits.suite import Expectation
from audits.verdict import Verdict


class Judged(NamedTuple):
    """A measure of a document and the expectations that it breaks."""

    about: Subject
    value: float | None
    """None if the row holds no such measure."""
    broken: tuple[Expectation, ...]

    @property
    def told(self) -> str:
        """The value beside its bounds: `87.5 %, expected ≤ 20 %`."""
        unit = self.about.unit
        bounds = " and ".join(bound(expectation, unit) for expectation in self.broken)
        if self.value is None:
            return f"not as expected: {bounds}"
        return f"{broken(self.value, unit, self.broken[0])}, expected {bounds}"


class Consequence(NamedTuple):
    """Places of one check that follow from another."""

    about: Subject
    places: tuple[Evidence, ...]
    """Those kept as evidence, each once; the measure may have counted more."""


class Defect(NamedTuple):
    """What one check found in a document."""

    about: Subject
    """The measure that broke the worst expectation; it names the check."""
    severity: Severity | Literal[""]
    """Of the worst expectation broken; empty if none is."""
    measures: tuple[Judged, ...]
    places: tuple[Evidence, ...]
    """In order of place, each once; without the consequences of another defect."""
    folded: int = 0
    """How many more places are consequences of another defect of the document."""
    consequences: tuple[Consequence, ...] = ()
    """What follows from this one."""

    @property
    def is_told_elsewhere(self) -> bool:
        """Is every place of it a consequence of another defect?"""
        return bool(self.folded) and not self.places


def defects(verdict: Verdict) -> Iterator[Defect]:
    """What breaks an expectation, the worst first."""
    broken: dict[str, list[Expectation]] = {}
    for expectation in verdict.failed:
        broken.setdefault(expectation.column or expectation.type, []).append(expectation)
    own, folded = _parted(verdict, {subject(name).code for name in broken})
    following = _following(item for item in folded if item.measure in broken)
    for names in _by_check(broken):
        defect = _defect(verdict, names, own, broken)
        away = {_identity(item) for item in folded if item.measure in names}
        yield defect._replace(folded=len(away), consequences=following.get(defect.about.code, ()))


def _parted(verdict: Verdict, broken: Collection[str]) -> tuple[list[Evidence], list[Evidence]]:
    """What stands for itself, and what follows from a check that is *broken* as well."""
    own: list[Evidence] = []
    folded: list[Evidence] = []
    for item in verdict.row.evidence:
        (folded if item.cause and item.cause in broken else own).append(item)
    return own, folded


def _following(folded: Iterable[Evidence]) -> dict[str, tuple[Consequence, ...]]:
    """For each cause what follows from it, the most frequent first."""
    places: dict[str, dict[str, dict[tuple[str, int, int, str], Evidence]]] = {}
    abouts: dict[str, Subject] = {}
    for item in folded:
        abouts.setdefault(item.rule, subject(item.measure))
        of_cause = places.setdefault(item.cause, {}).setdefault(item.rule, {})
        of_cause.setdefault(_identity(item), item)
    return {
        cause: tuple(
            Consequence(abouts[code], tuple(codes[code].values()))
            for code in sorted(codes, key=lambda code: (-len(codes[code]), code))
        )
        for cause, codes in places.items()
    }


def notes(verdict: Verdict) -> Iterator[Defect]:
    """What has places but breaks no expectation; places of defects of the same check left out."""
    broken = {expectation.column for expectation in verdict.failed}
    shown = {_identity(item) for item in verdict.row.evidence if item.measure in broken}
    rest = [item for item in verdict.row.evidence if _identity(item) not in shown]
    for names in _by_check(dict.fromkeys(item.measure for item in rest)):
        yield _defect(verdict, names, rest, {})


def _by_check(names: Iterable[str]) -> list[list[str]]:
    """Names of measures, those of one check together."""
    checks: dict[str, list[str]] = {}
    for name in names:
        checks.setdefault(subject(name).code or name, []).append(name)
    return list(checks.values())


def _defect(
    verdict: Verdict,
    names: list[str],
    evidence: Iterable[Evidence],
    broken: dict[str, list[Expectation]],
) -> Defect:
    """The measures of one check with their places among the *evidence*."""
    metrics = verdict.row.metrics
    judged = tuple(
        Judged(subject(name), metrics.get(name), tuple(broken.get(name, ()))) for name in names
    )
    places = {_identity(item): item for item in evidence if item.measure in names}
    worst = judged[0].broken
    return Defect(
        judged[0].about, worst[0].severity if worst else "", judged, tuple(places.values())
    )


def _identity(item: Evidence) -> tuple[str, int, int, str]:
    """What makes two findings the same to a reader."""
    finding = item.finding
    return item.rule, finding.start, finding.end, finding.message
