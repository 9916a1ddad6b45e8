"""How much of a document is damaged."""

from collections.abc import Iterator

from audits.finding import Finding
from audits.row import Row
from audits.verdict import Verdict


def damaged(verdict: Verdict) -> float:
    """The share of the characters that lie in places of broken expectations, each counted once."""
    row = verdict.row
    bad = [item.finding for item in row.evidence if verdict.severity(item) != "info"]
    spans = sorted(span for finding in bad for span in _spans(finding, row))
    covered = reached = 0
    for start, end in spans:
        last = min(end, row.characters)
        covered += max(last - max(start, reached), 0)
        reached = max(reached, last)
    return round(covered / row.characters, 4) if covered else 0.0


def _spans(finding: Finding, row: Row) -> Iterator[tuple[int, int]]:
    """The places that a finding is about: its own, and every copy after the first.

    A place in bytes of a file that is no UTF-8 is about all of its text.
    """
    if finding.unit == "byte" and row.encoding != "utf-8":
        yield 0, row.characters
        return
    yield finding.start, finding.end
    for start, end in finding.details.get("copies", ())[1:]:
        yield int(start), int(end)
