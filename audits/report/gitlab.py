"""GitLab's code quality report: a JSON array of places.

Source: GitLab Docs, "Code Quality", the report format; a fingerprint must not occur twice.
"""

import json
from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b
from typing import Any, Final

from audits.finding import Severity
from audits.report.telling import Telling, located, tellings
from audits.report.visible import visible
from audits.verdict import Verdict

SEVERITY: Final[dict[Severity, str]] = {"critical": "critical", "warning": "minor", "info": "info"}


def text(verdicts: Iterable[Verdict]) -> str:
    """The report, the worst first; documents that could not be read are blockers."""
    known = list(verdicts)
    entries = [_unread(verdict) for verdict in known if verdict.row.error]
    entries += map(_entry, tellings(known))
    seen = Counter[str]()
    for entry in entries:  # documents may share a name: ids need not differ
        name = entry["fingerprint"]
        entry["fingerprint"] = _name(name, str(seen[name])) if seen[name] else name
        seen[name] += 1
    return json.dumps(entries, ensure_ascii=True, indent=1) + "\n"


def _entry(telling: Telling) -> dict[str, Any]:
    """One place."""
    location = telling.location
    return {
        "description": visible(telling.item.finding.message),
        "check_name": telling.item.rule,
        "fingerprint": _name(location.file, str(location.line), location.record, telling.identity),
        "severity": SEVERITY[telling.severity],
        "location": {"path": visible(location.file, unseen=True), "lines": {"begin": telling.line}},
    }


def _unread(verdict: Verdict) -> dict[str, Any]:
    """A document that could not be read."""
    location = located(verdict.row.path)
    return {
        "description": visible(verdict.row.error),
        "check_name": "unreadable",
        "fingerprint": _name(location.file, str(location.line), location.record, "unreadable"),
        "severity": "blocker",
        "location": {
            "path": visible(location.file, unseen=True), "lines": {"begin": location.line or 1}
        },
    }  # fmt: skip


def _name(*parts: str) -> str:
    """One short name of several parts."""
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
