"""A baseline: defects that were there when it was written, and are accepted as debts.

A debt is known by its document, its measure, and the text of its places (audits.identity), so that
moving lines does not revive it. It covers what was counted then and no more: a new place, or a
larger value, and the expectation fails again. A baseline changes only when it is written anew.
"""

import os
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from pathlib import PurePath
from typing import Final, NamedTuple

from audits.checks import COLUMNS
from audits.identity import identities
from audits.verdict import Verdict, Waived, waive

REASON: Final = "accepted in the baseline"

GROWTH: Final = 0.01
"""By how much a share may rise with no new place: as it does when clean text is taken out."""


class Debt(NamedTuple):
    """What was wrong with one document by one measure."""

    value: float
    places: Mapping[str, str]
    """The identity of each finding, with its message."""


Debts = Mapping[str, Debt]
"""Of one document: a debt by the name of its measure."""


class Baseline(NamedTuple):
    """The accepted debts by document; paths are relative to the baseline's folder."""

    documents: Mapping[str, Debts]
    folder: str

    def debts(self, path: str) -> Debts:
        """The debts of the document that is reported as *path*."""
        return self.documents.get(self.key(path), {})

    def key(self, path: str) -> str:
        """The name of a document, the same wherever the command was started."""
        return PurePath(os.path.relpath(path, self.folder)).as_posix()


def debts(verdict: Verdict) -> dict[str, Debt]:
    """Everything that is wrong with a document, as debts."""
    named = list(zip(verdict.row.evidence, identities(verdict.row.evidence), strict=True))
    return {
        name: Debt(
            verdict.row.metrics.get(name, 0.0),
            {identity: item.finding.message for item, identity in named if item.measure == name},
        )
        for name in dict.fromkeys(expectation.column for expectation in verdict.failed)
        if name in COLUMNS
    }


def settled(verdict: Verdict, accepted: Debts) -> Verdict:
    """*verdict* without the *accepted* debts; of what fails still, only the new places."""
    if not accepted:
        return verdict
    present = debts(verdict)
    covered = {name for name, debt in present.items() if _covers(name, accepted.get(name), debt)}
    waived = [Waived(e, REASON) for e in verdict.failed if e.column in covered]
    known = {name: debt.places.keys() for name, debt in accepted.items() if name not in covered}
    fewer = _only_new(waive(verdict, waived), known)
    return fewer._replace(mended=_mended(present, accepted))


def remaining(present: Debts, accepted: Debts) -> Debts:
    """Of the *accepted* debts those that are *present* still, no larger than they are."""
    return {
        name: Debt(
            min(debt.value, present[name].value),
            {key: text for key, text in debt.places.items() if key in present[name].places},
        )
        for name, debt in accepted.items()
        if name in present
    }


def _covers(name: str, accepted: Debt | None, debt: Debt) -> bool:
    """Is the debt not more than what was accepted?"""
    if accepted is None or not debt.places.keys() <= accepted.places.keys():
        return False
    growth = GROWTH if COLUMNS[name].unit == "share" else 0
    return debt.value <= accepted.value + growth


def _only_new(verdict: Verdict, known: Mapping[str, AbstractSet[str]]) -> Verdict:
    """The verdict without the *known* places of a measure, if the measure has new ones."""
    row = verdict.row
    named = list(zip(row.evidence, identities(row.evidence), strict=True))
    grown = {item.measure for item, key in named if key not in known.get(item.measure, ())}
    evidence = tuple(
        item
        for item, key in named
        if item.measure not in grown or key not in known.get(item.measure, ())
    )
    return verdict._replace(row=row._replace(evidence=evidence))


def _mended(present: Debts, accepted: Debts) -> int:
    """How many places of the accepted debts are no more; a debt without places counts one."""
    return sum(
        len(debt.places.keys() - present[name].places.keys())
        if name in present
        else max(len(debt.places), 1)
        for name, debt in accepted.items()
    )
