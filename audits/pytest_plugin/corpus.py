"""The documents of --corpus in a run of pytest: collected beside the tests, warnings told last."""

from collections.abc import Generator, Iterator
from itertools import islice
from typing import Final

import pytest

from audits.audit import Settings, selection, suite_chooser, waiver
from audits.configuration import configured
from audits.corpus import sources
from audits.pytest_plugin.items import WARNING, DocumentItem, Documents, ExpectationItem
from audits.pytest_plugin.names import Names
from audits.usage import UsageError
from audits.verdict import require_native

MOST_WARNINGS: Final = 10
"""Documents with warnings that the summary lists."""


class CorpusPlugin:
    """Registered only if there is a corpus."""

    def __init__(self, config: pytest.Config) -> None:
        """Read configuration and suites.

        Raises pytest.UsageError with the line that the command would say.
        """
        self.paths: list[str] = config.getoption("corpus")
        if "-" in self.paths:
            raise pytest.UsageError("--corpus needs files or folders: pytest has standard input")
        try:
            known = configured(config.invocation_params.dir)
            settings = Settings(known, config.getoption("corpus_suite"))
            self.documents = Documents(suite_chooser(settings, require_native), waiver(settings))
        except UsageError as error:
            raise pytest.UsageError(str(error)) from None
        self.selection = selection(settings)

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(
        self, collector: pytest.Collector
    ) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        """Add the corpora to what the whole session collects."""
        report = yield
        if isinstance(collector, pytest.Session) and report.result is not None:
            names = Names(collector.config.rootpath)
            for path in self.paths:
                name = names.shown(path, path)
                corpus = Corpus.from_parent(collector, name=name, nodeid=name)
                corpus.held, corpus.names, corpus.folder = self, names, path
                report.result.append(corpus)
        return report

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say which documents pass with warnings: they are to be seen, but fail nothing."""
        warned = [
            f"{report.nodeid}: {value}"
            for report in terminalreporter.getreports("passed")
            for name, value in getattr(report, "user_properties", ())
            if name == WARNING and report.when == "call"
        ]
        if not warned:
            return
        terminalreporter.section("corpus-audit: passed with warnings")
        for line in islice(warned, MOST_WARNINGS):
            terminalreporter.write_line(line)
        rest = len(warned) - MOST_WARNINGS
        more = f"and {rest:,} more; " if rest > 0 else ""
        terminalreporter.write_line(f"{more}--corpus-strict makes them fail")


class Corpus(pytest.Collector):
    """One path of --corpus."""

    held: CorpusPlugin
    names: Names
    folder: str

    def collect(self) -> Iterator[DocumentItem]:
        """An item a document, or a document and expectation; nothing is measured yet."""
        every = self.config.getoption("corpus_expectations")
        strict: bool = self.config.getoption("corpus_strict")
        for source in sources([self.folder], self.held.selection):
            suite = self.held.documents.suite_of(source.path)
            file, line, within = self.names.place(source.path, self.folder)
            stem = "::".join(filter(None, [file, within, suite.name]))
            path = self.config.rootpath / file
            for expectation in suite.expectations if every else (None,):
                kind = DocumentItem if expectation is None else ExpectationItem
                end = f"::{expectation.column}[{expectation.severity}]" if expectation else ""
                name = self.names.unique(stem + end)
                item = kind.from_parent(self, name=name, nodeid=name, path=path)
                item.source, item.line, item.strict = source, line, strict
                item.documents = self.held.documents
                if isinstance(item, ExpectationItem) and expectation:
                    item.expectation = expectation
                yield item
