"""The documentation is true of the code."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from audits.checks import CHECKS, COLUMNS
from audits.commands.parser import parser
from audits.configuration import Configuration

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


def test_the_readme_is_short() -> None:
    assert len(README.splitlines()) < 150


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_generated_pages_are_fresh() -> None:
    command = [sys.executable, str(ROOT / "generators/docs.py"), "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_ci_runs_the_test_command_of_the_readme() -> None:
    (command,) = re.findall(r"^python3 .*pytest.*$", README, re.MULTILINE)
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert command in script.splitlines()
    assert script.rstrip().endswith(command)


def test_the_readme_names_every_command_suite_and_exit_code() -> None:
    commands = re.findall(r"^    (\w+) ", parser().format_help(), re.MULTILINE)
    assert {"check", "report", "explain"} <= set(commands)
    assert all(f"`corpus-audit {command}" in README for command in commands)
    suites = {path.stem for path in (ROOT / "expectations").glob("*.yaml")}
    assert all(f"| `{suite}` |" in README for suite in suites)


def test_the_configuration_page_names_every_key() -> None:
    page = (ROOT / "docs/configuration.md").read_text(encoding="utf-8")
    keys = {name.replace("_", "-") for name in Configuration._fields} - {"folder"}
    assert all(f"`{key}`" in page for key in keys)


def test_the_manual_names_every_check_and_measure() -> None:
    page = (ROOT / "docs/checks.md").read_text(encoding="utf-8")
    assert all(f"## {check.CODE} {check.NAME}" in page for check in CHECKS)
    assert all(f"`{name}`" in page for name in COLUMNS)


def test_every_dependency_has_its_reason() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    page = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8").lower()
    extras = project["optional-dependencies"]
    needed = [*project["dependencies"], *extras["gx"], *extras["parquet"], *extras["spark"]]
    for requirement in needed:
        name = re.split(r"[\[<>=]", requirement)[0]
        assert name == "corpus-audit" or name in page, name


@pytest.mark.parametrize("path", ["README.md", "docs", "audits", "expectations", "reports"])
def test_no_page_of_code_or_text_names_a_machine(path: str) -> None:
    every = [ROOT / path] if path.endswith(".md") else sorted((ROOT / path).rglob("*.*"))
    machine = re.compile(r"/home/\w|/work/|/root/|/Users/\w|C:\\\\Users")
    for file in every:
        if file.is_file() and file.suffix in {
            ".md",
            ".py",
            ".yaml",
            ".html",
            ".js",
            ".css",
            ".json",
        }:
            assert not machine.search(file.read_text(encoding="utf-8")), file.name
