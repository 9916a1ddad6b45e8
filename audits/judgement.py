"""A text judged on the spot: for tests of one's own, and for whoever has a text and no file.

`audited(text).passes("default")` is false in a condition if the text needs cleaning; its `repr`
says in one line why, its `str` shows what it breaks with places and mends.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from audits.document import Document
from audits.report.defects import defects
from audits.report.terminal import concise, document_lines
from audits.report.visible import visible
from audits.row import Evidence, Row, measure
from audits.run import row
from audits.source import FileSource
from audits.suite import find_suite
from audits.verdict import Outcome, Verdict, judge

UNNAMED: Final = "text"
"""What a text without a name is called in its report."""


@dataclass(frozen=True, repr=False)
class Judgement:
    """What a suite says of one text; true in a condition if the text passes."""

    verdict: Verdict
    strict: bool = False
    """Does a warning count as a failure?"""

    @property
    def outcome(self) -> Outcome:
        """Pass, warn, fail, or error if there was no text to be read."""
        return self.verdict.outcome

    def __bool__(self) -> bool:
        """Does the text pass?"""
        return self.outcome == "pass" or (self.outcome == "warn" and not self.strict)

    def __repr__(self) -> str:
        """The outcome, the suite and the worst finding, in one line."""
        why = summary(self.verdict)
        return f"<{self.outcome} by {visible(self.verdict.suite.name)}{why and ': '}{why}>"

    def __str__(self) -> str:
        """Every broken expectation with its first places, as the command's full form shows it."""
        return report(self.verdict)


@dataclass(frozen=True, repr=False)
class Audited:
    """A text that was measured, ready to be judged by any suite."""

    row: Row

    @property
    def metrics(self) -> Mapping[str, float]:
        """The value of every measure by its name."""
        return self.row.metrics

    @property
    def findings(self) -> tuple[Evidence, ...]:
        """Every finding in order of place, whether a suite minds it or not."""
        return self.row.evidence

    def passes(self, suite: str = "default", *, strict: bool = False) -> Judgement:
        """The judgement of *suite*, a shipped one or a file; *strict* counts warnings as failures.

        Raises SuiteError if there is no such suite, or if it needs Great Expectations to judge.
        """
        return Judgement(judge(find_suite(suite), self.row), strict)

    def __repr__(self) -> str:
        """The text's name and size."""
        return f"<audited {visible(self.row.path, unseen=True)}, {self.row.characters} characters>"


def audited(content: str | bytes | Path, name: str = UNNAMED) -> Audited:
    """A text, bytes in any encoding, or the file of a path, measured; *name* is for the report.

    A file that cannot be read passes no suite, and its judgement says why.
    """
    if isinstance(content, str):
        return Audited(measure(Document.from_text(content, name)))
    if isinstance(content, bytes):
        return Audited(measure(Document.from_bytes(content, name)))
    if isinstance(content, Path):
        return Audited(row(FileSource(str(content))))
    raise TypeError(f"audit a str, bytes or a Path, not {type(content).__name__}")


def summary(verdict: Verdict) -> str:
    """The worst finding, `1:7: EN006 critical …`, or why none is to be had; empty if clean."""
    if verdict.row.error:
        return visible(verdict.row.error)
    if not verdict.failed:
        return ""
    line = next(concise([verdict], most=1))
    return line.removeprefix(f"{visible(verdict.row.path, unseen=True)}:").lstrip()


def report(verdict: Verdict) -> str:
    """The document with its evidence; one line if it could not be read."""
    if verdict.row.error:
        return f"{visible(verdict.row.path, unseen=True)}: {visible(verdict.row.error)}"
    return "\n".join(document_lines(verdict))


def worst_line(verdict: Verdict) -> int:
    """The line of the worst finding, counted from 1; 1 if that has none."""
    places = (place for defect in defects(verdict) for place in defect.places)
    return max(next((place.line for place in places), 1), 1)
