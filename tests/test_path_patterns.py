"""Patterns of paths mean the same wherever the program runs, and however a file is named."""

from pathlib import Path

import pytest

from audits.path_patterns import as_from, path_patterns
from audits.usage import UsageError

NAMES = ["raw/a.txt", "./raw/a.txt", "raw/../raw/a.txt"]


@pytest.mark.parametrize("pattern", ["/raw/", "raw/*.txt", "a.txt", "raw/**"])
@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_known_however_it_is_named(
    pattern: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    patterns = path_patterns("exclude", [pattern], str(tmp_path))
    assert patterns.match(name)
    assert patterns.match(str(tmp_path / name))
    assert not patterns.match("other/b.txt")


def test_patterns_are_read_from_their_folder_from_wherever_the_program_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "raw").mkdir()
    monkeypatch.chdir(tmp_path / "raw")
    patterns = path_patterns("exclude", ["/raw/a.txt"], str(tmp_path))
    assert patterns.match("a.txt")
    assert patterns.match("../raw/a.txt")
    assert not patterns.match("raw/a.txt")


def test_a_file_elsewhere_is_matched_as_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    patterns = path_patterns("exclude", ["*.txt", "/there/"], str(tmp_path / "corpus"))
    assert patterns.match("elsewhere/a.txt")
    assert patterns.match("there/a.md")
    assert not patterns.match("elsewhere/a.md")


@pytest.mark.parametrize("pattern", ["c.jsonl", "raw/c.jsonl", "*#7", "raw/c.jsonl#7"])
def test_a_record_is_covered_by_its_file_or_by_itself(
    pattern: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    patterns = path_patterns("suppress", [pattern], str(tmp_path))
    assert patterns.cover("raw/c.jsonl#7")
    assert patterns.cover(f"{tmp_path}/raw/c.jsonl#7")
    assert not patterns.cover("raw/d.jsonl#8")


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.txt", "*.txt"),
        ("old/", "old/"),
        ("!a.txt", "!a.txt"),
        ("/a.txt", r"/raw \[1\]/a.txt"),
        ("old/*.txt", r"/raw \[1\]/old/*.txt"),
        ("!old/a.txt", r"!/raw \[1\]/old/a.txt"),
    ],
)
def test_a_pattern_of_the_command_line_means_the_same_from_the_configuration(
    pattern: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "raw [1]"
    here.mkdir()
    monkeypatch.chdir(here)
    assert as_from(str(tmp_path), pattern) == expected
    assert as_from(str(here), pattern) == pattern
    assert as_from(str(here / "below"), pattern) == pattern
    if not pattern.startswith("!"):
        name = "old/a.txt" if "old" in pattern else "a.txt"
        assert path_patterns("include", [expected], str(tmp_path)).match(name)


def test_what_is_no_pattern_is_told_with_its_place() -> None:
    with pytest.raises(UsageError, match=r"exclude: .*write it as in \.gitignore"):
        path_patterns("exclude", ["!"])
