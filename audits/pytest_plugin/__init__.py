"""The pytest plugin: documents as test items (`--corpus`), and the fixture `audit`.

Every run of pytest loads this module wherever the package is installed. So it imports nothing of
the package before somebody asks: for a corpus by the option, for an audit by the fixture.
"""

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from audits.pytest_plugin.auditor import Auditor


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options; none has an effect without --corpus."""
    group = parser.getgroup("corpus-audit")
    group.addoption(
        "--corpus", action="append", default=[], metavar="PATH",
        help="judge each document of this file or folder as a test; may be repeated",
    )  # fmt: skip
    group.addoption(
        "--corpus-suite", default="", metavar="NAME",
        help="the suite that judges, by name or file (default: as configured)",
    )  # fmt: skip
    group.addoption(
        "--corpus-expectations", action="store_true",
        help="make each expectation on each document a test of its own",
    )  # fmt: skip
    group.addoption(
        "--corpus-strict", action="store_true", help="documents that only warn fail as well"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Name the marker of documents; read configuration and suites if there is a corpus."""
    config.addinivalue_line("markers", "corpus: a document of --corpus")
    if config.getoption("corpus"):
        from audits.pytest_plugin.corpus import CorpusPlugin

        config.pluginmanager.register(CorpusPlugin(config), "corpus-audit-corpus")


@pytest.fixture
def audit() -> "Auditor":
    """What audits a str, bytes or a Path; a test asserts that the result passes a suite."""
    from audits.pytest_plugin.auditor import Auditor

    return Auditor()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Show beneath a failed assertion what the audits of its test have found."""
    report = yield
    auditor: Any = getattr(item, "funcargs", {}).get("audit")
    shown: Any = report.longrepr
    if report.failed and call.when == "call" and hasattr(shown, "addsection"):
        for judgement in getattr(auditor, "refused", ()):
            shown.addsection("corpus-audit", str(judgement), "-")
    return report
