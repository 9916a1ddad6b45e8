"""An earlier run, as its JSON Lines tell it, beside this one: what is new, worse, better, gone."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import isfinite
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple, get_args

from audits.report.catalogue import subject
from audits.report.jsonl import SCHEMA_VERSION
from audits.report.quantity import quantity
from audits.report.visible import visible
from audits.source import reason
from audits.suite import Expectation
from audits.usage import UsageError
from audits.verdict import Outcome, Verdict

Kind = Literal["worse", "new", "better", "gone", "same"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
"""In the order in which they ask for attention."""

RANKS: Final[tuple[Outcome, ...]] = ("pass", "warn", "fail", "error")
"""Each worse than the one before."""

TO: Final = "\N{RIGHTWARDS ARROW}"

MOST_GONE: Final = 200
"""Names listed of documents that are no more."""


class Earlier(NamedTuple):
    """A document in the earlier run."""

    outcome: Outcome
    metrics: Mapping[str, float]
    failed: frozenset[str]
    """Types of the expectations that it broke."""


class Changed(NamedTuple):
    """A document that is not as it was."""

    document: int
    """Its number among the verdicts."""
    kind: Kind
    said: tuple[str, ...]
    """What changed, a measure a line."""


class Gone(NamedTuple):
    """A document of the earlier run that this one lacks."""

    path: str
    outcome: str


class Comparison(NamedTuple):
    """This run beside the earlier one."""

    source: str
    counts: Mapping[Kind, int]
    changed: tuple[Changed, ...]
    """Without those that are the same."""
    gone: tuple[Gone, ...]
    """The first of them, by name."""


NEW: Final[Kind] = "new"

Run = Mapping[str, Sequence[Earlier]]
"""The documents of a run by path; where paths repeat, in their order."""


def read_run(path: str) -> Run:
    """The run that a file of JSON Lines holds, written by `check` or `report`.

    Raises UsageError, naming file and line, if it is none.
    """
    run: dict[str, list[Earlier]] = {}
    try:
        with Path(path).open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    name, document = _document(line, f"{path}:{number}")
                    run.setdefault(name, []).append(document)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: {reason(error)}") from None
    return run


def compared(verdicts: Iterable[Verdict], run: Run, source: str) -> Comparison:
    """*verdicts* beside an earlier run, read from the file *source*."""
    counts: Counter[Kind] = Counter(dict.fromkeys(KINDS, 0))
    seen: Counter[str] = Counter()
    changed = []
    for number, verdict in enumerate(verdicts):
        path = verdict.row.path
        before = run.get(path, ())[seen[path] :]
        seen[path] += 1
        kind, said = _change(before[0], verdict) if before else (NEW, [])
        counts[kind] += 1
        if kind != "same":
            changed.append(Changed(number, kind, tuple(said)))
    gone = [(path, doc) for path in sorted(run) for doc in run[path][seen[path] :]]
    counts["gone"] = len(gone)
    changed.sort(key=lambda each: (KINDS.index(each.kind), each.document))
    shown = (Gone(visible(path, unseen=True), doc.outcome) for path, doc in gone[:MOST_GONE])
    return Comparison(visible(source, unseen=True), dict(counts), tuple(changed), tuple(shown))


def _document(line: str, place: str) -> tuple[str, Earlier]:
    """The document of one line, with its path."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{place}: is no JSON: {error}") from None
    if not isinstance(value, dict) or value.get("schema") != SCHEMA_VERSION:
        raise UsageError(
            f"{place}: is no line of `corpus-audit check --format jsonl` (schema {SCHEMA_VERSION})"
        )
    try:
        metrics = {str(name): _number(number) for name, number in value["metrics"].items()}
        failed = frozenset(map(str, value["failed"]))
        return str(value["path"]), Earlier(_outcome(value), metrics, failed)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UsageError(f"{place}: is no whole record: {error!r}") from None


def _number(value: Any) -> float:
    """A measure.

    Raises ValueError if it is none: Python's JSON knows NaN.
    """
    number = float(value)
    if not isfinite(number):
        raise ValueError(f"{number} is no measure")
    return number


def _outcome(value: Mapping[str, Any]) -> Outcome:
    """The verdict of a line."""
    return RANKS[RANKS.index(value["verdict"])]


def _change(before: Earlier, verdict: Verdict) -> tuple[Kind, list[str]]:
    """How a document changed: by its outcome, else by the measures that it breaks or broke."""
    rose = RANKS.index(verdict.outcome) - RANKS.index(before.outcome)
    said = [f"{before.outcome} {TO} {verdict.outcome}"] if rose else []
    directions = []
    for expectation in _in_question(before, verdict):
        old = before.metrics.get(expectation.column, 0.0)
        new = verdict.row.metrics.get(expectation.column, 0.0)
        shown = [quantity(value, subject(expectation.column).unit) for value in (old, new)]
        if shown[0] != shown[1]:
            directions.append((new > old) == ("max_value" in expectation.kwargs))
            said.append(f"{expectation.column} {shown[0]} {TO} {shown[1]}")
    if not said:
        return "same", said
    return ("worse" if (rose > 0 if rose else any(directions)) else "better"), said


def _in_question(before: Earlier, verdict: Verdict) -> Iterator[Expectation]:
    """The expectations that are broken now or were broken then, one a measure."""
    broken = {id(expectation) for expectation in verdict.failed}
    seen = set()
    for expectation in verdict.suite.expectations:
        either = id(expectation) in broken or expectation.type in before.failed
        if either and expectation.column not in seen:
            seen.add(expectation.column)
            yield expectation
