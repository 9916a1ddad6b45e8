"""JSON: one object with how many documents have which verdict, and the record of each."""

import json
from collections.abc import Iterable

from audits.report.jsonl import SCHEMA_VERSION, record
from audits.report.tally import tally
from audits.verdict import Verdict


def text(verdicts: Iterable[Verdict]) -> str:
    """The object; the records are those of JSON Lines."""
    known = list(verdicts)
    content = {
        "schema": SCHEMA_VERSION,
        "verdicts": tally(known).counts,
        "documents": [record(verdict) for verdict in known],
    }
    return json.dumps(content, ensure_ascii=True, indent=1) + "\n"
