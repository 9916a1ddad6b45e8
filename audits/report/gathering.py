"""Verdicts laid aside for a report, with the text of those that it is likely to show."""

from typing import Final

from audits.report.damage import damaged
from audits.verdict import Verdict

EXCERPT: Final = 12_000
"""Characters of its text that a row keeps: some four pages, and every place of most documents."""

ENOUGH: Final = 30_000_000
"""Characters of text held at least, in all: seven times what the page has room for."""

SHOWN: Final = ("fail", "warn")


class Gathering:
    """Verdicts in their order; of too many documents only the most damaged keep their text."""

    def __init__(self, verdicts: list[Verdict], enough: int = ENOUGH) -> None:
        """Verdicts go to the end of *verdicts*; at most twice *enough* characters are ever held."""
        self.verdicts = verdicts
        self._enough = enough
        self._held = 0

    def add(self, verdict: Verdict) -> Verdict:
        """Lay a verdict aside and give it back."""
        self.verdicts.append(verdict if verdict.outcome in SHOWN else _bare(verdict))
        self._held += _size(self.verdicts[-1])
        if self._held > 2 * self._enough:
            self._thin()
        return verdict

    def _thin(self) -> None:
        """Take the text from the least damaged documents, until enough is left."""
        self._held = 0
        for index in sorted(range(len(self.verdicts)), key=self._rank):
            verdict = self.verdicts[index]
            size = _size(verdict)
            if self._held + size > self._enough:
                self.verdicts[index] = _bare(verdict)
            else:
                self._held += size

    def _rank(self, index: int) -> tuple[bool, float]:
        """The worst first."""
        verdict = self.verdicts[index]
        return verdict.outcome != "fail", -damaged(verdict)


def _size(verdict: Verdict) -> int:
    """Characters of text that a verdict holds."""
    kept = verdict.row.excerpt
    return sum(len(passage.text) for passage in kept.passages) if kept else 0


def _bare(verdict: Verdict) -> Verdict:
    """The verdict without text."""
    if verdict.row.excerpt is None:
        return verdict
    return verdict._replace(row=verdict.row._replace(excerpt=None))
