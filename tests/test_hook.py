"""The hook, as pre-commit itself runs it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def test_the_readme_and_the_docs_name_every_hook() -> None:
    for page in ("README.md", "docs/pre-commit.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        assert all(f"- id: {hook['id']}" in text for hook in HOOKS)


def test_binary_files_are_not_let_by() -> None:
    assert [hook["types"] for hook in HOOKS] == [["file"]]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A git repository whose pre-commit runs our hook, with this interpreter's installation."""
    pytest.importorskip("pre_commit")
    if shutil.which("git") is None:
        pytest.skip("needs git")
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "cache"))
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_PREFIX"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "repository"
    folder.mkdir()
    (hook,) = HOOKS
    command = hook["entry"].replace("corpus-audit", f"{sys.executable} -m audits", 1)
    local = {**hook, "language": "system", "entry": f"env PYTHONPATH={ROOT} {command}"}
    config = {"repos": [{"repo": "local", "hooks": [local]}]}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    return folder


def run_hook(folder: Path, *names: str) -> subprocess.CompletedProcess[str]:
    subprocess.run(["git", "add", "-A"], cwd=folder, check=True)
    command = [sys.executable, "-m", "pre_commit", "run", "--color", "never", "--files", *names]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.slow
def test_pre_commit_lets_a_clean_document_by(repository: Path) -> None:
    shutil.copy(ROOT / "seeds/001_english_clean.txt", repository / "clean.txt")
    done = run_hook(repository, "clean.txt")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "data", "line"),
    [
        ("seed.txt", None, "seed.txt:1:1: "),
        ("utf16.txt", "A document.\n".encode("utf-16"), "utf16.txt:1:2: EN001 critical"),
        ("nul.txt", b"A docu\x00ment.\n", "nul.txt:1:7: EN006 critical"),
    ],
    ids=["wrapped and repeated", "UTF-16", "a NUL"],
)
def test_pre_commit_stops_a_dirty_document(
    repository: Path, name: str, data: bytes | None, line: str
) -> None:
    seed = (ROOT / "seeds/000_36aea260147a8caa.txt").read_bytes()
    (repository / name).write_bytes(data or seed)
    done = run_hook(repository, name)
    assert done.returncode == 1
    assert "Failed" in done.stdout
    assert line in done.stdout
