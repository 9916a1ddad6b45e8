"""One document of the report as data: what it breaks, the places, its drawings."""

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from audits.checks.check import FAMILIES
from audits.excerpt import Excerpt
from audits.finding import SEVERITIES
from audits.report.catalogue import subject
from audits.report.damage import damaged
from audits.report.defects import Judged
from audits.report.drawing import Repetition, Widths, repetition, widths
from audits.report.marked import Text
from audits.report.numbering import Numbered, numbered
from audits.report.place import Place, place, short
from audits.report.quantity import bound, broken, quantity
from audits.report.visible import visible
from audits.row import Row
from audits.verdict import Outcome, Verdict, Waived

MENDINGS: Final = 3
"""Places of one check that are shown before and after mending."""


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
    first: int = 0
    """The number of the first place in the document; the others follow it."""
    folded: int = 0
    """Places besides that follow from another group, and are told there."""
    consequences: tuple["Group", ...] = ()
    """What follows from this one: places of other checks."""


class Accepted(NamedTuple):
    """A broken expectation that does not count, and why."""

    measured: Measured
    severity: str
    reason: str


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
    accepted: tuple[Accepted, ...] = ()
    text: Text | None = None
    """Only of documents for whose text the page has room."""


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
        shown = short(visible(text))
        return self.fixes.setdefault(shown, len(self.fixes)) if shown else -1


def entry(verdict: Verdict, register: Register) -> Entry:
    """The record of one document."""
    row = verdict.row
    groups = tuple(_group(one, row.excerpt, register) for one in numbered(verdict))
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
        damaged=damaged(verdict),
        families=_families(groups, register),
        error=short(visible(row.error)),
        groups=groups,
        measures=tuple(each for each in others if each.subject not in grouped),
        widths=widths(row) if drawn else None,
        repetition=repetition(row) if drawn else None,
        accepted=tuple(_accepted(waived, row, register) for waived in verdict.waived),
    )


def _accepted(waived: Waived, row: Row, register: Register) -> Accepted:
    """A waived expectation with the measure's value."""
    expectation = waived.expectation
    about = subject(expectation.column or expectation.type)
    value = row.metrics.get(about.name)
    judged = Judged(about, value, (expectation,))
    return Accepted(_measure(judged, register), expectation.severity, visible(waived.reason))


def _group(one: Numbered, excerpt: Excerpt | None, register: Register) -> Group:
    """The findings of one check with their measures and bounds."""
    defect, kept = one.defect, one.shown
    fixes = [register.fix(item.finding.fix) for item in kept]
    same = len(set(fixes)) == 1
    return Group(
        subject=register.subject(defect.about.name),
        severity=defect.severity,
        measures=tuple(_measure(judged, register) for judged in defect.measures),
        fix=fixes[0] if same else -1,
        found=len(defect.places),
        places=tuple(
            place(item, -1 if same else fix, excerpt if number < MENDINGS else None)
            for number, (item, fix) in enumerate(zip(kept, fixes, strict=True))
        ),
        first=one.first,
        folded=defect.folded,
        consequences=tuple(_group(each, None, register) for each in one.consequences),
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
