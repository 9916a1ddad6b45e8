"""SARIF 2.1.0 (OASIS, 2020), as code scanning services read it.

Columns are code points. Paths are relative to SRCROOT, the folder in which the audit was started.
GitHub keeps 5,000 results of a run, the worst first, and refuses files beyond 10 MB packed; what is
cut here is said in the run's notifications and properties.
"""

import json
from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import quote

from audits import __version__
from audits.checks import CHECKS
from audits.checks.check import FAMILIES, Check
from audits.finding import Severity
from audits.manual import page
from audits.report.telling import Location, Telling, located, tellings
from audits.report.visible import visible
from audits.verdict import Verdict

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
HOME: Final = "https://github.com/corpus-audit/corpus-audit"
MOST: Final = 5_000
"""Results that GitHub shows of a run."""
LONGEST: Final = 1_000
"""Characters of a message."""

LEVELS: Final[dict[Severity, str]] = {"critical": "error", "warning": "warning", "info": "note"}


def text(verdicts: Iterable[Verdict]) -> str:
    """The log, the worst results first."""
    known = list(verdicts)
    every = tellings(known)
    shown = every[:MOST]
    rules = {check.CODE: number for number, check in enumerate(CHECKS)}
    cut = len(every) - len(shown)
    run: dict[str, Any] = {
        "tool": {"driver": _driver()},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            "SRCROOT": {"description": {"text": "the folder in which the audit was started"}}
        },
        "invocations": [
            {
                "executionSuccessful": not any(verdict.row.fault for verdict in known),
                "toolExecutionNotifications": [*map(_unread, _unreadable(known)), *_cut(cut)],
            }
        ],
        "results": [_result(telling, rules) for telling in shown],
        "properties": {"documents": len(known), "results": len(every), "resultsCut": cut},
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=True, indent=1) + "\n"


def _driver() -> dict[str, Any]:
    """The tool with its rules."""
    return {
        "name": "corpus-audit",
        "version": __version__,
        "informationUri": HOME,
        "rules": [_rule(check) for check in CHECKS],
    }


def _rule(check: Check) -> dict[str, Any]:
    """One check as a rule, its manual page as help."""
    worst = [column.severity for column in check.COLUMNS if column.maximum is not None]
    level = LEVELS[worst[0]] if worst else "none"
    manual = page(check.CODE)
    return {
        "id": check.CODE,
        "name": "".join(word.capitalize() for word in check.NAME.split()),
        "shortDescription": {"text": check.NAME},
        "fullDescription": {"text": manual.splitlines()[2]},
        "help": {"text": manual},
        "defaultConfiguration": {"level": level},
        "properties": {"tags": [FAMILIES[check.CODE[:2]]]},
    }


def _result(telling: Telling, rules: dict[str, int]) -> dict[str, Any]:
    """One place."""
    rule = telling.item.rule
    return {
        "ruleId": rule,
        **({"ruleIndex": rules[rule]} if rule in rules else {}),
        "level": LEVELS[telling.severity],
        "message": {"text": telling.sentence(LONGEST)},
        "locations": [_location(telling.location, _region(telling))],
        "partialFingerprints": {"corpusAudit/v1": telling.identity},
    }


def _location(location: Location, region: dict[str, int] | None) -> dict[str, Any]:
    """A file, and the place in it."""
    physical: dict[str, Any] = {
        "artifactLocation": {
            "uri": quote(location.file.encode("utf-8", "surrogateescape")),
            "uriBaseId": "SRCROOT",
        }
    }
    if region:
        physical["region"] = region
    found: dict[str, Any] = {"physicalLocation": physical}
    if location.record:
        found["logicalLocations"] = [{"name": visible(location.record, unseen=True)}]
    return found


def _region(telling: Telling) -> dict[str, int]:
    """The place: line and columns, or bytes; of a record its line."""
    item, finding = telling.item, telling.item.finding
    if telling.location.line or telling.location.record or not (item.line or item.column):
        return {"startLine": telling.line}
    if finding.unit == "byte":
        return {"byteOffset": finding.start, "byteLength": finding.end - finding.start}
    region = {"startLine": item.line, "startColumn": item.column}
    size = finding.end - finding.start
    if size == len(item.marked) and not set(item.marked) & set("\r\n\u2028\u2029"):
        region["endColumn"] = item.column + size
    return region


def _unreadable(verdicts: Iterable[Verdict]) -> Iterable[Verdict]:
    """The documents that could not be read."""
    return (verdict for verdict in verdicts if verdict.row.error)


def _unread(verdict: Verdict) -> dict[str, Any]:
    """A document that could not be read, as a notification."""
    location = located(verdict.row.path)
    region = {"startLine": location.line} if location.line else None
    return {
        "level": "error",
        "message": {"text": visible(verdict.row.error)},
        "locations": [_location(location, region)],
    }


def _cut(number: int) -> Iterable[dict[str, Any]]:
    """What is said of results that are left out."""
    if number:
        yield {
            "level": "warning",
            "message": {
                "text": f"{number:,} further results are left out, the mildest of all: "
                f"code scanning shows {MOST:,} of a run"
            },
        }
