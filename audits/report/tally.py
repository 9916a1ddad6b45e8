"""How many documents have which outcome, in words."""

from collections import Counter
from collections.abc import Iterable
from typing import Final, NamedTuple

from audits.verdict import Outcome, Verdict

OUTCOMES: Final[tuple[Outcome, ...]] = ("fail", "error", "warn", "pass")
"""In the order in which they ask for attention."""


class Tally(NamedTuple):
    """The number of documents by outcome."""

    fail: int = 0
    error: int = 0
    warn: int = 0
    clean: int = 0

    @property
    def total(self) -> int:
        """All documents."""
        return sum(self)

    @property
    def counts(self) -> dict[Outcome, int]:
        """The number of documents by the outcome's name."""
        return dict(zip(OUTCOMES, self, strict=True))

    @property
    def headline(self) -> str:
        """The answer in one sentence without a full stop: `12 of 16 documents need cleaning`."""
        if not self.total:
            return "No document was judged"
        if self.fail:
            return f"{self.fail:,} of {_documents(self.total)} {_need(self.fail)} cleaning"
        if self.error:
            return f"{self.error:,} of {_documents(self.total)} could not be read"
        if self.warn:
            what = "is" if self.warn == 1 else "are"
            return f"{self.warn:,} of {_documents(self.total)} {what} worth a look"
        return (
            "The document is clean"
            if self.total == 1
            else f"All {self.total:,} documents are clean"
        )

    @property
    def counted(self) -> str:
        """Every outcome that occurs: `12 fail, 1 could not be read, 3 pass`."""
        words = {"fail": "fail", "error": "could not be read", "warn": "warn", "pass": "pass"}
        parts = [f"{count:,} {words[name]}" for name, count in self.counts.items() if count]
        return ", ".join(parts) or "nothing judged"


def tally(verdicts: Iterable[Verdict]) -> Tally:
    """The outcomes of *verdicts*, counted."""
    counts = Counter(verdict.outcome for verdict in verdicts)
    return Tally(*(counts[outcome] for outcome in OUTCOMES))


def _documents(count: int) -> str:
    return f"{count:,} document{'' if count == 1 else 's'}"


def _need(count: int) -> str:
    return "needs" if count == 1 else "need"
