"""The known failures of the project: its strict xfails, with their reasons."""

import contextlib
import io
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]


class _Collector:
    """Keeps what pytest collects."""

    def __init__(self) -> None:
        self.items: list[pytest.Item] = []

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Pytest's hook: the items that it found."""
        self.items = items


def known_failures() -> list[tuple[str, str]]:
    """The id of each test that is known to fail, with the reason, in order."""
    collector = _Collector()
    arguments = ["--collect-only", "-q", "-W", "ignore", "-p", "no:cacheprovider"]
    with contextlib.redirect_stdout(io.StringIO()):
        pytest.main([*arguments, "--rootdir", str(ROOT), str(ROOT / "tests")], plugins=[collector])
    found = []
    for item in collector.items:
        for mark in item.iter_markers("xfail"):
            name = item.nodeid.rpartition("::")[2]
            found.append((name, str(mark.kwargs.get("reason", ""))))
    return sorted(set(found))
