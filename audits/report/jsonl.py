"""JSON Lines: one object a document; docs/corpus-audit.schema.json is its schema."""

import json
import re
from collections.abc import Iterable
from typing import Any, Final

from audits.checks import COLUMNS
from audits.finding import SEVERITIES
from audits.row import Evidence
from audits.verdict import Verdict, Waived

SCHEMA_VERSION: Final = 1
"""Raised when a reader of older lines would be wrong about newer ones."""
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False)
_LINE_END: Final = re.compile("[\u0085\u2028\u2029]")
"""Line ends of Unicode that JSON allows in a string; readers that split by lines break on them."""


def text(verdicts: Iterable[Verdict]) -> str:
    """A line a document."""
    return "".join(line(verdict) + "\n" for verdict in verdicts)


def line(verdict: Verdict) -> str:
    """The verdict as one line of JSON, line end excluded; always encodable as UTF-8."""
    value = record(verdict)
    text = _ENCODER.encode(value)
    if text.isascii() or (_encodable(text) and not _LINE_END.search(text)):
        return text
    return json.dumps(value)


def record(verdict: Verdict) -> dict[str, Any]:
    """The verdict as plain data."""
    row = verdict.row
    return {
        "schema": SCHEMA_VERSION,
        "path": row.path,
        "verdict": verdict.outcome,
        "suite": verdict.suite.name,
        "encoding": row.encoding,
        "characters": row.characters,
        "lines": row.lines,
        "metrics": {
            name: number(name, value) if value else _NOTHING[name]
            for name, value in row.metrics.items()
        },
        "findings": [_finding(verdict, evidence) for evidence in _once_each(verdict)],
        "failed": [expectation.type for expectation in verdict.failed],
        **({"waived": [_waived(one) for one in verdict.waived]} if verdict.waived else {}),
        **({"error": row.error} if row.error else {}),
    }


def number(name: str, value: float) -> float:
    """A measure as it is printed: shares to six places, counts as whole numbers."""
    return round(value, 6) if COLUMNS[name].unit == "share" or value % 1 else int(value)


_NOTHING: Final = {name: number(name, 0.0) for name in COLUMNS}
"""Each measure as it is printed of a clean document: most are, of most documents."""


def _once_each(verdict: Verdict) -> Iterable[Evidence]:
    """The findings in order of place; one that proves several measures stands for the worst."""
    worst: dict[tuple[Any, ...], Evidence] = {}
    for item in verdict.row.evidence:
        place = (item.rule, *item.finding[:4])
        known = worst.get(place)
        if known is None or _rank(verdict, item) < _rank(verdict, known):
            worst[place] = item
    return worst.values()


def _rank(verdict: Verdict, item: Evidence) -> int:
    """0 for the worst severity."""
    return SEVERITIES.index(verdict.severity(item))


def _finding(verdict: Verdict, evidence: Evidence) -> dict[str, Any]:
    """One finding with its place."""
    finding = evidence.finding
    return {
        "rule": evidence.rule,
        "family": evidence.family,
        "measure": evidence.measure,
        "severity": verdict.severity(evidence),
        "start": finding.start,
        "end": finding.end,
        "unit": finding.unit,
        "line": evidence.line,
        "column": evidence.column,
        "message": finding.message,
        "fix": finding.fix,
        **({"consequence_of": evidence.cause} if evidence.cause else {}),
        **({"details": finding.details} if finding.details else {}),
    }


def _waived(one: Waived) -> dict[str, str]:
    """A broken expectation that does not count, with the reason."""
    return {"expectation": one.expectation.type, "reason": one.reason}


def _encodable(text: str) -> bool:
    """Has the text no lone surrogate?"""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
