"""The configuration is found upward, read strictly, and told with file and line when wrong."""

from pathlib import Path

import pytest

from audits.configuration import Configuration, configured
from audits.usage import UsageError


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert configured(tmp_path) == Configuration()


def test_the_nearest_file_above_is_read(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.corpus-audit]\nsuite = "strict"\n')
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    assert configured(deep) == Configuration(suite="strict", folder=str(tmp_path))
    (tmp_path / "a" / "corpus-audit.toml").write_text(
        'exclude = ["x/"]\nmax-bytes = 9\n[suites]\n"poems/" = "verse"\n'
    )
    near = Configuration(
        exclude=("x/",), max_bytes=9, suites=(("poems/", "verse"),), folder=str(tmp_path / "a")
    )
    assert configured(deep) == near


def test_suppressions_are_read(tmp_path: Path) -> None:
    (tmp_path / "corpus-audit.toml").write_text(
        '[[suppress]]\npaths = ["old/"]\ncodes = ["EN004", "LW"]\nreason = "as printed"\n'
    )
    (only,) = configured(tmp_path).suppress
    assert only == (("old/",), ("EN004", "LW"), "as printed")


def test_a_pyproject_without_our_table_is_passed_by(tmp_path: Path) -> None:
    (tmp_path / "corpus-audit.toml").write_text('suite = "verse"')
    below = tmp_path / "a"
    below.mkdir()
    (below / "pyproject.toml").write_text("[tool.other]\n")
    assert configured(below).suite == "verse"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('# a comment\nexlude = ["a"]', ":2: unknown key 'exlude'; did you mean 'exclude'?"),
        ('folder = "a"', ":1: unknown key 'folder'"),
        ('exclude = "a"', ":1: exclude must be a list of strings"),
        ("suite = 1", ":1: suite must be a string"),
        (
            '\nsuite = "strickt"',
            ":2: suite 'strickt': no such suite, and no such file; did",
        ),
        ('[suites]\n"a/" = "none"', ":2: suite 'none': no such suite, and no such file; known"),
        ("max-bytes = true", ":1: max-bytes must be a whole number"),
        ('[suites]\n"a" = 1', ":1: suites must map patterns to suites"),
        ('exclude = ["a", "!"]', ":1: Invalid git pattern: '!': write it as in .gitignore"),
        ('\n[suites]\n"a\\\\" = "verse"', ":2: Invalid git pattern: "),
        (
            '[[suppress]]\npaths = ["!"]\ncodes = ["EN"]\nreason = "r"',
            ":1: Invalid git pattern: '!'",
        ),
        ("suite = ", ": is not TOML: "),
        ("suppress = 1", ":1: suppress must be tables"),
        ("[[suppress]]\npath = []", ":1: unknown key 'path'; did you mean 'paths'?"),
        ('[[suppress]]\npaths = "a"', ":1: paths of a suppression must be a list of strings"),
        ('[[suppress]]\npaths = ["a"]\ncodes = ["EN"]', ":1: a suppression needs a reason"),
        (
            '[[suppress]]\npaths = ["a"]\ncodes = ["RPX01"]\nreason = "r"',
            ":1: unknown code 'RPX01'; did you mean 'RP001'?",
        ),
    ],
    ids=[
        "unknown",
        "inner",
        "no list",
        "no string",
        "no such suite",
        "no such suite for a pattern",
        "no number",
        "no mapping",
        "no pattern to exclude",
        "no pattern of a suite",
        "no pattern of a suppression",
        "no toml",
        "no tables",
        "unknown key of a suppression",
        "no patterns",
        "no reason",
        "unknown code",
    ],
)
def test_a_wrong_configuration_is_told_with_file_and_line(
    tmp_path: Path, text: str, message: str
) -> None:
    file = tmp_path / "corpus-audit.toml"
    file.write_text(text)
    with pytest.raises(UsageError) as told:
        configured(tmp_path)
    assert str(told.value).startswith(f"{file}{message}")
    assert "\n" not in str(told.value)
