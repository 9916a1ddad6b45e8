"""The verdict on a document: which expectations its row breaks."""

from typing import Literal, NamedTuple

from audits.finding import Severity
from audits.row import Evidence, Row
from audits.suite import Expectation, Suite

Outcome = Literal["pass", "warn", "fail", "error"]


class Verdict(NamedTuple):
    """A document under a suite."""

    row: Row
    suite: Suite
    outcome: Outcome
    failed: tuple[Expectation, ...]
    """The expectations that it breaks, worst severity first."""

    def severity(self, evidence: Evidence) -> Severity:
        """The severity of the worst expectation broken by the finding's measure; else "info"."""
        return next((e.severity for e in self.failed if e.column == evidence.measure), "info")
