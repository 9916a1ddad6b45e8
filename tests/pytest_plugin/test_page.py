"""The examples of docs/pytest.md run, and say what the page says they do."""

import re
import shutil
from pathlib import Path

import pytest
import yaml

from audits.pytest_plugin import auditor, corpus

pytest_plugins = ["pytester"]

IMPORTED = (yaml, auditor, corpus)
"""A run in this process forgets what it was first to import; not all can be imported twice."""

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/pytest.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(language: str) -> list[str]:
    return [text for name, text in BLOCK.findall(PAGE) if name == language]


@pytest.fixture(autouse=True)
def _seeds(pytester: pytest.Pytester) -> None:
    shutil.copytree(ROOT / "seeds", pytester.path / "seeds")
    pytester.makefile(".toml", **{"corpus-audit": 'exclude = ["seeds/README.md"]\n'})


@pytest.mark.parametrize("command", [block.strip() for block in blocks("console")])
def test_each_command_finds_the_wrapped_seed_as_shown(
    pytester: pytest.Pytester, command: str
) -> None:
    assert command.startswith("$ pytest ")
    done = pytester.runpytest_inprocess(*command.split()[2:])
    shown = blocks("text")[0].splitlines()[1:]
    assert set(shown) <= set(done.outlines)
    assert done.ret == pytest.ExitCode.TESTS_FAILED


def test_the_tests_of_the_page_pass(pytester: pytest.Pytester) -> None:
    (example,) = blocks("python")
    pytester.makepyfile(example)
    pytester.runpytest_inprocess().assert_outcomes(passed=3)


def test_a_failed_assertion_reads_as_shown(pytester: pytest.Pytester) -> None:
    shown = [line for line in blocks("text")[1].splitlines() if line not in {"...", ""}]
    pytester.makepyfile(f"def test_it(audit):\n    {shown[0].removeprefix('>').strip()}\n")
    done = pytester.runpytest_inprocess()
    assert set(shown) <= set(done.outlines)


def test_the_page_names_every_option(pytester: pytest.Pytester) -> None:
    help_ = pytester.runpytest_inprocess("--help").stdout.str()
    options = set(re.findall(r"^  (--corpus[\w-]*)", help_, re.MULTILINE))
    assert len(options) == 4
    assert all(f"| `{option}" in PAGE for option in options)
