"""The worst documents against the checks: one look says how bad it is, of what kind, and where."""

from collections.abc import Iterable
from itertools import islice
from typing import Final, NamedTuple

from audits.finding import Severity
from audits.report.catalogue import Subject, subject, subjects
from audits.report.defects import Defect, Judged, defects
from audits.report.quantity import quantity
from audits.verdict import Verdict

ROWS: Final = 20
"""Documents shown: what fits on a screen."""
LEVELS: Final = 4
"""Shades of a cell."""


class Cell(NamedTuple):
    """A document under a check."""

    level: int = 0
    """0 where nothing is broken, 1 to LEVELS by how far the worst bound is passed."""
    severity: Severity | str = ""
    value: str = ""


class Line(NamedTuple):
    """A document with a cell for each column."""

    document: int
    """Its number among the page's documents."""
    cells: tuple[Cell, ...]


class Heat(NamedTuple):
    """The heat map."""

    columns: tuple[Subject, ...]
    """Checks that some document breaks, in the order of the families: any measure names them."""
    lines: tuple[Line, ...]
    """The worst document first."""


def heat(verdicts: Iterable[Verdict]) -> Heat:
    """The map of *verdicts*, given worst first; its columns are what any of them breaks."""
    broken = [(number, verdict) for number, verdict in enumerate(verdicts) if verdict.failed]
    broken_names = {each.column or each.type for _, verdict in broken for each in verdict.failed}
    names = {_key(about): about for about in map(subject, sorted(broken_names))}
    order = {_key(about): place for place, about in reversed(list(enumerate(subjects())))}
    columns = sorted(names, key=lambda key: (order.get(key, len(order)), key))
    lines = (Line(n, _cells(list(defects(v)), columns)) for n, v in islice(broken, ROWS))
    return Heat(tuple(names[key] for key in columns), tuple(lines))


def _key(about: Subject) -> str:
    """What makes a column: a check, or an expectation that no check knows."""
    return about.code or about.name


def _cells(found: list[Defect], columns: list[str]) -> tuple[Cell, ...]:
    """The cells of one document."""
    by_check = {_key(defect.about): defect for defect in found}
    return tuple(_cell(by_check[key]) if key in by_check else Cell() for key in columns)


def _cell(defect: Defect) -> Cell:
    """How far a check's worst measure is beyond its bound."""
    judged = defect.measures[0]
    value = quantity(judged.value or 0.0, judged.about.unit, 2)
    level = 1 + min(int(_excess(judged) * LEVELS), LEVELS - 1)
    return Cell(level, defect.severity, value)


def _excess(judged: Judged) -> float:
    """0 to 1: a share as it is, a count by what part of it is too much."""
    value = abs(judged.value or 0.0)
    if judged.about.unit == "share":
        return min(value, 1.0)
    bounds = [each.kwargs.get("max_value") for each in judged.broken]
    most = max([1.0, *(float(bound) for bound in bounds if bound is not None)])
    return max(1 - most / value, 0.0) if value else 0.0
