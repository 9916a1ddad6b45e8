"""How well the audit tells what was planted: recall, false flags, places, shares, encodings."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from audits.checks.check import FAMILIES
from audits.document import Document
from audits.report.catalogue import subject
from audits.row import measure
from audits.suite import find_suite
from audits.verdict import Verdict, judge
from planted.case import Case

NEAR: Final = 1
"""Characters by which a place may be off; widths too."""
OVERLAP: Final = 0.9
"""Share of the true stretch and of the one found that must be common."""


class Outcome(NamedTuple):
    """What the audit said of a case."""

    case: Case
    flagged: frozenset[str]
    """Families with a warning or worse."""
    right: bool | None
    """Is the place, width or text right? None if the case says nothing of it."""
    error: float | None
    """How far the repeated share is off."""

    @property
    def is_found(self) -> bool:
        """Was the planted defect told?"""
        return self.case.family in self.flagged


class Score(NamedTuple):
    """A kind of case: how many, how many were told, and how right."""

    kind: str
    cases: int
    told: int
    """Flagged in the family of the defect; of clean documents: flagged at all."""
    right: float | None
    """Share of those told whose place, width or text is right; None if that is not known."""
    error: float | None
    """Mean error of the repeated share."""


def outcomes(cases: Iterable[Case]) -> Iterator[Outcome]:
    """The audit of each case by the default suite."""
    suite = find_suite("default")
    for case in cases:
        document = Document.from_bytes(case.data)
        verdict = judge(suite, measure(document))
        flagged = frozenset(
            subject(one.column).family for one in verdict.failed if one.severity != "info"
        )
        if "judged" in case.truth:
            flagged &= {case.truth["judged"]}
        error = None
        if "ratio" in case.truth:
            error = abs(verdict.row.metrics["repeated_block_ratio"] - case.truth["ratio"])
        yield Outcome(case, flagged, _is_right(case, document, verdict), error)


def scores(found: Iterable[Outcome]) -> list[Score]:
    """The score of each kind, in the order in which they come first."""
    kinds: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in found:
        kinds[outcome.case.kind].append(outcome)
    return [_score(kind, every) for kind, every in kinds.items()]


def _score(kind: str, every: list[Outcome]) -> Score:
    """The score of one kind."""
    is_clean = not every[0].case.family
    told = [one for one in every if (one.flagged if is_clean else one.is_found)]
    known = [one.right for one in told if one.right is not None]
    errors = [one.error for one in every if one.error is not None]
    return Score(
        kind,
        len(every),
        len(told),
        sum(known) / len(known) if known else None,
        sum(errors) / len(errors) if errors else None,
    )


def _is_right(case: Case, document: Document, verdict: Verdict) -> bool | None:
    """Is what the case says of the place, the width or the text found so?"""
    truth = case.truth
    places = [
        (item.finding.start, item.finding.end)
        for item in verdict.row.evidence
        if FAMILIES[item.rule[:2]] == case.family and verdict.severity(item) != "info"
    ]
    if "place" in truth:
        place: int = truth["place"]
        return any(start - NEAR <= place <= end + NEAR for start, end in places)
    if "width" in truth:
        width: int = truth["width"]
        return abs(verdict.row.metrics["wrap_width"] - width) <= NEAR
    if "span" in truth:
        return any(_share(place, truth["span"]) >= OVERLAP for place in places)
    if "text" in truth:
        text: str = truth["text"]
        return document.text.removeprefix("\ufeff") == text.removeprefix("\ufeff")
    return None


def _share(one: tuple[int, int], other: tuple[int, int]) -> float:
    """How much of two stretches is common to both."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / max(one[1] - one[0], other[1] - other[0])
