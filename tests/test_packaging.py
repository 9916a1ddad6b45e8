"""What the wheel holds, and what a checkout holds, is the same tool."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from audits import __version__
from audits.shipped import shipped

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("folder", ["expectations", "reports"])
def test_shipped_names_the_files_of_the_checkout(folder: str) -> None:
    names = {item.name for item in shipped(folder).iterdir()}
    assert names >= {path.name for path in (ROOT / folder).iterdir()}
    assert names


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of what git tracks."""
    pytest.importorskip("hatchling")
    copy, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in ("audits", "expectations", "reports"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy / name)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(command, cwd=copy, check=True, capture_output=True)
    return next(out.glob("*.whl"))


@pytest.mark.slow
def test_the_wheel_holds_the_package_with_its_data_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.partition("/")[0] for name in names}
    assert tops == {"audits", f"corpus_audit-{__version__}.dist-info"}
    assert {"audits/expectations/default.yaml", "audits/py.typed"} <= set(names)
    assert any(name.startswith("audits/reports/") for name in names)
    assert not [name for name in names if "__pycache__" in name]
    entries = f"corpus_audit-{__version__}.dist-info/entry_points.txt"
    said = zipfile.ZipFile(wheel).read(entries).decode("utf-8")
    assert "[pytest11]\ncorpus-audit = audits.pytest_plugin" in said


@pytest.mark.slow
def test_the_wheel_works_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    document = tmp_path / "document.txt"
    document.write_text("A clean document.\n", encoding="utf-8")
    start = "from audits.cli import main; sys.exit(main())"
    code = f"import sys; sys.path.insert(0, {str(target)!r}); {start}"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code, "check", str(document)],
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert "clean" in done.stdout
