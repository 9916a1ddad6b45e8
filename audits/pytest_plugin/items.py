"""A document as a test item, and one expectation on a document."""

import os
from collections.abc import Callable
from typing import Any, Final

import pytest

from audits.audit import SuiteOf
from audits.judgement import report, summary, worst_line
from audits.run import row
from audits.source import Source
from audits.suite import Expectation
from audits.verdict import Verdict, judge, verdict

WARNING: Final = "corpus-audit-warning"
"""The user property of an item that passes with a warning; its value is the worst finding."""


class DirtyDocumentError(Exception):
    """A document that does not pass; the message is its evidence."""

    def __init__(self, judged: Verdict) -> None:
        """Tell what *judged* says."""
        super().__init__(report(judged))
        self.judged = judged


class Documents:
    """Judges documents when their items run; the last verdict serves all items of one document."""

    def __init__(self, suite_of: SuiteOf, waive: Callable[[Verdict], Verdict]) -> None:
        """Judge by the suite that *suite_of* names for a path, less what *waive* accepts."""
        self.suite_of = suite_of
        self.waive = waive
        self.last: tuple[Source, Verdict] | None = None

    def verdict(self, source: Source) -> Verdict:
        """The verdict on a document."""
        if self.last is None or self.last[0] is not source:
            judged = judge(self.suite_of(source.path), row(source))
            self.last = source, self.waive(judged)
        return self.last[1]


class DocumentItem(pytest.Item):
    """A document under its suite."""

    source: Source
    line: int
    """Of a record in its file, counted from 0."""
    strict: bool
    documents: Documents

    def __init__(self, **known: Any) -> None:
        """An item as pytest makes it, with the marker of documents."""
        super().__init__(**known)
        self.add_marker("corpus")

    def judged(self) -> Verdict:
        """The verdict that decides."""
        return self.documents.verdict(self.source)

    def runtest(self) -> None:
        """Raise DirtyDocumentError if the document does not pass; note a warning otherwise."""
        judged = self.judged()
        if judged.outcome in ("fail", "error") or (self.strict and judged.outcome == "warn"):
            raise DirtyDocumentError(judged)
        if judged.outcome == "warn":
            self.user_properties.append((WARNING, summary(judged)))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The evidence, without a traceback of ours; what else failed as pytest shows it."""
        error = excinfo.value
        if not isinstance(error, DirtyDocumentError):
            return super().repr_failure(excinfo, style)
        shown = excinfo.getrepr(style="value")
        if shown.reprcrash:
            shown.reprcrash.path = str(self.path)
            shown.reprcrash.lineno = self.line + worst_line(error.judged)
            shown.reprcrash.message = summary(error.judged)
        return shown

    def reportinfo(self) -> tuple["os.PathLike[str] | str", int | None, str]:
        """The document's file, the line of the record in it, and the item's name in words.

        In words, since pytest takes the end of an id for the dotted name of a test: it would make
        `::` of the dots in a file's name.
        """
        return self.path, self.line, self.name.replace("::", " ")


class ExpectationItem(DocumentItem):
    """One expectation on a document."""

    expectation: Expectation

    def judged(self) -> Verdict:
        """The document's verdict as if nothing but this were expected."""
        whole = super().judged()
        if whole.outcome == "error":
            return whole
        broken = [each for each in whole.failed if each is self.expectation]
        return verdict(whole.suite, whole.row, broken)
