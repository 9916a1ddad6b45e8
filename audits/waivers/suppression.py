"""Suppressions: checks that some documents need not pass, each with the reason why."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from audits.checks import CHECKS
from audits.checks.check import FAMILIES
from audits.path_patterns import path_patterns
from audits.suite import Expectation
from audits.verdict import Verdict, Waived, waive

CODE_OF: Final = {column.name: check.CODE for check in CHECKS for column in check.COLUMNS}
"""The code of the check that gives a measure."""

CODES: Final = (*FAMILIES, *(check.CODE for check in CHECKS))
"""What a suppression may name: a check, or by its two letters a family."""


class Suppression(NamedTuple):
    """Which checks some documents need not pass, and why."""

    paths: tuple[str, ...]
    """Patterns of .gitignore."""
    codes: tuple[str, ...]
    """Codes of checks, or the two letters of a family."""
    reason: str


def suppressed(
    suppressions: Sequence[Suppression], folder: str = "."
) -> Callable[[Verdict], Verdict]:
    """Takes from a verdict what a suppression names, and keeps it with the reason.

    Their patterns are read from *folder*.
    """
    if not suppressions:
        return lambda verdict: verdict
    known = [(path_patterns("suppress", one.paths, folder), one) for one in suppressions]

    def without(verdict: Verdict) -> Verdict:
        if not verdict.failed:
            return verdict
        here = [one for paths, one in known if paths.cover(verdict.row.path)]
        return waive(verdict, [waived for e in verdict.failed if (waived := _waived(e, here))])

    return without


def _waived(expectation: Expectation, suppressions: Sequence[Suppression]) -> Waived | None:
    """The expectation with the reason of the first suppression that names its check."""
    code = CODE_OF.get(expectation.column, "")
    for one in suppressions:
        if code and code.startswith(one.codes):
            return Waived(expectation, one.reason)
    return None
