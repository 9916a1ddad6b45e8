"""One document of the report as data: what it breaks, the places, its drawings."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from audits.checks.check import FAMILIES
from audits.finding import SEVERITIES, Finding
from audits.report.catalogue import subject
from audits.report.defects import Defect, Judged, defects, notes
from audits.report.drawing import Repetition, Widths, repetition, widths
from audits.report.quantity import bound, broken, quantity
from audits.report.visible import visible, visible_place
from audits.row import CONTEXT, Evidence, Row
from audits.verdict import Outcome, Verdict

MOST_PLACES: Final = 50
"""Places shown of one measure of one document; its value counts them all."""
UNBROKEN_PLACES: Final = 3
"""The same of a measure that breaks no expectation."""

LONGEST_MESSAGE: Final = 400
"""Characters shown of a message or a mend."""

ELLIPSIS: Final = "\N{HORIZONTAL ELLIPSIS}"


class Place(NamedTuple):
    """A finding with the text around it."""

    line: int
    """Counted from 1; 0 if the column counts bytes of the file."""
    column: int
    before: str
    marked: str
    after: str
    message: str
    fix: int
    """Among the page's fixes; -1 if the group says it."""


class Measured(NamedTuple):
    """A measure beside its bound."""

    subject: int
    """Among the page's subjects."""
    value: str
    bound: str
    """What was expected; empty if it breaks no expectation."""


class Group(NamedTuple):
    """What one check found."""

    subject: int
    """Among the page's subjects: the measure that names it."""
    severity: str
    """Of the worst expectation that it breaks; empty if it breaks none."""
    measures: tuple[Measured, ...]
    fix: int
    """What to do about every place, among the page's fixes; -1 if they differ."""
    found: int
    """Places kept as evidence; the measure may have counted more."""
    places: tuple[Place, ...]
    """The first of them."""


class Entry(NamedTuple):
    """A document in the report."""

    path: str
    outcome: Outcome
    encoding: str = ""
    characters: int = 0
    lines: int = 0
    damaged: float = 0.0
    """The share of its characters that lie in places of broken expectations, as far as kept."""
    families: tuple[int, ...] = ()
    """The worst severity broken in each family, in their order: 3 critical to 1 info, 0 none."""
    error: str = ""
    groups: tuple[Group, ...] = ()
    """Broken ones first, worst first; then places that break nothing."""
    measures: tuple[Measured, ...] = ()
    """The other measures that are not 0."""
    widths: Widths | None = None
    repetition: Repetition | None = None


@dataclass(slots=True)
class Register:
    """Numbers what many records refer to, in the order in which it is first met."""

    subjects: dict[str, int] = field(default_factory=dict)
    fixes: dict[str, int] = field(default_factory=dict)

    def subject(self, name: str) -> int:
        """The number of a measure."""
        return self.subjects.setdefault(name, len(self.subjects))

    def fix(self, text: str) -> int:
        """The number of a mend; -1 for none."""
        shown = _short(visible(text))
        return self.fixes.setdefault(shown, len(self.fixes)) if shown else -1


def entry(verdict: Verdict, register: Register) -> Entry:
    """The record of one document."""
    row = verdict.row
    found = [*defects(verdict), *notes(verdict)] if verdict.outcome != "pass" else []
    groups = tuple(_group(defect, register) for defect in found)
    grouped = {measured.subject for group in groups for measured in group.measures}
    others = [
        Measured(register.subject(name), quantity(value, subject(name).unit), "")
        for name, value in row.metrics.items()
        if value
    ]
    drawn = verdict.outcome in ("fail", "warn")
    return Entry(
        path=visible(row.path, unseen=True),
        outcome=verdict.outcome,
        encoding=row.encoding,
        characters=row.characters,
        lines=row.lines,
        damaged=_damaged(verdict),
        families=_families(groups, register),
        error=_short(visible(row.error)),
        groups=groups,
        measures=tuple(each for each in others if each.subject not in grouped),
        widths=widths(row) if drawn else None,
        repetition=repetition(row) if drawn else None,
    )


def _group(defect: Defect, register: Register) -> Group:
    """The findings of one check with their measures and bounds."""
    kept = defect.places[: MOST_PLACES if defect.severity else UNBROKEN_PLACES]
    fixes = [register.fix(item.finding.fix) for item in kept]
    same = len(set(fixes)) == 1
    return Group(
        subject=register.subject(defect.about.name),
        severity=defect.severity,
        measures=tuple(_measure(judged, register) for judged in defect.measures),
        fix=fixes[0] if same else -1,
        found=len(defect.places),
        places=tuple(
            _place(item, -1 if same else fix) for item, fix in zip(kept, fixes, strict=True)
        ),
    )


def _measure(judged: Judged, register: Register) -> Measured:
    """A value beside what was expected."""
    unit = judged.about.unit
    value = ""
    if judged.value is not None:
        expected = judged.broken
        value = (
            broken(judged.value, unit, expected[0]) if expected else quantity(judged.value, unit)
        )
    bounds = " and ".join(bound(expectation, unit) for expectation in judged.broken)
    return Measured(register.subject(judged.about.name), value, bounds)


def _place(item: Evidence, fix: int) -> Place:
    """A finding, its text made visible, cut text marked by an ellipsis."""
    cut_before = item.line and item.column - 1 > len(item.before)
    cut_marked = item.line and item.finding.end - item.finding.start > len(item.marked)
    kept = item.marked.rstrip(" ") if cut_marked else item.marked
    marked = visible_place(kept, unseen=item.family == "encoding")
    return Place(
        item.line,
        item.column,
        (ELLIPSIS if cut_before else "") + visible(item.before),
        marked + (ELLIPSIS if cut_marked else ""),
        visible(item.after) + (ELLIPSIS if len(item.after) >= CONTEXT else ""),
        _short(visible(item.finding.message)),
        fix,
    )


def _damaged(verdict: Verdict) -> float:
    """The share of the characters that lie in places of broken expectations, each counted once."""
    row = verdict.row
    bad = [item.finding for item in row.evidence if verdict.severity(item) != "info"]
    spans = sorted(span for finding in bad for span in _spans(finding, row))
    covered = reached = 0
    for start, end in spans:
        last = min(end, row.characters)
        covered += max(last - max(start, reached), 0)
        reached = max(reached, last)
    return round(covered / row.characters, 4) if covered else 0.0


def _spans(finding: Finding, row: Row) -> Iterator[tuple[int, int]]:
    """The places that a finding is about: its own, and every copy after the first.

    A place in bytes of a file that is no UTF-8 is about all of its text.
    """
    if finding.unit == "byte" and row.encoding != "utf-8":
        yield 0, row.characters
        return
    yield finding.start, finding.end
    for start, end in finding.details.get("copies", ())[1:]:
        yield int(start), int(end)


def _families(groups: tuple[Group, ...], register: Register) -> tuple[int, ...]:
    """The worst severity broken in each family."""
    worst = dict.fromkeys(FAMILIES.values(), 0)
    names = list(register.subjects)
    for group in groups:
        family = subject(names[group.subject]).family
        if group.severity and family:
            rank = len(SEVERITIES) - SEVERITIES.index(group.severity)
            worst[family] = max(worst[family], rank)
    return tuple(worst.values())


def _short(text: str) -> str:
    """*text*, cut where it is longer than people read."""
    return text if len(text) <= LONGEST_MESSAGE else text[: LONGEST_MESSAGE - 1] + ELLIPSIS
