"""How much of a document is damaged."""

from collections.abc import Iterator
from typing import Final

from audits.row import Evidence, Row
from audits.verdict import Verdict

OF_THE_WHOLE: Final = "not_utf8"
"""A measure whose places are examples: whoever takes the file for UTF-8 reads all of it wrongly."""


def damaged(verdict: Verdict) -> float:
    """The share of the characters that lie in places of broken expectations, each counted once."""
    row = verdict.row
    bad = [item for item in row.evidence if verdict.severity(item) != "info"]
    spans = sorted(span for item in bad for span in _spans(item, row))
    covered = reached = 0
    for start, end in spans:
        last = min(end, row.characters)
        covered += max(last - max(start, reached), 0)
        reached = max(reached, last)
    return round(covered / row.characters, 4) if covered else 0.0


def _spans(item: Evidence, row: Row) -> Iterator[tuple[int, int]]:
    """The places that a finding is about: its own, and every copy after the first."""
    if item.measure == OF_THE_WHOLE:
        yield 0, row.characters
        return
    finding = item.finding
    yield finding.start, finding.end
    for start, end in finding.details.get("copies", ())[1:]:
        yield int(start), int(end)
