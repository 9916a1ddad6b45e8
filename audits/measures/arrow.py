"""Verdicts as Arrow data: a row a document, a column a measure, findings if they are wanted."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

import pyarrow as pa

from audits.checks import COLUMNS
from audits.table import HEADS, head, well_formed
from audits.verdict import Verdict

_HEAD_TYPES: Final = {
    "failed": pa.list_(pa.string()),
    "characters": pa.int64(),
    "lines": pa.int64(),
}
"""Of the columns before the measures that are no texts."""

FINDING: Final = pa.struct(
    [
        *((name, pa.string()) for name in ("rule", "measure", "severity", "message", "fix")),
        *((name, pa.int64()) for name in ("start", "end", "line", "column")),
        *((name, pa.string()) for name in ("unit", "before", "marked", "after")),
        *((name, pa.string()) for name in ("consequence_of", "details")),
    ]
)
"""One finding; *details* is JSON. See `audits.finding.Finding` and `audits.row.Evidence`."""


def schema(*, with_findings: bool) -> pa.Schema:
    """The columns: who the document is and how it was judged, its measures, its findings."""
    heads = [(name, _HEAD_TYPES.get(name, pa.string())) for name in HEADS]
    measures = [(name, pa.float64()) for name in COLUMNS]
    more = [("findings", pa.list_(FINDING)), ("widths", pa.list_(pa.int64()))]
    return pa.schema([*heads, *measures, *(more if with_findings else [])])


def table(verdicts: Sequence[Verdict], *, with_findings: bool = False) -> pa.Table:
    """The verdicts; what a document lacks is null."""
    heads = [head(verdict) for verdict in verdicts]
    columns: dict[str, Sequence[Any]] = {
        **{name: [known[name] for known in heads] for name in HEADS},
        **{name: [verdict.row.metrics.get(name) for verdict in verdicts] for name in COLUMNS},
    }
    if with_findings:
        columns["findings"] = [list(_findings(verdict)) for verdict in verdicts]
        columns["widths"] = [list(verdict.row.widths) for verdict in verdicts]
    return pa.table(columns, schema(with_findings=with_findings))


def _findings(verdict: Verdict) -> Iterator[dict[str, Any]]:
    """What was found in one document; texts can be encoded as UTF-8."""
    for item in verdict.row.evidence:
        found = item.finding
        yield {
            "rule": item.rule,
            "measure": item.measure,
            "severity": verdict.severity(item),
            "message": well_formed(found.message),
            "fix": well_formed(found.fix),
            "start": found.start,
            "end": found.end,
            "line": item.line,
            "column": item.column,
            "unit": found.unit,
            "before": well_formed(item.before),
            "marked": well_formed(item.marked),
            "after": well_formed(item.after),
            "consequence_of": item.cause,
            "details": json.dumps(found.details) if found.details else "",
        }
