"""The verdict on a document: which expectations its row breaks."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, Literal, NamedTuple

from audits.finding import SEVERITIES, Severity
from audits.row import Evidence, Row
from audits.suite import Expectation, Suite, SuiteError
from audits.suite.vocabulary import IN_SET, NOT_IN_SET, NOT_NULL, OF_THE_TABLE, native

Outcome = Literal["pass", "warn", "fail", "error"]

OUTCOME: Final[dict[Severity, Outcome]] = {"critical": "fail", "warning": "warn", "info": "pass"}
"""Of a document whose worst broken expectation has this severity."""


class Waived(NamedTuple):
    """A broken expectation that does not count, and why."""

    expectation: Expectation
    reason: str


class Verdict(NamedTuple):
    """A document under a suite."""

    row: Row
    suite: Suite
    outcome: Outcome
    failed: tuple[Expectation, ...]
    """The expectations that it breaks, worst severity first."""
    waived: tuple[Waived, ...] = ()
    """Those that it breaks as well, but that somebody has accepted."""
    mended: int = 0
    """Places that somebody has accepted and that are no more."""

    def severity(self, evidence: Evidence) -> Severity:
        """The severity of the worst expectation broken by the finding's measure; else "info"."""
        return next((e.severity for e in self.failed if e.column == evidence.measure), "info")


def judge(suite: Suite, row: Row) -> Verdict:
    """The verdict of *suite* on *row*, as Great Expectations would give it.

    A measure that the row lacks is 0; one that is not a number is a missing value, which meets
    every bound. Raises SuiteError as `require_native` does.
    """
    if row.error:
        return Verdict(row, suite, "error", ())
    measured = row.metrics.get
    failed = [
        test.expectation
        for test in _tests(_Same(suite))
        if not test.least <= (value := measured(test.column, 0.0)) <= test.most
        and test.breaks(value)
    ]
    return verdict(suite, row, failed)


def verdict(suite: Suite, row: Row, failed: Iterable[Expectation]) -> Verdict:
    """The verdict on a row that breaks the expectations *failed*, given in the suite's order."""
    ordered = sorted(failed, key=lambda expectation: SEVERITIES.index(expectation.severity))
    return Verdict(row, suite, OUTCOME[ordered[0].severity] if ordered else "pass", tuple(ordered))


def waive(judged: Verdict, waived: Sequence[Waived]) -> Verdict:
    """*judged* without the broken expectations that are *waived*."""
    if not waived:
        return judged
    known = {id(one.expectation) for one in waived}
    rest = [expectation for expectation in judged.failed if id(expectation) not in known]
    fewer = verdict(judged.suite, judged.row, rest)
    return fewer._replace(waived=(*judged.waived, *waived))


def require_native(suite: Suite) -> None:
    """Raise SuiteError if the suite holds what cannot be judged from one row alone."""
    for expectation in suite.expectations:
        argument = _of_the_table(expectation.kwargs)
        if argument or not native(expectation.type):
            what = f"{argument} of {expectation.type}" if argument else expectation.type
            place = suite.place(expectation)
            raise SuiteError(f"{place}: the native judge does not know {what}: use --judge gx")


def _of_the_table(kwargs: Mapping[str, Any]) -> str:
    """An argument that only a judge of the whole table can honour; empty if there is none."""
    for name in sorted(OF_THE_TABLE):
        idle = 1 if name == "mostly" else None
        if kwargs.get(name, idle) not in (idle, None):
            return name
    return ""


class _Test(NamedTuple):
    """An expectation made ready: a value in the interval meets it, for others *breaks* says."""

    column: str
    least: float
    most: float
    breaks: Callable[[float], bool]
    expectation: Expectation


class _Same:
    """A suite as a key: equal only to itself, so that no argument need be hashed."""

    def __init__(self, suite: Suite) -> None:
        self.suite = suite

    def __hash__(self) -> int:
        return id(self.suite)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.suite is self.suite


@lru_cache(maxsize=32)
def _tests(same: _Same) -> tuple[_Test, ...]:
    """The tests of a suite, in its order."""
    require_native(same.suite)
    return tuple(map(_test, same.suite.expectations))


def _test(expectation: Expectation) -> _Test:
    """The test of one expectation; its interval is empty where none can say what is meant."""
    kwargs, breaks = expectation.kwargs, _BREAKS.get(expectation.type)
    if breaks:
        return _Test(expectation.column, math.inf, -math.inf, breaks(kwargs), expectation)
    least, most = kwargs.get("min_value"), kwargs.get("max_value")
    least = -math.inf if least is None else float(least)
    most = math.inf if most is None else float(most)
    return _Test(
        expectation.column,
        math.nextafter(least, math.inf) if kwargs.get("strict_min") else least,
        math.nextafter(most, -math.inf) if kwargs.get("strict_max") else most,
        _is_a_number,
        expectation,
    )


def _is_a_number(value: float) -> bool:
    """Is the value not missing?"""
    return not math.isnan(value)


def _outside(kwargs: Mapping[str, Any]) -> Callable[[float], bool]:
    """Is a value none of the set, and not missing?"""
    allowed = frozenset(map(float, kwargs["value_set"]))
    return lambda value: value not in allowed and not math.isnan(value)


def _inside(kwargs: Mapping[str, Any]) -> Callable[[float], bool]:
    """Is a value one of the set?"""
    return frozenset(map(float, kwargs["value_set"])).__contains__


_BREAKS: Final[dict[str, Callable[[Mapping[str, Any]], Callable[[float], bool]]]] = {
    IN_SET: _outside,
    NOT_IN_SET: _inside,
    NOT_NULL: lambda _kwargs: math.isnan,
}
"""What breaks an expectation that is no bound."""
