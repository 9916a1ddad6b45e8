"""The default suite as the measures declare it, and the YAML in which suites are shipped.

The file `default.yaml` is written from here by generators/suites.py. Whoever finds it unchanged
need not parse it: importing a YAML parser takes longer than judging a hundred documents.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from audits.finding import Column
from audits.suite.record import Expectation, Suite
from audits.suite.vocabulary import own_type

ABOUT: Final = (
    "For any prose. Critical: it harms every downstream use. Warning: it is worth a look. "
    "The bounds are declared by the checks."
)

HEAD: Final = """\
# Written by generators/suites.py; a test fails when it is stale.
name: {name}
meta:
  notes: {about}
expectations:
"""
ENTRY: Final = """\
  - type: {type}
    kwargs:
      max_value: {most}
    severity: {severity}
    meta:
      notes: {notes}
"""


def declared(measures: Mapping[str, Column], source: str = "") -> Suite:
    """The default suite: each measure bounded as its Column declares."""
    bounds = (bound for column in measures.values() for bound in _bounds(column))
    return Suite("default", tuple(placed(bounds)), source)


def placed(expectations: Iterable[Expectation]) -> Iterator[Expectation]:
    """The expectations with the lines on which `written` has them."""
    first, step = HEAD.count("\n") + 1, ENTRY.count("\n")
    for index, expectation in enumerate(expectations):
        yield expectation._replace(line=first + step * index)


def written(suite: Suite, about: str = ABOUT) -> str:
    """The YAML of a suite that bounds measures from above and notes why."""
    head = HEAD.format(name=suite.name, about=_quoted(about))
    return head + "".join(
        ENTRY.format(
            type=each.type,
            most=_number(each.kwargs["max_value"]),
            severity=each.severity,
            notes=_quoted(each.meta["notes"]),
        )
        for each in suite.expectations
    )


def _bounds(column: Column) -> Iterator[Expectation]:
    """The expectations that a measure declares: none, one, or a worrying one beside the worst."""
    kind, meta = own_type(column.name), {"notes": column.meaning}
    if column.maximum is not None:
        kwargs = {"max_value": column.maximum}
        yield Expectation(kind, column.name, kwargs, column.severity, meta)
    if column.worrying is not None:
        yield Expectation(kind, column.name, {"max_value": column.worrying}, "warning", meta)


def _quoted(text: str) -> str:
    """*text* between double quotes, as both JSON and YAML read it."""
    return json.dumps(text, ensure_ascii=False)


def _number(value: float) -> str:
    """*value* so that YAML 1.1 reads a number: there 1e-05 would be text, 1.0e-05 is none."""
    if value == int(value):
        return str(int(value))
    digits, e, exponent = repr(float(value)).partition("e")
    return f"{digits}{'' if '.' in digits or not e else '.0'}{e}{exponent}"
