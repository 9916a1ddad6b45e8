"""Heavy libraries are imported only by those who need them."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HEAVY = {
    "great_expectations", "pandas", "jinja2", "pyarrow", "rich", "pyspark", "chardet", "cchardet",
    "pathspec", "tomllib", "multiprocessing.pool", "xml", "asyncio", "unittest",
}  # fmt: skip


def imported_by(*arguments: str) -> list[str]:
    """The modules that a run of the command has imported at its end, in that order."""
    code = (
        "import sys\nfrom audits.cli import main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        "print('\\n'.join(['modules:', *sys.modules]))"
    )
    command = [sys.executable, "-X", "utf8", "-c", code, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    return done.stdout.partition("modules:\n")[2].split()


@pytest.mark.parametrize(
    "name", ["001_english_clean.txt", "000_36aea260147a8caa.txt", "003_persian_clean.txt"]
)
def test_check_of_a_utf8_file_imports_nothing_heavy(name: str, tmp_path: Path) -> None:
    empty = tmp_path / "corpus-audit.toml"
    empty.touch()
    modules = imported_by("check", "--config", str(empty), "--format", "jsonl", f"seeds/{name}")
    assert not (HEAVY & set(modules)) - {"tomllib"}
    assert "numpy" in modules


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_asking_for_help_imports_nothing_but_the_parser(option: str) -> None:
    modules = imported_by(option)
    assert not set(modules) & (HEAVY | {"numpy", "yaml", "regex"})


def test_patterns_and_legacy_bytes_bring_their_own_libraries_and_no_more() -> None:
    modules = imported_by("check", "--format", "jsonl", "seeds/005_russian_koi8r.txt")
    assert {"chardet"} <= set(modules) & HEAVY <= {"chardet", "cchardet", "tomllib", "pathspec"}


@pytest.mark.parametrize("name", ["000_36aea260147a8caa.txt", "003_persian_clean.txt"])
def test_a_utf8_file_in_any_script_builds_no_codec_of_another_encoding(name: str) -> None:
    modules = imported_by("check", f"seeds/{name}")
    assert not [one for one in modules if one.startswith(("_codecs_", "encodings.cp"))]


def test_numpy_is_imported_before_the_long_chain_of_our_own_modules() -> None:
    modules = imported_by("check", "seeds/001_english_clean.txt")
    assert modules.index("numpy") < modules.index("audits.commands.check")
