"""How the documents spread over each measure that is judged, with its bounds."""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from audits.finding import SEVERITIES, Severity
from audits.report.catalogue import Subject, subject
from audits.report.quantity import bound
from audits.verdict import Verdict

BARS: Final = 40
HIGH: Final = 40
"""Units of the box: one a bar wide, so many high."""


class Limit(NamedTuple):
    """A bound in the drawing."""

    at: float
    """From the left."""
    severity: Severity
    said: str


class Spread(NamedTuple):
    """The values of one measure: bars whose height grows with the logarithm of their documents."""

    about: Subject
    kept: str
    """Bars of documents within all bounds, as path data."""
    beyond: str
    """Bars of the others."""
    limits: tuple[Limit, ...]
    highest: float
    """The value at the right end."""
    broken: int
    """Documents beyond a bound."""
    documents: int


class Spreads(NamedTuple):
    """The drawings, and what there is nothing to draw of."""

    drawn: tuple[Spread, ...]
    """Most broken first."""
    blank: tuple[Subject, ...]
    """Judged measures that are 0 in every document."""


def spreads(verdicts: Sequence[Verdict]) -> Spreads:
    """The spread of every judged measure over the documents that could be read."""
    read = [verdict for verdict in verdicts if not verdict.row.error]
    drawn, blank = [], []
    for name, limits in _limits(read).items():
        values = [verdict.row.metrics.get(name, 0.0) for verdict in read]
        if any(values):
            drawn.append(_spread(subject(name), values, limits, _broken(read, name)))
        else:
            blank.append(subject(name))
    drawn.sort(key=lambda each: -each.broken)
    return Spreads(tuple(drawn), tuple(blank))


def _limits(verdicts: Iterable[Verdict]) -> dict[str, dict[float, tuple[Severity, str]]]:
    """The bounds of each measure; of two severities at one bound the worse."""
    limits: dict[str, dict[float, tuple[Severity, str]]] = {}
    for suite in {id(verdict.suite): verdict.suite for verdict in verdicts}.values():
        for expectation in sorted(
            suite.expectations, key=lambda each: -SEVERITIES.index(each.severity)
        ):
            said = bound(expectation, subject(expectation.column).unit)
            for key in ("min_value", "max_value"):
                value = expectation.kwargs.get(key)
                if expectation.column and value is not None:
                    of = limits.setdefault(expectation.column, {})
                    of[float(value)] = (expectation.severity, said)
    return limits


def _broken(verdicts: Iterable[Verdict], name: str) -> set[int]:
    """The numbers of the documents that break an expectation on the measure."""
    return {
        number
        for number, verdict in enumerate(verdicts)
        if any(each.column == name for each in verdict.failed)
    }


def _spread(
    about: Subject,
    values: list[float],
    limits: dict[float, tuple[Severity, str]],
    broken: set[int],
) -> Spread:
    """The drawing of one measure."""
    highest = max(*values, *limits, 0.0) or 1.0
    kept, beyond = [0] * BARS, [0] * BARS
    for number, value in enumerate(values):
        bar = min(max(int(value / highest * BARS), 0), BARS - 1)
        (beyond if number in broken else kept)[bar] += 1
    most = math.log1p(max(map(sum, zip(kept, beyond, strict=True))))
    drawn = (
        Limit(round(value / highest * BARS, 2), severity, said)
        for value, (severity, said) in sorted(limits.items())
    )
    return Spread(
        about,
        "".join(_bars(kept, [0] * BARS, most)),
        "".join(_bars(beyond, kept, most)),
        tuple(drawn),
        highest,
        len(broken),
        len(values),
    )


def _bars(counts: list[int], below: list[int], most: float) -> Iterator[str]:
    """A bar for each count that is not 0, standing on what is *below* it."""
    for x, (count, under) in enumerate(zip(counts, below, strict=True)):
        if count:
            foot = HIGH - _height(under, most)
            head = HIGH - _height(under + count, most)
            yield f"M{x} {foot}V{min(head, foot - 1)}h.8V{foot}z"


def _height(count: int, most: float) -> int:
    """Units up from the ground."""
    return round(HIGH * math.log1p(count) / most)
