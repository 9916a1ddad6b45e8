"""The ways that the pages show a newcomer, walked command by command in a fresh repository."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
CLEAN = "The tide table on the harbour wall had been painted by hand, and nobody knew when.\n"
DIRTY = "Le caf\u00c3\u00a9 de la gare ouvrait t\u00c3\u00b4t, m\u00c3\u00aame le dimanche.\n"
INSTALLS = re.compile(r"pip install|venv")


def blocks(page: str, language: str) -> list[str]:
    """The code blocks of a page in a language."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def commands(page: str) -> list[str]:
    """The commands of a page's shell blocks, those that install left out."""
    lines = "".join(blocks(page, "sh")).splitlines()
    return [line for line in lines if not INSTALLS.search(line)]


def git(folder: Path, *arguments: str) -> str:
    author = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    command = ["git", *author, *arguments]
    return subprocess.run(
        command, cwd=folder, check=True, capture_output=True, encoding="utf-8"
    ).stdout.strip()


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone of a repository with one clean document, on a branch of its own."""
    origin, folder = tmp_path / "origin", tmp_path / "clone"
    (origin / "seeds").mkdir(parents=True)
    (origin / "seeds" / "old.txt").write_text(CLEAN, encoding="utf-8")
    git(origin, "init", "-q", "-b", "main")
    git(origin, "add", "-A")
    git(origin, "commit", "-q", "-m", "first")
    git(tmp_path, "clone", "-q", str(origin), str(folder))
    git(folder, "checkout", "-q", "-b", "work")
    scripts = Path(sys.executable).parent
    monkeypatch.setenv("PATH", f"{scripts}{os.pathsep}{os.environ['PATH']}")
    return folder


def add(folder: Path, text: str) -> None:
    (folder / "seeds" / "new.txt").write_text(text, encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "a document")


def run(folder: Path, command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """The command as a shell runs it."""
    return subprocess.run(
        ["sh", "-ec", command], cwd=folder, env={**os.environ, **variables},
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.mark.parametrize("command", commands("README.md"))
@pytest.mark.parametrize(("text", "code"), [(CLEAN, 0), (DIRTY, 1)], ids=["clean", "dirty"])
def test_a_command_of_the_readme_does_what_it_says(
    command: str, text: str, code: int, clone: Path
) -> None:
    add(clone, text)
    done = run(clone, command)
    assert (done.returncode, "Traceback" in done.stderr) == (code, False), done.stderr
    for name in re.findall(r"(?:-o|--output) (\S+)", command):
        assert (clone / name).stat().st_size > 0


def test_the_commands_of_the_gate_page_accept_a_debt_and_stop_a_new_one(clone: Path) -> None:
    add(clone, DIRTY)
    baseline, check = commands("docs/ci.md")[1:3]
    assert run(clone, commands("docs/ci.md")[0]).returncode == 1
    assert run(clone, baseline).returncode == 0
    assert run(clone, check).returncode == 0
    add(clone, DIRTY + "\n" + DIRTY.replace("gare", "place du march\u00c3\u00a9"))
    assert run(clone, check).returncode == 1


GITHUB, GITLAB = (yaml.safe_load(block) for block in blocks("docs/ci.md", "yaml"))
WORKFLOWS = {
    "github": (GITHUB, "vendor.github-workflows"),
    "gitlab": (GITLAB, "vendor.gitlab-ci"),
    "own": (
        yaml.safe_load((ROOT / ".github/workflows/tests.yml").read_text(encoding="utf-8")),
        "vendor.github-workflows",
    ),
}


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_is_one_by_the_schema_of_its_service(name: str, tmp_path: Path) -> None:
    workflow, schema = WORKFLOWS[name]
    file = tmp_path / "workflow.yml"
    named: Any = {("on" if key is True else key): value for key, value in workflow.items()}
    file.write_text(yaml.safe_dump(named), encoding="utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(file)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(("text", "code"), [(CLEAN, 0), (DIRTY, 1)], ids=["clean", "dirty"])
def test_the_steps_of_the_github_workflow_run(text: str, code: int, clone: Path) -> None:
    add(clone, text)
    steps = [step["run"] for step in GITHUB["jobs"]["corpus"]["steps"] if "run" in step]
    check, summarize = (step for step in steps if not INSTALLS.search(step))
    done = run(clone, check, GITHUB_BASE_REF="main")
    assert done.returncode == code, done.stderr
    assert ("::error file=seeds/new.txt,line=1," in done.stdout) == bool(code)
    assert json.loads((clone / "audit.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert run(clone, summarize, GITHUB_STEP_SUMMARY="all.md").returncode == 0
    assert "1 of 1" in (clone / "all.md").read_text(encoding="utf-8") or not code


@pytest.mark.parametrize(("text", "code"), [(CLEAN, 0), (DIRTY, 1)], ids=["clean", "dirty"])
def test_the_script_of_the_gitlab_job_runs_and_leaves_its_artifacts(
    text: str, code: int, clone: Path
) -> None:
    add(clone, text)
    (check,) = (line for line in GITLAB["corpus"]["script"] if not INSTALLS.search(line))
    base = git(clone, "rev-parse", "origin/main")
    done = run(clone, check, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    assert done.returncode == code, done.stderr
    artifacts = GITLAB["corpus"]["artifacts"]
    for name in [*artifacts["paths"], *artifacts["reports"].values()]:
        assert (clone / name).stat().st_size > 0
    entries = json.loads((clone / "code-quality.json").read_text(encoding="utf-8"))
    assert bool(entries) == bool(code)
