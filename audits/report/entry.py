"""One document of the report as data: what it breaks, the places, its drawings."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final, NamedTuple

import numpy as np

from audits.checks.check import FAMILIES
from audits.finding import SEVERITIES
from audits.report.catalogue import subject
from audits.report.drawing import Repetition, Widths, repetition, widths
from audits.report.quantity import bound, broken, quantity
from audits.report.visible import visible, visible_place
from audits.row import CONTEXT, Evidence
from audits.suite import Expectation
from audits.verdict import Outcome, Verdict

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


class Group(NamedTuple):
    """The findings of one measure."""

    subject: int
    """Among the page's subjects."""
    severity: str
    """Of the worst expectation that it breaks; empty if it breaks none."""
    value: str
    bound: str
    """What was expected; empty if it breaks no expectation."""
    fix: int
    """What to do about every place, among the page's fixes; -1 if they differ."""
    found: int
    """Places kept as evidence; the measure may have counted more."""
    places: tuple[Place, ...]


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
    measures: tuple[tuple[int, str], ...] = ()
    """The other measures that are not 0: index among the page's subjects, value."""
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
    groups = tuple(_groups(verdict, register)) if verdict.outcome != "pass" else ()
    grouped = {group.subject for group in groups}
    others = [
        (register.subject(name), quantity(value, subject(name).unit))
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
        measures=tuple(item for item in others if item[0] not in grouped),
        widths=widths(row) if drawn else None,
        repetition=repetition(row) if drawn else None,
    )


def _groups(verdict: Verdict, register: Register) -> Iterator[Group]:
    """The broken measures, worst first; then the measures with findings that break nothing."""
    by_measure = sorted(verdict.row.evidence, key=lambda item: item.measure)
    found = {name: list(items) for name, items in groupby(by_measure, lambda item: item.measure)}
    expected: dict[str, list[Expectation]] = {}
    for expectation in verdict.failed:
        expected.setdefault(expectation.column or expectation.type, []).append(expectation)
    for name in [*expected, *(name for name in found if name not in expected)]:
        yield _group(verdict, register, name, expected.get(name, []), found.get(name, []))


def _group(
    verdict: Verdict,
    register: Register,
    name: str,
    expected: list[Expectation],
    found: list[Evidence],
) -> Group:
    """One measure with its bounds and its places."""
    unit = subject(name).unit
    value = verdict.row.metrics.get(name)
    if value is None:
        shown = ""
    else:
        shown = broken(value, unit, expected[0]) if expected else quantity(value, unit)
    fixes = [register.fix(item.finding.fix) for item in found]
    same = len(set(fixes)) == 1
    return Group(
        subject=register.subject(name),
        severity=expected[0].severity if expected else "",
        value=shown,
        bound=" and ".join(bound(expectation, unit) for expectation in expected),
        fix=fixes[0] if same else -1,
        found=len(found),
        places=tuple(
            _place(item, -1 if same else fix) for item, fix in zip(found, fixes, strict=True)
        ),
    )


def _place(item: Evidence, fix: int) -> Place:
    """A finding, its text made visible, cut text marked by an ellipsis."""
    cut_before = item.line and item.column - 1 > len(item.before)
    cut_marked = item.line and item.finding.end - item.finding.start > len(item.marked)
    marked = visible_place(item.marked, unseen=item.family == "encoding")
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
    if not bad or not row.characters:
        return 0.0
    starts = np.array([finding.start for finding in bad]).clip(0, row.characters)
    ends = np.array([finding.end for finding in bad]).clip(0, row.characters)
    reached = np.maximum.accumulate(np.append(0, ends))[:-1]
    return round(float(np.maximum(ends - np.maximum(starts, reached), 0).sum()) / row.characters, 4)


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
