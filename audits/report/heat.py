"""The worst documents against the checks: one look says how bad it is, of what kind, and where."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby, islice
from typing import Final, NamedTuple

from audits.finding import Severity
from audits.report.catalogue import Subject, subject, subjects
from audits.report.defects import Defect, Judged, defects
from audits.report.quantity import quantity
from audits.verdict import Verdict

ROWS: Final = 12
"""Documents shown by themselves: what fits on a screen."""
BANDS: Final = 60
"""Stretches of the list of all documents that the overview of a column tells apart."""
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


class Profile(NamedTuple):
    """All documents under one check, in a box one wide and as high as there are bands."""

    documents: int
    """Those that break it."""
    paths: tuple[str, ...]
    """For each level, from 1, the bands of which so many documents break it, as path data."""


class Heat(NamedTuple):
    """The heat map."""

    columns: tuple[Subject, ...]
    """Checks that some document breaks, in the order of the families: any measure names them."""
    lines: tuple[Line, ...]
    """The worst document first."""
    profiles: tuple[Profile, ...] = ()
    """A column each, worst documents at the top; none if the lines are all there is to see."""
    bands: int = 0


def heat(verdicts: Sequence[Verdict]) -> Heat:
    """The map of *verdicts*, given worst first; its columns are what any of them breaks."""
    broken = [(number, verdict) for number, verdict in enumerate(verdicts) if verdict.failed]
    broken_names = {each.column or each.type for _, verdict in broken for each in verdict.failed}
    names = {_key(about): about for about in map(subject, sorted(broken_names))}
    order = {_key(about): place for place, about in reversed(list(enumerate(subjects())))}
    columns = sorted(names, key=lambda key: (order.get(key, len(order)), key))
    lines = (Line(n, _cells(list(defects(v)), columns)) for n, v in islice(broken, ROWS))
    drawn = Heat(tuple(names[key] for key in columns), tuple(lines))
    if len(broken) <= ROWS:
        return drawn
    bands = min(BANDS, len(verdicts))
    return drawn._replace(profiles=_profiles(broken, columns, len(verdicts), bands), bands=bands)


def _profiles(
    broken: list[tuple[int, Verdict]], columns: list[str], documents: int, bands: int
) -> tuple[Profile, ...]:
    """Where among all documents those stand that break each check."""
    counts = {key: [0] * bands for key in columns}
    for number, verdict in broken:
        keys = {_key(subject(each.column or each.type)) for each in verdict.failed}
        for key in keys:
            counts[key][number * bands // documents] += 1
    sizes = Counter(number * bands // documents for number in range(documents))
    return tuple(
        Profile(sum(column), _bars([_level(n / sizes[band]) for band, n in enumerate(column)]))
        for column in counts.values()
    )


def _bars(levels: list[int]) -> tuple[str, ...]:
    """For each level the runs of bands that have it."""
    paths = [""] * (LEVELS + 1)
    for level, run in groupby(enumerate(levels), key=lambda band: band[1]):
        bands = [band for band, _ in run]
        paths[level] += f"M0 {bands[0]}h1v{len(bands)}H0z"
    return tuple(paths[1:])


def _level(share: float) -> int:
    """The shade of a share; 0 only for nothing."""
    return 1 + min(int(share * LEVELS), LEVELS - 1) if share else 0


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
    return Cell(_level(_excess(judged)) or 1, defect.severity, value)


def _excess(judged: Judged) -> float:
    """0 to 1: a share as it is, a count by what part of it is too much, a flag in full."""
    value = abs(judged.value or 0.0)
    if judged.about.unit in ("share", "yes"):
        return min(value, 1.0)
    bounds = [each.kwargs.get("max_value") for each in judged.broken]
    most = max([1.0, *(float(bound) for bound in bounds if bound is not None)])
    return max(1 - most / value, 0.0) if value else 0.0
